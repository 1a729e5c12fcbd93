/** H-1, H-2: one message for each changed set of problems. */
import { readHistoryRows } from '../../src/domain/historyRow';
import { problemDigest, type ToldProblem } from '../../src/domain/problemDigest';
import { digestMessage } from '../../src/report/digestMessage';

const NOW = '2026-03-31T12:00:00.000Z';
let id = 0;
const row = (minutesAgo: number, values: object) => ({ id: ++id, time: new Date(Date.parse(NOW) - minutesAgo * 60_000).toISOString(), flow: 'sales-invoice-transfer', kind: 'salesInvoice', guid: 'g1', number: '5001', name: 'Acme Oy', outcome: 'held', reasons: 'VAT_CODE_UNMAPPED', executionId: String(minutesAgo), ...values });
const digest = (rows: object[], before: ToldProblem[] = [], options = {}) => problemDigest(readHistoryRows(rows), before, { now: NOW, quietHours: 24, tellSolved: true, ...options });
const told = (...rows: object[]) => digest(rows).told;
const numbers = (list: ReadonlyArray<{ number: string }>) => list.map(({ number }) => number);

describe('what is a problem (H-2)', () => {
	test.each([
		['held', [row(5, {})], ['5001']],
		['failed', [row(5, { outcome: 'failed', reasons: '' })], ['5001']],
		['not sent', [row(5, { outcome: 'notSent', reasons: '' })], ['5001']],
		['created', [row(5, { outcome: 'created', reasons: '' })], []],
		['held by a rule that never moves it', [row(5, { reasons: 'CUSTOMER_INTERNAL' })], []],
		['held by such a rule and by another', [row(5, { reasons: 'CUSTOMER_INTERNAL, BUSINESS_ID_MISSING' })], ['5001']],
		['held, then created', [row(9, {}), row(5, { outcome: 'created' })], []],
		['held, then right again by itself', [row(9, {}), row(5, { outcome: 'unchanged', reasons: '' })], []],
		['created, then held', [row(9, { outcome: 'created' }), row(5, {})], ['5001']],
		['created, but its status was not changed in the same run', [row(5, { outcome: 'created', reasons: '' }), row(5, { kind: 'status', outcome: 'statusNotChanged', reasons: '' })], ['5001']],
		['the same, whichever row was written first', [row(5, { kind: 'status', outcome: 'statusNotChanged', reasons: '' }), row(5, { outcome: 'created', reasons: '' })], ['5001']],
		['the status was mended by the next run', [row(9, { outcome: 'created' }), row(9, { kind: 'status', outcome: 'statusNotChanged' }), row(5, { outcome: 'alreadyThere', reasons: '' })], []],
		['the same guid in another flow is another document', [row(9, {}), row(5, { flow: 'register-sync', outcome: 'created' })], ['5001']],
		['days of one person are documents of their own', [row(9, { transferKey: 'severa:workDay:g1:2026-03-01' }), row(5, { transferKey: 'severa:workDay:g1:2026-03-02', outcome: 'created' })], ['5001']],
		['a status row without a transfer key finds its invoice', [row(9, { kind: 'status', outcome: 'statusNotChanged' }), row(5, { transferKey: 'severa:invoice:g1', outcome: 'alreadyThere', reasons: '' })], []],
		['no guid: by number and name', [row(9, { guid: '' }), row(5, { guid: '', number: '5002' })], ['5002', '5001']],
		['newest first', [row(9, {}), row(5, { guid: 'g2', number: '5002' })], ['5002', '5001']],
	])('%s', (_, rows, expected) => expect(numbers(digest(rows).appeared)).toEqual(expected));

	test('what clears by itself is counted, not told', () => {
		expect(digest([row(5, { reasons: 'HOURS_UNDECIDED' })])).toMatchObject({ appeared: [], waiting: 1, isChanged: false, told: [] });
	});

	test.each([[23, ['register']], [25, []]])('a run that failed %i hours ago and not since', (hours, expected) => {
		expect(numbers(digest([row(hours * 60, { kind: 'run', guid: 'wf', number: 'register', outcome: 'failed', reasons: '' })]).appeared)).toEqual(expected);
	});
});

