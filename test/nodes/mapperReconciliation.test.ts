import { reconciliation } from '../../nodes/SeveraNetvisorMapper/documents/reconciliation';
import { mapRecords } from '../../nodes/SeveraNetvisorMapper/mapRecords';
import { readSettings } from '../../src/domain/setting';
import { invoiceForTransfer, INVOICE_GUID } from '../support/invoiceForTransfer';

const map = (items: object[], settings: object = {}) => mapRecords(reconciliation, 'severaToNetvisor', readSettings(reconciliation.settings, { periodStart: '2026-03-01', periodEnd: '2026-03-31', ...settings }), JSON.parse(JSON.stringify(items)) as object[], '2026-04-01');

const SENT = { guid: 's', name: 'Lasku lähetetty Netvisoriin', isSent: true, isPaid: false, isWaitingPayment: true };
const { invoice } = invoiceForTransfer({ invoice: { status: SENT } });
const row = {
	netvisorKey: '880', invoiceNumber: '5012', invoiceDate: invoice.date, invoiceDueDate: '', invoiceStatus: 'unsent', invoiceSubStatus: '', customerNetvisorKey: '31', customerCode: '10427', customerName: 'Koivuranta Oy', referenceNumber: '',
	invoiceSum: String(invoice.totalIncludingTax?.amount), openSum: '', privateComment: `severa:invoice:${INVOICE_GUID}`, invoiceCurrencySum: '', openCurrencySum: '', currencyCode: '',
};
const history = { id: 1, createdAt: '2026-03-20T10:00:00Z', flow: 'travel-transfer', kind: 'travelClaim', number: '301', outcome: 'created', transferKey: 'severa:travelReimbursement:0a1b2c3d-0000-7000-8000-000000000301', counterpartKey: '8', reasons: null };
const claim = { guid: '0a1b2c3d-0000-7000-8000-000000000301', number: 301, date: '2026-03-18T00:00:00+02:00', title: 'Oulu', user: { guid: 'u', name: 'Aino' }, travelReimbursementStatus: { guid: 't', name: 'Hyväksytty' } };
const day = { outcome: 'ready', source: { system: 'Severa', kind: 'workDay', guid: 'u', number: '101', name: 'Aino 2026-03-10' }, document: { date: { value: '2026-03-10', method: 'replace' }, employeeIdentifier: { value: '101', type: 'number' }, workDayHours: [{ hours: '7.50', collectorRatio: { value: '100', type: 'number' }, acceptanceStatus: 'accepted', description: 'Työ' }] }, transferKey: 'severa:workDay:u:2026-03-10', plan: { employeeNumber: '101', employeeName: 'Aino', date: '2026-03-10', recordTypes: [{ number: '100', name: 'Työ', amount: '7.5', unit: 'hour', isAbsence: false }], severaRecordTypes: ['100'] }, notes: [] };
const there = { employeeNumber: '101', date: '2026-03-10', hours: [{ netvisorKey: '1', hours: '7', recordType: '100', recordTypeName: 'Työ', status: 'accepted', description: '', dimensions: [] }] };

it('records of every kind are told apart; the Ready output has the sums, the Held output each difference', () => {
	const { ready, held, wrong } = map([{}, invoice, row, history, claim, day, there]);
	expect(wrong).toEqual([]);
	expect(ready).toMatchObject([{ json: { outcome: 'ready', source: { kind: 'reconciliation', name: '2026-03-01 – 2026-03-31' }, transferKey: 'reconciliation:2026-03-01:2026-03-31', document: { counts: { compared: 1, agreeing: 1, claims: 1, days: 1, differences: 2 }, totals: [{ currency: 'EUR', difference: '0.00' }] } } }]);
	expect(held.map(({ json }) => [json.source, (json.reasons as Array<{ code: string }>).map(({ code }) => code)])).toEqual([
		[{ system: 'Severa', kind: 'travelClaim', guid: claim.guid, number: '301', name: 'Aino' }, ['CLAIM_STATUS_NOT_SENT']],
		[{ system: 'Netvisor', kind: 'workDay', guid: 'u', number: '101', name: 'Aino 2026-03-10' }, ['HOURS_DIFFER']],
	]);
});

it('a held item keeps the record it is about and both sides', () => {
	const { held } = map([row, { ...invoice, totalIncludingTax: { amount: 1, currencyCode: 'EUR', multiCurrencyInfo: null } }]);
	expect(held[0]).toMatchObject({ index: 1, json: { outcome: 'held', record: { guid: INVOICE_GUID }, plan: { severa: { total: '1.00' }, netvisor: { netvisorKey: '880' } }, summary: expect.stringContaining('INVOICE_AMOUNT_DIFFERS: The total is 1.00 EUR in Severa') as string } });
});

it('nothing on either side: the sums are there all the same', () => {
	expect(map([{}])).toMatchObject({ ready: [{ json: { document: { counts: { compared: 0, differences: 0 }, totals: [] } } }], held: [], wrong: [] });
});

it('anything else is refused, not passed over', () => {
	const { wrong } = map([{ hello: 'world' }]);
	expect(wrong[0]?.error.message).toMatch(/neither an invoice, a travel claim, a history row nor a work day/);
});

it('a held work day counts as not compared', () => {
	const { document: _document, ...rest } = day;
	expect(map([{ ...rest, outcome: 'held', reasons: [] }, there]).ready[0]?.json.document).toMatchObject({ counts: { days: 0, daysHeld: 1, differences: 0 } });
});
