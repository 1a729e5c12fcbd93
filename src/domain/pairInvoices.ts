/**
 * Which Netvisor invoices are which Severa invoice (rulebook I-6, I-20): by our key, then by the number where there is no
 * key. No Netvisor invoice is given to two, so that one of two invoices with one number is seen to be missing.
 */
export interface SeveraToPair {
	key: string;
	number: string;
	/** Must be in Netvisor. Without our key it may be another invoice with this number: only one that must be there is looked for by it. */
	isSent: boolean;
}

export interface NetvisorToPair {
	keys: readonly string[];
	number: string;
}

export interface Pairs<S, N> {
	/** The first is the one to compare, more of them are the same invoice once more. */
	of(severa: S): readonly N[];
	severaOf(netvisor: N): S | undefined;
	/** Those with its number, whoever's they are. */
	sameNumber(severa: S): readonly N[];
}

export interface PairRules<S, N> {
	/** Of two that may be the invoice by their number this one is preferred. */
	isAlike: (severa: S, netvisor: N) => boolean;
	/** Where Netvisor gives the numbers, an equal number tells nothing. */
	invoiceNumbering: 'severa' | 'netvisor';
}

export function pairInvoices<S extends SeveraToPair, N extends NetvisorToPair>(severa: readonly S[], netvisor: readonly N[], { isAlike, invoiceNumbering }: PairRules<S, N>): Pairs<S, N> {
	const byKey = grouped(netvisor, ({ keys }) => keys);
	const byNumber = grouped(netvisor, ({ number }) => (number === '' ? [] : [number]));
	const found = new Map<S, N[]>();
	const owner = new Map<N, S>();
	const of = (one: S) => found.get(one) ?? [];
	/** Netvisor's own number tells its copies as Severa's does. */
	const sameNumber = (one: S) => byNumber.get(invoiceNumbering === 'severa' ? one.number : (of(one)[0]?.number ?? '')) ?? [];
	const isFree = (there: N) => !owner.has(there);
	const isCandidate = (there: N) => isFree(there) && there.keys.length === 0;
	const take = (one: S, all: readonly N[]) => {
		for (const there of all) owner.set(there, one);
		if (all.length > 0) found.set(one, [...of(one), ...all]);
	};

	for (const one of severa) take(one, (byKey.get(one.key) ?? []).filter((there) => isFree(there) && there.number === one.number));
	for (const one of severa) take(one, (byKey.get(one.key) ?? []).filter(isFree));
	const missing = severa.filter((one) => one.isSent && of(one).length === 0);
	for (const one of missing) take(one, sameNumber(one).filter((there) => isCandidate(there) && isAlike(one, there)).slice(0, 1));
	for (const one of missing) if (of(one).length === 0) take(one, sameNumber(one).filter(isCandidate).slice(0, 1));
	for (const one of severa) if (of(one).length > 0) take(one, sameNumber(one).filter(isCandidate));
	return { of, sameNumber, severaOf: (there) => owner.get(there) };
}

function grouped<T>(all: readonly T[], keysOf: (one: T) => readonly string[]): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const one of all) for (const key of keysOf(one)) {
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [one]);
		else group.push(one);
	}
	return groups;
}
