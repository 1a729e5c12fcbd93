/** What a customer card tells Netvisor of the customer's business id (mapping 1.6, 2.1; rulebook C-8, X-4). */
import { looksPersonal, readBusinessId, shownId } from './businessId';
import type { VatArea } from './country';
import type { Findings } from './held';
import { readText } from './text';

export interface CustomerIdentity {
	externalIdentifier?: string;
	isPrivate: boolean;
}

export interface BusinessIdRules {
	customerWithoutBusinessId: 'hold' | 'private' | 'company';
	businessIdCheck: 'hold' | 'note' | 'off';
	privateIdentityCode: 'omit' | 'send';
}

/** A personal identity code makes a private customer; it is sent only where the setting says so and named in no text. */
export function readCustomerBusinessId(found: Findings, vatNumber: string | null | undefined, area: VatArea | undefined, rules: BusinessIdRules): CustomerIdentity {
	const reasonsBefore = found.reasons.length;
	const value = readText(found, 'vatNumber', vatNumber);
	if (value === undefined) {
		if (found.reasons.length === reasonsBefore && rules.customerWithoutBusinessId === 'hold') found.hold('BUSINESS_ID_MISSING', 'vatNumber');
		return { isPrivate: rules.customerWithoutBusinessId === 'private' };
	}
	const id = readBusinessId(value, area);
	if (id.kind === 'personal') {
		if (rules.privateIdentityCode === 'omit') return { isPrivate: true };
		if (!id.isValid) doubt(found, value, rules);
		return { externalIdentifier: id.text, isPrivate: true };
	}
	if (id.kind === 'invalid') {
		doubt(found, value, rules);
		// A mistyped identity code is personal data too.
		if (looksPersonal(value)) return { ...(rules.privateIdentityCode === 'send' && { externalIdentifier: id.text }), isPrivate: true };
	}
	return { externalIdentifier: id.text, isPrivate: false };
}

function doubt(found: Findings, value: string, { businessIdCheck }: BusinessIdRules): void {
	if (businessIdCheck === 'hold') found.hold('BUSINESS_ID_INVALID', 'vatNumber', { value: shownId(value) });
	if (businessIdCheck === 'note') found.note('BUSINESS_ID_DOUBTFUL', { value: shownId(value) });
}
