/**
 * What the common lists of rows and entries share (docs/decisions/0003-rows-of-many-invoices.md): from when they are asked
 * for, and what makes them no use. They show everybody's records and have no filter by invoice, only `changedSince`.
 */
import { AuthenticationError, ContractError, RejectedError } from '../errors';
import type { SeveraInvoice } from './invoice';

/** For fewer invoices than these a page of a list saves too little to be tried. */
export const FEWEST_INVOICES = 3;
/** An invoice that has waited for longer would make the list reach too far back. */
const LONGEST_REACH_MS = 31 * 24 * 3_600_000;
/** Rows may be some moments older than their invoice. */
const MARGIN_MS = 3_600_000;

/** The invoices that were made within reach of the newest, and the moment from which a list shows what belongs to them. */
export function withinReach(invoices: readonly SeveraInvoice[]): { recent: SeveraInvoice[]; since: string } {
	const made = invoices.flatMap((invoice) => (invoice.createdDateTime ? [{ invoice, at: Date.parse(invoice.createdDateTime) }] : []));
	const newest = Math.max(...made.map(({ at }) => at));
	const recent = made.filter(({ at }) => at >= newest - LONGEST_REACH_MS);
	return { recent: recent.map(({ invoice }) => invoice), since: recent.length === 0 ? '' : new Date(Math.min(...recent.map(({ at }) => at)) - MARGIN_MS).toISOString() };
}

/**
 * Undefined where Severa does not give such a list: the scope is not granted, it refuses, or a record of somebody else
 * cannot be read. Each invoice is then asked for by itself, as it always may be.
 */
export async function unlessRefused<T>(list: Promise<T>): Promise<T | undefined> {
	try {
		return await list;
	} catch (error) {
		// A missing scope is named; a token or credential that is not accepted is not (replies.ts).
		if (error instanceof RejectedError || error instanceof ContractError || (error instanceof AuthenticationError && error.field !== undefined)) return undefined;
		throw error;
	}
}
