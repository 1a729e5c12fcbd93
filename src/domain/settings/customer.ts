/** Settings of customers (mapping 10, "Customer"; rulebook C-1 to C-17). */
import { choice, flag, table, text, type Settings, type ValuesOf } from '../setting';
import { sharedSettings } from './shared';

export const customerSettings = {
	customerDirection: choice('Customer Direction', 'Which system is the master of customers (rulebook C-1). Off writes no customers: every invoice then goes to the temporary customer.', { severaToNetvisor: 'Severa to Netvisor', netvisorToSevera: 'Netvisor to Severa', off: 'Off (Temporary Customer)' }),
	customerAddressSource: choice('Customer Address Source', 'Which Severa address becomes the address in Netvisor (rulebook C-8). The billing address needs the addresses of each customer in its item and falls back to headquarters.', { headquarters: 'Headquarters', billing: 'Billing Address' }),
	customerWithoutBusinessId: choice('Customer Without Business ID', 'What a customer without business ID or VAT number is. Held by default (rulebook C-8), since most of them only lack the number.', { hold: 'Hold', private: 'Private Customer', company: 'Company' }),
	businessIdCheck: choice('Business ID Check', 'What happens to a number that is no valid business ID or VAT number. Held by default: a wrong check digit is always a typing error.', { hold: 'Hold', note: 'Send With a Note', off: 'Send' }),
	privateIdentityCode: choice('Private Identity Code', 'Whether the personal identity code of a private customer is sent. Left out by default: personal data goes only on request.', { omit: 'Leave Out', send: 'Send' }),
	emptyFields: choice('Empty Fields', 'Whether a field that is empty in Severa leaves Netvisor\'s value or clears it. Kept by default, so that what the bookkeeper added stays. Code, name and business ID are never cleared.', { keep: 'Keep', clear: 'Clear' }),
	addressLineBreaks: choice('Address Line Breaks', 'A street address on two lines goes to the two lines of Netvisor, so that nothing is lost; or any line break holds the record.', { split: 'Split Into Two Lines', hold: 'Hold' }),
	customerGroupName: text('Customer Group Name', 'Netvisor customer group of the customers that come from Severa. Empty sends none and leaves the grouping to the bookkeeper.'),
	customerPaymentTerm: flag('Customer Payment Term', 'Whether the payment term of the customer moves too; needs the payment terms below. Off by default, since every invoice carries its own.'),
	requireElectronicDelivery: flag('Require Electronic Delivery', 'Whether a customer without e-invoice data and e-mail address is held. Off by default: paper invoices are legal, so there is only a note.'),
	eInvoiceOperatorTable: table('E-Invoice Operator Table', 'Operator names as they are typed into Severa, and the codes that Netvisor knows; an empty code means that there is no operator.', { from: 'Operator in Severa', to: 'Operator Code' }),
	languageTable: table('Language Table', 'Invoice languages of Severa and of Netvisor.', { from: 'Severa Language', to: 'Netvisor Language' }, [
		{ from: 'fi', to: 'FI' },
		{ from: 'sv', to: 'SE' },
		{ from: 'en', to: 'EN' },
	]),
	sameBusinessIdOtherCode: choice('Same Business ID Under Another Code', 'What happens to a new customer whose business ID Netvisor has under another code. Created by default: cities and groups really have several codes.', { create: 'Create With a Note', hold: 'Hold' }),
	tempCustomerCode: text('Temporary Customer Code', 'Code of the Netvisor customer that takes the invoices when customers are off (rulebook C-7). It is never written to.', 'TEMP'),
	paymentTermRegister: table('Payment Term Register', 'Netvisor\'s payment terms, usually arriving on the Code Table input. Used only for the payment term of customers.', { netvisorKey: 'Netvisor Key', netDays: 'Net Days', discountDays: 'Discount Days', discountPercent: 'Discount Per Cent', isDefault: 'Is Default (true or false)' }),
} as const satisfies Settings;

// Which way customers go is the direction of the mapping itself; whether a new one is created is decided where Netvisor is asked.
const { customerDirection: _direction, sameBusinessIdOtherCode: _whenWriting, ...cardSettings } = customerSettings;
const { missingCountry, countryTable, countryRegister } = sharedSettings;

/** Everything that decides about the document of a customer, in either direction. */
export const customerDocumentSettings = { missingCountry, countryTable, countryRegister, ...cardSettings } as const satisfies Settings;
export type CustomerSettings = ValuesOf<typeof customerDocumentSettings>;
