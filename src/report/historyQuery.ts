/** What the caller of the history page asks for, from the query of the address. Whatever stands there, it never fails. */
import { addDays, toDate, type CalendarDate } from '../domain/calendar';
import type { Language } from './html';

export interface HistoryQuery {
	language: Language;
	format: 'html' | 'csv' | 'excel';
	/** '' stands for all. */
	flow: string;
	outcome: string;
	from: CalendarDate | '';
	to: CalendarDate | '';
	/** Free text; every word of it has to be found in the row. */
	text: string;
	/** From 1. */
	page: number;
	/** Dates that cannot be read, as they were given. */
	unreadable: string[];
}

export interface QueryDefaults {
	language: Language;
	/** Days back from today that are shown when no period is asked for. */
	days: number;
	today: CalendarDate;
}

const FORMATS = ['html', 'csv', 'excel'] as const;

/** @param given the `query` of n8n's Webhook node; a repeated parameter is a list there, of which the last one counts */
export function readHistoryQuery(given: Readonly<Record<string, unknown>>, { language, days, today }: QueryDefaults): HistoryQuery {
	const read = (name: string): string | undefined => {
		const value = Array.isArray(given[name]) ? (given[name] as unknown[]).at(-1) : given[name];
		return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : undefined;
	};
	const unreadable: string[] = [];
	const date = (text: string): CalendarDate | '' => {
		if (text === '') return '';
		try {
			return toDate(text);
		} catch {
			unreadable.push(text);
			return '';
		}
	};
	const period = [read('from'), read('to')];
	const asked = period.some((text) => text !== undefined);
	const lang = read('lang');
	return {
		language: lang === 'fi' || lang === 'en' ? lang : language,
		format: FORMATS.find((one) => one === read('format')) ?? 'html',
		flow: read('flow') ?? '',
		outcome: read('outcome') ?? '',
		from: asked ? date(period[0] ?? '') : addDays(today, -days),
		to: date(period[1] ?? ''),
		text: read('text') ?? '',
		page: Math.max(1, Math.trunc(Number(read('page') ?? 1)) || 1),
		unreadable,
	};
}

/** The query of a link: what is asked for, with changes. Both dates always stand there, so that the period stays as shown. */
export function linkQuery({ language, flow, outcome, from, to, text }: HistoryQuery, changes: Readonly<Record<string, string>> = {}): string {
	const values: Record<string, string> = { lang: language, flow, outcome, from, to, text, ...changes };
	const kept = Object.entries(values).filter(([name, value]) => value !== '' || name === 'from' || name === 'to');
	return `?${new URLSearchParams(kept).toString()}`;
}
