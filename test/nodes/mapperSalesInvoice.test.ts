import { salesInvoice } from '../../nodes/SeveraNetvisorMapper/documents/salesInvoice';
import { mapRecords } from '../../nodes/SeveraNetvisorMapper/mapRecords';
import { readSettings } from '../../src/domain/setting';
import { creditNoteOf, feeRow, flatRate, invoiceForTransfer, INVOICE_GUID, projectFee, row, travelExpense, workHour } from '../support/invoiceForTransfer';

const map = (items: object[], settings: object = {}) => mapRecords(salesInvoice, 'severaToNetvisor', readSettings(salesInvoice.settings, { ...settings }), JSON.parse(JSON.stringify(items)) as object[], '2026-04-01');

it('an invoice becomes a Ready item with document, key, fingerprint and plan', () => {
	const { ready, held, wrong } = map([invoiceForTransfer({ rows: [row({ workHours: [workHour()] })] })], { projectHeading: 'Projekti' });
	expect([held, wrong]).toEqual([[], []]);
	expect(ready).toMatchObject([{
		index: 0,
		json: {
			outcome: 'ready',
			source: { system: 'Severa', kind: 'salesInvoice', guid: INVOICE_GUID, number: '5012', name: 'Koivuranta Oy' },
			document: { salesInvoiceNumber: '5012', salesInvoiceAmount: { value: '1255.00' }, invoicingCustomerIdentifier: { value: '10427', type: 'customer' } },
			transferKey: `severa:invoice:${INVOICE_GUID}`,
			plan: { number: '5012', dimensions: ['Projekti: 2001 Verkko'], lineCount: 1 },
			notes: [],
		},
	}]);
	expect(ready[0]?.json.fingerprint).toMatch(/^[0-9a-f]{32}$/);
});

it('every kind of entry is read', () => {
	const rows = [row({ workHours: [workHour()] }), feeRow({ projectFees: [projectFee()] }), row({ guid: 'row-3', rowType: 'TravelExpenses', code: ['KM'], sortOrder: 3, quantity: 100, travelExpenses: [travelExpense()] }), row({ guid: 'row-4', rowType: 'FlatRate', code: ['F'], sortOrder: 4, flatRates: [flatRate()] })];
	const invoice = invoiceForTransfer({ rows });
	expect(map([invoice, creditNoteOf(invoice)]).ready.map(({ json }) => (json.plan as { lineCount: number }).lineCount)).toEqual([4, 4]);
});

it('a held invoice keeps its record, every reason and what Severa says of it', () => {
	const { ready, held } = map([invoiceForTransfer({ rows: [row({ code: [], vatRate: 24 })] })]);
	expect(ready).toEqual([]);
	expect(held[0]?.json).toMatchObject({ outcome: 'held', source: { number: '5012' }, reasons: [{ code: 'ROW_CODE_MISSING' }, { code: 'VAT_RATE_NOT_IN_FORCE' }], plan: { number: '5012', totalIncludingTax: '1240.00' }, record: { invoice: { number: 5012 } } });
	expect(held[0]?.json.summary).toContain('ROW_CODE_MISSING: Row "Maaliskuun työt" has no product code.');
});

it.each([['\u0000', '\ufffd'], ['\u001b', '\ufffd'], ['\ud83d', '\ufffd'], ['😀', '😀'], ['\t', '\t']])('%j of Severa is shown so that it can be read and stored; the record keeps it', (sign, shown) => {
	const receiverCustomerName = `Koivu${sign}ranta Oy`;
	const bundle = invoiceForTransfer({ invoice: { receiverCustomerName, referenceNumber: `12${sign}3` } });
	const [item] = map([bundle]).held;
	const { record, ...told } = item?.json as { record: { invoice: object }; source: object; plan: object; reasons: Array<{ code: string; message: string }>; summary: string };
	expect([told.source, told.plan]).toMatchObject([{ name: `Koivu${shown}ranta Oy` }, { customerName: `Koivu${shown}ranta Oy` }]);
	expect(told.reasons.map(({ code, message }) => [code, message])).toContainEqual(['REFERENCE_INVALID', expect.stringContaining(shown === '\t' ? '123' : `12${shown}3`)]);
	expect(told.reasons.some(({ code }) => code === 'TEXT_NOT_XML')).toBe(shown === '\ufffd');
	// Of a text as it is written in JSON, halves of pairs included.
	expect(JSON.stringify(told)).not.toMatch(/\\u(?:0000|001b|d83d)/i);
	expect(record.invoice).toMatchObject({ receiverCustomerName });
});

it('a draft approved in a plan is told from a changed one by its fingerprint', () => {
	const [first, again, changed] = [invoiceForTransfer(), invoiceForTransfer(), invoiceForTransfer({ invoice: { yourReference: 'PO-9' } })].map((bundle) => map([bundle]).ready[0]?.json.fingerprint);
	expect(again).toBe(first);
	expect(changed).not.toBe(first);
});

it('the order is by number, then date, then guid, whatever the order of the items', () => {
	const numbered = (number: number | null, date = '2026-03-31', guid = 'a') => invoiceForTransfer({ invoice: { number, date, guid } });
	const items = [numbered(10), numbered(9), numbered(null, '2026-03-31', 'b'), numbered(null, '2026-03-30', 'c'), numbered(null, '2026-03-31', 'a')];
	expect(map(items, { invoiceNumbering: 'netvisor' }).ready.map(({ index }) => index)).toEqual([1, 0, 3, 4, 2]);
});

it('one bad invoice does not stop the others', () => {
	const { ready, held } = map([invoiceForTransfer({ invoice: { number: 1, receiverAddress: null } }), invoiceForTransfer()]);
	expect([ready.map(({ index }) => index), held.map(({ index }) => index)]).toEqual([[1], [0]]);
});

it('an invoice without its rows and entries is wrong, and says so', () => {
	const { wrong } = map([invoiceForTransfer().invoice]);
	expect(wrong).toMatchObject([{ index: 0, error: { message: expect.stringContaining('Item 1 is not a record that "Sales Invoice" can map: invoice') as string } }]);
});

it('a table that is wrong stops the run and names the row', () => {
	expect(() => map([invoiceForTransfer()], { vatCodeTable: [{ area: 'Eurooppa', vatCode: 'EUMY' }] })).toThrow('Row 1 of the VAT code table: "Eurooppa" in the column "area"');
});
