/** Settings of sales invoices and orders (mapping 10, "Sales invoice"; rulebook section 7). */
import { choice, flag, number, table, text, type Settings, type ValuesOf } from '../setting';
import { finnishVatRates } from '../vatRate';
import { billingCompanySettings } from './billingCompany';
import { customerSettings } from './customer';
import { dimensionSettings } from './dimension';
import { productSettings } from './product';
import { sharedSettings } from './shared';

/** How an invoice is translated: settings of the mapping itself. */
export const salesInvoiceSettings = {
	documentType: choice('Document Type', 'What the Severa invoice becomes in Netvisor (rulebook I-5, G-7).', { invoice: 'Invoice', order: 'Order' }),
	invoiceStatus: choice('Invoice Status', 'Status of a new invoice. Unsent by default, so that a person looks before it is sent and booked.', { unsent: 'Unsent', open: 'Open' }),
	orderStatus: choice('Order Status', 'Status of a new order, when orders are made.', { undelivered: 'Undelivered', delivered: 'Delivered' }),
	invoiceNumbering: choice('Invoice Numbering', 'Whose number the invoice has. Severa\'s by default: by it the invoice is found again and paid.', { severa: 'Severa', netvisor: 'Netvisor' }),
	dueDateSource: choice('Due Date Source', 'Due date as printed in Severa, or the payment term in days. The due date by default, since that is what the customer reads.', { dueDate: 'Due Date', paymentTerm: 'Payment Term' }),
	deliveryDateSource: choice('Delivery Date Source', 'Where the delivery date comes from; none is sent by default.', { none: 'None', invoiceDate: 'Invoice Date', lastEntry: 'Last Entry Behind the Rows' }),
	rfReference: choice('RF Reference', 'An international RF reference is sent as the Finnish reference inside it, which Netvisor takes for certain, or as it is.', { domestic: 'Finnish Reference', asIs: 'As It Is' }),
	invoiceAddress: choice('Invoice Address', 'The address printed on the Severa invoice, which is what was agreed, or the one on the Netvisor customer card.', { always: 'From the Invoice', register: 'From the Netvisor Card' }),
	notesTarget: choice('Notes Target', 'Where the notes of the invoice go. Nowhere by default, because they may be internal.', { none: 'Nowhere', privateComment: 'Private Comment', afterLines: 'Text After the Lines' }),
	longFreeText: choice('Long Free Text', 'A free text over 500 characters becomes comment lines, or holds the invoice.', { commentLines: 'Comment Lines', hold: 'Hold' }),
	lineText: choice('Line Text', 'Whether a short row description becomes the product name of the line, so that the customer reads what Severa printed, or always the free text below the product\'s own name.', { description: 'Description as Name', product: 'Product Name' }),
	sendOverdueInterest: flag('Send Overdue Interest', 'Whether the interest rate of the Severa invoice is sent. Off by default: Netvisor has terms of its own.'),
	unitSource: choice('Unit Source', 'Whose business unit a line gets: the project\'s, or that of the person who did the work.', { project: 'Project', user: 'User' }),
	rowWithoutCode: choice('Row Without Code', 'What happens to a row without a product code: the invoice is held, or the default product of its kind is used.', { hold: 'Hold', default: 'Use Default Product' }),
	defaultHoursProduct: text('Default Hours Product', 'Product code for hour rows without a code; used only when Row Without Code says so. Empty holds the invoice.'),
	defaultFeeProduct: text('Default Fee Product', 'Product code for fee rows without a code; used only when Row Without Code says so. Empty holds the invoice.'),
	defaultTravelProduct: text('Default Travel Product', 'Product code for travel rows without a code; used only when Row Without Code says so. Empty holds the invoice.'),
	flatRateProduct: text('Flat Rate Product', 'Product code for flat-rate rows, which have no code in Severa. Empty holds the invoice.'),
	severalCodes: choice('Several Codes', 'A row that covers several product codes is split into one line for each, so that each keeps its account and statistics; or the first code is used; or the invoice is held.', { split: 'Split the Row', first: 'First Code', hold: 'Hold' }),
	salesAccountSource: choice('Sales Account Source', 'The sales account of the Severa row, or the default of the Netvisor product (rulebook I-11).', { severa: 'Severa Row', netvisor: 'Netvisor Product' }),
	lineSums: choice('Line Sums', 'Whether every line carries its VAT and its sum. Always by default: it is the vendor\'s advice against rounding differences.', { always: 'Always', omit: 'Leave Out' }),
	zeroRows: choice('Zero Rows', 'Rows whose sum is zero go as lines, as comment lines with their text only, or not at all.', { send: 'Send', comment: 'Comment Line', skip: 'Leave Out' }),
	roundingDifference: choice('Rounding Difference', 'A total that the rows do not explain holds the invoice, or a small difference goes on a line of its own; needed where Severa rounds totals to whole units.', { hold: 'Hold', line: 'Extra Line' }),
	roundingLimit: number('Rounding Limit', 'The largest difference that may go on an extra line, in the currency of the invoice; above it the invoice is held.', 0.05, { min: 0 }),
	roundingProduct: text('Rounding Product', 'Product code of the extra line for a rounding difference. Empty holds the invoice.'),
	vatCodeTable: table(
		'VAT Code Table',
		'VAT codes for cases that the built-in rules do not settle or should not decide. A row fits when every filled cell fits; the row with most filled cells wins, then the earlier one.',
		{ rate: 'Rate (Per Cent)', area: 'Area (FI, EU or nonEU)', country: 'Country (Two-Letter Code)', rowType: 'Row Type (Hours, ProjectFees, TravelExpenses or FlatRate)', productCode: 'Product Code', customerNumber: 'Customer Number', projectKeyword: 'Project Keyword', buyerHasVatNumber: 'Buyer Has VAT Number (true or false)', vatCode: 'VAT Code' },
	),
	domesticZeroVatCode: choice('Domestic Zero VAT Code', 'VAT code of rows at 0 % to a buyer in Finland. Held by default, because five different things look alike.', { hold: 'Hold', RAMY: 'RAMY (Construction)', KOMY: 'KOMY', KOMY0: 'KOMY0 (Zero Rate)', MUUL: 'MUUL (Other Without VAT)', NONE: 'NONE (No VAT Handling)' }),
	materialsSupply: choice('Materials Supply', 'Whether fees for regular products are goods or services in sales to other EU states: box 311 or 312 of the VAT return. Held by default, since licences and goods look alike.', { hold: 'Hold', service: 'Service', goods: 'Goods' }),
	vatRatesInForce: table('VAT Rates in Force', 'Finnish VAT rates and the days they apply; an empty day leaves that side open. Rows given here replace the built-in ones.', { rate: 'Rate (Per Cent)', from: 'First Day (YYYY-MM-DD)', until: 'Last Day (YYYY-MM-DD)' }, finnishVatRates.map((row) => ({ ...row }))),
	vatRateCheck: choice('VAT Rate Check', 'A rate that was not in force on the days of the row holds the invoice, or is only noted.', { hold: 'Hold', note: 'Note' }),
	taxHandlingType: choice('Tax Handling Type', 'Whether an invoice of construction services only says so in its tax handling.', { auto: 'Automatic', omit: 'Leave Out' }),
	accrual: choice('Accrual', 'Whether rows of recurring fees carry their period, so that Netvisor spreads the income over it (rulebook I-12). Off by default: the bookkeeper decides.', { none: 'None', line: 'On the Lines' }),
	accrualMonths: choice('Accrual Months', 'Every month that the period touches, or as many months as the period is long. Alike for periods that begin on the first.', { touched: 'Months Touched', count: 'Length of the Period' }),
	differentAccrualPeriods: choice('Different Accrual Periods', 'Rows with different periods hold the invoice (rulebook I-13), or each line carries its own.', { hold: 'Hold', perLine: 'Each Line Its Own' }),
	currencyRateMode: choice('Currency Rate Mode', 'Exchange rate of an invoice in another currency. Left out by default, so that Netvisor uses its own: which way either system counts is not documented.', { omit: 'Leave Out', asInSevera: 'As in Severa', inverted: 'Inverted' }),
	attachments: choice('Attachments', 'Which PDF files go with the invoice. None by default, since Netvisor may charge for them.', { none: 'None', files: 'Files of the Invoice', pdf: 'The Printed Invoice', both: 'Both' }),
} as const satisfies Settings;

