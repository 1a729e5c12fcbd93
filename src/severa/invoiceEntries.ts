/**
 * What stands behind invoice rows (Severa API 14.4, 15.2, 15.4, 15.6). Every kind but the flat rate names its row in
 * `invoiceRowGuid`; a flat rate is named by its row (`flatRateGuid`).
 */
import { z } from 'zod/v4';
import { severaMoney } from './money';
import { accountReference, audit, calendarDate, codedReference, costCenterReference, dateTime, decimal, enumeration, guid, integer, invoiceReference, namedReference, numberedReference, text, userReference } from './reference';

const billed = { invoiceRowGuid: text, invoiceQuantity: decimal, invoiceRowDescription: text };

/** WorkHourOutputModel. */
export const severaWorkHour = z.looseObject({
	guid,
	eventDate: calendarDate,
	quantity: decimal,
	description: text,
	startTime: dateTime.nullish(),
	endTime: dateTime.nullish(),
	user: userReference.nullish(),
	project: z.looseObject({ guid, name: text, number: integer, companyGuid: text, isClosed: z.boolean().nullish() }).nullish(),
	phase: z.looseObject({ guid, name: text, isCompleted: z.boolean().nullish(), isLocked: z.boolean().nullish() }).nullish(),
	customer: numberedReference.nullish(),
	workType: codedReference.nullish(),
	/** Without a code: join the register of overtimes. */
	overtime: namedReference.nullish(),
	unitPrice: severaMoney.nullish(),
	unitCost: severaMoney.nullish(),
	/** null: undecided, true: approved, false: rejected. */
	isApproved: z.boolean().nullish(),
	isBillable: z.boolean().nullish(),
	isModifiable: z.boolean(),
	isProductive: z.boolean().nullish(),
	billableStatus: enumeration,
	invoice: invoiceReference.nullish(),
	...billed,
	invoiceRowComment: text,
	plannedInvoiceQuantity: decimal,
	...audit,
});
export type SeveraWorkHour = z.infer<typeof severaWorkHour>;

/** ProjectFeeOutputModel: products, costs, purchase rows. Its project has no number. */
export const severaProjectFee = z.looseObject({
	guid,
	name: text,
	description: text,
	eventDate: calendarDate.nullish(),
	quantity: z.number(),
	measurementUnit: text,
	product: codedReference.nullish(),
	productType: enumeration.nullish(),
	project: z.looseObject({ guid, name: text, companyGuid: text }).nullish(),
	phase: namedReference.nullish(),
	customer: numberedReference.nullish(),
	user: codedReference.nullish(),
	costCenter: costCenterReference.nullish(),
	salesAccount: accountReference.nullish(),
	unitPrice: severaMoney.nullish(),
	unitCost: severaMoney.nullish(),
	vatRate: decimal,
	isBillable: z.boolean().nullish(),
	/** Immediately, OnDate, WhenPhaseCompleted, Recurring */
	billingSchedule: enumeration.nullish(),
	plannedBillingDate: calendarDate.nullish(),
	/** Start of the period printed on the invoice. */
	displayPeriodStartDate: calendarDate.nullish(),
	/** The rule that made the fee. */
	recurrenceRuleGuid: text,
	isRecurrenceRule: z.boolean(),
	hasVolumePricing: z.boolean(),
	invoice: invoiceReference.nullish(),
	...billed,
	invoiceRowComment: text,
	...audit,
});
export type SeveraProjectFee = z.infer<typeof severaProjectFee>;

/** ProjectTravelExpenseOutputModel. Cost center and cost account come without their codes. */
export const severaProjectTravelExpense = z.looseObject({
	guid,
	description: text,
	eventDate: calendarDate.nullish(),
	quantity: decimal,
	measurementUnit: text,
	travelExpense: z.looseObject({ guid, name: text, code: text, expenseClass: enumeration.nullish(), includeTime: z.boolean().nullish() }).nullish(),
	travelStartTime: dateTime.nullish(),
	travelEndTime: dateTime.nullish(),
	user: codedReference.nullish(),
	project: z.looseObject({ guid, name: text, number: integer, companyGuid: text, isInternal: z.boolean().nullish() }).nullish(),
	phase: namedReference.nullish(),
	customer: namedReference.nullish(),
	costAccount: namedReference.nullish(),
	costCenter: namedReference.nullish(),
	salesAccount: namedReference.nullish(),
	unitPrice: severaMoney.nullish(),
	unitCost: severaMoney.nullish(),
	unitCostExcludingPurchaseVat: severaMoney.nullish(),
	vatRate: decimal,
	purchaseVatRate: decimal,
	isBillable: z.boolean().nullish(),
	billingSchedule: enumeration.nullish(),
	travelReimbursementRequired: z.boolean(),
	travelReimbursement: z.looseObject({ guid: text, isApproved: z.boolean().nullish(), isLocked: z.boolean().nullish(), status: text }).nullish(),
	attachmentCount: z.int(),
	invoice: invoiceReference.nullish(),
	...billed,
	invoiceRowComment: text,
	...audit,
});
export type SeveraProjectTravelExpense = z.infer<typeof severaProjectTravelExpense>;

