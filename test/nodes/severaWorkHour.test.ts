/** Work hours of the Severa node against the sandbox: whole days, few calls, and days found again after every kind of change. */
import type { IDataObject } from 'n8n-workflow';
import { daysOfPeriod, type PeriodSelection } from '../../nodes/Severa/workHour/daysForTransfer';
import type { SeveraState } from '../../sandbox';
import type { SeveraStartOptions } from '../../sandbox/severa';
import type { DayForTransfer } from '../../src/domain/dayForTransfer';
import { RejectedError } from '../../src/errors';
import { gather } from '../../src/severa/paging';
import { createSeveraClient, type SeveraClient } from '../../src/severa/SeveraClient';
import { axiosSend } from '../../src/transport/axiosSend';
import { fourTriesAtOnce } from '../../src/transport/withRetry';
import { startSeveraNode, type SeveraNode } from './severaNode';

let node: SeveraNode;
afterEach(async () => await node.close());
const start = async (options: SeveraStartOptions = {}) => void (node = await startSeveraNode({ seed: 'demo', clock: () => new Date('2026-10-30T08:00:00Z'), ...options }));

const PERIOD = { select: 'period', from: '2026-10-05', to: '2026-10-09', emptyDays: 'peopleWithEntries', employeeNumbers: '', expectedHours: false };
const CHANGED = { select: 'changedSince', changedSince: '2026-10-30T07:30:00Z', daysAround: 0, notBefore: '', knownAbsences: '[]', alsoDays: '[]', employeeNumbers: '', expectedHours: false };
interface Day { date: string; person: { guid: string; code: string }; hours: Array<{ guid: string; quantity: number; overtime: { code: string } | null }>; absences: Array<{ guid: string; startDateTime: string; endDateTime: string; isAllDay: boolean }>; contract: { dailyHours: number } | null; expectedHours: number | null }
const days = async (parameters: object): Promise<Day[]> => (await node.run('workHour', 'getDaysForTransfer', { ...parameters })).json as unknown as Day[];
const told = (list: readonly Day[]) => list.map(({ person, date }) => `${person.code} ${date}`);
const state = () => structuredClone(node.sandbox.state()) as SeveraState;
interface Entry { guid: string; eventDate: string; quantity: number; user: { guid: string }; lastUpdatedDateTime: string | null; lastUpdatedBy: unknown }
const entriesOf = ({ workHours }: SeveraState) => workHours as unknown as Entry[];
/** As Severa marks what is changed now. */
const touch = (entry: Entry, change: Partial<Entry>) => Object.assign(entry, change, { lastUpdatedDateTime: '2026-10-30T10:00:00+02:00', lastUpdatedBy: entry.user });

describe.each<[string, SeveraStartOptions]>([['defaults', {}], ['an all-day absence ends at the next midnight', { allDayEnd: 'nextMidnight' }], ['other pages', { maxRows100: true, pageTokens: 'lastRow' }]])('days of a period (%s)', (_name, options) => {
	beforeEach(() => start(options));

	it('everything of a person on a day is in one item, complete for the Mapper', async () => {
		const list = await days(PERIOD);
		const entries = entriesOf(state()).filter(({ eventDate }) => eventDate >= PERIOD.from && eventDate <= PERIOD.to);
		expect(list.flatMap(({ hours }) => hours.map(({ guid }) => guid)).sort()).toEqual(entries.map(({ guid }) => guid).sort());
		expect(new Set(told(list)).size).toBe(list.length);
		expect(list).toHaveLength(5 * new Set(list.map(({ person }) => person.guid)).size);
		const sick = list.filter(({ absences }) => absences.some(({ isAllDay }) => isAllDay));
		expect(told(sick)).toEqual(['103 2026-10-06', '103 2026-10-07']);
		expect(sick[0]?.contract).toMatchObject({ dailyHours: 7.5 });
		expect(JSON.stringify(list)).not.toMatch(/\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]"/);
	});
});