/** What is asked, looked up and written around the mapping: settings of the steps before and after it. */
export const salesInvoiceTransferSettings = {
	readyStatus: text('Ready Status', 'Exact name of the Severa status whose invoices are transferred (rulebook I-1).', 'Valmis lähetettäväksi Netvisoriin'),
	sentStatus: text('Sent Status', 'Exact name of the Severa status that a transferred invoice gets (rulebook I-6).', 'Lasku lähetetty Netvisoriin'),
	limit: number('Limit', 'How many invoices go in one run at most; the rest waits for the next one (rulebook I-2).', 30, { min: 1, max: 30 }),
	foundWithoutKey: choice('Found Without Key', 'An invoice with the same number, customer, date and total that did not come from here is held, as the vendor does (rulebook E-3), or taken as sent.', { hold: 'Hold', markSent: 'Mark as Sent' }),
	countryMismatch: choice('Country Mismatch', 'The invoice and the Netvisor customer card name different countries (rulebook I-8).', { hold: 'Hold', ignore: 'Ignore' }),
	matchCreditNotes: choice('Match Credit Notes', 'Whether a credit note is matched with the invoice it credits, where Netvisor allows it (rulebook I-19).', { whenPossible: 'When Possible', off: 'Off' }),
} as const satisfies Settings;

const { homeCurrency, missingCountry, countryTable } = sharedSettings;
const { customerDirection, tempCustomerCode, addressLineBreaks } = customerSettings;
const { productDirection, tempProductCode } = productSettings;
const { projectHeading, unitHeading, costCenterHeading, userHeading, projectItemName, unitItemName, costCenterItemName, userItemName, dimensionItemCodes } = dimensionSettings;

/** Everything that decides about an invoice document: its own settings, and those it shares with other documents. */
export const salesInvoiceDocumentSettings = {
	homeCurrency, missingCountry, countryTable,
	customerDirection, tempCustomerCode, addressLineBreaks,
	productDirection, tempProductCode,
	projectHeading, unitHeading, costCenterHeading, userHeading, projectItemName, unitItemName, costCenterItemName, userItemName, dimensionItemCodes,
	...billingCompanySettings,
	...salesInvoiceSettings,
} as const satisfies Settings;

export type SalesInvoiceSettings = ValuesOf<typeof salesInvoiceDocumentSettings>;
