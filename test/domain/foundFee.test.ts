/** Whether a fee is in Severa already (design 6; rulebook B-10): created only where no doubt is left. */
import { decideFee, type FeesFound } from '../../src/domain/foundFee';
import { PurchaseInvoiceMapper } from '../../src/domain/purchaseInvoice';
import type { SeveraProjectFee } from '../../src/severa/invoiceEntries';
import { OTHER_PROJECT, PROJECT, purchaseInvoice, purchaseLine, purchaseSettings } from '../support/purchaseInvoices';

const KEY = 'netvisor:purchase:5501:line:9001';
const lines = [purchaseLine(), purchaseLine({ netvisorKey: '9002' })];
const [mapped] = new PurchaseInvoiceMapper(purchaseSettings()).map(purchaseInvoice({ lines }));
if (mapped?.mapped.outcome !== 'ready') throw new Error('The line is ready.');
const { document } = mapped.mapped;

const fee = (changed: Partial<SeveraProjectFee> = {}): SeveraProjectFee => ({ guid: 'f1', name: document.name, description: document.description, eventDate: document.eventDate, quantity: 1, unitCost: { amount: 200, currencyCode: 'EUR' }, project: { guid: PROJECT, name: 'Verkkokauppa' }, invoiceRowComment: KEY, isRecurrenceRule: false, hasVolumePricing: false, ...changed }) as SeveraProjectFee;
const decide = (fees: SeveraProjectFee[], more: Partial<FeesFound> = {}) => {
	const decision = decideFee({ document, keys: mapped.keys }, { fees, deleted: [], createDeleted: false, ...more });
	return decision.action === 'hold' ? decision.reasons.map(({ code }) => code) : decision.action === 'alreadyThere' ? ['alreadyThere', decision.fee.guid, ...decision.notes.map(({ code }) => code)] : ['create'];
};
const gone = { guid: 'f0', name: document.name, eventDate: document.eventDate, quantity: 1, project: { guid: PROJECT } };

it.each<[string, SeveraProjectFee[], string[]]>([
	['nothing there', [], ['create']],
	['its own', [fee()], ['alreadyThere', 'f1']],
	['its own, seen twice', [fee(), fee()], ['alreadyThere', 'f1']],
	['its own with more in the comment', [fee({ invoiceRowComment: `${KEY.toUpperCase()} tarkistettu` })], ['alreadyThere', 'f1']],
	['its own, corrected by hand', [fee({ unitCost: { amount: 190, currencyCode: 'EUR' } })], ['alreadyThere', 'f1', 'FEE_DIFFERS']],
	['its own as several pieces of the same sum', [fee({ quantity: 20, unitCost: { amount: 10, currencyCode: 'EUR' } })], ['alreadyThere', 'f1']],
	['its own, moved to another project', [fee({ project: { guid: OTHER_PROJECT, name: 'Portaali' } })], ['alreadyThere', 'f1', 'FEE_DIFFERS']],
	['its own, with new texts and a price: meant for the customer', [fee({ name: 'Suunnittelu', description: 'x', unitPrice: { amount: 300, currencyCode: 'EUR' } })], ['alreadyThere', 'f1']],
	['its own twice', [fee(), fee({ guid: 'f2', project: { guid: OTHER_PROJECT, name: 'Portaali' } })], ['FEE_TWICE']],
	['the other line of the invoice', [fee({ invoiceRowComment: 'netvisor:purchase:5501:line:9002' })], ['create']],
	['another invoice', [fee({ invoiceRowComment: 'netvisor:purchase:55:line:9001' })], ['create']],
	['a line that the invoice has no more: it may be the same one', [fee({ invoiceRowComment: 'netvisor:purchase:5501:line:8000' })], ['FEE_OF_OTHER_LINES']],
	['the invoice as a whole: the mode was another', [fee({ invoiceRowComment: `netvisor:purchase:5501:project:${PROJECT}` })], ['FEE_OF_OTHER_LINES']],
	['an equal one without a key', [fee({ invoiceRowComment: '' })], ['FEE_WITHOUT_KEY']],
	['another one without a key', [fee({ invoiceRowComment: null, description: 'Käsin' })], ['create']],
	['an equal one without a key in another project', [fee({ invoiceRowComment: null, project: { guid: OTHER_PROJECT } })], ['create']],
	['a rule of recurring fees is no fee', [fee({ isRecurrenceRule: true })], ['create']],
])('%s', (_, fees, expected) => {
	expect(decide(fees)).toEqual(expected);
});

it.each<[string, Partial<FeesFound>, string[]]>([
	['an equal one was deleted', { deleted: [gone] }, ['FEE_DELETED']],
	['the same, to be created again', { deleted: [gone], createDeleted: true }, ['create']],
	['another one was deleted', { deleted: [{ ...gone, name: 'Muu' }, { ...gone, eventDate: '2026-01-21' }, { ...gone, quantity: 2 }, { ...gone, project: { guid: OTHER_PROJECT } }] }, ['create']],
])('%s', (_, found, expected) => {
	expect(decide([], found)).toEqual(expected);
});

it('what was deleted does not matter where the fee is there', () => {
	expect(decide([fee()], { deleted: [gone] })).toEqual(['alreadyThere', 'f1']);
});
