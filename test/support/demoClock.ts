/**
 * The clock of flows on the demo company: its day, 30 October 2026, whatever the machine's, for nodes, engine and
 * sandboxes alike. Every look at it finds it 200 ms later, so that the pace of the Severa calls (eight a second) makes
 * no test wait, and pauses of half a second to ten (before a repeat) pass at once. Longer timers are time limits and real.
 */
const TIMERS = ['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const;

/** Moves the demo clock on. */
export let passTime: (ms: number) => void = () => { throw new Error('The demo clock is not in use.'); };

export function useDemoClock(): void {
	let now = Date.parse('2026-10-30T07:00:00Z');
	jest.useFakeTimers({ now, doNotFake: [...TIMERS] });
	const pass = (ms: number) => {
		now += ms;
		jest.setSystemTime(now);
		return now;
	};
	passTime = pass;
	jest.spyOn(Date, 'now').mockImplementation(() => pass(200));
	const wait = globalThis.setTimeout;
	jest.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void, ms = 0, ...given: []) => {
		if (ms < 500 || ms > 10_000) return wait(run, ms, ...given);
		pass(ms);
		return wait(run, 0, ...given);
	}) as typeof setTimeout);
}

export function useRealClock(): void {
	jest.restoreAllMocks();
	jest.useRealTimers();
}
