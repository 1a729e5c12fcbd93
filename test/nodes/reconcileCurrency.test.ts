/** An invoice in kronor, sent and compared (rulebook G-5): right whichever currency Netvisor gives sums and VAT of lines in. */
import { mapRecords } from '../../nodes/SeveraNetvisorMapper/mapRecords';
import { reconciliation } from '../../nodes/SeveraNetvisorMapper/documents/reconciliation';
import { readSettings } from '../../src/domain/setting';
import { invoiceForTransfer, money } from '../support/invoiceForTransfer';
import { startNetvisorNode, type NetvisorNode } from './netvisorNode';
import { guidOf, line, prepareCompany, readyItem } from './netvisorReadyInvoice';

let netvisor: NetvisorNode;
afterEach(() => netvisor.close());

const inSevera = (tax: number) => invoiceForTransfer({ invoice: { guid: guidOf(5012), number: 5012, date: '2026-10-15', status: { guid: 's', name: 'Lasku lähetetty Netvisoriin', isSent: true, isPaid: false, isWaitingPayment: true }, totalTax: money(tax, 'SEK'), totalIncludingTax: money(2510, 'SEK') } }).invoice;
const period = readSettings(reconciliation.settings, { periodStart: '2026-10-01', periodEnd: '2026-10-31' });

const CURRENCIES = ['invoice', 'home'] as const;
const ways = [true, false].flatMap((lineSumIncludesVat) => CURRENCIES.flatMap((lineSumCurrency) => CURRENCIES.map((lineVatCurrency) => ({ lineSumIncludesVat, lineSumCurrency, lineVatCurrency }))));

test.each(ways)('%j: alike when it is, and another VAT is found', async (options) => {
	netvisor = await startNetvisorNode(options);
	await prepareCompany(netvisor);
	netvisor.change({ currencyRates: { SEK: 11.2345 } });
	const part = { salesInvoiceProductLineVatSum: '255.00', salesInvoiceProductLineSum: options.lineSumIncludesVat ? '1255.00' : '1000.00' };
	const sent = await netvisor.run('salesInvoice', 'create', { dryRun: false, approvedFingerprint: '', options: {} }, { items: [readyItem(5012, { salesInvoiceAmount: { value: '2510.00', iso4217CurrencyCode: 'SEK' }, invoiceLines: [line(part), line(part)] })] });
	expect(sent.json).toMatchObject([{ outcome: 'created' }]);
	const { json } = await netvisor.run('salesInvoice', 'getForReconciliation', { beginInvoiceDate: '2026-10-01', endInvoiceDate: '2026-10-31', kind: 'invoice' });
	const codes = (tax: number) => {
		const { held, wrong } = mapRecords(reconciliation, 'severaToNetvisor', period, JSON.parse(JSON.stringify([inSevera(tax), ...json])) as object[], '2026-11-01');
		expect(wrong).toEqual([]);
		return held.flatMap(({ json: { reasons } }) => (reasons as Array<{ code: string }>).map(({ code }) => code));
	};
	expect(codes(510)).toEqual([]);
	expect(codes(480)).toEqual(['INVOICE_VAT_DIFFERS']);
});
