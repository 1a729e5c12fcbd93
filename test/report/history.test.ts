import { historyAnswer } from '../../src/report/historyAnswer';
import { linkQuery, readHistoryQuery } from '../../src/report/historyQuery';
import { numberText } from '../../src/report/historyPage';

const TODAY = '2026-03-31';
const defaults = { language: 'en' as const, days: 30, today: TODAY };
const row = (values: object) => ({ id: 1, time: '2026-03-30T09:00:00.000Z', flow: 'sales-invoice-transfer', kind: 'salesInvoice', number: '5001', name: 'Acme Oy', outcome: 'created', amount: '100.00', currency: 'EUR', executionId: '7', ...values });
const ask = (items: object[], query: Record<string, unknown> = {}, pageSize = 100) => historyAnswer(items, query, defaults, pageSize);
const numbersOf = (items: object[], query: Record<string, unknown> = {}) => {
	const { body } = ask(items, { format: 'csv', ...query });
	return body.split('\r\n').slice(1, -1).map((line) => line.split(',')[3]);
};

describe('the query', () => {
	test.each([
		['nothing', {}, { from: '2026-03-01', to: '', page: 1, format: 'html', language: 'en', unreadable: [] }],
		['an emptied period is all of it', { from: '', to: '' }, { from: '', to: '' }],
		['only an end', { to: '2026-01-31' }, { from: '', to: '2026-01-31' }],
		['not a date', { from: '31.3.2026' }, { from: '', unreadable: ['31.3.2026'] }],
		['a day that does not exist', { from: '2026-02-30' }, { from: '', unreadable: ['2026-02-30'] }],
		['page of nonsense', { page: '-3' }, { page: 1 }],
		['page as text', { page: 'x' }, { page: 1 }],
		['repeated parameter', { flow: ['a', 'b'] }, { flow: 'b' }],
		['an object', { flow: { $ne: '' } }, { flow: '' }],
		['unknown language and format', { lang: 'sv', format: 'exe' }, { language: 'en', format: 'html' }],
		['Finnish', { lang: 'fi', format: 'excel' }, { language: 'fi', format: 'excel' }],
	])('%s', (_, query, expected) => expect(readHistoryQuery(query, defaults)).toMatchObject(expected));

	test('a link keeps the period as it is shown, also an emptied one', () => {
		expect(linkQuery(readHistoryQuery({ from: '', to: '', text: 'a&b "c"' }, defaults), { page: '2' })).toBe('?lang=en&from=&to=&text=a%26b+%22c%22&page=2');
	});
});

describe('choosing rows', () => {
	const rows = [
		row({ id: 1, number: '1', time: '2026-03-29T20:59:59.000Z' }),
		row({ id: 2, number: '2', time: '2026-03-29T21:00:00.000Z', outcome: 'held', reasons: 'VAT_CODE_UNMAPPED' }),
		row({ id: 3, number: '3', time: '2026-03-30T09:00:00.000Z', flow: 'register-sync', name: 'Äänekoski Oy' }),
		row({ id: 4, number: '4', time: '2026-03-30T09:00:00.000Z' }),
		row({ id: 5, number: '5', time: '2026-01-01T09:00:00.000Z' }),
		row({ id: 6, number: '6', time: null, createdAt: '2026-03-31T09:00:00.000Z' }),
		{},
	];

	test.each([
		['the last 30 days, newest first; equal moments by row number; created-at where time is missing', {}, ['6', '4', '3', '2', '1']],
		['days are those of Helsinki (summer time: UTC+3 from 29 March)', { from: '2026-03-30', to: '2026-03-30' }, ['4', '3', '2']],
		['all of it', { from: '', to: '' }, ['6', '4', '3', '2', '1', '5']],
		['one flow', { flow: 'register-sync' }, ['3']],
		['one outcome', { outcome: 'held' }, ['2']],
		['text in any letter case, Finnish letters too', { text: 'ÄÄNEKOSKI' }, ['3']],
		['text in the reasons', { text: 'vat_code' }, ['2']],
		['every word has to be there', { text: 'acme held' }, []],
		['the number and the name', { text: '4 acme' }, ['4']],
		['unknown flow', { flow: 'x' }, []],
	])('%s', (_, query, expected) => expect(numbersOf(rows, query)).toEqual(expected));
});