describe('what has changed', () => {
	test('the same problem again, by another attempt, is no change', () => {
		const before = told(row(60, {}));
		expect(digest([row(60, {}), row(20, {}), row(5, {})], before)).toMatchObject({ appeared: [], solved: [], isChanged: false, remaining: [{ number: '5001' }] });
	});

	test.each([
		['another reason', { reasons: 'PRODUCT_CODE_MISSING' }, true],
		['the same reasons in another order', { reasons: 'B_CODE, A_CODE' }, true],
		['another outcome', { outcome: 'failed' }, true],
		['another name only', { name: 'Acme Oyj' }, false],
	])('%s', (_, change, isChanged) => expect(digest([row(5, change)], told(row(60, {})))).toMatchObject({ isChanged }));

	test('the order of reasons is no change', () => {
		expect(digest([row(5, { reasons: 'A, B' })], told(row(60, { reasons: 'B, A' }))).isChanged).toBe(false);
	});

	test.each([
		['ids and times in a message are those of one attempt', 'Error 17 at 10:42 (trace 9f3a77)', 'Error 18 at 11:22 (trace 0b1c42)', false],
		['words are not', 'Locked period', 'Unknown account', true],
	])('%s', (_, first, second, isChanged) => {
		const failed = (message: string) => ({ outcome: 'failed', reasons: '', message });
		expect(digest([row(5, failed(second))], told(row(60, failed(first)))).isChanged).toBe(isChanged);
	});

	test('solved: told once, and not again', () => {
		const before = told(row(60, {}));
		const rows = [row(60, {}), row(5, { outcome: 'created', reasons: '' })];
		const first = digest(rows, before);
		expect(first).toMatchObject({ isChanged: true, solved: [{ number: '5001' }], told: [] });
		expect(digest(rows, first.told).isChanged).toBe(false);
		expect(digest(rows, before, { tellSolved: false }).isChanged).toBe(false);
	});

	test('a problem whose rows are too old to be read is forgotten in silence', () => {
		expect(digest([], told(row(60, {})))).toMatchObject({ isChanged: false, solved: [], told: [] });
	});

	test('a solved problem that comes back is told again', () => {
		const solved = digest([row(60, {}), row(30, { outcome: 'created' })], told(row(60, {}))).told;
		expect(digest([row(60, {}), row(30, { outcome: 'created' }), row(5, {})], solved)).toMatchObject({ isChanged: true, appeared: [{ number: '5001' }] });
	});
});

describe('the message', () => {
	test('says what is new, what is solved and what stays, in both languages', () => {
		const before = told(row(60, {}), row(60, { guid: 'g2', number: '5002' }));
		const changed = digest([row(60, {}), row(5, { guid: 'g2', number: '5002', outcome: 'created' }), row(4, { guid: 'g3', number: '5003', message: 'No code.\nMap it.', messageFi: 'Koodi puuttuu.' })], before);
		const english = digestMessage(changed, 'en', 'https://n8n.example/webhook/transfer-history');
		expect(english.subject).toBe('Severa and Netvisor: 1 new problem, 1 solved, 2 open in all');
		expect(english.text).toBe(['Severa and Netvisor: 1 new problem, 1 solved, 2 open in all', '', 'New or changed:', '- Sales invoices: Sales invoice 5003 Acme Oy — Held', '  No code. Map it.', '', 'Solved:', '- Sales invoices: 5002 Acme Oy', '', 'Still open, told before:', '- Sales invoices: Sales invoice 5001 Acme Oy — Held', '', 'History: https://n8n.example/webhook/transfer-history'].join('\n'));
		const finnish = digestMessage(changed, 'fi', '');
		expect(finnish.subject).toBe('Severa ja Netvisor: 1 uusi ongelma, 1 ratkennut, auki yhteensä 2');
		expect(finnish.text).toContain('Koodi puuttuu.');
	});

	test('markup stays text, and only a web address becomes a link', () => {
		const { html } = digestMessage(digest([row(5, { name: '<b>x', message: '<script>' })]), 'en', 'javascript:alert(1)');
		expect(html).not.toMatch(/<b>x|<script|javascript:/);
	});

	test('documents with the same trouble stand in one line, by name or counted', () => {
		const { text, html } = digestMessage(digest([...Array.from({ length: 8 }, (_, index) => row(5, { guid: `g${index}`, number: `N${index}`, name: '', message: 'No number.' })), row(5, { guid: 'other', number: 'N9', name: '', message: 'Another trouble.' })]), 'en', '');
		expect(text.split('\n').filter((line) => line.startsWith('- '))).toEqual([expect.stringMatching(/N0, N1, N2, N3, N4 and 3 more/), expect.stringMatching(/N9/)]);
		expect(text.match(/No number\./g)).toHaveLength(1);
		expect(html).toContain('N0, N1, N2, N3, N4 and 3 more');
	});

	test('a long list is cut and counted', () => {
		const { text } = digestMessage(digest(Array.from({ length: 53 }, (_, index) => row(5, { guid: `g${index}`, message: `Trouble ${index}` }))), 'en', '');
		expect(text.match(/^- /gm)).toHaveLength(50);
		expect(text).toContain('… and 3 more');
	});

	test('everything solved', () => {
		expect(digestMessage(digest([row(5, { outcome: 'created' })], told(row(60, {}))), 'en', '').subject).toBe('Severa and Netvisor: 1 solved, no open problems');
	});
});
