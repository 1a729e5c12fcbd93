/** A new credit note is matched with its invoice where Netvisor allows it (I-19); never a reason to hold or to fail. */
import { note, type Note } from '../../../src/domain/held';
import { IntegrationError } from '../../../src/errors';
import type { NetvisorClient } from '../../../src/netvisor/NetvisorClient';
import type { SalesInvoiceDocument } from '../../../src/netvisor/salesInvoiceDocument';

/** @param original number of the credited invoice, '' when Severa does not tell it */
export async function matchNewCreditNote(netvisor: NetvisorClient, document: SalesInvoiceDocument, netvisorKey: string, original: string): Promise<Note[]> {
	const not = (why: string) => [note('CREDIT_NOTE_NOT_MATCHED', { original: original || '–', why })];
	if (original === '') return not('Severa does not name it');
	if (document.salesInvoiceStatus.value !== 'open') return not('the credit note is not open yet');
	const [result] = await Promise.allSettled([match(netvisor, netvisorKey, original)]);
	if (result.status === 'fulfilled') return result.value === undefined ? [] : not(result.value);
	if (!(result.reason instanceof IntegrationError)) throw result.reason;
	return not(result.reason.message);
}

async function match(netvisor: NetvisorClient, creditNote: string, original: string): Promise<string | undefined> {
	const [invoice, ...more] = await netvisor.salesInvoices.findByNumber(original);
	if (invoice === undefined) return 'it is not in Netvisor';
	if (more.length > 0) return 'Netvisor has several with that number';
	if (invoice.invoiceStatus !== 'open') return `its status in Netvisor is ${invoice.invoiceStatus}`;
	await netvisor.salesInvoices.matchCreditNote({ creditNote, invoice: invoice.netvisorKey });
	return undefined;
}
