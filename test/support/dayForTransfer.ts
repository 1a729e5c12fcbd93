/** A day of a person as "Get Days for Transfer" gives it, to be changed field by field in tests. */
import type { DayAbsence, DayForTransfer, DayHour } from '../../src/domain/dayForTransfer';
import { readSettings } from '../../src/domain/setting';
import { workDayDocumentSettings, type WorkDaySettings } from '../../src/domain/settings/workDay';

export const USER_GUID = '2f41c7b8-0d19-6e35-a7f2-51c09be4d260';

export const hour = (change: Partial<DayHour> = {}): DayHour => ({
	guid: 'hour-1',
	quantity: 7.5,
	description: 'Kassan toteutus',
	startTime: null,
	isApproved: true,
	project: { guid: 'project-1', number: 2318, name: 'Verkkokauppa' },
	phase: 'Toteutus',
	workType: { guid: 'type-1', name: 'Ohjelmointi', code: 'T100' },
	overtime: null,
	...change,
});

/** Monday 2026-03-16. */
export const absence = (change: Partial<DayAbsence> = {}): DayAbsence => ({
	guid: 'absence-1',
	name: 'Sairausloma',
	activityType: { guid: 'sick', name: 'Sairaus', code: '3010' },
	startDateTime: '2026-03-16T00:00:00+02:00',
	endDateTime: '2026-03-16T23:59:59+02:00',
	isAllDay: true,
	...change,
});

export const day = (change: Partial<DayForTransfer> = {}): DayForTransfer => ({
	date: '2026-03-16',
	person: { guid: USER_GUID, firstName: 'Aino', lastName: 'Malli', code: '1001' },
	hours: [],
	absences: [],
	contract: { dailyHours: 7.5, workWeek: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] },
	holiday: null,
	expectedHours: null,
	approvalMode: 'RequiredForInvoicing',
	closingDate: null,
	codes: { workTypes: ['T100', 'T200'], overtimes: ['2010'], absences: ['3010', '3020'] },
	...change,
});

const employees = [
	{ netvisorKey: '9', employeeNumber: '1001', firstName: 'Aino', lastName: 'Malli', isEmployed: true, payrollService: true, resourceManagement: true, identityDigest: '' },
	{ netvisorKey: '10', employeeNumber: '1002', firstName: 'Eero', lastName: 'Uusi', isEmployed: true, payrollService: false, resourceManagement: false, identityDigest: '' },
];
const recordTypes = [
	{ number: 'T100', name: 'Ohjelmointi', unit: 'hour' },
	{ number: 'T200', name: 'Suunnittelu', unit: 'hour' },
	{ number: '2010', name: 'Ylityö 50 %', unit: 'hour' },
	{ number: '3010', name: 'Sairaus', unit: 'hour' },
	{ number: '3020', name: 'Vuosiloma', unit: 'day' },
];

export const workDaySettingsOf = (change: Partial<Record<keyof WorkDaySettings, unknown>> = {}): WorkDaySettings => readSettings(workDayDocumentSettings, { employeeRegister: employees, recordTypeRegister: recordTypes, ...change });
