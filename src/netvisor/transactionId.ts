/**
 * The transaction id of a write is derived, so that its repeat is recognised by the service: the same document, the same
 * attempt, the same id (design section 6). The attempt number grows only after proof that nothing was stored.
 */
import { createHash } from 'node:crypto';

export interface WriteId {
	/** Names the source document for ever, such as "severa:invoice:<guid>". */
	transferKey: string;
	/** 1, 2, … */
	attempt: number;
}

/** 32 hex digits. @param content the document exactly as it is sent */
export function transactionIdOf({ transferKey, attempt }: WriteId, content: string): string {
	return createHash('sha256').update(JSON.stringify([transferKey, content, attempt]), 'utf8').digest('hex').slice(0, 32);
}