describe('days of a period', () => {
	beforeEach(() => start());

	it('calls grow with the pages of the lists, not with rows, days or people', async () => {
		await days(PERIOD);
		const paths = node.sandbox.journal.map(({ url }) => url.replace(/^.*\/v1/, '').replace(/\?.*$/, '')).filter((path) => path !== '/token');
		const pages = Math.ceil(entriesOf(state()).filter(({ eventDate }) => eventDate >= PERIOD.from && eventDate <= PERIOD.to).length / 100);
		expect(paths.filter((path) => path === '/workhours')).toHaveLength(pages);
		expect(paths).toHaveLength(pages + 8);
	});

	it('empty days: of people with entries, of nobody, of everybody', async () => {
		const weekend = { ...PERIOD, from: '2026-10-10', to: '2026-10-11' };
		expect(await days({ ...weekend, employeeNumbers: '101' })).toEqual([]);
		expect(await days({ ...weekend, emptyDays: 'everybody', employeeNumbers: '101' })).toMatchObject([{ date: '2026-10-10', hours: [], absences: [] }, { date: '2026-10-11' }]);
		expect(told(await days({ ...PERIOD, to: '2026-10-11', emptyDays: 'nobody', employeeNumbers: '103, 105' }))).not.toContain('105 2026-10-10');
	});

	it('a deleted entry shows the day, although nothing is left on it', async () => {
		const changed = state();
		const gone = entriesOf(changed).filter(({ eventDate, user }) => eventDate === '2026-10-05' && (changed.users as unknown as Array<{ guid: string; code: string | null }>).find(({ guid }) => guid === user.guid)?.code === '105');
		node.sandbox.seed({ ...changed, workHours: entriesOf(changed).filter((entry) => !gone.includes(entry)) });
		const [entry] = gone;
		node.sandbox.seed({ ...state(), deletedWorkHours: [{ guid: entry?.guid, eventDate: entry?.eventDate, quantity: entry?.quantity, user: entry?.user, deletedDateTime: '2026-10-29T10:00:00+02:00', createdDateTime: '2026-10-05T10:00:00+03:00' }] });
		expect(await days({ ...PERIOD, to: '2026-10-05', emptyDays: 'nobody', employeeNumbers: '105' })).toMatchObject([{ date: '2026-10-05', hours: [] }]);
	});

	it('expected hours where they are asked for', async () => {
		const list = await days({ ...PERIOD, employeeNumbers: '103', expectedHours: true });
		expect(list.find(({ date }) => date === '2026-10-06')?.expectedHours).toBe(7.5);
		expect((await days({ ...PERIOD, employeeNumbers: '103' }))[0]?.expectedHours).toBeNull();
	});

	it('a contract that changed within the month is the one of its day', async () => {
		const changed = state();
		const user = (changed.users as unknown as Array<{ guid: string; code: string | null }>).find(({ code }) => code === '103');
		const contracts = changed.workContracts as unknown as Array<IDataObject & { user: { guid: string } }>;
		const contract = contracts.find((one) => one.user.guid === user?.guid);
		contracts.push({ ...structuredClone(contract), guid: 'c0000000-0000-0000-0000-000000000001', startDate: '2026-10-07', dailyHours: 5 } as never);
		Object.assign(contract ?? {}, { endDate: '2026-10-06' });
		node.sandbox.seed(changed);
		expect((await days({ ...PERIOD, employeeNumbers: '103' })).filter(({ contract: of }) => of !== null).map(({ date, contract: of }) => `${date} ${of?.dailyHours}`).slice(1, 3)).toEqual(['2026-10-06 7.5', '2026-10-07 5']);
	});

	it.each([[{ from: '2026-10-09', to: '2026-10-05' }, /before it begins/], [{ from: '', to: '2026-10-05' }, /the period needs its first day/], [{ from: '2025-01-01', to: '2026-10-05' }, /longer than a year/]])('%j is refused', async (given, message) => {
		await expect(days({ ...PERIOD, ...given })).rejects.toThrow(message);
	});
});

