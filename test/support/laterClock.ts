/** From now on `Date.now` is this much later, and each look at it finds it 200 ms further; Jest's restoreAllMocks ends it. */
export function laterBy(ms: number): void {
	let now = Date.now() + ms;
	jest.spyOn(Date, 'now').mockImplementation(() => (now += 200));
}
