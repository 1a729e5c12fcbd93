/** What has to be written to Netvisor's card of a customer (mapping 2.2; rulebook C-3, C-7, C-9, C-14). Pure. */
import type { CustomerDocument } from '../netvisor/customerDocument';
import type { NetvisorCustomer, NetvisorCustomerListRow } from '../netvisor/customerRecord';
import type { DimensionReference } from '../netvisor/elements';
import { isSameCompany, shownId } from './businessId';
import { differingElements, isDecimalEqual, isTextEqual, type Comparison } from './documentDifference';
import { note, reason, type Note, type Reason } from './held';

export interface CustomerLookup {
	/** The card with exactly this code. */
	existing?: NetvisorCustomer;
	/** A code in Netvisor that differs from it only by letter case; matters only where there is no such card. */
	sameLetters?: string;
	/** Rows with the same business id under other codes; matters only where there is no such card. */
	sameBusinessId?: readonly NetvisorCustomerListRow[];
}

export interface CustomerWriteSettings {
	sameBusinessIdOtherCode: 'create' | 'hold';
	/** The placeholder of "do not transfer"; never written to (C-7). */
	tempCustomerCode: string;
}

export type RegisterWrite<Document> =
	| { action: 'none'; notes: Note[] }
	| { action: 'add'; document: Document; notes: Note[] }
	/** `document` holds only what differs; `changed` names it. */
	| { action: 'edit'; document: Document; changed: string[]; notes: Note[] }
	| { action: 'hold'; reasons: Reason[] };

/** Where an answer names a field otherwise, or compares it otherwise than letter by letter. */
const COMPARISONS: Readonly<Record<string, Comparison<NetvisorCustomer>>> = {
	externalIdentifier: (wanted, { externalIdentifier }) => isSameCompany(wanted, externalIdentifier) || isTextEqual(wanted, externalIdentifier),
	country: (wanted, { country }) => isTextEqual(wanted.toUpperCase(), country.toUpperCase()),
	deliveryCountry: (wanted, { deliveryCountry }) => isTextEqual(wanted.toUpperCase(), deliveryCountry.toUpperCase()),
	invoicingLanguage: (wanted, { invoicingLanguage }) => isTextEqual(wanted.toUpperCase(), invoicingLanguage.toUpperCase()),
	// Older answers do not tell it.
	isPrivateCustomer: (wanted, { isPrivateCustomer }) => isPrivateCustomer === '' || wanted === isPrivateCustomer,
	balanceLimit: (wanted, { balanceLimit }) => isDecimalEqual(wanted, balanceLimit),
	defaultPaymentTerm: (wanted, card, type) => isTextEqual(wanted, type === 'netvisor' ? card.defaultPaymentTermNetvisorKey : card.defaultPaymentTerm),
	taxHandlingType: (wanted, { taxHandlingType }) => isTextEqual(wanted, taxHandlingType.toLowerCase()),
};

/** An empty element clears a field, but never one of these (mapping 2.2). */
const NEVER_CLEARED = new Set(['internalIdentifier', 'name', 'externalIdentifier']);

/** @throws nothing; every finding is in the result */
export function planCustomerWrite(document: CustomerDocument, { existing, sameLetters, sameBusinessId = [] }: CustomerLookup, settings: CustomerWriteSettings): RegisterWrite<CustomerDocument> {
	const { internalIdentifier: code = '', externalIdentifier: id = '', name = '' } = document.customerBaseInformation;
	if (code === 'TEMP' || code === settings.tempCustomerCode) return { action: 'hold', reasons: [reason('TEMPORARY_RECORD', 'number', { code })] };
	if (existing === undefined) {
		if (sameLetters !== undefined) return { action: 'hold', reasons: [reason('CODE_CASE_DIFFERS', 'number', { code, system: 'Netvisor', other: sameLetters })] };
		const others = sameBusinessId.filter((row) => row.code !== code && isSameCompany(row.organisationIdentifier, id));
		const values = { id: shownId(id), otherCode: others.map((row) => row.code || row.name).join(', '), system: 'Netvisor' };
		if (others.length > 0 && settings.sameBusinessIdOtherCode === 'hold') return { action: 'hold', reasons: [reason('CUSTOMER_BUSINESS_ID_ELSEWHERE', 'vatNumber', values)] };
		return { action: 'add', document: withoutEmpty(document), notes: others.length > 0 ? [note('SAME_BUSINESS_ID', values)] : [] };
	}
	if (id !== '' && existing.externalIdentifier !== '' && !isSameCompany(id, existing.externalIdentifier))
		return { action: 'hold', reasons: [reason('CUSTOMER_CODE_TAKEN', 'number', { code, system: 'Netvisor', otherName: existing.name, otherId: shownId(existing.externalIdentifier), name, id: shownId(id) })] };
	const { differing, changed } = differingElements(document, existing, COMPARISONS, (field, value) => value === '' && NEVER_CLEARED.has(field));
	const dimensions = document.customerDimensionDetails?.dimensions;
	if (dimensions !== undefined && !sameDimensions(dimensions, existing.dimensions)) {
		changed.push('dimensions');
		differing.customerDimensionDetails = { dimensions };
	}
	if (changed.length === 0) return { action: 'none', notes: [] };
	return { action: 'edit', document: { ...differing, customerBaseInformation: differing.customerBaseInformation ?? {} } as CustomerDocument, changed, notes: [] };
}

/** A new card has nothing to clear. */
function withoutEmpty(document: CustomerDocument): CustomerDocument {
	const isEmpty = (value: unknown) => value === '' || (typeof value === 'object' && value !== null && 'value' in value && value.value === '');
	const groups = Object.entries(document).map(([group, elements]) => [group, Object.fromEntries(Object.entries(elements as object).filter(([, value]) => !isEmpty(value)))] as const);
	return Object.fromEntries(groups.filter(([group, elements]) => group === 'customerBaseInformation' || Object.keys(elements).length > 0)) as unknown as CustomerDocument;
}

const sameDimensions = (wanted: readonly DimensionReference[], there: readonly DimensionReference[]) => {
	const texts = (some: readonly DimensionReference[]) => some.map(({ dimensionName, dimensionItem }) => JSON.stringify([dimensionName, dimensionItem])).sort();
	return JSON.stringify(texts(wanted)) === JSON.stringify(texts(there));
};
