/** The request of tripexpense.nv: a travel claim with its expenses, mileage and per diems (Netvisor API 6). */
import { decimal, dimensionReferences, group, integer, oneOfValues, plainDate, text, typed, wrappedList, type Attributed, type Decimal, type DimensionReference, type ElementsOf, type IsoDate } from './elements';

/** Those that the vendor documents; a line without one is open. */
export const TRIP_LINE_STATUSES = ['open', 'confirmed', 'contentsupervisored', 'accepted', 'paid'] as const;
export type TripLineStatus = (typeof TRIP_LINE_STATUSES)[number];

export const TRAVEL_TYPES = ['car', 'car_with_trailer', 'car_with_caravan', 'car_with_heavy_cargo', 'car_with_big_machinery', 'car_with_dog', 'car_travel_in_rough_terrain', 'motorboat_max_50hp', 'motorboat_over_50hp', 'snowmobile', 'atv', 'motorbike', 'moped', 'other', 'carbenefit'] as const;
export type TravelType = (typeof TRAVEL_TYPES)[number];

export const COMPENSATION_TYPES = ['domesticfull', 'domestichalf', 'foreign'] as const;
export type CompensationType = (typeof COMPENSATION_TYPES)[number];

export interface TripExpenseAttachment {
	mimeType: string;
	attachmentDescription: string;
	/** At most 100 characters (rulebook T-10). */
	fileName: string;
	/** Base64; before sending also a reference to binary data of the item (receiptReference.ts). */
	documentData: string;
}

interface Line {
	/** number = employee number. */
	employeeIdentifier: Attributed<'number' | 'finnishpersonalidentifier'>;
}

/** What every kind of line ends with. */
interface LineEnd {
	crmProcessIdentifier?: string;
	customerIdentifier?: Attributed<'netvisor' | 'customer'>;
	lineStatus?: TripLineStatus;
	dimensions?: DimensionReference[];
	tripExpenseAttachments?: TripExpenseAttachment[];
}

export interface TripCustomLine extends Line, Omit<LineEnd, 'lineStatus'> {
	/** Expense type by its name in the language of the request (rulebook T-15). */
	ratio: Attributed<'name'>;
	amount: Decimal;
	/** VAT included. */
	customLineUnitPrice: { value: Decimal; iso4217CurrencyCode?: string; currencyRate?: Decimal };
	vatPercentage?: Decimal;
	lineDescription: string;
	beginDate: IsoDate;
	endDate: IsoDate;
	/** Overrides the account behind the ratio. */
	expenseAccountNumber?: string;
	lineStatus?: TripLineStatus;
}

export interface TripTravelLine extends Line, LineEnd {
	travelType: TravelType;
	passengerAmount: string;
	kilometerAmount: Decimal;
	/** Left out: Netvisor's rate of the year. */
	unitPrice?: Decimal;
	lineDescription: string;
	travelDate: IsoDate;
	routeDescription: string;
}

export interface TripDailyCompensationLine extends Line, LineEnd {
	compensationType: CompensationType;
	/** Days. */
	amount: Decimal;
	unitPrice?: Decimal;
	lineDescription: string;
	/** YYYY-MM-DD HH:mm:ss, Finnish time. */
	timeOfDeparture: string;
	returnTime: string;
}

export interface TripExpenseDocument {
	header: string;
	description?: string;
	customLines?: TripCustomLine[];
	travelLines?: TripTravelLine[];
	dailyCompensationLines?: TripDailyCompensationLine[];
}

const filled = { required: 'filled' } as const;

export const LONGEST_RECEIPT_NAME = 100;

const attachments = wrappedList(
	'tripexpenseattachment',
	group<TripExpenseAttachment>({ mimeType: text(undefined, filled), attachmentDescription: text(undefined, filled), fileName: text(LONGEST_RECEIPT_NAME, filled), documentData: text(undefined, filled) }),
);
const employee = typed(['number', 'finnishpersonalidentifier'], filled);
const customer = typed(['netvisor', 'customer']);
const lineStatus = oneOfValues(TRIP_LINE_STATUSES);
/** The date-times of this message have a space, no T (Netvisor API 6). */
const moment = text(19, filled);

/** In the order of the vendor's table; element for element as sources agree (Netvisor API 6). */
export const tripExpenseElements: ElementsOf<TripExpenseDocument> = {
	header: text(undefined, filled),
	description: text(),
	customLines: wrappedList(
		'customline',
		group<TripCustomLine>({
			employeeIdentifier: employee,
			ratio: typed(['name'], filled),
			amount: decimal(filled),
			customLineUnitPrice: decimal({ attributes: { iso4217CurrencyCode: 'text', currencyRate: 'decimal' }, ...filled }),
			vatPercentage: decimal(),
			lineDescription: text(undefined, filled),
			beginDate: plainDate(filled),
			endDate: plainDate(filled),
			crmProcessIdentifier: text(),
			customerIdentifier: customer,
			expenseAccountNumber: integer(),
			lineStatus,
			dimensions: dimensionReferences,
			tripExpenseAttachments: attachments,
		}),
	),
	travelLines: wrappedList(
		'travelline',
		group<TripTravelLine>({
			employeeIdentifier: employee,
			travelType: oneOfValues(TRAVEL_TYPES, filled),
			passengerAmount: integer(filled),
			kilometerAmount: decimal(filled),
			unitPrice: decimal(),
			lineDescription: text(undefined, filled),
			travelDate: plainDate(filled),
			routeDescription: text(undefined, filled),
			crmProcessIdentifier: text(),
			customerIdentifier: customer,
			lineStatus,
			dimensions: dimensionReferences,
			tripExpenseAttachments: attachments,
		}),
	),
	dailyCompensationLines: wrappedList(
		'dailycompensationline',
		group<TripDailyCompensationLine>({
			employeeIdentifier: employee,
			compensationType: oneOfValues(COMPENSATION_TYPES, filled),
			amount: decimal(filled),
			unitPrice: decimal(),
			lineDescription: text(undefined, filled),
			timeOfDeparture: moment,
			returnTime: moment,
			crmProcessIdentifier: text(),
			customerIdentifier: customer,
			lineStatus,
			dimensions: dimensionReferences,
			tripExpenseAttachments: attachments,
		}),
	),
};
