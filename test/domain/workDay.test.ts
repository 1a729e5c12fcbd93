import { Decimal } from '../../src/domain/decimal';
import type { DayForTransfer } from '../../src/domain/dayForTransfer';
import { workDayKey, WorkDayMapping, type MappedWorkDay } from '../../src/domain/workDay';
import type { WorkDayDocument } from '../../src/netvisor/workDayDocument';
import { absence, day, hour, USER_GUID, workDaySettingsOf } from '../support/dayForTransfer';

type Settings = Parameters<typeof workDaySettingsOf>[0];
const map = (given: DayForTransfer, settings: Settings = {}): MappedWorkDay | undefined => new WorkDayMapping(workDaySettingsOf(settings)).map(given);

function ready(given: DayForTransfer, settings: Settings = {}): { document: WorkDayDocument; notes: string[]; plan: MappedWorkDay['plan'] } {
	const result = map(given, settings);
	if (result?.mapped.outcome !== 'ready') throw new Error(`Not ready: ${JSON.stringify(result)}`);
	return { document: result.mapped.document, notes: result.mapped.notes.map(({ code }) => code), plan: result.plan };
}
function held(given: DayForTransfer, settings: Settings = {}): string[] {
	const result = map(given, settings);
	if (result?.mapped.outcome !== 'held') throw new Error(`Not held: ${JSON.stringify(result)}`);
	return result.mapped.reasons.map(({ code, rule }) => `${rule} ${code}`);
}
/** "T100 7.50 accepted Kassan toteutus" for each line. */
const lines = (given: DayForTransfer, settings: Settings = {}) => ready(given, settings).document.workDayHours.map(({ hours, collectorRatio, acceptanceStatus, description }) => [collectorRatio.value, hours, acceptanceStatus, description].join(' '));

describe('the document', () => {
	it('W-10, W-14: one employee, one day, as a replace', () => {
		expect(ready(day({ hours: [hour()] }))).toMatchObject({
			document: { date: { value: '2026-03-16', method: 'replace' }, employeeIdentifier: { value: '1001', type: 'number', defaultDimensionHandlingType: 'none' }, workDayHours: [{ hours: '7.50', collectorRatio: { value: 'T100', type: 'number' }, acceptanceStatus: 'accepted', description: 'Kassan toteutus' }] },
			plan: { employeeNumber: '1001', employeeName: 'Aino Malli', date: '2026-03-16', workHours: '7.5', absenceHours: '0', recordTypes: [{ number: 'T100', amount: '7.5', unit: 'hour' }], lineCount: 1, severaRecordTypes: ['2010', '3010', '3020', 'T100', 'T200'] },
			notes: [],
		});
		expect(workDayKey(day())).toBe(`severa:workDay:${USER_GUID}:2026-03-16`);
	});

	it('W-5, D-8: the project under its heading, none without a heading, none on absences', () => {
		const given = day({ hours: [hour({ quantity: 3 })], absences: [absence({ isAllDay: false, startDateTime: '2026-03-16T08:00:00+02:00', endDateTime: '2026-03-16T10:00:00+02:00' })] });
		expect(ready(given).document.workDayHours.map(({ dimensions }) => dimensions)).toEqual([undefined, undefined]);
		const { document, plan } = ready(given, { projectHeading: 'Projekti' });
		expect(document.workDayHours.map(({ dimensions }) => dimensions)).toEqual([undefined, [{ dimensionName: 'Projekti', dimensionItem: '2318 Verkkokauppa' }]]);
		expect(plan.dimensionItems).toMatchObject([{ heading: 'Projekti', text: '2318 Verkkokauppa', code: '2318' }]);
	});

	it('D-9: two projects that would share an item hold the day', () => {
		const twins = [1, 2].map((n) => hour({ guid: `hour-${n}`, quantity: 3, project: { guid: `project-${n}`, number: null, name: 'Sama' } }));
		expect(held(day({ hours: twins }), { projectHeading: 'Projekti' })).toEqual(['D-9 DIMENSION_NAME_CLASH']);
	});

	it('X-2: entries of a user whom Severa does not show are held; without entries nothing of theirs is known', () => {
		const person = { guid: 'user-9', firstName: '', lastName: 'user-9', code: '', isGone: true };
		expect(held(day({ person, hours: [hour()] }))).toEqual(['X-2 USER_NOT_SHOWN']);
		expect(map(day({ person }))).toBeUndefined();
	});

	it('W-12: says that the Payroll service starts, which costs', () => {
		const other = { ...day().person, code: '1002' };
		expect(ready(day({ person: other, hours: [hour()] }), { requireTravelService: false }).notes).toEqual(['PAYROLL_SERVICE_STARTS']);
		expect(ready(day({ person: other }), { requireTravelService: false }).notes).toEqual([]);
	});

	it('the same day always gives the same bytes, whatever the order of the entries', () => {
		const entries = [hour({ guid: 'b', quantity: 1 }), hour({ guid: 'a', quantity: 2 }), hour({ guid: 'c', quantity: 3, project: { guid: 'p', number: 9, name: 'Pieni' } }), hour({ guid: 'd', quantity: 1, workType: { guid: 'x', name: 'Suunnittelu', code: 'T200' } })];
		const settings = { projectHeading: 'Projekti' };
		expect(ready(day({ hours: entries }), settings).document).toEqual(ready(day({ hours: [...entries].reverse() }), settings).document);
		expect(lines(day({ hours: entries }), settings).map((line) => line.slice(0, 9))).toEqual(['T100 3.00', 'T100 2.00', 'T100 1.00', 'T200 1.00']);
	});
});

