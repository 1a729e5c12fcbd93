/** Puts the bytes of the receipts into the document, just before it is sent. */
import { readReceiptReference } from '../../../src/domain/receiptReference';
import { InputError } from '../../../src/errors';
import type { TripExpenseAttachment, TripExpenseDocument } from '../../../src/netvisor/tripExpenseDocument';

export type ReadFile = (name: string) => Promise<Buffer | undefined>;

export interface CompleteDocument {
	document: TripExpenseDocument;
	/** Of all receipts that came along, before Base64. */
	bytes: number;
}

/** @throws InputError naming a receipt that did not come along */
export async function withReceipts(document: TripExpenseDocument, readFile: ReadFile): Promise<CompleteDocument> {
	let bytes = 0;
	const counted: ReadFile = async (name) => {
		const content = await readFile(name);
		bytes += content?.length ?? 0;
		return content;
	};
	const filled = async <Line extends { tripExpenseAttachments?: TripExpenseAttachment[] }>(lines: Line[] | undefined): Promise<Line[] | undefined> => {
		if (lines === undefined) return undefined;
		const all: Line[] = [];
		for (const line of lines) all.push(line.tripExpenseAttachments === undefined ? line : { ...line, tripExpenseAttachments: await bytesOf(line.tripExpenseAttachments, counted) });
		return all;
	};
	const complete = { ...document, customLines: await filled(document.customLines), travelLines: await filled(document.travelLines), dailyCompensationLines: await filled(document.dailyCompensationLines) };
	return { document: complete, bytes };
}

async function bytesOf(attachments: readonly TripExpenseAttachment[], readFile: ReadFile): Promise<TripExpenseAttachment[]> {
	const filled: TripExpenseAttachment[] = [];
	for (const attachment of attachments) {
		const reference = readReceiptReference(attachment.documentData);
		const content = reference === undefined ? undefined : await readFile(reference.binary);
		if (reference !== undefined && (content === undefined || content.length === 0)) throw new InputError(`The receipt "${attachment.fileName}" did not come along (binary field "${reference.binary}"). Put "Travel Reimbursement: Get Receipts" before this node, and let nothing between the nodes drop binary data.`, { field: 'tripExpenseAttachments' });
		filled.push(content === undefined ? attachment : { ...attachment, documentData: content.toString('base64') });
	}
	return filled;
}
