/** A credit note is matched with its invoice where Netvisor allows it (I-19); never a reason to hold or to fail. */
import { note, type Note } from '../../../src/domain/held';
import { IntegrationError } from '../../../src/errors';
import type { NetvisorClient } from '../../../src/netvisor/NetvisorClient';

interface Why {
	en: string;
	fi: string;
}

/**
 * Both must be open, with a voucher, and in one currency; the last is left to Netvisor. Harmless to repeat: what is
 * matched already is left alone, so that a run that was cut between creating and matching is completed by the next one.
 * @param original number of the credited invoice, '' when Severa does not tell it
 * @returns a note when it was not matched
 */
export async function matchWithOriginal(netvisor: NetvisorClient, creditNoteKey: string, original: string): Promise<Note[]> {
	const not = (why: Why): Note[] => [note('CREDIT_NOTE_NOT_MATCHED', { original: original || '–', why })];
	if (original === '') return not({ en: 'Severa does not name it', fi: 'Severa ei kerro sitä' });
	const [result] = await Promise.allSettled([match(netvisor, creditNoteKey, original)]);
	if (result.status === 'fulfilled') return result.value === undefined ? [] : not(result.value);
	if (!(result.reason instanceof IntegrationError)) throw result.reason;
	return not({ en: result.reason.message, fi: result.reason.message });
}

async function match(netvisor: NetvisorClient, creditNoteKey: string, original: string): Promise<Why | undefined> {
	const creditNote = await netvisor.salesInvoices.get(creditNoteKey);
	if (creditNote !== undefined && creditNote.creditedInvoiceNetvisorKey !== '') return undefined;
	if (creditNote?.invoiceStatus === 'unsent') return { en: 'the credit note is not open yet', fi: 'hyvityslasku ei ole vielä avoin' };
	const [invoice, ...more] = await netvisor.salesInvoices.findByNumber(original);
	if (invoice === undefined) return { en: 'it is not in Netvisor', fi: 'sitä ei ole Netvisorissa' };
	if (more.length > 0) return { en: 'Netvisor has several with that number', fi: 'Netvisorissa on useita samalla numerolla' };
	if (invoice.invoiceStatus !== 'open') return { en: `its status in Netvisor is ${invoice.invoiceStatus}`, fi: `sen tila Netvisorissa on ${invoice.invoiceStatus}` };
	await netvisor.salesInvoices.matchCreditNote({ creditNote: creditNoteKey, invoice: invoice.netvisorKey });
	return undefined;
}
