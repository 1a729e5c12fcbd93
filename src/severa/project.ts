import { z } from 'zod/v4';
import { severaMoney } from './money';
import { audit, businessUnitReference, calendarDate, costCenterReference, currencyReference, guid, integer, namedReference, numberedReference, text, userReference } from './reference';

/** ProjectOutputModel (Severa API 11.1). */
export const severaProject = z.looseObject({
	guid,
	name: z.string(),
	/** Project (case) number; a JSON number. */
	number: integer,
	internalName: text,
	description: text,
	customer: numberedReference.nullish(),
	businessUnit: businessUnitReference.nullish(),
	costCenter: costCenterReference.nullish(),
	currency: currencyReference.nullish(),
	projectOwner: userReference.nullish(),
	salesPerson: userReference.nullish(),
	billingContact: userReference.nullish(),
	/** Here `name` holds the word (Severa API 11.3). */
	keywords: z.array(namedReference).nullish(),
	/** `guid` is the entry of this project, `projectStatusTypeGuid` the row of the register. */
	projectStatus: z.looseObject({ guid: text, name: text, description: text, projectStatusTypeGuid: text }).nullish(),
	salesStatus: z.looseObject({ guid: text, name: text, salesStatusTypeGuid: text }).nullish(),
	rootPhase: namedReference.nullish(),
	isClosed: z.boolean(),
	isInternal: z.boolean(),
	closedDate: calendarDate.nullish(),
	startDate: calendarDate.nullish(),
	deadline: calendarDate.nullish(),
	expectedValue: severaMoney.nullish(),
	orderNumber: text,
	ourReference: text,
	yourReference: text,
	invoiceNotes: text,
	/** Days; null: the customer's or organisation's. */
	paymentTerm: integer,
	...audit,
});
export type SeveraProject = z.infer<typeof severaProject>;