describe('days that were touched', () => {
	beforeEach(() => start());

	it('nothing touched: no days', async () => expect(await days(CHANGED)).toEqual([]));

	it('an entry that was changed: its day, and the days around it', async () => {
		const changed = state();
		touch(entriesOf(changed).find(({ eventDate }) => eventDate === '2026-10-06') as Entry, { quantity: 1 });
		node.sandbox.seed(changed);
		expect((await days(CHANGED)).map(({ date }) => date)).toEqual(['2026-10-06']);
		expect((await days({ ...CHANGED, daysAround: 2 })).map(({ date }) => date)).toEqual(['2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07', '2026-10-08']);
		expect((await days({ ...CHANGED, daysAround: 2, notBefore: '2026-10-07' })).map(({ date }) => date)).toEqual(['2026-10-07', '2026-10-08']);
	});

	it('what changed before the bound is left alone and told, of those who were asked for', async () => {
		const changed = state();
		const entry = entriesOf(changed).find(({ eventDate }) => eventDate === '2026-10-06') as Entry;
		touch(entry, { quantity: 1 });
		node.sandbox.seed(changed);
		const bound = { ...CHANGED, notBefore: '2026-10-20', tellMissing: true };
		const told = { number: expect.any(String) as string, guid: entry.user.guid, select: 'changedSince', leftAlone: { count: 1, from: '2026-10-06', to: '2026-10-06', notBefore: '2026-10-20' } };
		expect(await days(bound)).toMatchObject([{ notReady: told }]);
		expect(await days({ ...bound, tellMissing: false })).toEqual([]);
		const [{ notReady } = { notReady: { number: '' } }] = (await days(bound)) as unknown as Array<{ notReady: { number: string } }>;
		expect(await days({ ...bound, employeeNumbers: notReady.number })).toMatchObject([{ notReady: told }]);
		expect(await days({ ...bound, employeeNumbers: '999' })).toMatchObject([{ notReady: { number: '999', guid: '' } }]);
	});

	it('an absence that an earlier run saw and that is gone; one that is still there touches nothing', async () => {
		const [sick] = (await days({ ...PERIOD, employeeNumbers: '103' })).filter(({ absences }) => absences.length > 0);
		const known = { ...(sick?.absences[0] as object), userGuid: sick?.person.guid };
		expect(await days({ ...CHANGED, knownAbsences: [known] })).toEqual([]);
		const changed = state();
		node.sandbox.seed({ ...changed, activities: (changed.activities as unknown as Array<{ guid: string }>).filter(({ guid }) => guid !== sick?.absences[0]?.guid) });
		expect(await days({ ...CHANGED, knownAbsences: JSON.stringify([known]) })).toMatchObject([{ date: '2026-10-06', absences: [] }, { date: '2026-10-07', absences: [] }]);
	});

	it('days that an earlier run could not finish', async () => {
		const [first] = await days({ ...PERIOD, employeeNumbers: '105' });
		expect(told(await days({ ...CHANGED, alsoDays: [{ userGuid: first?.person.guid, date: '2026-10-08' }] }))).toEqual(['105 2026-10-08']);
		expect(told(await days({ ...CHANGED, notBefore: '2026-10-20', alsoDays: [{ userGuid: first?.person.guid, date: '2026-10-08' }] }))).toEqual(['105 2026-10-08']);
		await expect(days({ ...CHANGED, alsoDays: '[{"date": "8.10.2026"}]' })).rejects.toThrow(/alsoDays|Also Days/);
	});
});

