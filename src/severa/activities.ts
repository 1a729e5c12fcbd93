/** Activities; absences are those whose type has the category Absences (Severa API 15.5). */
import { z } from 'zod/v4';
import { audit, codedReference, dateTime, enumeration, guid, text } from './reference';
import type { SeveraApi } from './SeveraApi';

/** ActivityModel. */
export const severaActivity = z.looseObject({
	guid,
	/** The title. */
	name: z.string(),
	/** Without a code: join the register of activity types. */
	activityType: z.looseObject({ guid, name: text, category: enumeration.nullish() }),
	/** The absent person. */
	ownerUser: codedReference,
	startDateTime: dateTime,
	endDateTime: dateTime.nullish(),
	isAllDay: z.boolean(),
	hasDuration: z.boolean(),
	/** None, Occurrence, Exception, Series */
	recurrenceType: enumeration.nullish(),
	...audit,
});
export type SeveraActivity = z.infer<typeof severaActivity>;

export interface ActivityFilter {
	/** Personal, Absences, CalendarEntry, SalesEvent, Task; any of. */
	categories?: readonly string[];
	/** ISO 8601 with offset: everything that ends after `startDateTime` and starts before `endDateTime`. */
	startDateTime?: string;
	endDateTime?: string;
	/** ISO 8601; added or changed at or after. */
	changedSince?: string;
}

export const activitiesOf = (api: SeveraApi) => ({
	list({ categories, startDateTime, endDateTime, changedSince }: ActivityFilter = {}): AsyncGenerator<SeveraActivity, void, undefined> {
		return api.tokenList({ path: '/activities', scope: 'activities:read' }, severaActivity, { activityCategories: categories, startDateTime, endDateTime, changedSince });
	},
});
