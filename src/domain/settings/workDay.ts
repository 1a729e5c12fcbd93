/** Settings of hours and absences (mapping 10, "Hours"; rulebook sections 9 and 10). */
import { choice, flag, table, type Settings, type ValuesOf } from '../setting';
import { dimensionSettings } from './dimension';
import { personSettings } from './person';

export const workDaySettings = {
	approvedOnly: flag('Approved Only', 'Whether a day waits until every entry of it is approved or rejected in Severa (rulebook W-3). On by default: half a day in payroll is worse than a late one. Off sends undecided entries as confirmed.', true),
	workDayMethod: choice('Work Day Method', 'Whether the whole day is replaced in Netvisor, so that corrections and deletions arrive, or lines are only added (rulebook W-10). Adding never takes anything away and is held where it would count hours twice.', { replace: 'Replace the Day', increment: 'Add Lines' }),
	recordTypePriority: choice('Record Type Priority', 'Which code decides about an overtime hour: the overtime\'s, which is more specific, or the work type\'s (rulebook O-3). An hour is sent once in any case.', { overtimeFirst: 'Overtime First', workTypeFirst: 'Work Type First' }),
	recordTypeTable: table('Record Type Table', 'Severa codes and the numbers of Netvisor record types, where the two differ. Empty: the Severa code is the number (rulebook W-4, O-2).', { kind: 'Kind (workType, overtime or absence; Empty for Any)', from: 'Severa Code', to: 'Record Type Number' }),
	recordTypeRegister: table('Record Type Register', 'Record types of Netvisor, usually arriving on the Code Table input from "Record Type: Get Many". No hour can be sent without it.', { number: 'Number', name: 'Name', unit: 'Unit (hour or day)' }),
	includeAbsences: flag('Include Absences', 'Whether absences move too (rulebook W-1). Off leaves absences to Netvisor; a day with absences entered there is then held before a replace.', true),
	absenceStatus: choice('Absence Status', 'Status of absence lines. Confirmed by default, since Severa has no approval of absences.', { confirmed: 'Confirmed', accepted: 'Accepted' }),
	absenceHoursSource: choice('Absence Hours Source', 'Hours of a whole-day absence: the daily hours of the work contract, or the expected hours of the day, which have to be read with the days.', { contract: 'Work Contract', workdays: 'Expected Hours of the Day' }),
	lineGrouping: choice('Line Grouping', 'One line for each entry, which can be traced, or one for each record type, status and project.', { entries: 'One for Each Entry', sums: 'Sums' }),
	defaultDimensions: choice('Default Dimensions', 'Whether Netvisor adds the default dimensions of the employee to the lines.', { none: 'None', usedefault: 'Use the Defaults' }),
	clearEmptyDays: flag('Clear Empty Days', 'Whether a day that has become empty in Severa is emptied in Netvisor. On by default: a deleted hour must not be paid.', true),
	onlyClosedPeriod: flag('Only Closed Period', 'Whether only days that Severa has closed for entries are sent (rulebook W-8). Later days are held until then.'),
	requireTravelService: flag('Require Travel Service', 'Whether the Travel (Matkat) service must be on for the employee (rulebook W-6). On by default: Netvisor\'s guide says the transfer fails without it.', true),
} as const satisfies Settings;

/** The heading is a setting of this flow (D-8). */
const { projectHeading, projectItemName, dimensionItemCodes } = dimensionSettings;

/** Everything that decides about a day: its own settings, and those it shares with other documents. */
export const workDayDocumentSettings = {
	...personSettings,
	projectHeading, projectItemName, dimensionItemCodes,
	...workDaySettings,
} as const satisfies Settings;

export type WorkDaySettings = ValuesOf<typeof workDayDocumentSettings>;
