/**
 * Travel claims of a period: Netvisor keeps no copy that could be read, so Severa's status is compared with what the
 * history says was sent (rulebook T-11; travelDelivery.ts). O(n) for n claims and rows.
 */
import type { SeveraTravelReimbursement } from '../severa/travelReimbursement';
import { toDate } from './calendar';
import type { Value } from './held';
import type { HistoryRow } from './historyRow';
import { differenceReason, foldedName, isWithin, type Difference, type DifferenceCode, type Period } from './reconcileDifference';
import type { Indexed } from './reconcileInvoices';
import { transferKey } from './transferKey';

export type ClaimToCompare = Pick<SeveraTravelReimbursement, 'guid' | 'number' | 'date' | 'title' | 'travelReimbursementStatus' | 'user'>;

export interface ClaimComparison {
	differences: Difference[];
	/** Claims of the period that were looked at. */
	claims: number;
}

const CLAIM_KEY = 'severa:travelReimbursement:';
const SENT = new Set(['created', 'alreadyThere', 'done']);
const UNCLEAR = new Set(['sending', 'unclear', 'arrived']);

/** What the history says of one claim. */
interface Told {
	number: string;
	name: string;
	index: number;
	/** Keys of everything that Netvisor said it had made. */
	made: Set<string>;
	sentOn: string;
	isSent: boolean;
	isUnclear: boolean;
}

export function reconcileClaims(claims: ReadonlyArray<Indexed<ClaimToCompare>>, history: ReadonlyArray<Indexed<HistoryRow>>, { period, sentStatus }: { period: Period; sentStatus: string }): ClaimComparison {
	const told = toldByClaim(history);
	const byKey = new Map(claims.map((one) => [transferKey('travelReimbursement', one.record.guid), one]));
	const differences: Difference[] = [];
	let looked = 0;
	for (const [key, { record, index }] of byKey) {
		const own = told.get(key);
		const day = record.date ? toDate(record.date) : '';
		if (!isWithin(day, period) && !isWithin(own?.sentOn ?? '', period)) continue;
		looked++;
		const status = record.travelReimbursementStatus?.name ?? '';
		const isMarked = foldedName(status) === foldedName(sentStatus) && sentStatus.trim() !== '';
		const number = record.number === null || record.number === undefined ? (record.title ?? '') : String(record.number);
		const about = { index, guid: record.guid, number, name: record.user?.name ?? '', transferKey: key, severa: { number, date: day, status } };
		if (own !== undefined && own.made.size > 1) differences.push(differenceOf('Netvisor', 'CLAIM_TWICE', { number, count: own.made.size, keys: [...own.made].join(', ') }, about));
		if (isMarked && own?.isSent !== true && own?.isUnclear !== true) differences.push(differenceOf('Netvisor', 'CLAIM_NOT_IN_HISTORY', { number, status }, about));
		if (own?.isUnclear === true && !own.isSent) differences.push(differenceOf('Netvisor', 'CLAIM_OUTCOME_UNKNOWN', { number }, about));
		if (own?.isSent === true && !isMarked) differences.push(differenceOf('Severa', 'CLAIM_STATUS_NOT_SENT', { number, status, date: own.sentOn }, about));
	}
	for (const [key, own] of told) {
		if (byKey.has(key) || !own.isSent || !isWithin(own.sentOn, period)) continue;
		looked++;
		differences.push(differenceOf('Netvisor', 'CLAIM_ONLY_IN_HISTORY', { number: own.number, date: own.sentOn }, { index: own.index, guid: key.slice(CLAIM_KEY.length), number: own.number, name: own.name, transferKey: key }));
	}
	return { differences, claims: looked };
}

function differenceOf(system: Difference['system'], code: DifferenceCode, values: Readonly<Record<string, Value>>, about: Omit<Difference, 'system' | 'kind' | 'reason'>): Difference {
	return { ...about, system, kind: 'travelClaim', reason: differenceReason(code, 'travelReimbursementStatus', values) };
}

function toldByClaim(history: ReadonlyArray<Indexed<HistoryRow>>): Map<string, Told> {
	const told = new Map<string, Told>();
	for (const { record: { transferKey: key, outcome, reasons, counterpartKey, number, name, day, id }, index } of history) {
		if (!key.startsWith(CLAIM_KEY)) continue;
		const own = told.get(key) ?? { number, name, index, made: new Set(), sentOn: '', isSent: false, isUnclear: false };
		told.set(key, own);
		if (SENT.has(outcome)) {
			own.isSent = true;
			if (own.sentOn === '' || (day !== '' && day < own.sentOn)) own.sentOn = day;
		}
		// A row without Netvisor's key counts by itself: it cannot be the same as another.
		if (outcome === 'created') own.made.add(counterpartKey || `row ${id}`);
		if (UNCLEAR.has(outcome) || (outcome === 'held' && reasons.split(/[\s,|]+/).some((reason) => reason.replace(/:.*/, '') === 'OUTCOME_UNKNOWN'))) own.isUnclear = true;
	}
	return told;
}
