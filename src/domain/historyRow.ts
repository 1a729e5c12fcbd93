/** A row of the data table `severa_netvisor_history`, as the flows write it (workflows-examples/README.md). */
import { toDate, toDateTime, type CalendarDate } from './calendar';

const TEXT_COLUMNS = ['executionId', 'flow', 'kind', 'number', 'name', 'outcome', 'counterpartKey', 'amount', 'currency', 'sender', 'message', 'messageFi', 'reasons', 'guid', 'transferKey'] as const;
type TextColumn = (typeof TEXT_COLUMNS)[number];

export interface HistoryRow extends Readonly<Record<TextColumn, string>> {
	/** Running number of the data table; 0 when it has none. */
	readonly id: number;
	/** ISO 8601, or '' when the row carries no moment that can be read. */
	readonly time: string;
	/** `YYYY-MM-DD HH:mm:ss` in Helsinki, or ''. */
	readonly localTime: string;
	/** The day of `localTime`, or ''. */
	readonly day: CalendarDate | '';
}

/**
 * Reads what a Data Table node gives. Items without a flow are not history (n8n's "always output data" gives an empty
 * one). A column that is missing is read as empty, so that a table of an earlier version is still shown.
 */
export function readHistoryRows(items: readonly object[]): HistoryRow[] {
	const clock = new LocalClock();
	return items.flatMap((item) => {
		const values = item as Record<string, unknown>;
		if (typeof values.flow !== 'string' || values.flow === '') return [];
		const texts = Object.fromEntries(TEXT_COLUMNS.map((column) => [column, asText(values[column])])) as Record<TextColumn, string>;
		return [{ ...texts, id: Number(asText(values.id)) || 0, ...momentOf(values.time ?? values.createdAt, clock) }];
	});
}

const asText = (value: unknown): string => (value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean));

function momentOf(value: unknown, clock: LocalClock): Pick<HistoryRow, 'time' | 'localTime' | 'day'> {
	const time = value instanceof Date ? value.toISOString() : asText(value);
	try {
		const localTime = clock.of(time);
		return { time, localTime, day: toDate(localTime) };
	} catch {
		return { time: '', localTime: '', day: '' };
	}
}

const UTC_MOMENT = /^(\d{4}-\d{2}-\d{2}T\d{2}):([0-5]\d):([0-5]\d)(?:\.\d+)?Z$/;

/** As `toDateTime`, with one look at the calendar for each hour: Helsinki is whole hours from UTC, and a page may take 50,000 rows. */
class LocalClock {
	private readonly hours = new Map<string, string>();

	of(time: string): string {
		const [, hour, minute, second] = UTC_MOMENT.exec(time) ?? [];
		if (hour === undefined) return toDateTime(time);
		let local = this.hours.get(hour);
		if (local === undefined) this.hours.set(hour, (local = toDateTime(`${hour}:00:00Z`).slice(0, 13)));
		return `${local}:${minute}:${second}`;
	}
}
