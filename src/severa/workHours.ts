/** Work hours: all of them, those of one user, and what became of deleted ones (Severa API 15.4). */
import { z } from 'zod/v4';
import { severaWorkHour, type SeveraWorkHour } from './invoiceEntries';
import { calendarDate, dateTime, decimal, guid } from './reference';
import { at, type SeveraApi } from './SeveraApi';

const reference = z.looseObject({ guid });

/** DeletedWorkHourModel: references have only their guid. */
export const severaDeletedWorkHour = z.looseObject({
	guid,
	eventDate: calendarDate.nullish(),
	quantity: decimal,
	deletedDateTime: dateTime.nullish(),
	user: reference.nullish(),
	project: reference.nullish(),
	workType: reference.nullish(),
});
export type SeveraDeletedWorkHour = z.infer<typeof severaDeletedWorkHour>;

export interface WorkHourFilter {
	/** YYYY-MM-DD, both included. */
	eventDateStart?: string;
	eventDateEnd?: string;
	/** ISO 8601; added or changed at or after. */
	changedSince?: string;
	/** Billable, NotBillable, RemovedFromInvoice */
	billableStatus?: string;
}

const READ = 'hours:read';

export const workHoursOf = (api: SeveraApi) => ({
	/** There is no filter by user or approval that is sure to be honoured. The order is not promised. */
	list({ eventDateStart, eventDateEnd, changedSince, billableStatus }: WorkHourFilter = {}): AsyncGenerator<SeveraWorkHour, void, undefined> {
		return api.tokenList({ path: '/workhours', scope: READ }, severaWorkHour, { eventDateStart, eventDateEnd, changedSince, billableStatus });
	},
	/** @param startDate, endDate ISO 8601. Whether the last day counts is not described: ask for one day more and look at the event dates. */
	ofUser(userGuid: string, startDate: string, endDate: string): AsyncGenerator<SeveraWorkHour, void, undefined> {
		return api.tokenList({ path: at('/users', userGuid, '/workhours'), scope: READ }, severaWorkHour, { startDate, endDate });
	},
	/** @param deletedSince ISO 8601; deleted at or after */
	deleted(deletedSince: string): AsyncGenerator<SeveraDeletedWorkHour, void, undefined> {
		return api.tokenList({ path: '/deletedworkhours', scope: READ }, severaDeletedWorkHour, { deletedSince });
	},
});