describe('two accounts with one employee number (X-2, W-14)', () => {
	const NEW = '0a000000-0000-4000-8000-000000000101';
	/** Helmi (101) was rehired: the hours from the 7th on are on a new account. */
	async function rehired({ oldIsActive = false } = {}): Promise<string> {
		await start();
		const changed = state();
		const users = changed.users as unknown as Array<IDataObject & { guid: string; code: string; isActive: boolean }>;
		const old = users.find(({ code }) => code === '101');
		if (old === undefined) throw new Error('Nobody has the number 101.');
		users.push({ ...structuredClone(old), guid: NEW, email: 'helmi.uusi@kaarna.example', code: '101 ' });
		old.isActive = oldIsActive;
		for (const entry of entriesOf(changed)) if (entry.user.guid === old.guid && entry.eventDate >= '2026-10-07') entry.user = { ...entry.user, guid: NEW };
		node.sandbox.seed(changed);
		return old.guid;
	}
	const withAccount = (list: readonly Day[]) => list.map(({ person, date, hours, ...rest }) => [person.guid === NEW ? 'new' : 'old', date.slice(8), hours.length > 0 ? 'hours' : 'empty', ...((rest as { sharedNumber?: string[] }).sharedNumber ?? [])].join(' '));

	it.each(['peopleWithEntries', 'everybody', 'nobody'])('a period, empty days of %s: each date comes once, from the account that has it', async (emptyDays) => {
		await rehired();
		expect(withAccount(await days({ ...PERIOD, emptyDays, employeeNumbers: '101' })).sort()).toEqual(['new 07 hours', 'new 08 hours', 'new 09 hours', 'old 05 hours', 'old 06 hours']);
	});

	it('what changed on one of them: the dates of the other are looked at too', async () => {
		const old = await rehired();
		const changed = state();
		touch(entriesOf(changed).find(({ eventDate, user }) => eventDate === '2026-10-07' && user.guid === NEW) as Entry, { quantity: 1 });
		node.sandbox.seed(changed);
		expect(withAccount(await days({ ...CHANGED, daysAround: 1 })).sort()).toEqual(['new 07 hours', 'new 08 hours', 'old 06 hours']);
		expect(withAccount(await days({ ...CHANGED, changedSince: '2026-10-30T23:00:00Z', alsoDays: [{ userGuid: old, date: '2026-10-09' }] }))).toEqual(['new 09 hours']);
	});

	it('both in use: days with hours say whose the number is too, empty ones go nowhere', async () => {
		await rehired({ oldIsActive: true });
		expect(withAccount(await days({ ...PERIOD, from: '2026-10-06', to: '2026-10-07' })).filter((line) => /Helmi/.test(line)).sort()).toEqual(['new 07 hours Helmi Kaarna', 'old 06 hours Helmi Kaarna']);
	});
});

it('get many: full entries, by day and by change', async () => {
	await start();
	const get = async (filters: object, returnAll = true) => (await node.run('workHour', 'getAll', { returnAll, limit: 3, filters })).json;
	expect(await get({}, false)).toHaveLength(3);
	const list = await get({ eventDateStart: '2026-10-05', eventDateEnd: '2026-10-05' });
	expect(list.length).toBeGreaterThan(10);
	expect(list.every(({ eventDate }) => eventDate === '2026-10-05')).toBe(true);
	expect(await get({ changedSince: '2026-10-30T07:30:00Z' })).toEqual([]);
});

describe('Severa does not show a user who has hours', () => {
	const hidden = async (selection: Partial<PeriodSelection> = {}) => {
		await start();
		const { url: baseUrl, clientId, clientSecret } = node.sandbox;
		const client = createSeveraClient({ baseUrl, clientId, clientSecret, send: axiosSend, retryPolicy: fourTriesAtOnce });
		const [user] = await gather(client.users.list({ code: '105' }));
		const isHidden = ({ guid }: { guid: string }) => guid === user?.guid;
		const users: SeveraClient['users'] = {
			get: (guid) => (isHidden({ guid }) ? Promise.reject(new RejectedError('Severa has no such user.', { service: 'Severa', status: 404 })) : client.users.get(guid)),
			async *list(filter) {
				for await (const one of client.users.list(filter)) if (!isHidden(one)) yield one;
			},
		};
		const found: DayForTransfer[] = [];
		for await (const some of daysOfPeriod({ ...client, users }, { from: PERIOD.from, to: PERIOD.to, emptyDays: 'peopleWithEntries', employeeNumbers: [], expectedHours: false, ...selection })) found.push(...some);
		return { days: found, guid: user?.guid ?? '' };
	};

	it('the days with entries come, for the Mapper to hold', async () => {
		const { days: list, guid } = await hidden();
		const filled = list.filter(({ person, hours }) => person.guid === guid && hours.length > 0);
		const dates = new Set(entriesOf(state()).filter(({ eventDate, user }) => user.guid === guid && eventDate >= PERIOD.from && eventDate <= PERIOD.to).map(({ eventDate }) => eventDate));
		expect(filled.map(({ date }) => date)).toEqual([...dates].sort());
		expect(filled[0]?.person).toEqual({ guid, firstName: '', lastName: guid, code: '', isGone: true });
	});

	it('not where others were asked for by number', async () => {
		const { days: list, guid } = await hidden({ employeeNumbers: ['101'] });
		expect(list.some(({ person }) => person.guid === guid)).toBe(false);
		expect(list.length).toBeGreaterThan(0);
	});
});
