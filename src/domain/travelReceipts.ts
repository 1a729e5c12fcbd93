/** Receipts of a claim: limits, names and places (mapping 6.4; rulebook T-10). */
import type { TripExpenseAttachment } from '../netvisor/tripExpenseDocument';
import type { ReceiptForTransfer, TravelClaimForTransfer } from '../severa/travelClaimForTransfer';
import { Findings, type Reason } from './held';
import { receiptReference } from './receiptReference';
import type { TravelSelectionSettings } from './settings/travelExpense';
import { cutText, readText, singleLine } from './text';

/** Rulebook T-10. */
const LONGEST_NAME = 100;

export type ReceiptSettings = Pick<TravelSelectionSettings, 'sendAttachments' | 'attachmentLimitBytes' | 'longFileNames'>;

/** What the list of receipts alone says against sending them. */
export function receiptReasons(bundle: TravelClaimForTransfer, settings: ReceiptSettings): Reason[] {
	const found = new Findings();
	checkReceipts(found, bundle, settings);
	return found.reasons;
}

/**
 * Counts, sizes and names; the size of the bytes too, once they were fetched. A size that Severa does not tell counts
 * when the bytes are there.
 */
export function checkReceipts(found: Findings, { expenses, receipts, receiptsListed }: TravelClaimForTransfer, { sendAttachments, attachmentLimitBytes, longFileNames }: ReceiptSettings): void {
	if (!sendAttachments) return;
	const downloadable = (guid: string) => receipts.filter(({ travelExpenseGuid, fileGuid }) => travelExpenseGuid === guid && Boolean(fileGuid)).length;
	const expected = expenses.reduce((sum, { attachmentCount }) => sum + attachmentCount, 0);
	const differing = expenses.some(({ guid, attachmentCount }) => downloadable(guid) !== attachmentCount);
	if (receiptsListed ? differing : expected > 0) found.hold('ATTACHMENT_MISSING', 'receipts', { expected, found: receipts.filter(({ fileGuid }) => Boolean(fileGuid)).length });
	const bytes = receipts.reduce((sum, { size, fetchedSize }) => sum + Math.max(size ?? 0, fetchedSize ?? 0), 0);
	if (bytes > attachmentLimitBytes) found.hold('ATTACHMENTS_TOO_LARGE', 'receipts', { size: megabytes(bytes) });
	if (longFileNames === 'hold') for (const { name } of receipts) if (singleLine(name).length > LONGEST_NAME) found.hold('ATTACHMENT_NAME_TOO_LONG', 'receipts.name', { length: singleLine(name).length, name });
}

/** Two decimals, rounded up: a size over the limit never reads as the limit. */
export function megabytes(bytes: number): { en: string; fi: string } {
	const en = (Math.ceil(bytes / 10_000) / 100).toFixed(2);
	return { en, fi: en.replace('.', ',') };
}

/** The attachments of each expense, by its guid. Internal receipts go too: payroll is not the customer. */
export function toReceipts(found: Findings, bundle: TravelClaimForTransfer, settings: ReceiptSettings): Map<string, TripExpenseAttachment[]> {
	const lines = new Map<string, TripExpenseAttachment[]>();
	if (!settings.sendAttachments) return lines;
	checkReceipts(found, bundle, settings);
	const taken = new Set<string>();
	for (const [index, receipt] of bundle.receipts.entries()) {
		const expense = receipt.travelExpenseGuid ?? '';
		const fileName = nameOf(found, receipt, settings, taken);
		if (fileName === undefined || !receipt.fileGuid) continue;
		const attachmentDescription = readText(found, 'receipts.description', receipt.description) ?? fileName;
		lines.set(expense, [...(lines.get(expense) ?? []), { mimeType: mimeTypeOf(receipt), attachmentDescription, fileName, documentData: receiptReference({ binary: receipt.binary ?? `receipt${index + 1}`, fileGuid: receipt.fileGuid }) }]);
	}
	return lines;
}

const mimeTypeOf = ({ contentType }: ReceiptForTransfer) => singleLine((contentType ?? '').split(';')[0] ?? '').toLowerCase() || 'application/octet-stream';

/** A name that is too long loses the end of its stem; two that become alike get `~2`, `~3` … */
function nameOf(found: Findings, { name, guid }: ReceiptForTransfer, { longFileNames }: ReceiptSettings, taken: Set<string>): string | undefined {
	const clean = readText(found, 'receipts.name', name) ?? guid;
	if (clean.length <= LONGEST_NAME) {
		taken.add(clean);
		return clean;
	}
	// Held by checkReceipts.
	if (longFileNames === 'hold') return undefined;
	const extension = /\.[A-Za-z0-9]{1,10}$/.exec(clean)?.[0] ?? '';
	const stem = clean.slice(0, clean.length - extension.length);
	for (let count = 1; ; count++) {
		const mark = count === 1 ? '' : `~${count}`;
		const short = `${cutText(stem, LONGEST_NAME - extension.length - mark.length)}${mark}${extension}`;
		if (taken.has(short)) continue;
		taken.add(short);
		return short;
	}
}
