import { z } from 'zod/v4';
import { identityDigest } from '../identityDigest';
import { severaMoney } from './money';
import { audit, businessUnitReference, calendarDate, decimal, enumeration, guid, namedReference, text } from './reference';

/** UserOutputModel (Severa API 12). Of the personal identity code only a digest is kept: what is not there cannot end up in an item or a log. */
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
		/** Where a user was read before and comes back as an item; never in an answer of Severa. */
		identityDigest: z.string().optional(),
		notes: text,
		...audit,
	})
	.transform(({ socialSecurityNumber, identityDigest: known, ...user }) => {
		const digest = known ?? identityDigest(typeof socialSecurityNumber === 'string' ? socialSecurityNumber : '');
		return digest === '' ? user : { ...user, identityDigest: digest };
	});
export type SeveraUser = z.infer<typeof severaUser> & { identityDigest?: string };
