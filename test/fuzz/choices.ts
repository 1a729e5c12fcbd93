/**
 * All that is random in a case is one list of whole numbers. The same list gives the same case, so a failing case is
 * repeated by its seed and made small by making its numbers small: 0 always stands for the plainest choice.
 */
export class Choices {
	/** What was chosen, in order. */
	readonly made: number[] = [];

	private constructor(private readonly source: (index: number) => number) {}

	static fromSeed(seed: number): Choices {
		let state = seed >>> 0;
		return new Choices(() => {
			// Mulberry32
			state = (state + 0x6d2b79f5) >>> 0;
			let mixed = Math.imul(state ^ (state >>> 15), state | 1);
			mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
			return (mixed ^ (mixed >>> 14)) >>> 0;
		});
	}

	/** A list that ends too soon goes on with zeros. */
	static fromList(list: readonly number[]): Choices {
		return new Choices((index) => list[index] ?? 0);
	}

	/** 0 … count - 1 */
	below(count: number): number {
		const chosen = this.source(this.made.length) % Math.max(1, count);
		this.made.push(chosen);
		return chosen;
	}

	pick<T>(list: readonly T[]): T {
		return list[this.below(list.length)] as T;
	}

	/** True once in `of` times. */
	oneIn(of: number): boolean {
		return this.below(of) === of - 1;
	}
}

/** The smallest list that still fails: ends cut off, parts taken out, numbers halved, as long as it fails. */
export async function shrink(list: readonly number[], fails: (list: readonly number[]) => Promise<boolean>, mostTries = 400): Promise<number[]> {
	let best = [...list];
	let tries = 0;
	const better = async (candidate: number[]): Promise<boolean> => {
		if (tries >= mostTries) return false;
		tries++;
		if (!(await fails(candidate))) return false;
		best = candidate;
		return true;
	};
	for (let progress = true; progress && tries < mostTries; ) {
		progress = false;
		for (let size = best.length; size >= 1; size = Math.floor(size / 2))
			for (let from = 0; from + size <= best.length; ) {
				if (await better([...best.slice(0, from), ...best.slice(from + size)])) progress = true;
				else from += size;
			}
		for (let index = 0; index < best.length; index++)
			for (const smaller of [0, Math.floor((best[index] as number) / 2), (best[index] as number) - 1])
				if (smaller >= 0 && smaller < (best[index] as number) && (await better(best.map((value, at) => (at === index ? smaller : value))))) {
					progress = true;
					break;
				}
	}
	return best;
}
