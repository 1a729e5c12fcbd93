/**
 * The invoices that payments may belong to, in few calls: by number 1 for each 100 or so, and 1 more for the references of
 * those that no invoice was found for (rulebook PS-2; Severa API 14.1).
 */
import type { SeveraInvoice } from './invoice';
import { gather } from './paging';
import { filterChunks } from './query';
import type { SeveraClient } from './SeveraClient';

export interface PaymentToFind {
	/** As the other system has it; '' when it has none. */
	number: string;
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
	const forms = payments.filter(({ number }) => !known.has(number)).flatMap(({ referenceForms }) => referenceForms);
	for (const referenceNumbers of filterChunks('referenceNumbers', forms)) for (const invoice of await gather(client.invoices.list({ referenceNumbers }))) found.set(invoice.guid, invoice);
	return [...found.values()];
}
