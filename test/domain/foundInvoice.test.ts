import { decideInvoice, type FoundInvoiceSettings, type InvoiceToFind } from '../../src/domain/foundInvoice';
import type { NetvisorSalesInvoiceListRow } from '../../src/netvisor/salesInvoiceRecord';

const key = 'severa:invoice:11111111-1111-1111-1111-111111111111';
const otherKey = 'severa:invoice:22222222-2222-2222-2222-222222222222';
const invoice: InvoiceToFind = { transferKey: key, document: { salesInvoiceNumber: '5012', salesInvoiceDate: '2026-01-31', salesInvoiceAmount: { value: '1255.00' } }, customerCode: '1001', customerKey: '31' };
const settings: FoundInvoiceSettings = { foundWithoutKey: 'hold', homeCurrency: 'EUR' };

/** An invoice in Netvisor that is the same in everything but carries no key. */
const row = (change: Partial<NetvisorSalesInvoiceListRow> = {}): NetvisorSalesInvoiceListRow => ({ netvisorKey: '880', invoiceNumber: '5012', invoiceDate: '2026-01-31', invoiceDueDate: '', invoiceStatus: 'unsent', invoiceSubStatus: '', customerNetvisorKey: '31', customerCode: '1001', customerName: 'A', referenceNumber: '', invoiceSum: '1255.00', openSum: '1255.00', privateComment: '', invoiceCurrencySum: '', openCurrencySum: '', currencyCode: '', ...change });
const ours = (change: Partial<NetvisorSalesInvoiceListRow> = {}) => row({ privateComment: key, ...change });

const outcomeOf = (rows: NetvisorSalesInvoiceListRow[], given: InvoiceToFind = invoice, change: Partial<FoundInvoiceSettings> = {}) => {
	const decision = decideInvoice(given, rows, { ...settings, ...change });
	return decision.action === 'hold' ? decision.reasons.map(({ code }) => code).join() : decision.action === 'create' ? 'create' : `alreadyThere ${decision.row.netvisorKey}`;
};

