/** Choosing, ordering and adding up the rows of the transfer history. */
import { Decimal } from '../domain/decimal';
import type { HistoryQuery } from './historyQuery';
import type { HistoryRow } from '../domain/historyRow';

export interface OutcomeTotal {
	outcome: string;
	count: number;
	/** Sum of the amounts by currency, exact; rows without an amount add nothing. */
	sums: ReadonlyArray<{ currency: string; sum: Decimal }>;
}

export interface History {
	/** All rows that fit, newest first. */
	rows: HistoryRow[];
	totals: OutcomeTotal[];
	/** Every flow and outcome in the rows that were read, for the choices of the form. */
	flows: string[];
	outcomes: string[];
}

/** O(n log n) in the rows given. */
export function chooseHistory(all: readonly HistoryRow[], query: HistoryQuery): History {
	const words = query.text.toLocaleLowerCase('fi').split(/\s+/).filter(Boolean);
	const fits = (row: HistoryRow) =>
		(query.flow === '' || row.flow === query.flow) &&
		(query.outcome === '' || row.outcome === query.outcome) &&
		(query.from === '' || row.day >= query.from) &&
		(query.to === '' || (row.day !== '' && row.day <= query.to)) &&
		(words.length === 0 || hasWords(row, words));
	const rows = all.filter(fits).sort((a, b) => (a.localTime === b.localTime ? b.id - a.id : a.localTime < b.localTime ? 1 : -1));
	return { rows, totals: totalsOf(rows), flows: distinct(all, 'flow'), outcomes: distinct(all, 'outcome') };
}

function hasWords(row: HistoryRow, words: readonly string[]): boolean {
	const text = [row.number, row.name, row.message, row.messageFi, row.reasons, row.kind, row.counterpartKey, row.amount, row.sender, row.executionId, row.guid].join('\n').toLocaleLowerCase('fi');
	return words.every((word) => text.includes(word));
}

const distinct = (rows: readonly HistoryRow[], column: 'flow' | 'outcome') => [...new Set(rows.map((row) => row[column]))].filter(Boolean).sort();

function totalsOf(rows: readonly HistoryRow[]): OutcomeTotal[] {
	const totals = new Map<string, { count: number; sums: Map<string, Decimal> }>();
	for (const { outcome, amount, currency } of rows) {
		const total = totals.get(outcome) ?? { count: 0, sums: new Map<string, Decimal>() };
		totals.set(outcome, total);
		total.count += 1;
		const value = readAmount(amount);
		if (value !== undefined) total.sums.set(currency, (total.sums.get(currency) ?? Decimal.zero).plus(value));
	}
	return [...totals].sort(([a], [b]) => (a < b ? -1 : 1)).map(([outcome, { count, sums }]) => ({ outcome, count, sums: [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, sum]) => ({ currency, sum })) }));
}

/** A cell may hold anything; what is no number is shown as it is and not added. */
function readAmount(text: string): Decimal | undefined {
	try {
		return text === '' ? undefined : Decimal.from(text);
	} catch {
		return undefined;
	}
}
