/**
 * Everything the fake company holds, as plain JSON: `state()` gives it, `seed` takes it. Money and quantities are numbers
 * with the decimals they were given, dates `YYYY-MM-DD`, instants ISO 8601 in UTC. Keys are unique over all registers, so
 * that a key used in the wrong place finds nothing.
 */
import type { SalesInvoice } from './invoiceState';
import type { Absent, DimensionLink, PurchaseInvoice, TripExpense, WorkHour } from './documentState';

export interface Keyed { key: number }
export interface Group extends Keyed { name: string }

export interface Customer extends Keyed {
	code: string; businessId: string; ovt: string; name: string; nameExtension: string; street: string; additionalStreet: string; city: string; postNumber: string; country: string; group: string;
	phone: string; fax: string; email: string; homePage: string; active: boolean; privateCustomer: boolean; invoicingEmail: string; finvoiceAddress: string; finvoiceOperator: string;
	deliveryName: string; deliveryStreet: string; deliveryCity: string; deliveryPostNumber: string; deliveryCountry: string; contactPerson: string; contactEmail: string; contactPhone: string;
	comment: string; agreement: string; referenceNumber: string; language: string; printChannel: string; yourReference: string; textBeforeLines: string; textAfterLines: string; paymentTermKey: number | null;
	balanceLimit: number | null; taxHandling: string; euStandardFinvoice: boolean; salesPersonKey: number | null; dimensions: DimensionLink[];
	/** When any of it last changed. */
	changed: string;
}

export interface Product extends Keyed {
	code: string; group: string; name: string; description: string; unitPrice: number; priceType: 'net' | 'gross'; unit: string; purchasePrice: number | null; tariffHeading: string; commission: number | null;
	active: boolean; salesProduct: boolean; inventoryEnabled: boolean; countryOfOrigin: string; primaryEan: string; secondaryEan: string; vatPercent: number | null; domesticAccount: string; euAccount: string; outsideEuAccount: string;
	netWeight: number | null; grossWeight: number | null; weightUnit: string; dimensions: DimensionLink[]; published: boolean; deleted: boolean;
	/** Keys of the products this one is a part of. */
	parents: number[];
	changed: string;
}

export interface DimensionItem extends Keyed {
	/** What the list shows and documents match by: with a code in use `code label`. */
	name: string; code: string; label: string; hidden: boolean;
	/** Key of the item above, 0 on the top level. */
	fatherKey: number;
	periodStart: string; periodEnd: string;
}
export interface DimensionHeading extends Keyed { name: string; hidden: boolean; items: DimensionItem[] }
/** For tests: a heading or item that came into being as a side effect of a document. */
export interface CreatedDimension { heading: string; item: string; by: string; at: string }

export interface PaymentTerm extends Keyed { description: string; netDays: number; discountDays: number; discountPercent: number; isDefault: boolean }
export interface SalesPerson extends Keyed { firstName: string; lastName: string; provisionPercent: number }
export interface Account extends Keyed { number: string; name: string; type: 'accountgroup' | 'account'; fatherKey: number; active: boolean }

export interface Employee extends Keyed {
	/** Employee number; may be empty. */
	number: string; personalId: string; firstName: string; lastName: string; email: string;
	employed: boolean; payrollService: boolean; travelService: boolean; lunchBenefit: boolean;
}
/** Names in the three languages of the interface. */
export interface Names { FI: string; EN: string; SE: string }
export interface RecordType extends Keyed { names: Names; number: string; character: 1 | 2 | 5; unit: 1 | 2 }
export interface PayrollRatio extends Keyed { names: Names; source: string; number: string; debitAccount: string; creditAccount: string }

export interface NetvisorState {
	company: {
		name: string; businessId: string; homeCurrency: string;
		/** First day that can be booked; earlier invoice dates give PERIOD_LOCK. Null: nothing is locked. */
		openDate: string | null;
	};
	/** Resources the API user has no right to, e.g. `salesinvoice.nv`. */
	refusedResources: string[];
	/** Transaction ids seen so far. */
	transactionIds: string[];
	/** The key of the next record of any kind. */
	nextKey: number;
	customerGroups: Group[]; productGroups: Group[]; customers: Customer[]; products: Product[];
	dimensions: DimensionHeading[]; createdDimensions: CreatedDimension[];
	paymentTerms: PaymentTerm[]; salesPersons: SalesPerson[]; accounts: Account[]; invoiceOperators: string[];
	/** Netvisor's own rates: units of the currency for one euro. */
	currencyRates: Record<string, number>;
	salesInvoices: SalesInvoice[]; deletedSalesInvoices: Absent[];
	employees: Employee[]; recordTypes: RecordType[]; payrollRatios: PayrollRatio[]; workHours: WorkHour[]; tripExpenses: TripExpense[];
	purchaseInvoices: PurchaseInvoice[];
}

export function emptyState(): NetvisorState {
	return {
		company: { name: 'Tyhjä Oy', businessId: '1234567-1', homeCurrency: 'EUR', openDate: null }, refusedResources: [], transactionIds: [], nextKey: 1001, customerGroups: [], productGroups: [], customers: [], products: [],
		dimensions: [], createdDimensions: [], paymentTerms: [], salesPersons: [], accounts: [], invoiceOperators: [], currencyRates: {}, salesInvoices: [], deletedSalesInvoices: [], employees: [], recordTypes: [], payrollRatios: [],
		workHours: [], tripExpenses: [], purchaseInvoices: [],
	};
}
