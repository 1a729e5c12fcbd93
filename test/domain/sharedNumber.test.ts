import { daysOnEachOther, oneDayOfEachNumber, sharedAccounts, withSharing, type Account } from '../../src/domain/sharedNumber';
import { absence, day, hour } from '../support/dayForTransfer';

const account = (guid: string, change: Partial<Account> = {}): Account => ({ guid, firstName: guid.toUpperCase(), lastName: 'Malli', code: '7', isActive: true, ...change });
const retired = (guid: string, change: Partial<Account> = {}) => account(guid, { isActive: false, ...change });

describe('who shares a number (X-2)', () => {
	test.each<[string, Account[], string[][]]>([
		['numbers of their own', [account('a'), account('b', { code: '8' })], []],
		['the same number, also retired and with spaces', [account('a'), retired('b', { code: ' 7 ' }), account('c', { code: '8' })], [['a', 'b'], ['a', 'b']]],
		['no numbers', [account('a', { code: null }), account('b', { code: '' })], []],
		['no numbers, one identity code', [account('a', { code: null, identityDigest: 'x' }), account('b', { code: ' ', identityDigest: 'x' })], [['a', 'b'], ['a', 'b']]],
		['two employments of one person', [account('a', { identityDigest: 'x' }), account('b', { code: '8', identityDigest: 'x' })], []],
	])('%s', (_, users, expected) => expect([...sharedAccounts(users).values()].map((accounts) => accounts.map(({ guid }) => guid))).toEqual(expected));

	test('the others of a group are read with each of them', () => expect([...withSharing(['a', 'c'], sharedAccounts([account('a'), retired('b'), account('c', { code: '8' })]))]).toEqual(['a', 'b', 'c']));
});

describe('one day for each number and date (X-2, W-14)', () => {
	const on = (guid: string, entries: 'hours' | 'absence' | 'nothing', date = '2026-03-16') =>
		day({ date, person: { guid, firstName: guid.toUpperCase(), lastName: 'Malli', code: '7' }, hours: entries === 'hours' ? [hour()] : [], absences: entries === 'absence' ? [absence()] : [] });
	const told = (accounts: Account[], ...days: Array<ReturnType<typeof on>>) =>
		oneDayOfEachNumber(days, sharedAccounts(accounts)).map(({ person, date, sharedNumber }) => [person.guid, date.slice(8), ...(sharedNumber ?? [])].join(' '));
	const REHIRED = [retired('a'), account('b')];

	test.each<[string, Account[], Array<ReturnType<typeof on>>, string[]]>([
		['nobody else has the number', [account('a')], [on('a', 'nothing'), on('a', 'hours', '2026-03-17')], ['a 16', 'a 17']],
		['nothing on the day: one empty day, of the account in use', REHIRED, [on('a', 'nothing'), on('b', 'nothing')], ['b 16']],
		['nothing on the day, and no account in use', [retired('a'), retired('b')], [on('a', 'nothing'), on('b', 'nothing')], ['a 16']],
		['hours on the old account', REHIRED, [on('a', 'hours'), on('b', 'nothing')], ['a 16']],
		['an absence on the new one', REHIRED, [on('a', 'nothing'), on('b', 'absence')], ['b 16']],
		['each on its own days', REHIRED, [on('a', 'hours'), on('a', 'nothing', '2026-03-17'), on('b', 'nothing'), on('b', 'hours', '2026-03-17')], ['a 16', 'b 17']],
		['both on the same day', REHIRED, [on('a', 'hours'), on('b', 'absence')], ['a 16 B Malli', 'b 16 A Malli']],
		['two accounts in use: whose the number is, nobody knows', [account('a'), account('b')], [on('a', 'hours'), on('b', 'nothing')], ['a 16 B Malli']],
		['two accounts in use, nothing on the day', [account('a'), account('b')], [on('a', 'nothing'), on('b', 'nothing')], ['a 16']],
		['three accounts, two of them with hours', [retired('a'), retired('b'), account('c')], [on('a', 'hours'), on('b', 'hours'), on('c', 'nothing')], ['a 16 B Malli C Malli', 'b 16 A Malli C Malli']],
	])('%s', (_, accounts, days, expected) => expect(told(accounts, ...days)).toEqual(expected));
});

test.each<[string, Array<[string, string, string]>, Array<[number, string[]]>]>([
	['different dates and people', [['7', '2026-03-16', 'A'], ['7', '2026-03-17', 'A'], ['8', '2026-03-16', 'B']], []],
	['the same person in Netvisor on the same date', [['7', '2026-03-16', 'A'], ['7', '2026-03-16', 'B'], ['7', '2026-03-17', 'A']], [[0, ['B']], [1, ['A']]]],
	['three of them', [['7', '2026-03-16', 'A'], ['7', '2026-03-16', 'B'], ['7', '2026-03-16', 'B']], [[0, ['B']], [1, ['A', 'B']], [2, ['A', 'B']]]],
])('days of one batch that would replace each other (W-14): %s', (_, days, expected) => expect([...daysOnEachOther(days.map(([employee, date, name], index) => ({ index, employee, date, name })))]).toEqual(expected));
