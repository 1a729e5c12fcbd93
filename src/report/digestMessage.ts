/** The message about changed problems: subject, plain text and HTML. */
import type { Digest, Problem, ToldProblem } from '../domain/problemDigest';
import { flowWord, kindWord, messageOf, outcomeWord } from './historyTexts';
import { cell, escapeHtml, htmlPage, htmlTable, type Language, type Words } from './html';

export interface DigestMessage {
	subject: string;
	text: string;
	html: string;
}

/** A message stays readable; what is left out is counted, and stands on the history page. */
const MOST_SHOWN = 50;

/** Of documents with one trouble so many are named. */
const MOST_NAMED = 5;

const words = (en: string, fi: string): Words => ({ en, fi });

const labels = {
	product: words('Severa and Netvisor', 'Severa ja Netvisor'),
	nothing: words('no open problems', 'ei avoimia ongelmia'),
	appeared: words('New or changed', 'Uudet ja muuttuneet'),
	solved: words('Solved', 'Ratkenneet'),
	remaining: words('Still open, told before', 'Yhä auki, kerrottu aiemmin'),
	flow: words('Flow', 'Työnkulku'),
	document: words('Document', 'Asiakirja'),
	outcome: words('Outcome', 'Tulos'),
	why: words('Why, and what to do', 'Miksi, ja mitä tehdä'),
	history: words('History', 'Historia'),
} as const;

const counted = (count: number, en: [one: string, many: string], fi: [one: string, many: string]): Words => ({ en: `${count} ${count === 1 ? en[0] : en[1]}`, fi: `${count} ${count === 1 ? fi[0] : fi[1]}` });

/** @param historyUrl address of the history page; '' leaves the link out */
export function digestMessage(digest: Digest, language: Language, historyUrl: string): DigestMessage {
	const { appeared, solved, remaining, waiting } = digest;
	const facts = [
		...(appeared.length > 0 ? [counted(appeared.length, ['new problem', 'new problems'], ['uusi ongelma', 'uutta ongelmaa'])] : []),
		...(solved.length > 0 ? [counted(solved.length, ['solved', 'solved'], ['ratkennut', 'ratkennutta'])] : []),
		appeared.length + remaining.length === 0 ? labels.nothing : { en: `${appeared.length + remaining.length} open in all`, fi: `auki yhteensä ${appeared.length + remaining.length}` },
	].map((one) => one[language]);
	const subject = `${labels.product[language]}: ${facts.join(', ')}`;
	const waits = waiting === 0 ? [] : [counted(waiting, ['document waits for an approval and needs nothing else.', 'documents wait for an approval and need nothing else.'], ['asiakirja odottaa hyväksyntää eikä vaadi muuta.', 'asiakirjaa odottaa hyväksyntää eikä vaadi muuta.'])[language]];
	return { subject, text: textOf(digest, language, subject, waits, historyUrl), html: htmlOf(digest, language, subject, waits, historyUrl) };
}

/** Documents with the same trouble stand in one line: the days of a person without a number are one thing to mend. */
function alike(problems: readonly Problem[]): Problem[][] {
	const groups = new Map<string, Problem[]>();
	for (const problem of problems) {
		const key = JSON.stringify([problem.flow, problem.kind, problem.outcome, problem.message]);
		groups.set(key, [...(groups.get(key) ?? []), problem]);
	}
	return [...groups.values()];
}

function titleOf(group: readonly Problem[], language: Language): string {
	const named = group.slice(0, MOST_NAMED).map(({ number, name }) => [number, name].filter(Boolean).join(' ')).filter(Boolean).join(', ');
	const more = group.length - MOST_NAMED;
	const rest = more <= 0 ? '' : language === 'fi' ? `ja ${more} muuta` : `and ${more} more`;
	return [kindWord(group[0]?.kind ?? '', language), named, rest].filter(Boolean).join(' ');
}

const solvedTitle = ({ flow, number, name }: ToldProblem, language: Language) => [`${flowWord(flow, language)}:`, number, name].filter(Boolean).join(' ');
const leftOut = (count: number, language: Language) => (count <= MOST_SHOWN ? [] : [language === 'fi' ? `… ja ${count - MOST_SHOWN} muuta` : `… and ${count - MOST_SHOWN} more`]);

function textOf({ appeared, solved, remaining }: Digest, language: Language, subject: string, waits: readonly string[], historyUrl: string): string {
	const problemLines = (group: readonly Problem[]) => {
		const [problem] = group as [Problem];
		return [`- ${flowWord(problem.flow, language)}: ${titleOf(group, language)} — ${outcomeWord(problem.outcome, language)}`, `  ${oneLine(messageOf(problem, language))}`];
	};
	const section = <T>(label: Words, all: readonly T[], lines: (one: T) => string[]) => (all.length === 0 ? [] : ['', `${label[language]}:`, ...all.slice(0, MOST_SHOWN).flatMap(lines), ...leftOut(all.length, language)]);
	return [subject, ...section(labels.appeared, alike(appeared), problemLines), ...section(labels.solved, solved, (one) => [`- ${solvedTitle(one, language)}`]), ...section(labels.remaining, alike(remaining), (group) => problemLines(group).slice(0, 1)), ...waits.flatMap((line) => ['', line]), ...(historyUrl === '' ? [] : ['', `${labels.history[language]}: ${historyUrl}`])].join('\n');
}

function htmlOf({ appeared, solved, remaining }: Digest, language: Language, subject: string, waits: readonly string[], historyUrl: string): string {
	const head = [labels.flow, labels.document, labels.outcome, labels.why].map((label) => label[language]);
	const row = (group: readonly Problem[]) => {
		const [problem] = group as [Problem];
		return [cell(flowWord(problem.flow, language)), cell(titleOf(group, language)), cell(outcomeWord(problem.outcome, language)), cell(messageOf(problem, language))];
	};
	const problems = (label: Words, all: readonly Problem[][]) => (all.length === 0 ? [] : [`<h2>${label[language]}</h2>`, htmlTable(head, all.slice(0, MOST_SHOWN).map(row)), ...leftOut(all.length, language).map((line) => `<p>${line}</p>`)]);
	const gone = solved.length === 0 ? [] : [`<h2>${labels.solved[language]}</h2><ul>${solved.slice(0, MOST_SHOWN).map((one) => `<li>${escapeHtml(solvedTitle(one, language))}</li>`).join('')}</ul>`, ...leftOut(solved.length, language).map((line) => `<p>${line}</p>`)];
	const link = /^https?:\/\//.test(historyUrl) ? [`<p><a href="${escapeHtml(historyUrl)}">${labels.history[language]}</a></p>`] : [];
	return htmlPage(language, subject, [`<h1>${escapeHtml(subject)}</h1>`, ...problems(labels.appeared, alike(appeared)), ...gone, ...problems(labels.remaining, alike(remaining)), ...waits.map((line) => `<p>${line}</p>`), ...link].join('\n'));
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