describe('approval (W-2, W-3, W-7)', () => {
	test.each<[string, string, boolean | null, boolean, string[]]>([
		['W-2: approved where approval is in use', 'RequiredForInvoicing', true, true, ['T100 7.50 accepted Kassan toteutus']],
		['W-2: approved, the other mode', 'InvoicableAlways', true, true, ['T100 7.50 accepted Kassan toteutus']],
		['W-2: no approval; there invoicing alone sets true', 'None', true, true, ['T100 7.50 confirmed Kassan toteutus']],
		['W-2: no approval, undecided', 'None', null, true, ['T100 7.50 confirmed Kassan toteutus']],
		['W-3: undecided, if all are wanted', 'RequiredForInvoicing', null, false, ['T100 7.50 confirmed Kassan toteutus']],
		['rejected is never sent', 'RequiredForInvoicing', false, true, []],
		['rejected is never sent, without approval either', 'None', false, false, []],
	])('%s', (_name, approvalMode, isApproved, approvedOnly, expected) => {
		expect(lines(day({ approvalMode, hours: [hour({ isApproved })] }), { approvedOnly })).toEqual(expected);
	});

	it('W-3: one undecided entry holds the whole day', () => expect(held(day({ hours: [hour(), hour({ guid: 'hour-2', quantity: 1, isApproved: null })] }))).toEqual(['W-3 HOURS_UNDECIDED']));
	it('a rejected entry is told', () => expect(ready(day({ hours: [hour(), hour({ guid: 'hour-2', isApproved: false })] })).notes).toEqual(['HOURS_REJECTED']));
	test.each([[null, true], ['2026-03-15', true], ['2026-03-16', false]])('W-8: with onlyClosedPeriod a day waits until it is closed (%s)', (closingDate, waits) => {
		const given = day({ hours: [hour()], closingDate });
		expect(map(given, { onlyClosedPeriod: true })?.mapped).toMatchObject(waits ? { outcome: 'held', reasons: [{ code: 'DAY_NOT_CLOSED', kind: 'wait' }] } : { outcome: 'ready' });
		expect(map(given)?.mapped.outcome).toBe('ready');
	});
});

