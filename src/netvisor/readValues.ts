/** Texts of an answer to values (Netvisor API 1.6). undefined means: not of that form. '' stays ''. */

/** Exact: "6,9000" → "6.9000". Comma or dot, no thousands separator; more digits than any amount has are none. */
export function readDecimal(text: string): string | undefined {
	const trimmed = text.trim();
	if (trimmed === '') return '';
	return /^-?\d{1,15}([.,]\d{1,20})?$/.test(trimmed) ? trimmed.replace(',', '.') : undefined;
}

/** "2026-01-31", also with a time behind it, and the Finnish "31.1.2026" → "2026-01-31". */
export function readDate(text: string): string | undefined {
	const trimmed = text.trim();
	if (trimmed === '') return '';
	const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(trimmed);
	const finnish = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?: .*)?$/.exec(trimmed);
	const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : finnish ? [finnish[3], finnish[2], finnish[1]] : [];
	if (year === undefined || month === undefined || day === undefined) return undefined;
	const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	return isCalendarDate(date) ? date : undefined;
}

/** 1/0, True/False, true/false, Yes/No. */
export function readBoolean(text: string): boolean | undefined {
	const lower = text.trim().toLowerCase();
	if (['1', 'true', 'yes'].includes(lower)) return true;
	return ['0', 'false', 'no'].includes(lower) ? false : undefined;
}

/** "2026-02-30" is none. */
export function isCalendarDate(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const date = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
