/** Both systems side by side (rulebook I-6, I-20, PS-3): each kind of difference, and nothing where they agree. */
import { reconcile, type ReconcileRecord } from '../../src/domain/reconcile';
import type { NetvisorInvoiceToCompare, SeveraInvoiceToCompare } from '../../src/domain/reconcileInvoices';
import { readSettings } from '../../src/domain/setting';
import { reconciliationDocumentSettings, type ReconciliationSettings } from '../../src/domain/settings/reconciliation';
import { InputError } from '../../src/errors';

const SENT = 'Lasku lähetetty Netvisoriin';
const guidOf = (number: number) => `ab12f7e0-4c3d-95e8-0b76-d1e2a9${String(number).padStart(6, '0')}`;
const money = (amount: number, currencyCode = 'EUR') => ({ amount, currencyCode, multiCurrencyInfo: null });
const status = (name: string, flags: object = {}) => ({ guid: `status-${name}`, name, isSent: true, isPaid: false, isWaitingPayment: true, ...flags });
const PAID = status('Maksettu', { isPaid: true });

const severa = (number: number, changed: Partial<SeveraInvoiceToCompare> = {}): ReconcileRecord => ({
	kind: 'severaInvoice',
	value: { guid: guidOf(number), number, date: '2026-10-15', status: status(SENT), totalIncludingTax: money(1255), totalTax: money(255), receiverCustomerName: 'Koivuranta Oy', customer: null, billingCustomer: null, ...changed },
});
const netvisor = (number: number, changed: Partial<NetvisorInvoiceToCompare> = {}): ReconcileRecord => ({
	kind: 'netvisorInvoice',
	value: {
		netvisorKey: `9${number}`, invoiceNumber: String(number), invoiceDate: '2026-10-15', invoiceDueDate: '', invoiceStatus: 'unsent', invoiceSubStatus: '', customerNetvisorKey: '31', customerCode: '10427', customerName: 'Koivuranta Oy', referenceNumber: '',
		invoiceSum: '1255.00', openSum: '1255.00', privateComment: `severa:invoice:${guidOf(number)}`, invoiceCurrencySum: '', openCurrencySum: '', currencyCode: '', productLines: [{ sum: '627.50', vatSum: '127.50' }, { sum: '627.50', vatSum: '127.50' }], ...changed,
	},
});
const settings = (changed: Partial<ReconciliationSettings> = {}) => ({ ...readSettings(reconciliationDocumentSettings, { periodStart: '2026-10-01', periodEnd: '2026-10-31' }), ...changed }) as ReconciliationSettings;
const run = (records: ReconcileRecord[], changed: Partial<ReconciliationSettings> = {}) => reconcile(records.map((record, index) => ({ record, index })), settings(changed));
const codes = (records: ReconcileRecord[], changed: Partial<ReconciliationSettings> = {}) => run(records, changed).differences.map(({ number, reason }) => `${number} ${reason.code}`);

