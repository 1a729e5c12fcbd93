/** The words of the history page. What has no word here (a flow of one's own) is shown as it is. */
import type { Language, Words } from './html';

const words = (en: string, fi: string): Words => ({ en, fi });

export const labels = {
	title: words('Transfer history: Severa and Netvisor', 'Siirtohistoria: Severa ja Netvisor'),
	flow: words('Flow', 'Työnkulku'),
	outcome: words('Outcome', 'Tulos'),
	all: words('All', 'Kaikki'),
	from: words('From', 'Alkaen'),
	to: words('To', 'Asti'),
	text: words('Search', 'Haku'),
	textHint: words('number, name, reason, key…', 'numero, nimi, syy, avain…'),
	show: words('Show', 'Näytä'),
	time: words('Time', 'Aika'),
	document: words('Document', 'Asiakirja'),
	number: words('Number', 'Numero'),
	name: words('Name', 'Nimi'),
	counterpart: words('Key in the other system', 'Avain toisessa järjestelmässä'),
	amount: words('Amount', 'Summa'),
	currency: words('Currency', 'Valuutta'),
	reason: words('Reason and details', 'Syy ja lisätiedot'),
	reasonCodes: words('Reason codes', 'Syykoodit'),
	sender: words('Sender', 'Lähettäjä'),
	execution: words('Execution', 'Suoritus'),
	count: words('Rows', 'Rivejä'),
	sum: words('Sum', 'Summa'),
	none: words('No rows fit these choices.', 'Näillä valinnoilla ei löydy rivejä.'),
	newer: words('← Newer', '← Uudemmat'),
	older: words('Older →', 'Vanhemmat →'),
	csv: words('CSV (comma)', 'CSV (pilkku)'),
	excel: words('CSV for Excel (semicolon)', 'CSV Exceliin (puolipiste)'),
	unreadable: words('Not a date, left out:', 'Ei ole päivämäärä, jätetty huomiotta:'),
} as const;

/** "rows 1–50 of 120", in the shown language. */
export const shownRows = (language: Language, first: number, last: number, count: number): string => (language === 'fi' ? `Rivit ${first}–${last} / ${count}` : `Rows ${first}–${last} of ${count}`);

const OUTCOMES: Readonly<Record<string, Words>> = {
	created: words('Created', 'Luotu'),
	updated: words('Updated', 'Päivitetty'),
	unchanged: words('Was as it should be', 'Oli jo kunnossa'),
	alreadyThere: words('Was there already', 'Oli jo siirretty'),
	matched: words('Matched', 'Kohdistettu'),
	deleted: words('Deleted', 'Poistettu'),
	held: words('Held', 'Pidätetty'),
	conflict: words('Conflict', 'Ristiriita'),
	failed: words('Failed', 'Epäonnistui'),
	notSent: words('Not sent', 'Ei lähetetty'),
	statusNotChanged: words('Status not changed', 'Tila ei vaihtunut'),
};

const FLOWS: Readonly<Record<string, Words>> = {
	'register-sync': words('Register sync', 'Rekisterien synkronointi'),
	'sales-invoice-transfer': words('Sales invoices', 'Myyntilaskut'),
	'travel-transfer': words('Travel claims', 'Matkalaskut'),
	'work-hours-transfer': words('Work hours', 'Työtunnit'),
	'purchase-invoice-costs': words('Purchase invoices', 'Ostolaskut'),
	'payment-status': words('Payments', 'Maksutilat'),
};

const KINDS: Readonly<Record<string, Words>> = {
	customer: words('Customer', 'Asiakas'),
	product: words('Product', 'Tuote'),
	workType: words('Work type', 'Työlaji'),
	travelExpenseType: words('Travel expense type', 'Matkakululaji'),
	project: words('Project', 'Projekti'),
	unit: words('Business unit', 'Yksikkö'),
	costCenter: words('Cost centre', 'Kustannuspaikka'),
	user: words('Person', 'Henkilö'),
	salesInvoice: words('Sales invoice', 'Myyntilasku'),
	creditNote: words('Credit note', 'Hyvityslasku'),
	travelReimbursement: words('Travel claim', 'Matkalasku'),
	workDay: words('Work day', 'Työpäivä'),
	purchaseInvoice: words('Purchase invoice', 'Ostolasku'),
	purchaseInvoiceLine: words('Purchase invoice line', 'Ostolaskun rivi'),
	payment: words('Payment', 'Maksu'),
	status: words('Status in Severa', 'Tila Severassa'),
	run: words('Run of the flow', 'Työnkulun ajo'),
};

const wordOf = (table: Readonly<Record<string, Words>>) => (value: string, language: Language): string => (Object.hasOwn(table, value) ? (table[value]?.[language] ?? value) : value);

export const outcomeWord = wordOf(OUTCOMES);
export const flowWord = wordOf(FLOWS);
export const kindWord = wordOf(KINDS);

/** How an outcome is coloured; one that is not known is not judged. */
export function outcomeClass(outcome: string): string {
	if (['created', 'updated', 'alreadyThere', 'matched', 'unchanged'].includes(outcome)) return 'good';
	if (['failed', 'conflict', 'notSent'].includes(outcome)) return 'bad';
	return ['held', 'statusNotChanged'].includes(outcome) ? 'warn' : '';
}

/** What the row says about itself; a row without Finnish reasons keeps its English message. */
export const messageOf = ({ message, messageFi }: { message: string; messageFi: string }, language: Language): string => (language === 'fi' && messageFi !== '' ? messageFi : message);
