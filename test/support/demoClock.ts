/**
 * The clock of flows on the demo company: its day, 30 October 2026, whatever the machine's, for nodes, engine and
 * sandboxes alike. Every look at it finds it 200 ms later, so that the pace of the Severa calls (eight a second) makes
 * no test wait; timers stay the machine's own.
 */
const TIMERS = ['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const;

export function useDemoClock(): void {
	let now = Date.parse('2026-10-30T07:00:00Z');
	jest.useFakeTimers({ now, doNotFake: [...TIMERS] });
	jest.spyOn(Date, 'now').mockImplementation(() => {
		now += 200;
		jest.setSystemTime(now);
		return now;
	});
}

export function useRealClock(): void {
	jest.restoreAllMocks();
	jest.useRealTimers();
}