test.each<[string, ReconcileRecord[], string[]]>([
	['alike', [severa(5001), netvisor(5001)], []],
	['alike, in any order and with a record on two pages', [netvisor(5001), severa(5001), severa(5001), netvisor(5001)], []],
	['alike, lines without VAT in their sums', [severa(5001), netvisor(5001, { productLines: [{ sum: '1000.00', vatSum: '255.00' }] })], []],
	['alike, VAT not read', [severa(5001), netvisor(5001, { productLines: undefined })], []],
	['alike, found by number: sent before there were keys', [severa(5001), netvisor(5001, { privateComment: '' })], []],
	['alike, both paid', [severa(5001, { status: PAID }), netvisor(5001, { invoiceStatus: 'paid', openSum: '0.00' })], []],
	['alike, an order: Netvisor does not show whether it was paid', [severa(5001, { status: PAID }), netvisor(5001, { invoiceStatus: 'billed' })], []],
	['alike, in kronor', [severa(5001, { totalIncludingTax: money(1255, 'SEK'), totalTax: money(255, 'SEK') }), netvisor(5001, { currencyCode: 'SEK', invoiceCurrencySum: '1255.00', invoiceSum: '110.00' })], []],
	['status names differ by case and white space', [severa(5001, { status: status('lasku  lähetetty netvisoriin ') }), netvisor(5001)], []],
	['ready in Severa, not sent yet', [severa(5001, { status: status('Valmis lähetettäväksi Netvisoriin') })], []],
	['ready in Severa, another invoice with its number in Netvisor: the transfer tells', [severa(5001, { status: status('Valmis lähetettäväksi Netvisoriin') }), netvisor(5001, { privateComment: '', invoiceSum: '1.00' })], []],
	['in Netvisor from elsewhere', [netvisor(7001, { privateComment: 'hello' })], []],
	['only in Severa', [severa(5001)], ['5001 INVOICE_ONLY_IN_SEVERA']],
	['only in Severa, paid there', [severa(5001, { status: PAID })], ['5001 INVOICE_ONLY_IN_SEVERA']],
	['only in Netvisor', [netvisor(5001)], ['5001 INVOICE_ONLY_IN_NETVISOR']],
	['the number is another Severa invoice\'s', [severa(5001), severa(5002), netvisor(5001, { privateComment: `severa:invoice:${guidOf(5002)}` })], ['5001 INVOICE_NUMBER_OF_ANOTHER', '5002 INVOICE_OTHER_NUMBER']],
	['twice in Netvisor', [severa(5001), netvisor(5001), netvisor(5001, { netvisorKey: '77' })], ['5001 INVOICE_TWICE']],
	['under another number', [severa(5001), netvisor(5001, { invoiceNumber: '6001' })], ['5001 INVOICE_OTHER_NUMBER']],
	['another date, within the period', [severa(5001), netvisor(5001, { invoiceDate: '2026-10-16' })], ['5001 INVOICE_DATE_DIFFERS']],
	['another date, outside the period', [severa(5001), netvisor(5001, { invoiceDate: '2026-11-02' })], ['5001 INVOICE_DATE_DIFFERS']],
	['a cent', [severa(5001, { totalIncludingTax: money(1255.01) }), netvisor(5001)], ['5001 INVOICE_AMOUNT_DIFFERS']],
	['Severa names no currency: the home currency', [severa(5001, { totalIncludingTax: { ...money(1255), currencyCode: null }, totalTax: { ...money(255), currencyCode: null } }), netvisor(5001)], []],
	['another currency', [severa(5001, { totalIncludingTax: money(1255, 'SEK') }), netvisor(5001)], ['5001 INVOICE_AMOUNT_DIFFERS']],
	['another VAT', [severa(5001, { totalTax: money(254.99) }), netvisor(5001)], ['5001 INVOICE_VAT_DIFFERS']],
	['lines that do not add up', [severa(5001), netvisor(5001, { productLines: [{ sum: '1000.00', vatSum: '200.00' }] })], ['5001 INVOICE_LINES_DIFFER']],
	['paid only in Netvisor', [severa(5001), netvisor(5001, { invoiceStatus: 'paid', openSum: '0.00' })], ['5001 INVOICE_PAID_ONLY_IN_NETVISOR']],
	['paid only in Severa', [severa(5001, { status: PAID }), netvisor(5001, { invoiceStatus: 'open', invoiceSubStatus: 'overdue' })], ['5001 INVOICE_PAID_ONLY_IN_SEVERA']],
	['sent, but the status was not changed', [severa(5001, { status: status('Valmis lähetettäväksi Netvisoriin', { isSent: false }) }), netvisor(5001)], ['5001 INVOICE_STATUS_NOT_SENT']],
	['refused in Netvisor', [severa(5001), netvisor(5001, { invoiceStatus: 'creditloss' })], ['5001 INVOICE_REFUSED_IN_NETVISOR']],
	['found by number, another sum', [severa(5001), netvisor(5001, { privateComment: '', invoiceSum: '1.00', productLines: undefined })], ['5001 INVOICE_AMOUNT_DIFFERS']],
	['several at once', [severa(5001), netvisor(5001, { invoiceNumber: '6001', invoiceSum: '1.00', productLines: undefined, invoiceStatus: 'paid' })], ['5001 INVOICE_AMOUNT_DIFFERS', '5001 INVOICE_OTHER_NUMBER', '5001 INVOICE_PAID_ONLY_IN_NETVISOR']],
	['outside the period', [severa(5001, { date: '2026-09-30' }), netvisor(5002, { invoiceDate: '2026-11-01' }), severa(5003, { date: '2026-09-01' }), netvisor(5003, { invoiceDate: '2026-09-02' })], []],
	['first and last day belong to it', [severa(5001, { date: '2026-10-01' }), severa(5002, { date: '2026-10-31' })], ['5001 INVOICE_ONLY_IN_SEVERA', '5002 INVOICE_ONLY_IN_SEVERA']],
	['numbers in their order, not as texts', [severa(5001), severa(999)], ['999 INVOICE_ONLY_IN_SEVERA', '5001 INVOICE_ONLY_IN_SEVERA']],
])('%s', (_name, records, expected) => {
	expect(codes(records)).toEqual(expected);
});

