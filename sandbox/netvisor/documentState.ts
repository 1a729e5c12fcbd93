/** How the fake keeps travel claims, hours and purchase invoices. */

export interface DimensionLink { heading: string; item: string }
/** A deleted document; `at` is an ISO instant. */
export interface Absent { key: number; type: 'invoice' | 'order'; at: string }

export type Acceptance = 'open' | 'confirmed' | 'accepted';
export interface WorkHour {
	key: number; employeeKey: number; date: string; hours: number; recordTypeNumber: string; status: Acceptance; description: string; process: string; productIdentifier: string; customerKey: number | null;
	dimensions: DimensionLink[]; contractId: string;
	/** Paid or on a payslip: can neither be replaced nor deleted. */
	paid: boolean;
}

export interface TripAttachment { mimeType: string; description: string; fileName: string; data: string }
interface TripLineBase { employeeKey: number; description: string; status: string; process: string; customerKey: number | null; dimensions: DimensionLink[]; attachments: TripAttachment[] }
export interface TripCustomLine extends TripLineBase { kind: 'custom'; ratioKey: number; ratioName: string; amount: number; unitPrice: number; currency: string; currencyRate: number | null; vatPercent: number | null; beginDate: string; endDate: string; account: string }
export interface TripTravelLine extends TripLineBase { kind: 'travel'; travelType: string; passengers: number; kilometers: number; unitPrice: number | null; date: string; route: string }
export interface TripDailyLine extends TripLineBase { kind: 'daily'; compensationType: string; amount: number; unitPrice: number | null; departure: string; return: string }
export type TripLine = TripCustomLine | TripTravelLine | TripDailyLine;
export interface TripExpense { key: number; header: string; description: string; lines: TripLine[]; created: string }

export interface PurchaseLine {
	key: number; sum: number; netSum: number; unitPrice: number; vatPercent: number; vatCode: string; description: string; unit: string; ordered: number; delivered: number; productCode: string; productName: string;
	discountPercent: number; account: string; dimensions: DimensionLink[];
}
export interface PurchaseInvoice {
	key: number; number: string; date: string; eventDate: string; dueDate: string; valueDate: string; deliveryDate: string; referenceNumber: string; agreement: string; bankAccount: string; amount: number; paid: number;
	/** In `currency`, which is empty for the home currency. */
	foreignAmount: number; currency: string;
	approval: 'open' | 'approved' | 'accepted'; ourReference: string; yourReference: string; description: string; vendorKey: number; vendorBusinessId: string; vendorCode: string; vendorName: string; vendorStreet: string;
	vendorPostNumber: string; vendorTown: string; vendorCountry: string; accounted: boolean; lines: PurchaseLine[]; attachments: TripAttachment[]; changed: string;
}