describe('record types (W-4, O-1 to O-3)', () => {
	const overtime = hour({ overtime: { guid: 'o', name: 'Ylityö 50 %', code: '2010' } });
	test.each<[string, Settings, ReturnType<typeof hour>, string]>([
		['O-1, O-3: the overtime decides, and the hour goes once', {}, overtime, '2010'],
		['O-3: the work type, where that has priority', { recordTypePriority: 'workTypeFirst' }, overtime, 'T100'],
		['O-3: the overtime, where the work type has no code', { recordTypePriority: 'workTypeFirst' }, { ...overtime, workType: { guid: 'x', name: 'Muu', code: ' ' } }, '2010'],
		['W-4: the table wins', { recordTypeTable: [{ kind: '', from: 'T100', to: 'T200' }] }, hour(), 'T200'],
		['W-4: a row for one kind wins over one for any', { recordTypeTable: [{ kind: '', from: 'T100', to: '2010' }, { kind: 'workType', from: 'T100', to: 'T200' }] }, hour(), 'T200'],
		['W-4: a row for another kind says nothing', { recordTypeTable: [{ kind: 'absence', from: 'T100', to: 'T200' }] }, hour(), 'T100'],
	])('%s', (_name, settings, entry, number) => expect(lines(day({ hours: [entry] }), settings)).toEqual([`${number} 7.50 accepted Kassan toteutus`]));

	test.each<[string, ReturnType<typeof hour>]>([
		['W-4 RECORD_TYPE_CODE_MISSING', hour({ workType: { guid: 'x', name: 'Muu', code: null } })],
		['W-4 RECORD_TYPE_CODE_MISSING', hour({ overtime: { guid: 'o', name: 'Ylityö', code: '' } })],
		['W-4 RECORD_TYPE_UNKNOWN', hour({ workType: { guid: 'x', name: 'Muu', code: 'T999' } })],
		['C-2 CODE_CASE_DIFFERS', hour({ workType: { guid: 'x', name: 'Muu', code: 't100' } })],
		['W-4 HOURS_UNIT_DAY', hour({ workType: { guid: 'x', name: 'Muu', code: '3020' } })],
	])('%s', (expected, entry) => expect(held(day({ hours: [entry] }))).toEqual([expected]));

	it('an empty register or a code mapped twice is an error of the run', () => {
		expect(() => map(day(), { recordTypeRegister: [] })).toThrow(/recordTypeRegister is empty/);
		expect(() => map(day(), { recordTypeTable: [{ kind: '', from: 'a', to: 'b' }, { kind: '', from: 'a', to: 'c' }] })).toThrow(/maps "a" twice/);
		expect(() => map(day(), { recordTypeTable: [{ kind: 'hours', from: 'a', to: 'b' }] })).toThrow(/kind "hours"/);
	});

	it('W-1: without absences their record types are not Severa\'s', () => expect(ready(day(), { includeAbsences: false }).plan.severaRecordTypes).toEqual(['2010', 'T100', 'T200']));
});

describe('hours (W-11)', () => {
	const parts = (...quantities: number[]) => day({ hours: quantities.map((quantity, index) => hour({ guid: `hour-${index}`, quantity })) });

	it('lines add up to the rounded sum of the unrounded hours', () => {
		expect(lines(parts(1.333, 1.333, 1.334)).map((line) => line.split(' ')[1])).toEqual(['1.33', '1.33', '1.34']);
		expect(lines(parts(2.675, 2.675)).map((line) => line.split(' ')[1])).toEqual(['2.68', '2.67']);
	});

	it('for any hours: the sum is kept and no line is off by a hundredth or more', () => {
		let seed = 7;
		const next = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
		for (let round = 0; round < 200; round++) {
			const given = Array.from({ length: 1 + Math.floor(next() * 6) }, () => Math.round((0.05 + next() * 3.5) * 1e4) / 1e4);
			const sent = lines(parts(...given)).map((line) => Decimal.from(line.split(' ')[1] ?? ''));
			expect(Decimal.sum(sent).toString()).toBe(Decimal.sum(given.map((one) => Decimal.from(one))).round(2).toString());
			sent.forEach((one, index) => expect(Math.abs(Number(one) - (given[index] ?? 0))).toBeLessThan(0.0101));
		}
	});

	test.each<[string, DayForTransfer]>([
		['W-11 HOURS_QUANTITY_MISSING', day({ hours: [hour({ quantity: null })] })],
		['W-11 HOURS_OUT_OF_RANGE', day({ hours: [hour({ quantity: -1 })] })],
		['W-11 HOURS_OUT_OF_RANGE', parts(12, 12.01)],
	])('%s', (expected, given) => expect(held(given)).toEqual([expected]));
	it('24 hours fit into a day', () => expect(lines(parts(12, 12))).toHaveLength(2));
	it('an entry of zero hours is left out, and told', () => expect(ready(parts(7.5, 0))).toMatchObject({ document: { workDayHours: [{ hours: '7.50' }] }, notes: ['HOURS_ZERO'] }));

	it('W-11: description of the entry, else its phase, else its work type; at most 200 characters', () => {
		expect(lines(day({ hours: [hour({ description: ' a\n b ' })] }))).toEqual(['T100 7.50 accepted a b']);
		expect(lines(day({ hours: [hour({ description: ' ' })] }))).toEqual(['T100 7.50 accepted Toteutus']);
		expect(lines(day({ hours: [hour({ description: null, phase: null })] }))).toEqual(['T100 7.50 accepted Ohjelmointi']);
		expect(ready(day({ hours: [hour({ description: 'x'.repeat(300) })] })).document.workDayHours[0]?.description).toHaveLength(200);
		expect(held(day({ hours: [hour({ description: 'a\u0007' })] }))).toEqual(['E-6 TEXT_NOT_XML']);
	});

	it('sums: one line for each record type, status and project', () => {
		const entries = [hour({ guid: 'a', quantity: 1 }), hour({ guid: 'b', quantity: 2, description: 'Testaus' }), hour({ guid: 'c', quantity: 3, project: { guid: 'p2', number: 2319, name: 'Toinen' } })];
		expect(lines(day({ hours: entries }), { lineGrouping: 'sums', projectHeading: 'Projekti' })).toEqual(['T100 3.00 accepted Kassan toteutus; Testaus', 'T100 3.00 accepted Kassan toteutus']);
	});
});