describe('no Netvisor invoice is two Severa invoices, and none is there twice unseen (I-20)', () => {
	const keyless = (number: number, changed: Partial<NetvisorInvoiceToCompare> = {}) => netvisor(number, { privateComment: '', ...changed });
	const other = (number: number, changed: Partial<SeveraInvoiceToCompare> = {}) => severa(number, { guid: guidOf(8001), ...changed });
	const BOTH = `severa:invoice:${guidOf(5001)} severa:invoice:${guidOf(8001)}`;
	const another = { totalIncludingTax: money(10), totalTax: money(2) };
	const COPY = { netvisorKey: '77' };

	test.each<[string, ReconcileRecord[], string[], { agreeing: number; inNetvisor: number }]>([
		['two with one number, one in Netvisor without key', [severa(5001), other(5001), keyless(5001)], ['5001 INVOICE_NUMBER_OF_ANOTHER'], { agreeing: 1, inNetvisor: 1 }],
		['two with one number, the later one is the one in Netvisor', [severa(5001, another), other(5001), keyless(5001)], ['5001 INVOICE_NUMBER_OF_ANOTHER'], { agreeing: 1, inNetvisor: 1 }],
		['two with one number, neither is what Netvisor has', [severa(5001, another), other(5001, another), keyless(5001)], ['5001 INVOICE_AMOUNT_DIFFERS', '5001 INVOICE_NUMBER_OF_ANOTHER'], { agreeing: 0, inNetvisor: 1 }],
		['two with one number, one in Netvisor with the key of the later one', [severa(5001), other(5001), netvisor(5001, { privateComment: `severa:invoice:${guidOf(8001)}` })], ['5001 INVOICE_NUMBER_OF_ANOTHER'], { agreeing: 1, inNetvisor: 1 }],
		['two with one number, both in Netvisor without key', [severa(5001), other(5001), keyless(5001), keyless(5001, COPY)], [], { agreeing: 2, inNetvisor: 2 }],
		['two with one number, one with its key and one without', [severa(5001), other(5001), keyless(5001, COPY), netvisor(5001)], [], { agreeing: 2, inNetvisor: 2 }],
		['two with one number, one not sent yet: the transfer tells', [severa(5001), other(5001, { status: status('Valmis lähetettäväksi Netvisoriin') }), keyless(5001)], [], { agreeing: 1, inNetvisor: 1 }],
		['one in Netvisor with the keys of two', [severa(5001), other(5002), netvisor(5001, { privateComment: BOTH })], ['5002 INVOICE_ONLY_IN_SEVERA'], { agreeing: 1, inNetvisor: 1 }],
		['one in Netvisor with the keys of two, the later one has its number', [other(5002), severa(5001), netvisor(5001, { privateComment: BOTH })], ['5002 INVOICE_ONLY_IN_SEVERA'], { agreeing: 1, inNetvisor: 1 }],
		['with our key, and copied by hand', [severa(5001), netvisor(5001), keyless(5001, COPY)], ['5001 INVOICE_TWICE'], { agreeing: 0, inNetvisor: 2 }],
		['copied by hand, the copy comes first and has another sum', [severa(5001), keyless(5001, { ...COPY, invoiceSum: '1.00', productLines: undefined }), netvisor(5001)], ['5001 INVOICE_TWICE'], { agreeing: 0, inNetvisor: 2 }],
		['twice without key', [severa(5001), keyless(5001), keyless(5001, COPY)], ['5001 INVOICE_TWICE'], { agreeing: 0, inNetvisor: 2 }],
		['twice without key: the one that is alike is compared', [severa(5001), keyless(5001, { ...COPY, invoiceSum: '1.00', productLines: undefined }), keyless(5001)], ['5001 INVOICE_TWICE'], { agreeing: 0, inNetvisor: 2 }],
		['a copy within the period of one outside it', [severa(5001, { date: '2026-09-30' }), netvisor(5001, { invoiceDate: '2026-09-30' }), keyless(5001, COPY)], ['5001 INVOICE_TWICE'], { agreeing: 0, inNetvisor: 1 }],
		['another Severa invoice\'s key is no copy', [severa(5001), netvisor(5001), netvisor(5002, { invoiceNumber: '5001' }), severa(5002)], ['5002 INVOICE_OTHER_NUMBER'], { agreeing: 1, inNetvisor: 2 }],
	])('%s', (_name, records, expected, { agreeing, inNetvisor }) => {
		const { differences, counts, totals } = run(records);
		expect(differences.map(({ number, reason }) => `${number} ${reason.code}`)).toEqual(expected);
		expect([counts.agreeing, totals[0]?.netvisor.count]).toEqual([agreeing, inNetvisor]);
	});

	test('the repair list names every one of them', () => {
		expect(run([severa(5001), keyless(5001, COPY), netvisor(5001)]).differences).toMatchObject([{ reason: { message: 'Invoice 5001 is in Netvisor 2 times (keys 95001, 77).' } }]);
		expect(run([severa(5001), other(5001), keyless(5001)]).differences).toMatchObject([{ guid: guidOf(8001), severa: { number: '5001' }, netvisor: { netvisorKey: '95001' } }]);
	});
});

