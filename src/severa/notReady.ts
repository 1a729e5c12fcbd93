/** What became of documents that were asked for by number and are not among those that may be sent (rulebook I-1, T-2). */
import { unlessGone } from './collectByGuid';
import type { SeveraInvoice } from './invoice';
import { inParallel } from './parallel';
import type { SeveraClient } from './SeveraClient';

export interface NotReady {
	/** As it was asked for. */
	number: string;
	/** '' when Severa has nothing of this number. */
	guid: string;
	/** Customer or person. */
	name: string;
	/** Name of its present status; '' for people. */
	status: string;
}

/** The names of the statuses between which invoices move, for the words that say why one does not. */
export interface InvoiceNotReady extends NotReady {
	readyStatus: string;
	/** '' when it was not given. */
	sentStatus: string;
}

export interface PersonWithoutDays extends NotReady {
	/** Which days were looked at. */
	select: 'period' | 'changedSince';
	/** Days of the person that changed too far back to be looked at. */
	leftAlone?: { count: number; from: string; to: string; notBefore: string };
}

export const nothingOf = (number: string): NotReady => ({ number, guid: '', name: '', status: '' });

/**
 * Severa cannot look for a claim by its number. Calls: 1 for each 100 claims of the company, and none after the page on
 * which the last one was found.
 */
export async function claimsNotReady(client: SeveraClient, numbers: readonly string[]): Promise<NotReady[]> {
	const wanted = new Set(numbers);
	const found = new Map<string, NotReady>();
	if (wanted.size > 0) {
		for await (const { guid, number, user, travelReimbursementStatus } of client.travelReimbursements.list()) {
			const asked = String(number);
			if (!wanted.has(asked)) continue;
			found.set(asked, { number: asked, guid, name: user?.name ?? '', status: travelReimbursementStatus?.name ?? '' });
			if (found.size === wanted.size) break;
		}
	}
	return numbers.map((number) => found.get(number) ?? nothingOf(number));
}

/** Calls: 1 for each 100 numbers. */
export async function invoicesNotReady(client: SeveraClient, numbers: readonly string[]): Promise<NotReady[]> {
	const found = new Map<string, NotReady>();
	if (numbers.length > 0) for await (const invoice of client.invoices.list({ numbers })) found.set(String(invoice.number), toldOf(invoice));
	return numbers.map((number) => found.get(number) ?? nothingOf(number));
}

/** The same for invoices that were asked for by guid; one that is gone is told by its guid. Calls: 1 for each. */
export async function invoicesNotReadyByGuid(client: SeveraClient, guids: readonly string[]): Promise<NotReady[]> {
	const found = await inParallel(guids, (guid) => unlessGone(client.invoices.get(guid)));
	return guids.map((guid, index) => {
		const invoice = found[index];
		return invoice === undefined ? nothingOf(guid) : toldOf(invoice);
	});
}

const toldOf = (invoice: SeveraInvoice): NotReady => ({ number: String(invoice.number ?? ''), guid: invoice.guid, name: customerOf(invoice), status: invoice.status?.name ?? '' });

/** Employee numbers of whom nothing came. Calls: the users, 1 for each 100. */
export async function peopleWithoutDays(client: SeveraClient, numbers: readonly string[]): Promise<NotReady[]> {
	const wanted = new Set(numbers);
	const found = new Map<string, NotReady>();
	if (wanted.size > 0) {
		for await (const { guid, code, firstName, lastName } of client.users.list()) {
			const number = code ?? '';
			if (wanted.has(number)) found.set(number, { number, guid, name: `${firstName} ${lastName}`.trim(), status: '' });
		}
	}
	return numbers.map((number) => found.get(number) ?? nothingOf(number));
}

const customerOf = ({ receiverCustomerName, billingCustomer, customer }: SeveraInvoice): string => receiverCustomerName ?? (billingCustomer ?? customer)?.name ?? '';
