/**
 * The Severa node paces its calls by the clock, eight a second. Here every look at the clock finds it 200 ms later, so
 * that no test waits. Call it before the node runs; Jest's restoreAllMocks ends it.
 */
export function useQuickClock(): void {
	let now = Date.parse('2026-04-01T09:00:00Z');
	jest.spyOn(Date, 'now').mockImplementation(() => (now += 200));
}
