/**
 * Whose books a document belongs in, where several billing companies share one Severa and each has a Netvisor of its own
 * (rulebook A-10; Severa API 11.4).
 */
import type { Findings } from './held';
import { singleLine } from './text';

export interface BillingCompanySettings {
	/** Name of the company as Severa shows it; empty: documents of every company go. */
	billingCompany: string;
}

/** A business unit, with the company that it belongs to. */
export interface UnitOfCompany {
	companyName?: string | null | undefined;
}

/** @param units of the document. @returns true when it is held: whatever else is wrong with it is for the other company */
export function holdOtherCompany(found: Findings, units: ReadonlyArray<UnitOfCompany | null | undefined>, field: string, { billingCompany }: BillingCompanySettings): boolean {
	const wanted = singleLine(billingCompany);
	if (wanted === '') return false;
	const companies = [...new Set(units.flatMap((unit) => singleLine(unit?.companyName ?? '') || []))];
	const [company] = companies;
	if (companies.length === 1 && company?.toLowerCase() === wanted.toLowerCase()) return false;
	if (companies.length === 1) found.hold('OTHER_COMPANY', field, { company: company ?? '', wanted });
	else found.hold('COMPANY_UNCLEAR', field, { companies: companies.join(', ') || '–', wanted });
	return true;
}
