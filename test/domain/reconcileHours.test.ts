/** Hours of people and days in both systems (rulebook W-10, W-14). */
import { reconcileHours, type MappedDay, type NetvisorDayToCompare } from '../../src/domain/reconcileHours';

const DAY = '2026-10-15';
const mapped = (types: Record<string, string>, changed: Partial<MappedDay['plan']> & { held?: boolean } = {}): MappedDay => {
	const { held = false, ...plan } = changed;
	return {
		guid: 'g1', transferKey: `severa:workDay:g1:${DAY}`,
		document: held ? undefined : { workDayHours: Object.entries(types).map(([value, hours]) => ({ hours, collectorRatio: { value, type: 'number' as const }, acceptanceStatus: 'accepted' as const, description: 'Työ' })) },
		plan: { employeeNumber: '101', employeeName: 'Aino Malli', date: DAY, recordTypes: Object.entries(types).map(([number, amount]) => ({ number, name: `Laji ${number}`, amount, unit: 'hour' as const, isAbsence: false })), severaRecordTypes: ['100', '200'], ...plan },
	};
};
const there = (rows: Array<[type: string, hours: string]>, changed: Partial<NetvisorDayToCompare> = {}): NetvisorDayToCompare => ({ employeeNumber: '101', date: DAY, hours: rows.map(([recordType, hours]) => ({ netvisorKey: '1', hours, recordType, recordTypeName: `Laji ${recordType}`, status: 'accepted', description: '', dimensions: [] })), ...changed });
const indexed = <T>(all: readonly T[]) => all.map((record, index) => ({ record, index }));
const run = (days: MappedDay[], netvisor: NetvisorDayToCompare[]) => reconcileHours(indexed(days), indexed(netvisor), { period: { start: '2026-10-01', end: '2026-10-31' } });
const told = (days: MappedDay[], netvisor: NetvisorDayToCompare[]) => run(days, netvisor).differences.map(({ number, severa, netvisor: other, reason }) => `${number} ${severa?.total ?? ''}/${other?.total ?? ''} ${reason.message}`);

test.each<[string, MappedDay[], NetvisorDayToCompare[], string[]]>([
	['alike', [mapped({ 100: '7.50' })], [there([['100', '7.5']])], []],
	['alike, in two rows there', [mapped({ 100: '7.50' })], [there([['100', '3.75'], ['100', '3.7500']])], []],
	['alike, beside a row that was made in Netvisor', [mapped({ 100: '7.50' })], [there([['100', '7.5'], ['900', '1']])], []],
	['another number of hours', [mapped({ 100: '7.50' })], [there([['100', '8']])], ['101 7.5/8 Aino Malli, 2026-10-15: 7.5 h of 100 Laji 100 in Severa, 8 h in Netvisor.']],
	['not there at all', [mapped({ 100: '7.50' })], [], ['101 7.5/0 Aino Malli, 2026-10-15: 7.5 h of 100 Laji 100 in Severa, 0 h in Netvisor.']],
	['on another record type', [mapped({ 100: '7.50' })], [there([['200', '7.5']])], ['101 7.5/0 Aino Malli, 2026-10-15: 7.5 h of 100 Laji 100 in Severa, 0 h in Netvisor.', '101 0/7.5 Aino Malli, 2026-10-15: 0 h of 200 Laji 200 in Severa, 7.5 h in Netvisor.']],
	['deleted in Severa', [mapped({ 100: '7.50' }, { date: '2026-10-16' })], [there([['100', '7.5']], { date: '2026-10-16' }), there([['100', '2']])], ['101 0/2 Aino Malli, 2026-10-15: 0 h of 100 Laji 100 in Severa, 2 h in Netvisor.']],
	['a held day is not compared', [mapped({ 100: '7.50' }, { held: true })], [there([['100', '8']])], []],
	['of somebody whom Severa does not know', [mapped({})], [there([['900', '7.5']], { employeeNumber: '555' })], []],
	['0101 is not 101', [mapped({ 100: '7.50' }, { employeeNumber: '0101' })], [there([['100', '7.5']])], ['0101 7.5/0 Aino Malli, 2026-10-15: 7.5 h of 100 Laji 100 in Severa, 0 h in Netvisor.', '101 0/7.5 101, 2026-10-15: 0 h of 100 Laji 100 in Severa, 7.5 h in Netvisor.']],
	['outside the period', [mapped({ 100: '7.50' }, { date: '2026-11-01' })], [there([['100', '7.5']], { date: '2026-09-30' })], []],
])('%s', (_name, days, netvisor, expected) => {
	expect(told(days, netvisor)).toEqual(expected);
});

test('days are counted, those held by themselves', () => {
	expect(run([mapped({ 100: '7.50' }), mapped({}, { held: true, date: '2026-10-16' })], [there([['100', '7.5']])])).toMatchObject({ days: 1, daysHeld: 1 });
});
