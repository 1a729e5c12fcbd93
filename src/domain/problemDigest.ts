/**
 * What in the transfer history needs a person, and whether that has changed since it was last told (H-1, H-2: nobody is
 * told by the vendor's interface; here one message tells each changed set of problems once, and not each attempt).
 */
import { createHash } from 'node:crypto';
import { reasons } from './reasons';
import type { HistoryRow } from './historyRow';

/** One document, or one flow that failed as a whole, that needs a person. */
export interface Problem {
	/** The same from run to run for the same document. */
	key: string;
	/** Changes when the document has another problem than before. */
	signature: string;
	flow: string;
	kind: string;
	number: string;
	name: string;
	outcome: string;
	reasons: string;
	message: string;
	messageFi: string;
	executionId: string;
	/** `YYYY-MM-DD HH:mm:ss` in Helsinki. */
	localTime: string;
}

/** A problem that was told before: enough to see that it changed or went, and to name it then. */
export type ToldProblem = Pick<Problem, 'key' | 'signature' | 'flow' | 'number' | 'name'>;

export interface Digest {
	/** Not told before, or told with another reason. */
	appeared: Problem[];
	/** Told before, and its document has got through since. */
	solved: ToldProblem[];
	/** Told before and still so. */
	remaining: Problem[];
	/** Documents whose only trouble clears by itself, such as an approval that is missing; never an alarm. */
	waiting: number;
	/** Whether there is anything new to tell. */
	isChanged: boolean;
	/** What is told once the message has gone. */
	told: ToldProblem[];
}

export interface DigestOptions {
	/** A moment, ISO 8601. */
	now: string;
	/** Hours after which a flow that failed as a whole, and has not failed again, counts as running. */
	quietHours: number;
	/** Whether it is worth a message that problems went and none came. */
	tellSolved: boolean;
}

const PROBLEM_OUTCOMES: ReadonlySet<string> = new Set(['held', 'failed', 'notSent', 'conflict', 'statusNotChanged']);

/** Rows of this kind are about a run as a whole; n8n's error workflow writes them. */
export const RUN_KIND = 'run';

/**
 * Compares the problems of today with those told before. A told problem whose document is in none of the rows any more
 * (older than the period that was read) is forgotten without a message.
 * @param rows of the history, in any order; O(n log n)
 */
export function problemDigest(rows: readonly HistoryRow[], before: readonly ToldProblem[], options: DigestOptions): Digest {
	const documents = newestRuns(rows);
	const found = [...documents].flatMap(([key, ofDocument]) => problemOf(key, ofDocument, options) ?? []);
	const open = found.filter(({ isWaiting }) => !isWaiting).map(({ problem }) => problem).sort((a, b) => (a.localTime === b.localTime ? compare(a.key, b.key) : compare(b.localTime, a.localTime)));
	const known = new Map(before.map((one) => [one.key, one]));
	const isTold = ({ key, signature }: Problem) => known.get(key)?.signature === signature;
	const openKeys = new Set(open.map(({ key }) => key));
	const appeared = open.filter((problem) => !isTold(problem));
	const solved = before.filter(({ key }) => !openKeys.has(key) && documents.has(key));
	return {
		appeared,
		solved,
		remaining: open.filter(isTold),
		waiting: found.length - open.length,
		isChanged: appeared.length > 0 || (options.tellSolved && solved.length > 0),
		told: open.map(({ key, signature, flow, number, name }) => ({ key, signature, flow, number, name })),
	};
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** By document, the rows of its newest run: an invoice that was created and whose status was then not changed has two. */
function newestRuns(rows: readonly HistoryRow[]): Map<string, HistoryRow[]> {
	const byDocument = new Map<string, HistoryRow[]>();
	for (const row of [...rows].sort((a, b) => (a.localTime === b.localTime ? b.id - a.id : compare(b.localTime, a.localTime)))) {
		const key = keyOf(row);
		const newest = byDocument.get(key);
		if (newest === undefined) byDocument.set(key, [row]);
		else if (row.executionId !== '' && newest[0]?.executionId === row.executionId) newest.push(row);
	}
	return byDocument;
}

/**
 * The transfer key tells documents apart where the guid does not: the guid of a work day is the person's. Without its
 * beginning it is the guid again for all others, so that a row about the status, which has the guid only, finds its document.
 */
function keyOf({ flow, kind, guid, transferKey, number, name }: HistoryRow): string {
	const document = transferKey.replace(/^(?:severa|netvisor):[A-Za-z]+:/, '') || guid;
	return document === '' ? `${flow}|${kind}|${number}|${name}` : `${flow}|${document.toLowerCase()}`;
}

/** `rows`: newest first, of one run. */
function problemOf(key: string, rows: readonly HistoryRow[], { now, quietHours }: DigestOptions): { problem: Problem; isWaiting: boolean } | undefined {
	const bad = rows.filter(({ outcome, reasons: codes }) => PROBLEM_OUTCOMES.has(outcome) && !isOnly(codes, 'skip'));
	const [row] = bad;
	if (row === undefined || (row.kind === RUN_KIND && isQuiet(row, now, quietHours))) return undefined;
	const { flow, kind, number, name, outcome, reasons: codes, message, messageFi, executionId, localTime } = row;
	return { problem: { key, signature: signatureOf(bad), flow, kind, number, name, outcome, reasons: codes, message, messageFi, executionId, localTime }, isWaiting: bad.every((one) => isOnly(one.reasons, 'wait')) };
}

const kindOfReason = (code: string) => (Object.hasOwn(reasons, code) ? reasons[code as keyof typeof reasons].kind : undefined);

/** @param codes as in the history: separated by commas */
function isOnly(codes: string, kind: 'skip' | 'wait'): boolean {
	const list = codes.split(',').map((code) => code.trim()).filter(Boolean);
	return list.length > 0 && list.every((code) => kindOfReason(code) === kind);
}

const isQuiet = ({ time }: HistoryRow, now: string, hours: number) => Date.parse(now) - Date.parse(time) > hours * 3_600_000;

/** Reasons decide; without them the message does, less its numbers, which are often those of one attempt (ids, times). */
function signatureOf(rows: readonly HistoryRow[]): string {
	const facts = rows.map(({ outcome, reasons: codes, message }) => [outcome, codes === '' ? message.replace(/[0-9a-f]*\d[0-9a-f]*/gi, '#') : codes.split(',').map((code) => code.trim()).sort().join(',')].join('|'));
	return createHash('sha256').update([...new Set(facts)].sort().join('\n')).digest('hex').slice(0, 16);
}
