/** What decides how long a working day is: contracts, days, holidays, and the organisation's settings (Severa API 12, 13.3, 11.4). */
import { z } from 'zod/v4';
import { calendarDate, decimal, enumeration, guid, text } from './reference';
import { at, type SeveraApi } from './SeveraApi';

/** WorkContractOutputModel. */
export const severaWorkContract = z.looseObject({
	guid: text,
	startDate: calendarDate,
	/** null: until further notice. */
	endDate: calendarDate.nullish(),
	/** Hours. */
	dailyHours: decimal,
	/** Monday … Sunday */
	workWeek: z.array(enumeration).nullish(),
});
export type SeveraWorkContract = z.infer<typeof severaWorkContract>;

/** WorkdayModel. */
export const severaWorkDay = z.looseObject({ date: calendarDate, expectedHours: decimal, isHoliday: z.boolean().nullish() });
export type SeveraWorkDay = z.infer<typeof severaWorkDay>;

/** HolidayModel. */
export const severaHoliday = z.looseObject({ guid, name: z.string(), date: calendarDate, isActive: z.boolean(), isPublicHoliday: z.boolean(), isRecurringYearly: z.boolean(), recurringEndYear: z.int().nullish() });
export type SeveraHoliday = z.infer<typeof severaHoliday>;

/** What hours need of OrganizationSettingsModel. */
export const severaOrganizationSettings = z.looseObject({
	/** None, RequiredForInvoicing, InvoicableAlways */
	workHourApprovalMode: enumeration,
	/** Nothing can be entered for this day or earlier. */
	worktimeEntryClosingDate: calendarDate.nullish(),
	workWeek: z.array(enumeration).nullish(),
});
export type SeveraOrganizationSettings = z.infer<typeof severaOrganizationSettings>;

const USERS = 'users:read';

export const workTimeOf = (api: SeveraApi) => ({
	async contracts(userGuid: string): Promise<SeveraWorkContract[]> {
		return await api.get({ path: at('/users', userGuid, '/workcontracts'), scope: USERS }, z.array(severaWorkContract));
	},
	/** @param startDate, endDate ISO 8601; both days are included */
	async days(userGuid: string, startDate: string, endDate: string): Promise<SeveraWorkDay[]> {
		return await api.get({ path: at('/users', userGuid, '/workdays'), scope: USERS }, z.array(severaWorkDay), { startDate, endDate });
	},
	/** Of all years, in the organisation's own country. */
	async holidays(): Promise<SeveraHoliday[]> {
		return await api.whole({ path: '/holidays', scope: 'settings:read' }, severaHoliday);
	},
	async organizationSettings(): Promise<SeveraOrganizationSettings> {
		return await api.get({ path: '/organizationsettings', scope: 'organization:read' }, severaOrganizationSettings);
	},
});
