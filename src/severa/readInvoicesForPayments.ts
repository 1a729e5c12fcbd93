/**
 * The invoices that payments may belong to, in few calls: by number 1 for each 100 or so, 1 more for the references of
 * those that no invoice was found for, and 1 for each invoice known by its guid that neither has found: no list of Severa
 * can be asked by guid (rulebook PS-2; Severa API 14.1).
 */
import { unlessGone } from './collectByGuid';
import type { SeveraInvoice } from './invoice';
import { gather } from './paging';
import { inParallel } from './parallel';
import { filterChunks } from './query';
import type { SeveraClient } from './SeveraClient';

export interface PaymentToFind {
	/** As the other system has it; '' when it has none. */
	number: string;
	/** Of the one invoice that it must be; undefined where only number and reference tell. */
	guid?: string;
	/** Every form in which Severa may hold the reference: its filter is exact. */
	referenceForms: readonly string[];
}

/** Largest invoice number in Severa (int32); a larger one in the filter would be refused. */
const LARGEST_NUMBER = 2 ** 31 - 1;
const isSeveraNumber = (text: string) => /^[1-9]\d{0,9}$/.test(text) && Number(text) <= LARGEST_NUMBER;

/** Each invoice once. Drafts have no number and are not among them, unless a reference finds them. */
export async function readInvoicesForPayments(client: SeveraClient, payments: readonly PaymentToFind[]): Promise<SeveraInvoice[]> {
	const found = new Map<string, SeveraInvoice>();
	const numbers = payments.map(({ number }) => number).filter(isSeveraNumber);
	if (numbers.length > 0) for (const invoice of await gather(client.invoices.list({ numbers }))) found.set(invoice.guid, invoice);
	const known = new Set([...found.values()].map(({ number }) => String(number)));
	const isFound = ({ number, guid }: PaymentToFind) => (guid === undefined ? known.has(number) : found.has(guid));
	const forms = payments.filter((payment) => !isFound(payment)).flatMap(({ referenceForms }) => referenceForms);
	for (const referenceNumbers of filterChunks('referenceNumbers', forms)) for (const invoice of await gather(client.invoices.list({ referenceNumbers }))) found.set(invoice.guid, invoice);
	const missing = new Set(payments.flatMap(({ guid }) => (guid === undefined || found.has(guid) ? [] : [guid])));
	for (const invoice of await inParallel([...missing], (guid) => unlessGone(client.invoices.get(guid)))) if (invoice !== undefined) found.set(invoice.guid, invoice);
	return [...found.values()];
}
