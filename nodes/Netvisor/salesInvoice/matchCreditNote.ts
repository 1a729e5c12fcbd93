/** A credit note is matched with its invoice where Netvisor allows it (I-19); never a reason to hold or to fail. */
import { creditedInvoice, type CreditedInvoice, type WhyNotMatched } from '../../../src/domain/creditedInvoice';
import { note, type Note } from '../../../src/domain/held';
import { IntegrationError } from '../../../src/errors';
import type { NetvisorClient } from '../../../src/netvisor/NetvisorClient';
import type { NetvisorSalesInvoiceListRow } from '../../../src/netvisor/salesInvoiceRecord';

/**
 * Both must be open, with a voucher, and in one currency; the last is left to Netvisor. Harmless to repeat: what is
 * matched already is left alone, so that a run that was cut between creating and matching is completed by the next one.
 * @param originalNumber of the credited invoice in Severa, '' when Severa does not tell it; so is `originalGuid`, and
 * without it nothing is matched
 * @param known rows that may be the credited invoice under another number
 * @returns a note when it was not matched
 */
export async function matchWithOriginal(netvisor: NetvisorClient, creditNoteKey: string, originalNumber: string, originalGuid = '', known: readonly NetvisorSalesInvoiceListRow[] = []): Promise<Note[]> {
	const not = (why: WhyNotMatched): Note[] => [note('CREDIT_NOTE_NOT_MATCHED', { original: originalNumber || '–', why })];
	const [result] = await Promise.allSettled([match(netvisor, creditNoteKey, { number: originalNumber, guid: originalGuid }, known)]);
	if (result.status === 'fulfilled') return result.value === undefined ? [] : not(result.value);
	if (!(result.reason instanceof IntegrationError)) throw result.reason;
	return not({ en: result.reason.message, fi: result.reason.message });
}

async function match(netvisor: NetvisorClient, creditNoteKey: string, original: CreditedInvoice, known: readonly NetvisorSalesInvoiceListRow[]): Promise<WhyNotMatched | undefined> {
	const creditNote = await netvisor.salesInvoices.get(creditNoteKey);
	if (creditNote !== undefined && creditNote.creditedInvoiceNetvisorKey !== '') return undefined;
	if (creditNote?.invoiceStatus === 'unsent') return { en: 'the credit note is not open yet', fi: 'hyvityslasku ei ole vielä avoin' };
	const found = creditedInvoice(original, [...known, ...(original.number === '' ? [] : await netvisor.salesInvoices.findByNumber(original.number))]);
	if ('why' in found) return found.why;
	await netvisor.salesInvoices.matchCreditNote({ creditNote: creditNoteKey, invoice: found.netvisorKey });
	return undefined;
}
