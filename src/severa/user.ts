import { z } from 'zod/v4';
import { severaMoney } from './money';
import { audit, businessUnitReference, calendarDate, decimal, enumeration, guid, namedReference, text } from './reference';

/** UserOutputModel (Severa API 12), without the personal identity code: what is not read cannot end up in an item or a log. */
export const severaUser = z
	.looseObject({
		guid,
		firstName: z.string(),
		lastName: z.string(),
		/** Employee number, as text. */
		code: text,
		email: text,
		phone: text,
		title: text,
		isActive: z.boolean(),
		/** FullUser, Employee, RestrictedEmployee, Subcontractor */
		userType: enumeration.nullish(),
		businessUnit: businessUnitReference.nullish(),
		superiorUser: namedReference.nullish(),
		/** Here `value` holds the word (Severa API 11.3). */
		keywords: z.array(z.looseObject({ value: text })).nullish(),
		workContract: z
			.looseObject({
				guid: text,
				title: z.string(),
				startDate: calendarDate,
				endDate: calendarDate.nullish(),
				/** Hours. */
				dailyHours: decimal,
				workWeek: z.array(enumeration).nullish(),
				hourCost: severaMoney.nullish(),
				isFlextimeActive: z.boolean().nullish(),
				isOvertimeAllowed: z.boolean().nullish(),
			})
			.nullish(),
		workType: namedReference.nullish(),
		bankAccountNumber: text,
		socialSecurityNumber: z.unknown().optional(),
		notes: text,
		...audit,
	})
	.transform(({ socialSecurityNumber: _, ...user }) => user);
export type SeveraUser = z.infer<typeof severaUser>;
