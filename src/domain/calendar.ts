/**
 * Calendar dates as `YYYY-MM-DD` texts, which compare as texts. Moments become dates and times in Europe/Helsinki,
 * whatever the zone of the machine or the offset of the text (mapping 1.3).
 */
import { InputError } from '../errors';

/** `YYYY-MM-DD`, always a day that exists. */
export type CalendarDate = string;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/i;

const helsinki = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Helsinki', hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });

const pad = (value: number, width: number) => String(value).padStart(width, '0');
const write = (year: number, month: number, day: number): CalendarDate => `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;

/** @param month 1–12 */
const daysInMonth = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

function read(date: CalendarDate): { year: number; month: number; day: number } {
	const match = DATE.exec(date);
	const [year, month, day] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])];
	if (match === null || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) throw new InputError(`"${date}" is not a date (YYYY-MM-DD).`);
	return { year, month, day };
}

/**
 * The calendar day of a date, or of a moment in Helsinki. A date-time without an offset is read as Helsinki time.
 * @throws InputError for anything else
 */
export function toDate(value: string): CalendarDate {
	return inHelsinki(value).date;
}

/** `YYYY-MM-DD HH:mm:ss` in Helsinki; a mere date has no time and is refused. */
export function toDateTime(value: string): string {
	const { date, time } = inHelsinki(value);
	if (time === undefined) throw new InputError(`"${value}" has no time.`);
	return `${date} ${time}`;
}

/**
 * Epoch milliseconds of a moment. Without an offset it is Helsinki time, a mere date its midnight there; of an hour that
 * comes twice in autumn the first.
 * @throws InputError for anything else
 */
export function toMoment(value: string): number {
	const { date, time = '00:00:00' } = inHelsinki(value);
	if (/[T ].*(?:Z|[+-]\d{2}:?\d{2})$/i.test(value.trim())) return Date.parse(value.trim().replace(' ', 'T'));
	const [summer, winter] = [3, 2].map((hours) => Date.parse(`${date}T${time}Z`) - hours * 3_600_000) as [number, number];
	return toDateTime(new Date(summer).toISOString()) === `${date} ${time}` ? summer : winter;
}

function inHelsinki(value: string): { date: CalendarDate; time?: string } {
	const text = value.trim();
	const match = DATE_TIME.exec(text);
	if (match === null) {
		read(text);
		return { date: text };
	}
	const [, date = '', time = '', offset] = match;
	read(date);
	const seconds = time.length === 5 ? `${time}:00` : time;
	if (offset === undefined) {
		if (!/^([01]\d|2[0-3])(:[0-5]\d){2}$/.test(seconds)) throw new InputError(`"${value}" is not a date and time.`);
		return { date, time: seconds };
	}
	const zone = offset.toUpperCase() === 'Z' ? 'Z' : `${offset.slice(0, 3)}:${offset.slice(-2)}`;
	const moment = new Date(`${date}T${seconds}${zone}`);
	if (Number.isNaN(moment.getTime())) throw new InputError(`"${value}" is not a date and time.`);
	const parts = Object.fromEntries(helsinki.formatToParts(moment).map((part) => [part.type, part.value]));
	return { date: write(Number(parts.year), Number(parts.month), Number(parts.day)), time: `${parts.hour}:${parts.minute}:${parts.second}` };
}

/** The same day `months` on, or the last day of that month where the day does not exist: 31 January + 1 is 28 or 29 February. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
	const { year, month, day } = read(date);
	const count = year * 12 + (month - 1) + months;
	const [toYear, toMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
	return write(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** May cross months and years, in both directions. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
	const { year, month, day } = read(date);
	const moved = new Date(Date.UTC(year, month - 1, day + days));
	return write(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate());
}

/** Year and month (1–12) of a date. */
export function monthOf(date: CalendarDate): { year: number; month: number } {
	const { year, month } = read(date);
	return { year, month };
}

export const isBefore = (date: CalendarDate, other: CalendarDate): boolean => date < other;

export function earliest(dates: readonly CalendarDate[]): CalendarDate | undefined {
	return [...dates].sort()[0];
}

export function latest(dates: readonly CalendarDate[]): CalendarDate | undefined {
	return [...dates].sort().at(-1);
}
