/**
 * One clock for nodes, engine and both services: it stands still until somebody waits, and then jumps. `Date` and
 * `setTimeout` of the process are replaced, so that a schedule of hours takes milliseconds and is the same every time.
 */
const RealDate = Date;
const realSetTimeout = setTimeout;
const realUptime = process.uptime;

/** 30 October 2026, 9 o'clock in Helsinki: the day of the demo company. */
export const START = RealDate.parse('2026-10-30T07:00:00Z');

let now = START;
let due: Array<{ at: number; run: () => void }> = [];

export const clock = {
	now: () => now,
	date: () => new RealDate(now),
	/** Moves on, and lets happen what was put off until then, in order. */
	pass(ms: number): void {
		const until = now + ms;
		for (;;) {
			const next = due.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
			if (next === undefined) break;
			due = due.filter((one) => one !== next);
			now = Math.max(now, next.at);
			next.run();
		}
		now = until;
	},
	/** Lets `run` happen once `ms` have passed. */
	later(ms: number, run: () => void): void {
		due.push({ at: now + ms, run });
	},
	/** How far away the last thing is that was put off. */
	pendingMs: () => Math.max(0, ...due.map(({ at }) => at - now)),
	reset(): void {
		now = START;
		due = [];
	},
};

class ClockDate extends RealDate {
	constructor(...given: unknown[]) {
		if (given.length === 0) super(now);
		else super(...(given as [number]));
	}
	static override now(): number {
		return now;
	}
}

/** Pauses up to a minute are jumped over; longer timers are time limits of the engine and stay real. */
const LONGEST_PAUSE_MS = 60_000;

export function useChaosClock(): void {
	clock.reset();
	globalThis.Date = ClockDate as DateConstructor;
	// Every program is as old as its first call: it was started after the one before was killed.
	process.uptime = () => 0;
	globalThis.setTimeout = ((run: () => void, ms = 0, ...given: []) => {
		if (!(ms > 0 && ms <= LONGEST_PAUSE_MS)) return realSetTimeout(run, ms, ...given);
		clock.pass(ms);
		return realSetTimeout(run, 0, ...given);
	}) as typeof setTimeout;
}

export function useRealClock(): void {
	globalThis.Date = RealDate;
	process.uptime = realUptime;
	globalThis.setTimeout = realSetTimeout;
}
