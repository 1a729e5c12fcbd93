/** The company's clock: Netvisor speaks Finnish local time (Netvisor API 1.5, 9). */

const parts = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Helsinki', hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });

function split(instant: Date): Record<string, string> {
	return Object.fromEntries(parts.formatToParts(instant).map(({ type, value }) => [type, value]));
}

/** `2026-10-30T09:05:07` on a Finnish wall clock. */
export function finnishDateTime(instant: Date): string {
	const { year, month, day, hour, minute, second } = split(instant);
	return `${year}-${month}-${day}T${hour}:${minute}:${second}`;
}

/** `2026-10-30` on a Finnish wall calendar. */
export function finnishDate(instant: Date): string {
	return finnishDateTime(instant).slice(0, 10);
}

/** The envelope's TimeStamp: `30.10.2026 9:05:07`, or with leading zeros as in the vendor's example, or ISO 8601. */
export function envelopeTimeStamp(instant: Date, style: 'finnish' | 'padded' | 'iso'): string {
	if (style === 'iso') return instant.toISOString().replace(/\.\d+Z$/, '+00:00');
	const { year, month, day, hour, minute, second } = split(instant);
	if (style === 'padded') return `${day}.${month}.${year} ${hour}:${minute}:${second}`;
	return `${Number(day)}.${Number(month)}.${year} ${Number(hour)}:${minute}:${second}`;
}

/** Is it a day of the calendar, as `YYYY-MM-DD`? */
export function isDate(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const date = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** `YYYY-MM-DD` + days. */
export function addDays(date: string, days: number): string {
	return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
