/**
 * Looks records up by code, many in one call, shortly before they are written: block after block in the order of the batch.
 * So a long batch never relies on a look that is many minutes old, and holds the records of one block only.
 */

/** As many codes as one call takes (Netvisor API 1.7). */
const CODES_AT_ONCE = 100;

export interface Looked<Found> {
	found: Found;
	/** Codes of the same block, for a caller that wants to know how many are missing there. */
	block: ReadonlyMap<string, Found>;
}

export class LookAhead<Found> {
	private readonly codes: readonly string[];
	private readonly places: ReadonlyMap<string, number>;
	private block: ReadonlyMap<string, Found> = new Map();
	/** Codes before this place have been in a block. */
	private next = 0;
	private readonly forgotten = new Set<string>();

	/** @param load must answer for every code that it is given */
	constructor(
		codes: readonly string[],
		private readonly load: (codes: readonly string[]) => Promise<ReadonlyMap<string, Found>>,
	) {
		this.codes = [...new Set(codes)];
		this.places = new Map(this.codes.map((code, place) => [code, place]));
	}

	async look(code: string): Promise<Looked<Found>> {
		const place = this.places.get(code) ?? -1;
		if (place >= this.next) {
			this.block = await this.load(this.codes.slice(place, place + CODES_AT_ONCE));
			this.next = place + CODES_AT_ONCE;
		}
		const block = this.block.has(code) && !this.forgotten.has(code) ? this.block : await this.load([code]);
		return { found: block.get(code) as Found, block };
	}

	/** It was written: whoever asks again gets a fresh look. */
	forget(code: string): void {
		this.forgotten.add(code);
	}
}
