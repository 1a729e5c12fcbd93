/** Which VAT percentages were in force in Finland on a day (mapping 5.9; Finnish Tax Administration). */
import { InputError } from '../errors';
import { toDate, type CalendarDate } from './calendar';
import { Decimal } from './decimal';

/** A row of the setting `vatRatesInForce`; an empty `from` or `until` leaves that side open. */
export interface VatRateRow {
	/** Per cent, with a comma or a dot. */
	rate: string;
	/** First day, YYYY-MM-DD. */
	from: string;
	/** Last day, YYYY-MM-DD. */
	until: string;
}

/** On 2025-01-01 most goods at 10 % moved to 14 %; the rate of 10 % itself stayed. */
export const finnishVatRates: readonly VatRateRow[] = [
	{ rate: '24', from: '2013-01-01', until: '2024-08-31' },
	{ rate: '25,5', from: '2024-09-01', until: '' },
	{ rate: '14', from: '2013-01-01', until: '2025-12-31' },
	{ rate: '13,5', from: '2026-01-01', until: '' },
	{ rate: '10', from: '2013-01-01', until: '' },
];

/** Credit notes carry the rate of their original, so any rate since this day will do for them. */
export const FIRST_DAY_OF_RATES = '2013-01-01';

/** Days from `first` to `last`, both included. */
export interface DateSpan {
	first: CalendarDate;
	last: CalendarDate;
}

/** The user's table of rates, read once for a run. */
export class VatRatesInForce {
	private readonly rows: ReadonlyArray<{ rate: Decimal; from: CalendarDate; until: CalendarDate }>;

	/**
	 * @param rows none: the built-in ones hold
	 * @throws InputError when a row has no rate or a date that is none: a configuration error of the whole run
	 */
	constructor(rows: readonly VatRateRow[] = []) {
		this.rows = (rows.length > 0 ? rows : finnishVatRates).map(({ rate, from, until }, index) => {
			try {
				return { rate: Decimal.from(rate), from: from.trim() === '' ? '0000-01-01' : toDate(from), until: until.trim() === '' ? '9999-12-31' : toDate(until) };
			} catch (cause) {
				throw new InputError(`Row ${index + 1} of the table of VAT rates in force is wrong: ${(cause as Error).message}`, { field: 'vatRatesInForce' });
			}
		});
	}

	/** Whether the rate was in force on at least one day of the span. */
	isInForce(rate: Decimal, { first, last }: DateSpan): boolean {
		return this.rows.some((row) => row.rate.equals(rate) && row.from <= last && row.until >= first);
	}

	/** The rates in force on some day of the span, largest first. */
	during({ first, last }: DateSpan): Decimal[] {
		const rates = this.rows.filter((row) => row.from <= last && row.until >= first).map((row) => row.rate);
		return rates.filter((rate, index) => rates.findIndex((other) => other.equals(rate)) === index).sort((a, b) => b.compare(a));
	}

	/** Whether the rate is one of the table's at all. */
	has(rate: Decimal): boolean {
		return this.rows.some((row) => row.rate.equals(rate));
	}
}
