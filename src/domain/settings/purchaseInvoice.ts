/** Settings of purchase invoices as project costs (mapping 10, "Purchase invoice"; rulebook B-1 to B-11). */
import { choice, number, several, table, type Settings, type ValuesOf } from '../setting';
import { dimensionSettings } from './dimension';
import { productSettings } from './product';
import { sharedSettings } from './shared';

export const purchaseInvoiceSettings = {
	purchaseMode: choice('Purchase Mode', 'Whether each line of a purchase invoice becomes a project fee, or the invoice one fee for each of its projects (rulebook B-1). By line by default, so that product and text of each line stay.', { line: 'By Line', invoice: 'By Invoice' }),
	approvalStatuses: several('Approval Statuses', 'How far the approval of an invoice must be. Only accepted ones by default; others wait.', { open: 'Open', approved: 'Approved', accepted: 'Accepted' }, ['accepted']),
	purchaseVatTable: table('Purchase VAT Table', 'For each Netvisor VAT code, whether the cost is with VAT (gross) or without (net). Added to the built-in rows, over which it wins: "-" and NONE gross, KOOS net (rulebook B-8). Any other code holds, since neither vendor says what it means.', { from: 'VAT Code', to: 'Cost (gross or net)' }, [
		{ from: '-', to: 'gross' },
		{ from: 'NONE', to: 'gross' },
		{ from: 'KOOS', to: 'net' },
	]),
	productMissing: choice('Product Missing', 'A line whose product code Severa does not have becomes a fee with a free text, or is held. Free text by default, because e-invoices seldom carry codes of ours.', { freeText: 'Free Text', hold: 'Hold' }),
	purchaseProductType: choice('Purchase Product Type', 'Kind of a fee that has no product; Severa asks for one.', { Subcontracting: 'Subcontracting', Materials: 'Regular Product', FixedFees: 'Own Work' }),
	purchaseProductTable: table('Purchase Product Table', 'Product codes as vendors and Netvisor have them, and the Severa product codes they become. Wins over equal codes; an empty first cell stands for lines without a code.', { from: 'Code in Netvisor', to: 'Code in Severa' }),
	reinvoice: choice('Reinvoice', 'Whether the fee is billable and at which price (rulebook B-6). Off by default: what a thing cost is not what a customer pays.', { off: 'Off', cost: 'At Cost', markup: 'Cost and Markup', priceTable: 'Price Table' }),
	markupPercent: number('Markup Per Cent', 'Added to the cost when the price is cost and markup.', 0, { min: -100 }),
	priceTable: table('Price Table', 'Re-invoicing prices by customer, product and product group. A row fits when every filled cell fits; the row with most filled cells wins, then the earlier one. Either a price without VAT (by line for each delivered unit, by invoice for the whole fee) or per cent added to the cost.', { customerNumber: 'Customer Number', productCode: 'Product Code', productGroup: 'Product Category', price: 'Price', percent: 'Per Cent on the Cost' }),
	feeQuantity: choice('Fee Quantity', 'One piece that costs the whole line, or the delivered amount at its price, where these give the sum of the line to the cent.', { one: 'One', line: 'As on the Line' }),
	projectRegister: table('Project Register', 'Severa\'s projects, usually arriving on the Code Table input.', { guid: 'GUID', number: 'Number', name: 'Name', isClosed: 'Is Closed (true or false)', customerNumber: 'Customer Number' }),
	productRegister: table('Product Register', 'Severa\'s products, usually arriving on the Code Table input; without it every fee is a free text.', { guid: 'GUID', code: 'Code', vatRate: 'VAT Rate (Per Cent)', category: 'Product Category', isActive: 'Is Active (true or false)' }),
} as const satisfies Settings;

/** Everything that decides about a fee: its own settings, and those it shares with other documents. */
export const purchaseInvoiceDocumentSettings = {
	homeCurrency: sharedSettings.homeCurrency,
	projectHeading: dimensionSettings.projectHeading,
	vatRateRegister: productSettings.vatRateRegister,
	...purchaseInvoiceSettings,
} as const satisfies Settings;
export type PurchaseInvoiceSettings = ValuesOf<typeof purchaseInvoiceDocumentSettings>;
