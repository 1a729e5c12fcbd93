/**
 * Is the fee of a purchase line in Severa already (design 6; rulebook B-10)? What was looked up is handed in; nothing is
 * created where any doubt is left, because a cost that is there twice is invoiced twice.
 */
import type { SeveraProjectFeeDocument } from '../severa/projectFeeDocument';
import type { SeveraProjectFee } from '../severa/invoiceEntries';
import { Decimal } from './decimal';
import { note, reason, type Note, type Reason } from './held';
import { purchaseKeyIn } from './purchaseKey';

export interface FeeToFind {
	document: SeveraProjectFeeDocument;
	/** Every key that its invoice gives now. */
	keys: readonly string[];
}

export interface FeesFound {
	/** Fees with a key of the same invoice, in any project, and every fee of the project; one may be there twice. */
	fees: readonly SeveraProjectFee[];
	/** Fees that were deleted in Severa. */
	deleted: ReadonlyArray<{ name?: string | null; eventDate?: string | null; quantity?: number | null; project?: { guid?: string | null } | null }>;
	/** Whether an equal deleted fee is made again. */
	createDeleted: boolean;
}

export type FeeDecision = { action: 'create' } | { action: 'alreadyThere'; fee: SeveraProjectFee; notes: Note[] } | { action: 'hold'; reasons: Reason[] };

export function decideFee({ document, keys }: FeeToFind, { fees, deleted, createDeleted }: FeesFound): FeeDecision {
	const key = document.invoiceRowComment;
	const invoiceKey = purchaseKeyIn(key)?.invoiceKey;
	const distinct = [...new Map(fees.map((fee) => [fee.guid, fee])).values()].filter(({ isRecurrenceRule }) => !isRecurrenceRule);
	const ofInvoice = distinct.filter((fee) => invoiceKey !== undefined && purchaseKeyIn(fee.invoiceRowComment)?.invoiceKey === invoiceKey);
	const own = ofInvoice.filter((fee) => purchaseKeyIn(fee.invoiceRowComment)?.key === key);
	const [fee, ...twins] = own;
	if (fee !== undefined && twins.length > 0) return hold(reason('FEE_TWICE', 'invoiceRowComment', { count: own.length, project: own.map(({ project }) => project?.name ?? '').filter((name, index, all) => all.indexOf(name) === index).join(', ') }));
	if (fee !== undefined) return { action: 'alreadyThere', fee, notes: differenceOf(document, fee) };
	const others = ofInvoice.filter((one) => !keys.includes(purchaseKeyIn(one.invoiceRowComment)?.key ?? ''));
	if (others.length > 0) return hold(reason('FEE_OF_OTHER_LINES', 'invoiceRowComment', { fees: others.map((one) => `"${one.name ?? ''}" (${one.project?.name ?? ''})`).join(', ') }));
	const alike = distinct.find((one) => purchaseKeyIn(one.invoiceRowComment) === undefined && isAlike(document, one));
	if (alike !== undefined) return hold(reason('FEE_WITHOUT_KEY', 'invoiceRowComment', { name: document.name, key }));
	if (!createDeleted && deleted.some((one) => one.project?.guid === document.project.guid && one.name === document.name && one.quantity === document.quantity && one.eventDate === document.eventDate)) return hold(reason('FEE_DELETED', 'name', { name: document.name, date: document.eventDate ?? '–' }));
	return { action: 'create' };
}

const hold = (...reasons: Reason[]): FeeDecision => ({ action: 'hold', reasons });

/** Ours in every text and figure: somebody has changed the comment. */
const isAlike = (document: SeveraProjectFeeDocument, fee: SeveraProjectFee) =>
	fee.project?.guid === document.project.guid && fee.name === document.name && fee.description === document.description && (fee.eventDate ?? undefined) === document.eventDate && costOf(fee).equals(costOf(document));

const costOf = ({ quantity, unitCost }: { quantity: number; unitCost?: { amount?: number | null } | null }) => Decimal.from(quantity).times(Decimal.from(unitCost?.amount ?? 0)).round(2);

/** Said, not mended: whoever moved or corrected the fee in Severa may have meant it. */
function differenceOf(document: SeveraProjectFeeDocument, fee: SeveraProjectFee): Note[] {
	const [wanted, there] = [costOf(document), costOf(fee)];
	if (!wanted.equals(there)) return [note('FEE_DIFFERS', { severa: there.format(2, 2), netvisor: wanted.format(2, 2) })];
	if (fee.project?.guid !== document.project.guid) return [note('FEE_DIFFERS', { severa: { en: `in project "${fee.project?.name ?? ''}"`, fi: `projektilla "${fee.project?.name ?? ''}"` }, netvisor: { en: 'in another project', fi: 'toisella projektilla' } })];
	return [];
}