describe('Netvisor gives the numbers (mapping 5.2): only the key tells', () => {
	const own = { invoiceNumber: '880' };
	test.each<[string, ReconcileRecord[], string[]]>([
		['alike under its own number', [severa(5001), netvisor(5001, own)], []],
		['another sum', [severa(5001, { totalIncludingTax: money(1) }), netvisor(5001, own)], ['5001 INVOICE_AMOUNT_DIFFERS']],
		['an equal number is no pair', [severa(5001), netvisor(5001, { privateComment: '' })], ['5001 INVOICE_ONLY_IN_SEVERA']],
		['an equal number belongs to another', [severa(5001), severa(5002), netvisor(5002, { invoiceNumber: '5001' })], ['5001 INVOICE_ONLY_IN_SEVERA']],
		['an equal number is no copy', [severa(5001), netvisor(5001, own), netvisor(5001, { netvisorKey: '77', privateComment: '' })], []],
		['a copy has the number that Netvisor gave', [severa(5001), netvisor(5001, own), netvisor(5001, { ...own, netvisorKey: '77', privateComment: '' })], ['5001 INVOICE_TWICE']],
	])('%s', (_name, records, expected) => {
		expect(codes(records, { invoiceNumbering: 'netvisor' })).toEqual(expected);
	});
});

