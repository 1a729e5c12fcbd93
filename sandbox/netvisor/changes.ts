/** Filters of the kind "changed since": Finnish local time unless the option says UTC (Netvisor API 9). */
import { finnishDateTime } from './finnishTime';
import type { NetvisorOptions } from './options';

type Zone = Pick<NetvisorOptions, 'changeFilterZone' | 'changeFilterInclusive'>;

function wallClock(instant: string, zone: Zone): string {
	return zone.changeFilterZone === 'utc' ? new Date(instant).toISOString().slice(0, 19) : finnishDateTime(new Date(instant));
}

const full = (value: string): string => (value.length === 10 ? `${value}T00:00:00` : value.padEnd(19, ':00'));

/** Was it changed at or after the value (`YYYY-MM-DD` or `YYYY-MM-DDTHH:mm[:ss]`)? Always true without a value. */
export function changedSince(instant: string, since: string | undefined, zone: Zone): boolean {
	if (since === undefined) return true;
	const at = wallClock(instant, zone);
	return zone.changeFilterInclusive ? at >= full(since) : at > full(since);
}

export function changedUntil(instant: string, until: string | undefined, zone: Zone): boolean {
	if (until === undefined) return true;
	const at = wallClock(instant, zone);
	return zone.changeFilterInclusive ? at <= full(until) : at < full(until);
}
