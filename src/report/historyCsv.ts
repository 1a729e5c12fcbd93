/** The transfer history as a file for a spreadsheet: every row that fits, not only those of one page. */
import { toCsv } from './csv';
import type { HistoryQuery } from './historyQuery';
import type { HistoryRow } from '../domain/historyRow';
import { flowWord, kindWord, labels, messageOf, outcomeWord } from './historyTexts';

/** `format=csv` is RFC 4180 with decimal points; `format=excel` has semicolons and decimal commas for a Finnish Excel. */
export function historyCsv(rows: readonly HistoryRow[], { language, format }: HistoryQuery): string {
	const excel = format === 'excel';
	const head = [labels.time, labels.flow, labels.document, labels.number, labels.name, labels.outcome, labels.counterpart, labels.amount, labels.currency, labels.reason, labels.reasonCodes, labels.sender, labels.execution].map((words) => words[language]);
	const lines = rows.map((row) => [
		row.localTime,
		flowWord(row.flow, language),
		kindWord(row.kind, language),
		row.number,
		row.name,
		outcomeWord(row.outcome, language),
		row.counterpartKey,
		excel ? row.amount.replace(/^(-?\d+)\.(\d+)$/, '$1,$2') : row.amount,
		row.currency,
		messageOf(row, language),
		row.reasons,
		row.sender,
		row.executionId,
	]);
	return toCsv([head, ...lines], excel ? ';' : ',');
}