describe('VAT of an invoice in kronor (G-5): Netvisor may give sums and VAT of lines in either currency, with VAT or without', () => {
	const of = (lines: Array<[sum: string, vatSum: string]>, there: Partial<NetvisorInvoiceToCompare> = {}, here: Partial<SeveraInvoiceToCompare> = {}) => [
		severa(5001, { totalIncludingTax: money(1255, 'SEK'), totalTax: money(255, 'SEK'), ...here }),
		netvisor(5001, { currencyCode: 'SEK', invoiceCurrencySum: '1255.00', invoiceSum: '112.05', productLines: lines.map(([sum, vatSum]) => ({ sum, vatSum })), ...there }),
	];
	const [VAT, LINES] = [['5001 INVOICE_VAT_DIFFERS'], ['5001 INVOICE_LINES_DIFFER']];

	// 1255.00 SEK = 112.05 EUR; 255.00 SEK = 22.77 EUR, 1000.00 SEK = 89.29 EUR (11.2 SEK for a euro).
	test.each<[string, ReturnType<typeof of>, string[]]>([
		['all in kronor, VAT in the sums', of([['627.50', '127.50'], ['627.50', '127.50']]), []],
		['all in kronor, VAT beside the sums', of([['1000.00', '255.00']]), []],
		['all in euros, VAT in the sums', of([['112.05', '22.77']]), []],
		['all in euros, VAT beside the sums', of([['89.29', '22.77']]), []],
		['all in euros, three lines each rounded', of([['29.76', '7.59'], ['29.76', '7.59'], ['29.76', '7.59']]), []],
		['sums in kronor, VAT in euros', of([['1255.00', '22.77']]), []],
		['sums in kronor, VAT beside them in euros', of([['1000.00', '22.77']]), []],
		['sums in euros, VAT in kronor', of([['112.05', '255.00']]), []],
		['no VAT at all', of([['1255.00', '0.00']], {}, { totalTax: money(0, 'SEK') }), []],
		['a credit note in euros', of([['-89.29', '-22.77']], { invoiceCurrencySum: '-1255.00', invoiceSum: '-112.05' }, { totalIncludingTax: money(-1255, 'SEK'), totalTax: money(-255, 'SEK') }), []],
		['one line not read', of([['112.05', '']]), []],
		['nothing to tell the rate by', of([['112.05', '22.77']], { invoiceSum: '' }), []],
		['Severa gives its VAT in another currency: by its own rate, not by Netvisor\'s', of([['1255.00', '255.00']], {}, { totalTax: money(22.5, 'EUR') }), []],
		['another VAT, all in kronor: to the cent', of([['1255.00', '254.99']]), VAT],
		['another VAT, beside the sums', of([['1012.00', '243.00']]), VAT],
		['another VAT, all in euros', of([['112.05', '22.00']]), VAT],
		['no VAT in Netvisor', of([['112.05', '0.00']]), VAT],
		['lines that add up in neither', of([['1000.00', '200.00']]), LINES],
		['lines that add up in neither, by a krona', of([['1254.00', '255.00']]), LINES],
		['lines in euros that do not add up', of([['100.00', '20.00']]), LINES],
	])('%s', (_name, records, expected) => {
		expect(codes(records)).toEqual(expected);
	});

	test.each<[string, ReturnType<typeof of>, string, string]>([
		['in kronor', of([['1255.00', '254.99']]), 'The VAT is 255.00 SEK in Severa, 254.99 SEK in Netvisor.', 'Arvonlisävero on Severassa 255,00 SEK, Netvisorissa 254,99 SEK.'],
		['in euros', of([['112.05', '22.00']]), 'The VAT is 255.00 SEK = 22.77 EUR in Severa, 22.00 EUR in Netvisor.', 'Arvonlisävero on Severassa 255,00 SEK = 22,77 EUR, Netvisorissa 22,00 EUR.'],
		['lines in a currency that is not known', of([['1000.00', '200.00']]), 'The lines in Netvisor add up to 1000.00, its total is 1255.00 SEK = 112.05 EUR.', 'Rivien summa on Netvisorissa 1000,00, loppusumma 1255,00 SEK = 112,05 EUR.'],
	])('told so that a person can check it: %s', (_name, records, message, messageFi) => {
		expect(run(records).differences.map(({ reason }) => reason)).toMatchObject([{ message, messageFi }]);
	});

	test.each<[string, ReturnType<typeof of>, string]>([
		['in kronor', of([['1255.00', '255.00']]), '255.00'],
		['in euros: not added up as kronor', of([['112.05', '22.77']]), ''],
		['in euros beside sums in kronor: not added up as kronor', of([['1255.00', '22.77']]), ''],
		['that does not agree', of([['1255.00', '254.99']]), '254.99'],
	])('the total of the currency has only VAT in it: %s', (_name, records, vat) => {
		expect(run(records).totals).toMatchObject([{ currency: 'SEK', severa: { vat: '255.00' }, netvisor: { vat } }]);
	});
});