test('amounts are summed exactly by outcome and currency; what is no number is not added', () => {
	const rows = [row({ amount: '0.1' }), row({ amount: '0.2' }), row({ amount: '10', currency: 'SEK' }), row({ amount: '-5.00', outcome: 'held' }), row({ amount: 'n/a', outcome: 'held' }), row({ amount: '', currency: '', outcome: 'held' })];
	expect(ask(rows).totals).toEqual([
		{ outcome: 'created', count: 3, sums: [{ currency: 'EUR', sum: '0.3' }, { currency: 'SEK', sum: '10' }] },
		{ outcome: 'held', count: 3, sums: [{ currency: 'EUR', sum: '-5' }] },
	]);
});

describe('the page (H-1)', () => {
	const EVIL = '<script>alert("1")</script>\'&`';

	test.each(['flow', 'kind', 'number', 'name', 'outcome', 'counterpartKey', 'amount', 'currency', 'message', 'reasons', 'sender', 'executionId'])('markup in %s stays text', (column) => {
		const { body } = ask([row({ [column]: EVIL })]);
		expect(body).not.toContain('<script');
		expect(body).toContain('&#60;script&#62;alert(&#34;1&#34;)');
	});

	test.each(['flow', 'outcome', 'from', 'to', 'text', 'lang', 'page', 'format'])('markup in the query\'s %s stays text', (name) => {
		const { body } = ask([row({})], { [name]: `mark"><script>alert(1)</script>` });
		expect(body).not.toContain('<script');
		expect(body).not.toContain('mark"');
	});

	test('pages: the first, the last, and one beyond the end', () => {
		const rows = Array.from({ length: 5 }, (_, index) => row({ id: index + 1, number: `N${index + 1}` }));
		const shown = (page?: string) => [...ask(rows, page === undefined ? {} : { page }, 2).body.matchAll(/<td>(N\d)<\/td>/g)].map(([, number]) => number);
		expect([shown(), shown('2'), shown('3'), shown('9')]).toEqual([['N5', 'N4'], ['N3', 'N2'], ['N1'], ['N1']]);
		expect(ask(rows, { page: '2' }, 2).body).toContain('Rows 3–4 of 5');
	});

	test('Finnish: words, date, decimal comma and the Finnish reasons', () => {
		const { body } = ask([row({ outcome: 'held', amount: '1234567.50', message: 'No code.', messageFi: 'Koodi puuttuu.' })], { lang: 'fi' });
		for (const text of ['Siirtohistoria', 'Pidätetty', 'Myyntilaskut', '30.3.2026 12.00', '1\u00a0234\u00a0567,50 EUR', 'Koodi puuttuu.', '<html lang="fi">']) expect(body).toContain(text);
		expect(body).not.toContain('No code.');
	});

	test('no rows: says so, and keeps the form', () => {
		const { body } = ask([{}]);
		expect(body).toContain('No rows fit');
		expect(body).toContain('<form method="get">');
	});

	test('a date that cannot be read is named', () => expect(ask([], { from: 'yesterday' }).body).toContain('Not a date, left out: yesterday'));
});

describe('files', () => {
	test('CSV has all rows, not a page of them', () => {
		const rows = Array.from({ length: 7 }, (_, id) => row({ id }));
		expect(ask(rows, { format: 'csv' }, 2)).toMatchObject({ contentType: 'text/csv; charset=utf-8', disposition: 'attachment; filename="transfer-history-2026-03-31.csv"', rows: 7 });
		expect(ask(rows, { format: 'csv' }, 2).body.split('\r\n')).toHaveLength(9);
	});

	test('for Excel: semicolons and decimal commas', () => {
		expect(ask([row({ amount: '-12.50' })], { format: 'excel', lang: 'fi' }).body.split('\r\n')[1]).toBe('2026-03-30 12:00:00;Myyntilaskut;Myyntilasku;5001;Acme Oy;Luotu;;-12,50;EUR;;;;7');
	});
});

test.each([['1234567.5', 'en', '1\u00a0234\u00a0567.5'], ['-1000', 'fi', '-1\u00a0000'], ['100', 'fi', '100'], ['x1', 'fi', 'x1']] as const)('numberText %s %s', (text, language, expected) => expect(numberText(text, language)).toBe(expected));