/** FlatRateOutputModel; no audit fields. */
export const severaFlatRate = z.looseObject({
	guid,
	invoiceGuid: text,
	project: numberedReference.nullish(),
	phase: namedReference.nullish(),
	price: severaMoney.nullish(),
	includesHours: decimal,
	billAdditionalHours: z.boolean().nullish(),
	pricePerAdditionalHour: severaMoney.nullish(),
	billingSchedule: enumeration.nullish(),
	plannedBillingDate: calendarDate.nullish(),
});
export type SeveraFlatRate = z.infer<typeof severaFlatRate>;

/** ReimbursedWorkHourOutputModel: behind rows of credit notes. User and work type come without their codes. */
export const severaReimbursedWorkHour = z.looseObject({
	guid,
	invoiceGuid: text,
	eventDate: calendarDate,
	quantity: decimal,
	description: text,
	user: namedReference.nullish(),
	project: numberedReference.nullish(),
	phase: namedReference.nullish(),
	customer: namedReference.nullish(),
	workType: namedReference.nullish(),
	overtime: namedReference.nullish(),
	unitPrice: severaMoney.nullish(),
	unitCost: severaMoney.nullish(),
	startTime: dateTime.nullish(),
	endTime: dateTime.nullish(),
	...billed,
	invoiceRowComment: text,
	plannedInvoiceQuantity: decimal,
	...audit,
});
export type SeveraReimbursedWorkHour = z.infer<typeof severaReimbursedWorkHour>;

const reimbursed = {
	guid,
	invoiceGuid: text,
	name: text,
	description: text,
	eventDate: calendarDate.nullish(),
	quantity: z.number(),
	measurementUnit: text,
	/** For travel, too, the reference is called product; it has no code. */
	product: namedReference.nullish(),
	/** Here, and only here, the project number is a text (Severa API 14.4). */
	project: z.looseObject({ guid, name: text, number: text }).nullish(),
	phase: namedReference.nullish(),
	user: namedReference.nullish(),
	unitPrice: severaMoney.nullish(),
	unitCost: severaMoney.nullish(),
	vatRate: decimal,
	...billed,
	...audit,
};

/** ReimbursedProjectFeeOutputModel. */
export const severaReimbursedProjectFee = z.looseObject({ ...reimbursed, productType: enumeration.nullish() });
export type SeveraReimbursedProjectFee = z.infer<typeof severaReimbursedProjectFee>;

/** ReimbursedProjectTravelExpenseOutputModel. */
export const severaReimbursedProjectTravelExpense = z.looseObject({ ...reimbursed, travelStartTime: dateTime.nullish(), travelEndTime: dateTime.nullish() });
export type SeveraReimbursedProjectTravelExpense = z.infer<typeof severaReimbursedProjectTravelExpense>;

/** ProjectRecurringFeeRuleOutputModel (Severa API 14.3): gives the period of a recurring row. */
export const severaRecurringFeeRule = z.looseObject({
	guid,
	name: text,
	description: text,
	/** Months between occurrences. */
	frequency: integer,
	displayPeriodStartDate: calendarDate.nullish(),
	recurrenceStartDate: calendarDate.nullish(),
	recurrenceEndDate: calendarDate.nullish(),
	/** Never, AfterNumberOfTimes, OnDate */
	recurrenceEndType: enumeration.nullish(),
	recurrenceTimes: integer,
	generatedTimes: z.int(),
	isActive: z.boolean(),
	hasVolumePricing: z.boolean(),
	product: codedReference.nullish(),
	productType: enumeration.nullish(),
	project: z.looseObject({ guid, name: text, companyGuid: text }).nullish(),
	phase: namedReference.nullish(),
	customer: numberedReference.nullish(),
	user: codedReference.nullish(),
	costCenter: costCenterReference.nullish(),
	salesAccount: accountReference.nullish(),
	recurringSalesAccount: accountReference.nullish(),
	quantity: z.number(),
	measurementUnit: text,
	unitPrice: severaMoney.nullish(),
	unitCost: severaMoney.nullish(),
	vatRate: decimal,
	...audit,
});
export type SeveraRecurringFeeRule = z.infer<typeof severaRecurringFeeRule>;
