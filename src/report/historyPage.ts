/** The transfer history as a web page (H-1, H-2: the reasons stand in the open, not behind a hover). */
import type { Decimal } from '../domain/decimal';
import type { History } from './history';
import { linkQuery, type HistoryQuery } from './historyQuery';
import type { HistoryRow } from '../domain/historyRow';
import { flowWord, kindWord, labels, messageOf, outcomeClass, outcomeWord, shownRows } from './historyTexts';
import { cell, escapeHtml, htmlPage, htmlTable, type Language } from './html';

/** @param pageSize rows on one page, from 1 */
export function historyPage(history: History, query: HistoryQuery, pageSize: number): string {
	const { language } = query;
	const pages = Math.max(1, Math.ceil(history.rows.length / pageSize));
	const page = Math.min(query.page, pages);
	const shown = history.rows.slice((page - 1) * pageSize, page * pageSize);
	const body = [
		topOf(query),
		formOf(history, query),
		...(query.unreadable.length > 0 ? [`<p class="notice">${escapeHtml(`${labels.unreadable[language]} ${query.unreadable.join(', ')}`)}</p>`] : []),
		...(history.rows.length === 0 ? [`<p>${labels.none[language]}</p>`] : [totalsOf(history, query), pagerOf(query, page, pages, pageSize, history.rows.length), rowsOf(shown, language)]),
	];
	return htmlPage(language, labels.title[language], body.join('\n'));
}

function topOf(query: HistoryQuery): string {
	const { language } = query;
	const other = language === 'fi' ? 'en' : 'fi';
	const link = (changes: Record<string, string>, text: string) => `<a href="${escapeHtml(linkQuery(query, changes))}">${escapeHtml(text)}</a>`;
	return `<div class="top"><h1>${labels.title[language]}</h1><nav>${link({ format: 'csv' }, labels.csv[language])}${link({ format: 'excel' }, labels.excel[language])}${link({ lang: other }, other === 'fi' ? 'Suomeksi' : 'In English')}</nav></div>`;
}

function formOf({ flows, outcomes }: History, { language, flow, outcome, from, to, text }: HistoryQuery): string {
	const choice = (name: 'flow' | 'outcome', values: readonly string[], chosen: string, word: (value: string, language: Language) => string) => {
		const known = chosen === '' || values.includes(chosen) ? values : [...values, chosen];
		const options = known.map((value) => `<option value="${escapeHtml(value)}"${value === chosen ? ' selected' : ''}>${escapeHtml(word(value, language))}</option>`);
		return `<label>${labels[name][language]}<select name="${name}"><option value="">${labels.all[language]}</option>${options.join('')}</select></label>`;
	};
	const date = (name: 'from' | 'to', value: string) => `<label>${labels[name][language]}<input type="date" name="${name}" value="${escapeHtml(value)}"></label>`;
	return `<form method="get"><input type="hidden" name="lang" value="${language}">${choice('flow', flows, flow, flowWord)}${choice('outcome', outcomes, outcome, outcomeWord)}${date('from', from)}${date('to', to)}<label>${labels.text[language]}<input type="search" name="text" value="${escapeHtml(text)}" placeholder="${labels.textHint[language]}"></label><button>${labels.show[language]}</button></form>`;
}

/** One line for each outcome; a click narrows the page to it. */
function totalsOf({ totals }: History, query: HistoryQuery): string {
	const { language } = query;
	const rows = totals.map(({ outcome, count, sums }) => [
		`<td class="${outcomeClass(outcome)}"><a href="${escapeHtml(linkQuery(query, { outcome }))}">${escapeHtml(outcomeWord(outcome, language))}</a></td>`,
		cell(count, 'number'),
		cell(sums.map(({ currency, sum }) => `${amountText(sum, language)} ${currency}`.trim()).join(' + '), 'number'),
	]);
	return htmlTable([labels.outcome[language], labels.count[language], labels.sum[language]], rows, 'totals');
}

function pagerOf(query: HistoryQuery, page: number, pages: number, pageSize: number, count: number): string {
	const { language } = query;
	const link = (to: number, text: string) => (to < 1 || to > pages ? '' : `<a href="${escapeHtml(linkQuery(query, { page: String(to) }))}">${text}</a>`);
	return `<nav><span>${shownRows(language, (page - 1) * pageSize + 1, Math.min(page * pageSize, count), count)}</span>${link(page - 1, labels.newer[language])}${link(page + 1, labels.older[language])}</nav>`;
}

function rowsOf(rows: readonly HistoryRow[], language: Language): string {
	const head = [labels.time, labels.flow, labels.document, labels.number, labels.name, labels.outcome, labels.counterpart, labels.amount, labels.reason, labels.sender, labels.execution].map((words) => words[language]);
	return htmlTable(head, rows.map((row) => [
		cell(localTimeText(row.localTime, language), 'time'),
		cell(flowWord(row.flow, language)),
		cell(kindWord(row.kind, language)),
		cell(row.number),
		cell(row.name),
		cell(outcomeWord(row.outcome, language), outcomeClass(row.outcome)),
		cell(row.counterpartKey),
		cell(`${numberText(row.amount, language)} ${row.currency}`.trim(), 'number'),
		`<td class="text">${escapeHtml(messageOf(row, language))}${row.reasons === '' ? '' : `<br><span class="code">${escapeHtml(row.reasons)}</span>`}</td>`,
		cell(row.sender),
		cell(row.executionId),
	]));
}

/** "2026-03-31 08:05:00" or "31.3.2026 8.05". */
function localTimeText(localTime: string, language: Language): string {
	const match = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2})/.exec(localTime);
	if (match === null || language === 'en') return localTime.slice(0, 16);
	const [, year, month, day, hour, minute] = match;
	return `${Number(day)}.${Number(month)}.${year} ${Number(hour)}.${minute}`;
}

const amountText = (sum: Decimal, language: Language) => numberText(sum.format(2, 6), language);

/** Groups of three, and the decimal sign of the language; a text that is no number stays. */
export function numberText(text: string, language: Language): string {
	const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
	if (match === null) return text;
	const [, minus = '', whole = '', fraction] = match;
	return `${minus}${whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0')}${fraction === undefined ? '' : `${language === 'fi' ? ',' : '.'}${fraction}`}`;
}
