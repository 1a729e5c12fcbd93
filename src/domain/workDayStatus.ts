/** With which status hours arrive, or why a day waits (mapping 7.1; rulebook W-2, W-3, W-7, W-8). */
import type { WorkDayHour } from '../netvisor/workDayDocument';
import type { DayForTransfer, DayHour } from './dayForTransfer';
import type { Findings } from './held';
import { nameOf } from './person';
import type { WorkDaySettings } from './settings/workDay';

/** Without approval the field says nothing: there invoicing alone sets it. */
const hasApproval = ({ approvalMode }: DayForTransfer) => approvalMode !== 'None';

/** Notes rejected entries, holds a day with undecided ones, and says the status of each entry that goes. */
export function statusOfHours(found: Findings, day: DayForTransfer, { approvedOnly }: Pick<WorkDaySettings, 'approvedOnly'>): (hour: DayHour) => WorkDayHour['acceptanceStatus'] {
	const values = { name: nameOf(day.person), date: day.date };
	const rejected = day.hours.filter(({ isApproved }) => isApproved === false).length;
	if (rejected > 0) found.note('HOURS_REJECTED', { count: rejected, ...values });
	const undecided = day.hours.filter(({ isApproved }) => isApproved === null).length;
	if (hasApproval(day) && approvedOnly && undecided > 0) found.hold('HOURS_UNDECIDED', 'isApproved', { count: undecided, ...values });
	return ({ isApproved }) => (hasApproval(day) && isApproved === true ? 'accepted' : 'confirmed');
}

/** With `onlyClosedPeriod` a day waits until Severa has closed it for entries (W-8). */
export function checkClosed(found: Findings, { date, closingDate }: DayForTransfer, { onlyClosedPeriod }: Pick<WorkDaySettings, 'onlyClosedPeriod'>): void {
	if (onlyClosedPeriod && (closingDate === null || date > closingDate)) found.hold('DAY_NOT_CLOSED', 'worktimeEntryClosingDate', { date, closingDate: closingDate ?? '–' });
}
