/** What the history's web address answers: a page or a file, with the headers that belong to it. */
import { chooseHistory } from './history';
import { historyCsv } from './historyCsv';
import { historyPage } from './historyPage';
import { readHistoryQuery, type QueryDefaults } from './historyQuery';
import { readHistoryRows } from '../domain/historyRow';

export interface HistoryAnswer {
	body: string;
	contentType: string;
	/** Value of the header Content-Disposition. */
	disposition: string;
	/** Rows that fit, on all pages. */
	rows: number;
	totals: Array<{ outcome: string; count: number; sums: Array<{ currency: string; sum: string }> }>;
}

/**
 * @param items rows of the data table
 * @param query of the address, as n8n's Webhook node gives it
 * @param pageSize rows on a page
 */
export function historyAnswer(items: readonly object[], query: Readonly<Record<string, unknown>>, defaults: QueryDefaults, pageSize: number): HistoryAnswer {
	const asked = readHistoryQuery(query, defaults);
	const history = chooseHistory(readHistoryRows(items), asked);
	const totals = history.totals.map(({ outcome, count, sums }) => ({ outcome, count, sums: sums.map(({ currency, sum }) => ({ currency, sum: sum.toString() })) }));
	const facts = { rows: history.rows.length, totals };
	if (asked.format === 'html') return { body: historyPage(history, asked, pageSize), contentType: 'text/html; charset=utf-8', disposition: 'inline', ...facts };
	return { body: historyCsv(history.rows, asked), contentType: 'text/csv; charset=utf-8', disposition: `attachment; filename="transfer-history-${defaults.today}.csv"`, ...facts };
}