describe('a number that another user in Severa has too (X-2)', () => {
	const shared = { sharedNumber: ['Aino Vanha', 'Eero Uusi'] };
	it.each<[string, DayForTransfer, Settings, string[]]>([
		['hours', day({ ...shared, hours: [hour()] }), {}, ['X-2 EMPLOYEE_NUMBER_TWICE']],
		['an absence that does not go would clear the day of the other', day({ ...shared, absences: [absence()] }), { includeAbsences: false }, ['X-2 EMPLOYEE_NUMBER_TWICE']],
		['nothing but rejected hours too', day({ ...shared, hours: [hour({ isApproved: false })] }), {}, ['X-2 EMPLOYEE_NUMBER_TWICE']],
		['without a number that is the reason', day({ ...shared, hours: [hour()], person: { ...day().person, code: '' } }), {}, ['X-2 EMPLOYEE_NUMBER_MISSING']],
	])('%s', (_, given, settings, expected) => expect(held(given, settings)).toEqual(expected));

	it('the words name the number as Netvisor has it, and the others', () => {
		const result = map(day({ ...shared, hours: [hour()], person: { ...day().person, code: '', identityDigest: 'x' } }), { employeeMatch: 'identityCode', employeeRegister: [{ netvisorKey: '9', employeeNumber: '1001', isEmployed: true, resourceManagement: true, identityDigest: 'x' }] });
		expect(result?.mapped).toMatchObject({ outcome: 'held', reasons: [{ kind: 'fix', message: 'Employee number 1001 is also that of another user in Severa (Aino Vanha, Eero Uusi): hours of both would go to one person.' }] });
	});
});

describe('empty days (W-14)', () => {
	it('empties the day in Netvisor', () => expect(ready(day()).document.workDayHours).toEqual([]));
	it('also a day with nothing but rejected entries', () => expect(ready(day({ hours: [hour({ isApproved: false })] })).document.workDayHours).toEqual([]));
	test.each<[string, DayForTransfer, Settings]>([
		['is left alone where that is wanted', day(), { clearEmptyDays: false }],
		['also with rejected entries', day({ hours: [hour({ isApproved: false })] }), { clearEmptyDays: false }],
		['cannot be added', day(), { workDayMethod: 'increment' }],
		['of somebody whom Netvisor does not know has nothing to empty', day({ person: { ...day().person, code: '7' } }), {}],
	])('%s', (_name, given, settings) => expect(map(given, settings)).toBeUndefined());
	it('is emptied whatever the services of the person are', () => expect(ready(day({ person: { ...day().person, code: '1002' } })).document.workDayHours).toEqual([]));
	it('W-6: a day with hours needs the Travel service', () => expect(held(day({ person: { ...day().person, code: '1002' }, hours: [hour()] }))).toEqual(['W-6 EMPLOYEE_TRAVEL_SERVICE_OFF']));
	it('all reasons at once', () => expect(held(day({ person: { ...day().person, code: '01' }, hours: [hour({ quantity: null, isApproved: null, workType: { guid: 'x', name: 'Muu', code: '' } })] }))).toEqual(['X-1 EMPLOYEE_NUMBER_LEADING_ZERO', 'W-3 HOURS_UNDECIDED', 'W-4 RECORD_TYPE_CODE_MISSING', 'W-11 HOURS_QUANTITY_MISSING']));
});

