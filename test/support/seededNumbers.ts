/** Whole numbers that look random and are the same on every run: a linear congruential generator. */
export function seededNumbers(seed: number): (least: number, most: number) => number {
	let state = seed >>> 0;
	return (least, most) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return least + Math.floor((state / 2 ** 32) * (most - least + 1));
	};
}
