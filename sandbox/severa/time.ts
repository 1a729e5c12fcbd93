/** Times as Severa writes them: calendar dates, and date-times with the offset of Europe/Helsinki (severa-rest-api.md 7). */

const PARTS = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Helsinki', hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });

function local(instant: Date): string {
	const part = Object.fromEntries(PARTS.formatToParts(instant).map(({ type, value }) => [type, value]));
	return `${part['year']}-${part['month']}-${part['day']}T${part['hour']}:${part['minute']}:${part['second']}`;
}

/** `YYYY-MM-DDTHH:mm:ss+03:00`, whole seconds. */
export function dateTime(instant: Date): string {
	const text = local(instant);
	const minutes = Math.round((Date.parse(`${text}Z`) - instant.getTime()) / 60_000);
	return `${text}+${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** `YYYY-MM-DD` in Helsinki. */
export const dateOf = (instant: Date) => local(instant).slice(0, 10);

/** A date-time of the wire as an instant; without an offset, or as a plain date, it is taken in Helsinki. Undefined when it is none. */
export function instant(text: string): Date | undefined {
	const found = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?)(Z|[+-]\d{2}:\d{2})?)?$/.exec(text);
	if (found === null || !isDate(found[1] as string)) return undefined;
	const [, date = '', time = '00:00:00', offset] = found;
	const wall = new Date(`${date}T${time.length === 5 ? `${time}:00` : time.slice(0, 12)}${offset ?? 'Z'}`);
	if (Number.isNaN(wall.getTime())) return undefined;
	if (offset !== undefined) return wall;
	// Two rounds, because the offset may be another on the other side of a change of clocks.
	let guess = wall;
	for (let round = 0; round < 2; round += 1) guess = new Date(wall.getTime() - (Date.parse(`${local(guess)}Z`) - Math.floor(guess.getTime() / 1000) * 1000));
	return guess;
}

/** A calendar date that exists. */
export function isDate(text: string): boolean {
	const at = Date.parse(`${text}T00:00:00Z`);
	return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** Calendar arithmetic on `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
	return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
export const weekday = (date: string) => WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] as string;

/** The date-time of a wall-clock time in Helsinki, `at('2026-10-01', '08:30')`. */
export function at(date: string, time: string): string {
	return dateTime(instant(`${date}T${time}`) as Date);
}