describe('absences (W-1, mapping 7.3)', () => {
	const part = (start: string, end: string | null) => absence({ isAllDay: false, startDateTime: start, endDateTime: end });
	test.each<[string, DayForTransfer, string[]]>([
		['a whole day: hours of the contract', day({ absences: [absence()] }), ['3010 7.50 confirmed Sairausloma']],
		['its end as the next midnight', day({ absences: [absence({ endDateTime: '2026-03-17T00:00:00+02:00' })] }), ['3010 7.50 confirmed Sairausloma']],
		['in the middle of several days', day({ absences: [absence({ startDateTime: '2026-03-12T00:00:00+02:00', endDateTime: '2026-03-20T23:59:59+02:00' })] }), ['3010 7.50 confirmed Sairausloma']],
		['not on a day off', day({ date: '2026-03-15', absences: [absence({ startDateTime: '2026-03-13T00:00:00+02:00' })] }), []],
		['not on a holiday', day({ holiday: 'Pitkäperjantai', absences: [absence()] }), []],
		['counted in days', day({ absences: [absence({ activityType: { guid: 'v', name: 'Vuosiloma', code: '3020' }, name: 'Loma' })] }), ['3020 1.00 confirmed Loma']],
		['a part of a day', day({ absences: [part('2026-03-16T08:00:00+02:00', '2026-03-16T10:20:00+02:00')] }), ['3010 2.33 confirmed Sairausloma']],
		['whatever the offset', day({ absences: [part('2026-03-16T06:00:00Z', '2026-03-16T08:30:00Z')] }), ['3010 2.50 confirmed Sairausloma']],
		['a part that is longer than the day', day({ absences: [part('2026-03-16T06:00:00+02:00', '2026-03-16T20:00:00+02:00')] }), ['3010 7.50 confirmed Sairausloma']],
		['cut at midnight: its first day', day({ absences: [part('2026-03-16T22:00:00+02:00', '2026-03-17T02:00:00+02:00')] }), ['3010 2.00 confirmed Sairausloma']],
		['cut at midnight: its last day', day({ date: '2026-03-17', absences: [part('2026-03-16T22:00:00+02:00', '2026-03-17T02:00:00+02:00')] }), ['3010 2.00 confirmed Sairausloma']],
		['a part beside hours', day({ hours: [hour({ quantity: 5 })], absences: [part('2026-03-16T08:00:00+02:00', '2026-03-16T10:00:00+02:00')] }), ['3010 2.00 confirmed Sairausloma', 'T100 5.00 accepted Kassan toteutus']],
		['two parts that fit', day({ absences: [part('2026-03-16T08:00:00+02:00', '2026-03-16T10:00:00+02:00'), { ...part('2026-03-16T12:00:00+02:00', '2026-03-16T13:00:00+02:00'), guid: 'absence-2' }] }), ['3010 2.00 confirmed Sairausloma', '3010 1.00 confirmed Sairausloma']],
		['a whole day beside rejected hours', day({ hours: [hour({ isApproved: false })], absences: [absence()] }), ['3010 7.50 confirmed Sairausloma']],
	])('%s', (_name, given, expected) => expect(lines(given)).toEqual(expected));

	it('status and source of the hours are settings', () => {
		expect(lines(day({ absences: [absence()] }), { absenceStatus: 'accepted' })).toEqual(['3010 7.50 accepted Sairausloma']);
		expect(lines(day({ contract: null, expectedHours: 6, absences: [absence()] }), { absenceHoursSource: 'workdays' })).toEqual(['3010 6.00 confirmed Sairausloma']);
		expect(lines(day({ expectedHours: 0, absences: [absence()] }), { absenceHoursSource: 'workdays' })).toEqual([]);
		expect(lines(day({ hours: [hour()], absences: [absence()] }), { includeAbsences: false })).toEqual(['T100 7.50 accepted Kassan toteutus']);
	});

	test.each<[string, DayForTransfer, Settings]>([
		['W-1 ABSENCE_OPEN_ENDED', day({ absences: [absence({ endDateTime: null })] }), {}],
		['W-1 ABSENCE_OPEN_ENDED', day({ absences: [part('2026-03-16T10:00:00+02:00', '2026-03-16T08:00:00+02:00')] }), {}],
		['W-14 CONTRACT_MISSING', day({ contract: null, absences: [absence()] }), {}],
		['W-14 CONTRACT_MISSING', day({ contract: { dailyHours: null, workWeek: ['Monday'] }, absences: [absence()] }), {}],
		['W-14 CONTRACT_MISSING', day({ absences: [absence()] }), { absenceHoursSource: 'workdays' }],
		['W-9 ABSENCE_OVERLAPS_HOURS', day({ hours: [hour({ quantity: 1 })], absences: [absence()] }), {}],
		['W-9 ABSENCES_OVERLAP', day({ absences: [absence(), part('2026-03-16T08:00:00+02:00', '2026-03-16T09:00:00+02:00')] }), {}],
		['W-4 ABSENCE_UNIT_DAY', day({ absences: [{ ...part('2026-03-16T08:00:00+02:00', '2026-03-16T09:00:00+02:00'), activityType: { guid: 'v', name: 'Vuosiloma', code: '3020' } }] }), {}],
		['W-4 RECORD_TYPE_CODE_MISSING', day({ absences: [absence({ activityType: { guid: 's', name: 'Opintovapaa', code: null } })] }), {}],
	])('%s', (expected, given, settings) => expect(held(given, settings)).toEqual([expected]));
});
