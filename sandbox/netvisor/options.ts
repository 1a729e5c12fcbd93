/**
 * The switches of the fake. Behind each stands a fact that no source settles (marked [U] in the Netvisor reference, or two
 * sources that disagree): a client must be right whichever way it goes. Defaults are the reference's sandbox rules, or the
 * stricter of two readings.
 */
import type { RefusalCode } from './refusal';

export interface NetvisorOptions {
	// Protocol (Netvisor API 1)
	/** Take SHA256 and MD5 signatures as well. */
	oldAlgorithms: boolean;
	/** `header`: HTTP 200 unless UseHTTPResponseStatusCodes is 1; `always`: real codes for everybody. */
	httpStatusCodes: 'header' | 'always';
	/** Other HTTP statuses for single codes, e.g. `{ REQUEST_NOT_UNIQUE: 401 }`. */
	refusalStatus: Partial<Record<RefusalCode, number>>;
	/** Refuse a Timestamp further than this many minutes from the clock. */
	checkTimestamp: number | false;
	/** A second call while one of the same company is under way. */
	overlap: 'refuse' | 'allow';
	/** When an id counts as used: as soon as it was seen with a right signature, or only when the call was answered OK. */
	transactionIdConsumed: 'always' | 'onlyWhenStored';
	/** What AUTHENTICATION_FAILED repeats of the signed text; `unescaped` makes the answer ill-formed, as was once seen. */
	authenticationEcho: 'escaped' | 'unescaped' | 'none';
	timeStamp: 'finnish' | 'padded' | 'iso';
	maintenanceSpelling: 'SYSTEM_MAINTENANCE' | 'SYSTEM_MAINTANANCE';
	/** Host that clients sign, when it is not the one in their Host header (behind a proxy). */
	publicUrl: string | undefined;
	/** Take POST as well where a delete is documented as GET. */
	deletesByPost: boolean;
	/** Take GET as well where a POST without body is documented. */
	bodylessPostsByGet: boolean;
	xmlDeclaration: 'refuse' | 'accept';
	/** `any` takes the elements of a message in any order. */
	elementOrder: 'strict' | 'any';
	/** Amounts with a dot in a few places of the answers (invoice amounts, zero sums). */
	someDecimalPoints: boolean;
	/** `older` leaves out every element the reference marks as newer. */
	answers: 'newer' | 'older';
	/** `documented`: getcustomer fails, the other single reads answer OK with an empty element. */
	notFound: 'documented' | 'failed' | 'empty';
	/** Is an answer to a list parameter that names one key still in the plural wrapper? */
	singleInListWrapped: boolean;
	changeFilterZone: 'finnish' | 'utc';
	changeFilterInclusive: boolean;

	// Registers (2, 3, 4)
	inactiveCustomersListed: boolean;
	/** The code for a customer or product code or a dimension item that exists. */
	duplicates: 'DUPLICATE_DATA' | 'INVALID_DATA';
	unknownProductGroup: 'create' | 'refuse';
	/** Code and Label in dimensionlist, code and label in dimensionitem. */
	dimensionCodes: boolean;
	/** Sales and purchase invoices create a missing heading or item (work days and travel always do). */
	createsMissingDimensions: boolean;

	// Sales invoices (5)
	duplicateNumbers: 'accept' | 'refuse';
	/** What an edit does to elements that are not in the message. */
	salesInvoiceEdit: 'keepsMissing' | 'clearsMissing';
	editOfSentInvoice: 'refuse' | 'accept';
	emptyAmount: 'accept' | 'refuse';
	rfReference: 'refuse' | 'accept';
	/** Is salesinvoiceproductlinesum with VAT? */
	lineSumIncludesVat: boolean;
	/** Currency of the sums and the VAT of lines in the answers. */
	lineSumCurrency: 'invoice' | 'home';
	lineVatCurrency: 'invoice' | 'home';
	/** `perEuro`: 1 EUR = rate; `euroPer`: 1 unit of the currency = rate EUR. */
	currencyRateDirection: 'perEuro' | 'euroPer';
	periodLock: 'everyInvoice' | 'onlyWithVoucher';
	draftsListed: boolean;

	// Travel, hours, purchases (6, 7, 8)
	mixedTripEmployees: 'accept' | 'refuse';
	tripEmployeeByKey: 'refuse' | 'accept';
	travelServiceOff: 'SERVICE_ACCESS_ERROR' | 'INVALID_DATA';
	/** Which rows keep a day from being replaced: paid ones only, approved ones too, or acknowledged ones too. */
	lockedDay: 'paid' | 'accepted' | 'confirmed';
	emptyDay: 'clears' | 'refused';
	acceptanceStatus: 'localised' | 'machine';
	/** How several values of payrollratiolist's `source` may be given. */
	severalSources: 'refuse' | 'comma' | 'repeat';
	purchaseDimensionKey: 'DimensionDetailNetvisorKey' | 'DimensionDetailNameNetvisorKey';
}

export const DEFAULT_OPTIONS: NetvisorOptions = {
	oldAlgorithms: false, httpStatusCodes: 'header', refusalStatus: {}, checkTimestamp: false, overlap: 'refuse', transactionIdConsumed: 'always',
	authenticationEcho: 'escaped', timeStamp: 'finnish', maintenanceSpelling: 'SYSTEM_MAINTENANCE', publicUrl: undefined, deletesByPost: false,
	bodylessPostsByGet: false, xmlDeclaration: 'refuse', elementOrder: 'strict', someDecimalPoints: false, answers: 'newer', notFound: 'documented',
	singleInListWrapped: true, changeFilterZone: 'finnish', changeFilterInclusive: true,
	inactiveCustomersListed: true, duplicates: 'DUPLICATE_DATA', unknownProductGroup: 'create', dimensionCodes: true, createsMissingDimensions: true,
	duplicateNumbers: 'accept', salesInvoiceEdit: 'keepsMissing', editOfSentInvoice: 'refuse', emptyAmount: 'accept', rfReference: 'refuse',
	lineSumIncludesVat: true, lineSumCurrency: 'invoice', lineVatCurrency: 'invoice', currencyRateDirection: 'perEuro', periodLock: 'everyInvoice', draftsListed: false,
	mixedTripEmployees: 'accept', tripEmployeeByKey: 'refuse', travelServiceOff: 'SERVICE_ACCESS_ERROR', lockedDay: 'paid', emptyDay: 'clears',
	acceptanceStatus: 'localised', severalSources: 'refuse', purchaseDimensionKey: 'DimensionDetailNetvisorKey',
};
