/** The report of the setup check for people: as a page and as plain text. */
import type { SetupReport } from '../domain/setupCheck';
import { SEVERITIES, type Bilingual, type Finding, type Section, type SectionResult, type Severity } from '../domain/setupFinding';
import { cell, escapeHtml, htmlPage, htmlTable, type Language, type Words } from './html';

const words = (en: string, fi: string): Words => ({ en, fi });

const labels = {
	title: words('Setup check: Severa and Netvisor', 'Käyttöönoton tarkistus: Severa ja Netvisor'),
	ready: words('Nothing stands in the way of a first transfer.', 'Mikään ei estä ensimmäistä siirtoa.'),
	notReady: words('Not ready: mend the blockers first.', 'Ei valmis: korjaa ensin esteet.'),
	section: words('What', 'Mitä'),
	checked: words('Looked at', 'Tarkistettu'),
	errors: words('With errors', 'Virheitä'),
	warnings: words('With warnings', 'Varoituksia'),
	score: words('Score', 'Pisteet'),
	notChecked: words('not read', 'ei luettu'),
	why: words('Why it matters', 'Miksi sillä on väliä'),
	where: words('Where', 'Missä'),
	fix: words('How to mend it', 'Miten korjataan'),
	nothing: words('Nothing to mend.', 'Ei korjattavaa.'),
} as const;

export const sectionWords: Readonly<Record<Section, Words>> = {
	access: words('Access and rights', 'Yhteydet ja oikeudet'),
	statuses: words('Statuses', 'Tilat'),
	customers: words('Customers', 'Asiakkaat'),
	products: words('Products', 'Tuotteet'),
	dimensions: words('Dimensions', 'Laskentakohteet'),
	vat: words('VAT rates', 'Verokannat'),
	people: words('People', 'Henkilöt'),
	hours: words('Work types, overtimes, absences', 'Työlajit, ylityöt, poissaolot'),
	travel: words('Travel expense types', 'Matkakululajit'),
};

export const severityWords: Readonly<Record<Severity, Words>> = {
	blocker: words('Blockers', 'Esteet'),
	error: words('Errors', 'Virheet'),
	warning: words('Warnings', 'Varoitukset'),
	info: words('Good to know', 'Hyvä tietää'),
};

const CLASSES: Readonly<Record<Severity, string>> = { blocker: 'bad', error: 'bad', warning: 'warn', info: '' };
/** A report stays readable; the JSON of the node has every place. */
const MOST_PLACES = 50;

const more = (count: number, language: Language) => (count <= MOST_PLACES ? '' : language === 'fi' ? `… ja ${count - MOST_PLACES} muuta` : `… and ${count - MOST_PLACES} more`);
/** One place says all; several say each what is wrong there. */
const placeText = ({ places }: Finding, { where, what }: { where: Bilingual; what: Bilingual }, language: Language) => (places.length === 1 ? where[language] : `${where[language]} — ${what[language]}`);
/** The first of them, and how many there are. */
const headOf = ({ places, what }: Finding, language: Language) => (places.length === 1 ? what[language] : `${what[language]} (${language === 'fi' ? `yhteensä ${places.length}` : `${places.length} in all`})`);

export function setupReportHtml(report: SetupReport, language: Language, day: string): string {
	const { score, isReady, sections, findings } = report;
	const body = [
		`<h1>${labels.title[language]}</h1><p class="sub">${escapeHtml(day)}</p>`,
		`<p class="score ${isReady ? 'good' : 'bad'}">${score} / 100</p><p>${labels[isReady ? 'ready' : 'notReady'][language]}</p>`,
		htmlTable([labels.section, labels.checked, labels.errors, labels.warnings, labels.score].map((one) => one[language]), sections.map((one) => sectionRow(one, language)), 'totals'),
		...(findings.length === 0 ? [`<p>${labels.nothing[language]}</p>`] : []),
		...SEVERITIES.flatMap((severity) => {
			const ofSeverity = findings.filter((one) => one.severity === severity);
			return ofSeverity.length === 0 ? [] : [`<h2 class="${CLASSES[severity]}">${severityWords[severity][language]} (${ofSeverity.length})</h2>`, ...ofSeverity.map((one) => findingHtml(one, language))];
		}),
	];
	return htmlPage(language, labels.title[language], body.join('\n'));
}

function sectionRow({ section, isChecked, checked, withErrors, withWarnings, score }: SectionResult, language: Language): string[] {
	return [cell(sectionWords[section][language]), cell(isChecked ? checked : labels.notChecked[language], isChecked ? 'number' : 'bad'), cell(withErrors, 'number'), cell(withWarnings, 'number'), cell(score, 'number')];
}

function findingHtml(finding: Finding, language: Language): string {
	const { section, code, rule, why, fix, places } = finding;
	const rest = more(places.length, language);
	const list = places.slice(0, MOST_PLACES).map((place) => `<li>${escapeHtml(placeText(finding, place, language))}</li>`).join('');
	const line = (label: Words, text: string) => (text === '' ? '' : `<br><b>${label[language]}:</b> ${escapeHtml(text)}`);
	return `<p><b>${escapeHtml(sectionWords[section][language])}: ${escapeHtml(headOf(finding, language))}</b> <span class="code">${escapeHtml(`${code} · ${rule}`)}</span>${line(labels.why, why[language])}${line(labels.fix, fix[language])}<br><b>${labels.where[language]}:</b></p><ul>${list}${rest === '' ? '' : `<li>${rest}</li>`}</ul>`;
}

export function setupReportText({ score, isReady, sections, findings }: SetupReport, language: Language): string {
	const lines = [labels.title[language], `${labels.score[language]}: ${score} / 100. ${labels[isReady ? 'ready' : 'notReady'][language]}`, ''];
	for (const { section, isChecked, checked, withErrors, withWarnings, score: part } of sections) lines.push(`${sectionWords[section][language]}: ${isChecked ? `${part} / 100 (${labels.checked[language]}: ${checked}, ${labels.errors[language]}: ${withErrors}, ${labels.warnings[language]}: ${withWarnings})` : labels.notChecked[language]}`);
	if (findings.length === 0) lines.push('', labels.nothing[language]);
	for (const severity of SEVERITIES) {
		const ofSeverity = findings.filter((one) => one.severity === severity);
		if (ofSeverity.length > 0) lines.push('', `== ${severityWords[severity][language]} (${ofSeverity.length})`, ...ofSeverity.flatMap((one) => findingText(one, language)));
	}
	return lines.join('\n');
}

function findingText(finding: Finding, language: Language): string[] {
	const { section, code, rule, why, fix, places } = finding;
	const rest = more(places.length, language);
	return [
		'',
		`${sectionWords[section][language]}: ${headOf(finding, language)} [${code}, ${rule}]`,
		...(why[language] === '' ? [] : [`  ${labels.why[language]}: ${why[language]}`]),
		...(fix[language] === '' ? [] : [`  ${labels.fix[language]}: ${fix[language]}`]),
		`  ${labels.where[language]}:`,
		...places.slice(0, MOST_PLACES).map((place) => `  - ${placeText(finding, place, language)}`),
		...(rest === '' ? [] : [`  ${rest}`]),
	];
}
