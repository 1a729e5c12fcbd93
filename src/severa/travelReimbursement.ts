/** Travel claims, their statuses and the receipts of their expenses (Severa API 15.1, 15.2, 15.7). */
import { z } from 'zod/v4';
import { severaMoney } from './money';
import { audit, dateTime, decimal, enumeration, guid, integer, namedReference, text } from './reference';

/** TravelReimbursementOutputModel. Neither project nor unit: the one is on each expense, the other comes from the user. */
export const severaTravelReimbursement = z.looseObject({
	guid,
	/** null until the claim is completed. */
	number: integer,
	title: text,
	date: dateTime.nullish(),
	/** The traveller, without code. */
	user: namedReference.nullish(),
	travelReimbursementStatus: namedReference.nullish(),
	approvedByUser: namedReference.nullish(),
	approvalDate: dateTime.nullish(),
	advancePayment: severaMoney.nullish(),
	/** Sum of the expenses; whether of all or of the reimbursable ones is not told. */
	totalExpenses: severaMoney.nullish(),
	/** To be paid: totalExpenses less the advance. */
	total: severaMoney.nullish(),
	groupBy: enumeration.nullish(),
	canChangeApproval: z.boolean().nullish(),
	...audit,
});
export type SeveraTravelReimbursement = z.infer<typeof severaTravelReimbursement>;

/** TravelReimbursementStatusModel: a row of the register, found by name. */
export const severaTravelReimbursementStatus = z.looseObject({
	guid,
	name: z.string(),
	isActive: z.boolean(),
	/** Claims in this status are approved. */
	isApproved: z.boolean(),
	isLocked: z.boolean(),
	isDefault: z.boolean().nullish(),
	sortOrder: integer,
	...audit,
});
export type SeveraTravelReimbursementStatus = z.infer<typeof severaTravelReimbursementStatus>;

/** ProjectTravelExpenseFileModel: `guid` is the link, `fileGuid` the file that is downloaded. */
export const severaTravelExpenseFile = z.looseObject({
	guid,
	name: z.string(),
	fileGuid: text,
	travelExpenseGuid: text,
	contentType: text,
	/** Bytes. */
	size: decimal,
	isInternal: z.boolean().nullish(),
	description: text,
	source: enumeration.nullish(),
	category: enumeration.nullish(),
	...audit,
});
export type SeveraTravelExpenseFile = z.infer<typeof severaTravelExpenseFile>;
