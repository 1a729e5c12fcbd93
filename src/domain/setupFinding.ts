/** What the setup check says: findings by section, each with what, why, where and how to mend it (rulebook 12.4). */
import type { Reason } from './held';
import type { ReasonKind } from './reasons';

export interface Bilingual {
	en: string;
	fi: string;
}

/** In the order in which a person mends them. */
export const SECTIONS = ['access', 'statuses', 'customers', 'products', 'dimensions', 'vat', 'people', 'hours', 'travel'] as const;
export type Section = (typeof SECTIONS)[number];

/** blocker: a whole flow stands still. error: one record does. warning: it goes, most likely not as meant. info: by rule, or only good to know. */
export const SEVERITIES = ['blocker', 'error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What is wrong with one thing. */
export interface Flaw {
	severity: Severity;
	/** Stable, as the codes of reasons.ts. */
	code: string;
	/** Id of the rule in the rulebook. */
	rule: string;
	what: Bilingual;
	fix: Bilingual;
	/** Why it matters, where the section's own words do not say it. */
	why?: Bilingual;
}

export interface Place {
	/** System and record, such as "Severa: customer 10035 Koivu Oy". */
	where: Bilingual;
	what: Bilingual;
}

export interface Finding extends Omit<Flaw, 'why'> {
	section: Section;
	why: Bilingual;
	/** At least one; those of the same flaw stand together. */
	places: Place[];
}

export interface SectionResult {
	section: Section;
	/** False when its records were not read: nothing is known, which counts as nothing right. */
	isChecked: boolean;
	/** How many things were looked at, and how many of them have an error (or worse), or a warning at most. */
	checked: number;
	withErrors: number;
	withWarnings: number;
	/** 0 to 100, rounded down, so that 100 means nothing to mend. */
	score: number;
	findings: Finding[];
}

export const bilingual = (en: string, fi: string): Bilingual => ({ en, fi });

const KINDS: Readonly<Record<ReasonKind, Severity>> = { fix: 'error', choose: 'error', look: 'error', wait: 'info', skip: 'info' };

/** A reason that would hold a record, as a flaw of that record. */
export function flawOf({ code, rule, kind, message, messageFi, fix, fixFi }: Pick<Reason, 'code' | 'rule' | 'kind' | 'message' | 'messageFi' | 'fix' | 'fixFi'>, severity: Severity = KINDS[kind]): Flaw {
	return { severity, code, rule, what: bilingual(message, messageFi), fix: bilingual(fix, fixFi) };
}

const BY_RULE = bilingual('It stays where it is by rule. Nothing has to be done unless it is to move.', 'Se jää säännön mukaan paikalleen. Mitään ei tarvitse tehdä, ellei sen pidä siirtyä.');

/** Gathers what is found in one section. */
export class SectionCheck {
	private checked = 0;
	private withErrors = 0;
	private withWarnings = 0;
	private readonly findings = new Map<string, Finding>();

	constructor(
		private readonly section: Section,
		/** Why the section matters; for findings that do not say it themselves. */
		private readonly why: Bilingual,
	) {}

	/** One thing that was looked at, with all that is wrong with it; none is well. */
	look(where: Bilingual, flaws: readonly Flaw[]): void {
		this.checked += 1;
		const severities = new Set(flaws.map(({ severity }) => severity));
		if (severities.has('blocker') || severities.has('error')) this.withErrors += 1;
		else if (severities.has('warning')) this.withWarnings += 1;
		for (const { why, ...flaw } of flaws) {
			const key = [flaw.severity, flaw.code, flaw.fix.en].join('|');
			const known = this.findings.get(key);
			const place = { where, what: flaw.what };
			if (known === undefined) this.findings.set(key, { section: this.section, ...flaw, why: why ?? (flaw.severity === 'info' ? BY_RULE : this.why), places: [place] });
			else known.places.push(place);
		}
	}

	/** @param isChecked whether the records of the section were read at all */
	result(isChecked = true): SectionResult {
		const { section, checked, withErrors, withWarnings } = this;
		const findings = [...this.findings.values()].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.places.length - a.places.length || (a.code < b.code ? -1 : 1));
		return { section, isChecked, checked, withErrors, withWarnings, score: isChecked ? scoreOf(checked, withErrors, withWarnings) : 0, findings };
	}
}

/** A warning counts half. */
const scoreOf = (checked: number, errors: number, warnings: number) => (checked === 0 ? 100 : Math.floor((100 * (checked - errors - warnings / 2)) / checked));
