/** What the Mapper's "Reconcile" found, as a page, a plain text and a summary for scripts. */
import { InputError } from '../errors';
import { kindWord } from './historyTexts';
import { numberText } from './historyPage';
import { cell, escapeHtml, htmlPage, htmlTable, type Language, type Words } from './html';

/** One line of the repair list: what, where, what to do. */
export interface Repair {
	code: string;
	rule: string;
	kind: string;
	number: string;
	name: string;
	/** Where it is mended first. */
	where: string;
	what: string;
	todo: string;
	whatFi: string;
	todoFi: string;
	/** Key in Netvisor, '' where it is not there. */
	netvisorKey: string;
	guid: string;
}

interface Sums {
	count: number;
	total: string;
	vat: string;
}

export interface ReconciliationSummary {
	period: { start: string; end: string };
	/** Documents found in both systems, those that agree, differences, and what else was counted. */
	counts: Readonly<Record<string, number>>;
	/** By kind of difference, most frequent first. */
	byCode: Array<{ code: string; count: number }>;
	totals: Array<{ currency: string; severa: Sums; netvisor: Sums; difference: string }>;
	repairs: Repair[];
}

const words = (en: string, fi: string): Words => ({ en, fi });

const labels = {
	title: words('Severa and Netvisor compared', 'Severan ja Netvisorin vertailu'),
	period: words('Period', 'Jakso'),
	none: words('No differences: both systems agree.', 'Ei eroja: järjestelmät täsmäävät.'),
	repairs: words('To be mended', 'Korjattavat'),
	totals: words('Invoices of the period', 'Jakson laskut'),
	counted: words('Compared', 'Verrattu'),
	currency: words('Currency', 'Valuutta'),
	difference: words('Severa − Netvisor', 'Severa − Netvisor'),
	invoice: words('invoice', 'lasku'),
	invoices: words('invoices', 'laskua'),
	vat: words('VAT', 'ALV'),
	document: words('Document', 'Asiakirja'),
	number: words('Number', 'Numero'),
	name: words('Name', 'Nimi'),
	what: words('What differs', 'Mikä eroaa'),
	where: words('Where', 'Missä'),
	todo: words('What to do', 'Mitä tehdä'),
	netvisorKey: words('Netvisor key', 'Netvisor-avain'),
	from: words('From', 'Alkaen'),
	to: words('To', 'Asti'),
	compare: words('Compare', 'Vertaa'),
} as const;

const COUNTS: Readonly<Record<string, Words>> = {
	compared: words('Invoices in both systems', 'Laskut molemmissa järjestelmissä'),
	agreeing: words('… of which agree in everything', '… joista täsmää kaikilta osin'),
	claims: words('Travel claims checked against the history', 'Historiaan verratut matkalaskut'),
	days: words('Days of people compared', 'Verratut henkilöpäivät'),
	daysHeld: words('Days that could not be compared (held by the Mapper)', 'Päivät, joita ei voitu verrata (pidätetty)'),
	differences: words('Differences', 'Erot'),
};

type Json = Readonly<Record<string, unknown>>;
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const objectOf = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.map(objectOf) : []);

/**
 * Reads the items of both outputs of the Mapper, in any order.
 * @throws InputError when the item with the sums is not among them
 */
