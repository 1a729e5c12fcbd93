import { workDay } from '../../nodes/SeveraNetvisorMapper/documents/workDay';
import { mapRecords } from '../../nodes/SeveraNetvisorMapper/mapRecords';
import { absence, day, hour, USER_GUID, workDaySettingsOf } from '../support/dayForTransfer';

const map = (items: object[], settings: Parameters<typeof workDaySettingsOf>[0] = {}) => mapRecords(workDay, 'severaToNetvisor', workDaySettingsOf(settings), JSON.parse(JSON.stringify(items)) as object[], '2026-04-01');

it('a day becomes a Ready item with document, key, fingerprint and plan; by number, then date', () => {
	const { ready, held, wrong } = map([day({ date: '2026-03-17', hours: [hour()] }), day({ hours: [hour()], absences: [] })]);
	expect([held, wrong]).toEqual([[], []]);
	expect(ready.map(({ index }) => index)).toEqual([1, 0]);
	expect(ready[0]?.json).toMatchObject({ outcome: 'ready', source: { system: 'Severa', kind: 'workDay', guid: USER_GUID, number: '1001', name: 'Aino Malli 2026-03-16' }, document: { date: { value: '2026-03-16', method: 'replace' } }, transferKey: `severa:workDay:${USER_GUID}:2026-03-16`, fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/) as string, plan: { workHours: '7.5' }, notes: [] });
});

it('a held day keeps its record and says why and what to do', () => {
	const { ready, held } = map([day({ hours: [hour({ isApproved: null })], absences: [absence({ endDateTime: null })] })]);
	expect(ready).toEqual([]);
	expect(held[0]?.json).toMatchObject({ outcome: 'held', reasons: [{ code: 'HOURS_UNDECIDED' }, { code: 'ABSENCE_OPEN_ENDED' }], plan: { employeeName: 'Aino Malli', date: '2026-03-16' }, record: { date: '2026-03-16' } });
	expect(held[0]?.json.summary).toContain('HOURS_UNDECIDED: 1 entries of Aino Malli on 2026-03-16 await approval.');
});

it('a single work hour is no day; nothing at all needs no registers', () => {
	expect(map([{ guid: 'x', eventDate: '2026-03-16' }]).wrong[0]?.error.message).toMatch(/not a record that "Work Day" can map/);
	expect(map([], { employeeRegister: [], recordTypeRegister: [] })).toEqual({ ready: [], held: [], wrong: [] });
});
