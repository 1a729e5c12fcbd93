/** The months over which the income of a recurring fee is spread (mapping 5.13; rulebook I-12, I-13; Severa API 14.3). */
import type { AccrualRule } from '../netvisor/salesInvoiceDocument';
import { addDays, addMonths, monthOf, type CalendarDate } from './calendar';
import type { Findings } from './held';
import type { Entry } from './invoiceEntry';

export interface AccrualSettings {
	accrual: 'none' | 'line';
	accrualMonths: 'touched' | 'count';
	differentAccrualPeriods: 'hold' | 'perLine';
	documentType: 'invoice' | 'order';
	invoiceStatus: 'unsent' | 'open';
}

export interface AccrualInvoice {
	isCreditNote: boolean;
	date: CalendarDate;
	/** The booking date, when it differs. */
	entryDate: CalendarDate | undefined;
}

export interface RowToAccrue {
	/** Names the row in reasons. */
	label: string;
	field: string;
	entries: readonly Entry[];
}

/** One rule, or none, for each row, in their order. */
export function accrualRules(found: Findings, rows: readonly RowToAccrue[], invoice: AccrualInvoice, settings: AccrualSettings): Array<AccrualRule | undefined> {
	const none = rows.map(() => undefined);
	if (settings.accrual === 'none') return none;
	if (invoice.isCreditNote) {
		if (rows.some(({ entries }) => entries.some(({ kind }) => kind === 'projectFee'))) found.note('CREDIT_NOTE_WITHOUT_ACCRUAL');
		return none;
	}
	if (settings.documentType === 'order') {
		if (rows.some(({ entries }) => entries.some(({ recurrence }) => recurrence !== undefined))) found.note('ACCRUAL_ON_ORDER');
		return none;
	}
	const rules = rows.map((row) => ruleOfRow(found, row, invoice, settings));
	const periods = [...new Set(rules.flatMap((rule) => (rule ? [rangeText(rule)] : [])))];
	if (periods.length === 0) return none;
	if (settings.invoiceStatus === 'unsent') found.note('ACCRUAL_NEEDS_OPEN');
	if (periods.length > 1 && settings.differentAccrualPeriods === 'hold') found.hold('ACCRUAL_PERIODS_DIFFER', 'rows', { periods: rows.flatMap(({ label }, index) => (rules[index] ? [`${label} (${rangeText(rules[index])})`] : [])).join(', ') });
	return rules;
}

function ruleOfRow(found: Findings, { label, field, entries }: RowToAccrue, invoice: AccrualInvoice, settings: AccrualSettings): AccrualRule | undefined {
	const rules = entries.map((entry) => ruleOfEntry(found, entry, label, field, invoice, settings.accrualMonths));
	if (rules.includes('unknown')) return undefined;
	const [first, ...others] = rules as Array<AccrualRule | undefined>;
	return others.some((rule) => rangeText(rule) !== rangeText(first)) ? found.hold('ACCRUAL_ROW_MIXED', field, { row: label }) : first;
}

/** undefined: no rule is needed; 'unknown': a reason was found. */
function ruleOfEntry(found: Findings, { recurrence }: Entry, label: string, field: string, invoice: AccrualInvoice, accrualMonths: AccrualSettings['accrualMonths']): AccrualRule | undefined | 'unknown' {
	if (recurrence === undefined) return undefined;
	const { months } = recurrence;
	if (months === undefined || months < 1) {
		found.hold('ACCRUAL_LENGTH_MISSING', field, { row: label });
		return 'unknown';
	}
	const start = recurrence.start ?? invoice.date;
	const first = monthOf(start);
	const last = accrualMonths === 'touched' ? monthOf(addDays(addMonths(start, months), -1)) : monthOf(addMonths(`${start.slice(0, 7)}-01`, months - 1));
	const booked = monthOf(invoice.entryDate ?? invoice.date);
	const isBookedMonth = [first, last].every(({ year, month }) => year === booked.year && month === booked.month);
	if (isBookedMonth) return undefined;
	return { startMonth: String(first.month), startYear: String(first.year), endMonth: String(last.month), endYear: String(last.year) };
}

function rangeText(rule: AccrualRule | undefined): string {
	return rule === undefined ? '–' : `${rule.startMonth}/${rule.startYear}–${rule.endMonth}/${rule.endYear}`;
}