export function readReconciliation(items: readonly object[]): ReconciliationSummary {
	const all = items.map(objectOf);
	const totals = all.map(({ document }) => objectOf(document)).find((document) => 'totals' in document && 'period' in document);
	if (totals === undefined) throw new InputError('The Ready output of the Mapper is missing: connect both of its outputs.');
	const repairs = all.filter(({ outcome }) => outcome === 'held').flatMap(repairsOf);
	const counts = new Map<string, number>();
	for (const { code } of repairs) counts.set(code, (counts.get(code) ?? 0) + 1);
	return {
		period: { start: text(objectOf(totals.period).start), end: text(objectOf(totals.period).end) },
		counts: Object.fromEntries(Object.entries(objectOf(totals.counts)).flatMap(([name, count]) => (typeof count === 'number' ? [[name, count]] : []))),
		byCode: [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
		totals: listOf(totals.totals).map(({ currency, severa, netvisor, difference }) => ({ currency: text(currency), severa: sumsOf(severa), netvisor: sumsOf(netvisor), difference: text(difference) })),
		repairs,
	};
}

const sumsOf = (value: unknown): Sums => {
	const { count, total, vat } = objectOf(value);
	return { count: Number(count ?? 0), total: text(total), vat: text(vat) };
};

function repairsOf({ source, reasons, plan }: Json): Repair[] {
	const { system, kind, guid, number, name } = objectOf(source);
	const netvisorKey = text(objectOf(objectOf(plan).netvisor).netvisorKey);
	return listOf(reasons).map(({ code, rule, message, fix, messageFi, fixFi }) => ({ code: text(code), rule: text(rule), kind: text(kind), number: text(number), name: text(name), where: text(system), what: text(message), todo: text(fix), whatFi: text(messageFi), todoFi: text(fixFi), netvisorKey, guid: text(guid) }));
}

const told = (repair: Repair, language: Language) => (language === 'fi' ? { what: repair.whatFi, todo: repair.todoFi } : { what: repair.what, todo: repair.todo });
const countLines = ({ counts }: ReconciliationSummary, language: Language) => Object.entries(counts).map(([name, count]) => [COUNTS[name]?.[language] ?? name, String(count)] as const);

/** A whole page without scripts; the form asks for another period. */
export function reconciliationPage(summary: ReconciliationSummary, language: Language): string {
	const { period, totals, repairs } = summary;
	const other = language === 'fi' ? 'en' : 'fi';
	const link = `?${new URLSearchParams({ from: period.start, to: period.end, lang: other }).toString()}`;
	const date = (name: 'from' | 'to', value: string) => `<label>${labels[name][language]}<input type="date" name="${name}" value="${escapeHtml(value)}"></label>`;
	const side = ({ count, total, vat }: Sums) => cell(`${numberText(total, language)} (${count} ${labels[count === 1 ? 'invoice' : 'invoices'][language]}${vat === '' ? '' : `, ${labels.vat[language]} ${numberText(vat, language)}`})`, 'number');
	const body = [
		`<div class="top"><h1>${labels.title[language]}</h1><nav><a href="${escapeHtml(link)}">${other === 'fi' ? 'Suomeksi' : 'In English'}</a></nav></div>`,
		`<form method="get"><input type="hidden" name="lang" value="${language}">${date('from', period.start)}${date('to', period.end)}<button>${labels.compare[language]}</button></form>`,
		repairs.length === 0 ? `<p class="good">${labels.none[language]}</p>` : '',
		`<h2>${labels.totals[language]}</h2>`,
		htmlTable([labels.currency[language], 'Severa', 'Netvisor', labels.difference[language]], totals.map((one) => [cell(one.currency), side(one.severa), side(one.netvisor), cell(numberText(one.difference, language), Number(one.difference) === 0 ? 'number good' : 'number bad')]), 'totals'),
		htmlTable([labels.counted[language], ''], countLines(summary, language).map(([name, count]) => [cell(name), cell(count, 'number')]), 'totals'),
		...(repairs.length === 0 ? [] : [
			`<h2>${labels.repairs[language]}</h2>`,
			htmlTable([labels.document, labels.number, labels.name, labels.what, labels.where, labels.todo, labels.netvisorKey].map((label) => label[language]), repairs.map((repair) => {
				const { what, todo } = told(repair, language);
				return [cell(kindWord(repair.kind, language)), cell(repair.number), cell(repair.name), `<td class="text">${escapeHtml(what)}<br><span class="code">${escapeHtml(repair.code)}</span></td>`, cell(repair.where), cell(todo, 'text'), cell(repair.netvisorKey)];
			})),
		]),
	];
	return htmlPage(language, labels.title[language], body.filter((part) => part !== '').join('\n'));
}

/** For e-mail, chat and logs. */
export function reconciliationText(summary: ReconciliationSummary, language: Language): string {
	const { period, totals, repairs } = summary;
	const side = ({ count, total }: Sums) => `${numberText(total, language)} (${count})`;
	return [
		`${labels.title[language]}, ${period.start} – ${period.end}`,
		...totals.map((one) => `${one.currency}: Severa ${side(one.severa)}, Netvisor ${side(one.netvisor)}, ${labels.difference[language]} ${numberText(one.difference, language)}`),
		...countLines(summary, language).map(([name, count]) => `${name}: ${count}`),
		...(repairs.length === 0 ? [labels.none[language]] : [`${labels.repairs[language]}:`]),
		...repairs.flatMap((repair) => {
			const { what, todo } = told(repair, language);
			return [`- ${[kindWord(repair.kind, language), repair.number, repair.name].filter((part) => part !== '').join(' ')} (${repair.where}): ${what}`, ...(todo === '' ? [] : [`  ${todo}`])];
		}),
	].join('\n');
}