test('a difference is complete: where, what, what to do in both languages, both sides', () => {
	const [difference] = run([severa(5001, { totalIncludingTax: money(1255.01) }), netvisor(5001)]).differences;
	expect(difference).toMatchObject({
		index: 0, system: 'Netvisor', kind: 'salesInvoice', guid: guidOf(5001), number: '5001', name: 'Koivuranta Oy', transferKey: `severa:invoice:${guidOf(5001)}`,
		reason: { rule: 'I-20', message: 'The total is 1255.01 EUR in Severa, 1255.00 EUR in Netvisor.', messageFi: 'Loppusumma on Severassa 1255,01 EUR, Netvisorissa 1255,00 EUR.', fix: expect.stringMatching(/\S/) as string, fixFi: expect.stringMatching(/\S/) as string },
		severa: { number: '5001', date: '2026-10-15', status: SENT, total: '1255.01', vat: '255.00', currency: 'EUR' },
		netvisor: { number: '5001', date: '2026-10-15', status: 'unsent', total: '1255.00', vat: '255.00', currency: 'EUR', netvisorKey: '95001' },
	});
});

test('totals of both sides, by currency; what was compared and what agrees', () => {
	const kronor = { totalIncludingTax: money(500, 'SEK'), totalTax: money(100, 'SEK') };
	const { totals, counts } = run([
		severa(5001), netvisor(5001), severa(5002), severa(5003, { totalIncludingTax: money(-1255), totalTax: money(-255) }), netvisor(5003, { invoiceSum: '-1255.00', productLines: [{ sum: '-1255.00', vatSum: '-255.00' }] }),
		severa(5004, kronor), netvisor(5004, { currencyCode: 'SEK', invoiceCurrencySum: '500.00', invoiceSum: '45.00', productLines: [{ sum: '45.00', vatSum: '9.00' }] }), netvisor(7001, { privateComment: '' }),
	]);
	expect(totals).toEqual([
		{ currency: 'EUR', severa: { count: 3, total: '1255.00', vat: '255.00' }, netvisor: { count: 2, total: '0.00', vat: '0.00' }, difference: '1255.00' },
		{ currency: 'SEK', severa: { count: 1, total: '500.00', vat: '100.00' }, netvisor: { count: 1, total: '500.00', vat: '' }, difference: '0.00' },
	]);
	expect(counts).toMatchObject({ compared: 3, agreeing: 3, differences: 1 });
});

test.each([
	[{ periodStart: '' }, /periodStart/],
	[{ periodEnd: '31.10.2026' }, /periodEnd/],
	[{ periodStart: '2026-11-01' }, /ends .* before/],
])('a period %j is refused', (changed, message) => {
	expect(() => run([], changed)).toThrow(InputError);
	expect(() => run([], changed)).toThrow(message);
});

test('the work grows with the records, not with their product', () => {
	const time = (count: number) => {
		const records = Array.from({ length: count }, (_none, index) => index + 1000).flatMap((number) => [severa(number), netvisor(number)]);
		const start = process.cpuUsage().user;
		expect(run(records).counts.agreeing).toBe(count);
		return process.cpuUsage(undefined).user - start;
	};
	time(500);
	// Eight times the records: a product of both sides is 64 times the work, however often it is tried; a busy machine slows single tries.
	const growth = () => time(16_000) / Math.max(time(2000), 20_000);
	expect([1, 2, 3, 4, 5].some(() => growth() < 30)).toBe(true);
});