describe('decideInvoice (mapping 5.1; I-20, E-3)', () => {
	it.each<[string, NetvisorSalesInvoiceListRow[], string]>([
		['nothing', [], 'create'],
		['the invoice with our key', [ours()], 'alreadyThere 880'],
		['our key in front of other words', [ours({ privateComment: `${key}\nmuistiinpano` })], 'alreadyThere 880'],
		['our key in capitals', [ours({ privateComment: key.toUpperCase() })], 'alreadyThere 880'],
		['our key although everything else was changed since', [ours({ customerNetvisorKey: '99', invoiceDate: '2026-02-01', invoiceSum: '1.00' })], 'alreadyThere 880'],
		['the same row twice', [ours(), ours()], 'alreadyThere 880'],
		['our key and a stranger with the number', [ours(), row({ netvisorKey: '881', invoiceSum: '1.00' })], 'alreadyThere 880'],
		['our key twice', [ours(), ours({ netvisorKey: '881' })], 'INVOICE_NUMBER_TAKEN'],
		['an equal invoice without a key', [row()], 'INVOICE_ALREADY_IN_NETVISOR'],
		['an equal invoice with another spelling of the sum', [row({ invoiceSum: '1255.0000' })], 'INVOICE_ALREADY_IN_NETVISOR'],
		['an invoice of another customer', [row({ customerNetvisorKey: '32' })], 'INVOICE_NUMBER_TAKEN'],
		['an invoice of another day', [row({ invoiceDate: '2026-01-30' })], 'INVOICE_NUMBER_TAKEN'],
		['an invoice over another sum', [row({ invoiceSum: '1255.01' })], 'INVOICE_NUMBER_TAKEN'],
		['an invoice over the opposite sum', [row({ invoiceSum: '-1255.00' })], 'INVOICE_NUMBER_TAKEN'],
		['an invoice in another currency', [row({ currencyCode: 'SEK', invoiceCurrencySum: '1255.00', invoiceSum: '110.00' })], 'INVOICE_NUMBER_TAKEN'],
		['an equal invoice with the key of another Severa invoice', [row({ privateComment: otherKey })], 'INVOICE_NUMBER_TAKEN'],
		['a key that only begins like ours', [row({ privateComment: `${key}0` })], 'INVOICE_NUMBER_TAKEN'],
		['our key under another number', [ours({ invoiceNumber: '5013' })], 'INVOICE_KEY_ELSEWHERE'],
		['our key under another number beside an equal one', [ours({ invoiceNumber: '5013' }), row({ netvisorKey: '881' })], 'INVOICE_KEY_ELSEWHERE'],
		['our key under our number and another one', [ours(), ours({ netvisorKey: '881', invoiceNumber: '5013' })], 'INVOICE_KEY_ELSEWHERE'],
	])('%s', (_, rows, outcome) => expect(outcomeOf(rows)).toBe(outcome));

	it('takes an equal invoice as sent where the setting says so, but never another one', () => {
		expect(outcomeOf([row()], invoice, { foundWithoutKey: 'markSent' })).toBe('alreadyThere 880');
		expect(outcomeOf([row({ invoiceSum: '1.00' })], invoice, { foundWithoutKey: 'markSent' })).toBe('INVOICE_NUMBER_TAKEN');
		expect(outcomeOf([row({ netvisorKey: '1', invoiceSum: '1.00' }), row({ netvisorKey: '2' })], invoice, { foundWithoutKey: 'markSent' })).toBe('alreadyThere 2');
	});

	it.each<[string, Array<[string, string]>, NetvisorSalesInvoiceListRow[], string]>([
		['for another Severa invoice', [['880', otherKey]], [row()], 'INVOICE_NUMBER_TAKEN'],
		['for this one, in an earlier look', [['880', key]], [row()], 'alreadyThere 880'],
		['for another, a second one is free', [['880', otherKey]], [row(), row({ netvisorKey: '881' })], 'alreadyThere 881'],
		['for another, but it carries our key', [['880', otherKey]], [ours()], 'alreadyThere 880'],
	])('an equal invoice that the run has taken already: %s (I-20)', (_, taken, rows, outcome) => {
		expect(outcomeOf(rows, { ...invoice, taken: new Map(taken) }, { foundWithoutKey: 'markSent' })).toBe(outcome);
	});

	it('says that it was taken', () => {
		expect(decideInvoice({ ...invoice, taken: new Map([['880', otherKey]]) }, [row()], settings)).toMatchObject({ reasons: [{ message: 'Netvisor has another invoice 5012: it is another Severa invoice of this run.', messageFi: 'Netvisorissa on toinen lasku numerolla 5012: se on tämän ajon toinen Severan lasku.' }] });
	});

	it('names what differs, in both languages', () => {
		const decision = decideInvoice(invoice, [row({ customerNetvisorKey: '32', customerCode: '1002', invoiceSum: '100.00' })], settings);
		expect(decision).toMatchObject({ reasons: [{ message: 'Netvisor has another invoice 5012: customer 1002 (here 1001), sum 100.00 (here 1255.00).', messageFi: 'Netvisorissa on toinen lasku numerolla 5012: asiakas 1002 (täällä 1001), summa 100.00 (täällä 1255.00).' }] });
	});

	it('compares sums in the invoice\'s own currency', () => {
		const inSek = { ...invoice, document: { ...invoice.document, salesInvoiceAmount: { value: '14000.50', iso4217CurrencyCode: 'SEK' } } };
		expect(outcomeOf([row({ currencyCode: 'SEK', invoiceCurrencySum: '14000.50' })], inSek)).toBe('INVOICE_ALREADY_IN_NETVISOR');
		expect(outcomeOf([row({ invoiceSum: '14000.50' })], inSek)).toBe('INVOICE_NUMBER_TAKEN');
	});

	it('compares customers by code where a key is not known', () => {
		expect(outcomeOf([row({ customerNetvisorKey: '' })])).toBe('INVOICE_ALREADY_IN_NETVISOR');
		expect(outcomeOf([row({ customerNetvisorKey: '', customerCode: '01001' })])).toBe('INVOICE_NUMBER_TAKEN');
	});

	it('without a number of our own only the key counts', () => {
		const unnumbered = { ...invoice, document: { ...invoice.document, salesInvoiceNumber: undefined } };
		expect(outcomeOf([row()], unnumbered)).toBe('create');
		expect(outcomeOf([ours({ invoiceNumber: '77' })], unnumbered)).toBe('alreadyThere 880');
	});
});
