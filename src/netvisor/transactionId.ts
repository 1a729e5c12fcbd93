/**
 * The transaction id of a write is derived, so that its repeat is recognised by the service: the same document, the same
 * attempt, the same id (design section 6). The attempt number grows only after proof that nothing was stored
 * (attempts.ts). What is created once has an id without its content, so that a record that somebody changed after its
 * answer was lost is still recognised (docs/decisions/0006-unclear-writes.md); where every new content is a write of
 * its own, as with the hours of a day, the content is part of it.
 */
import { createHash } from 'node:crypto';

export interface WriteId {
	/** Names the source document for ever, such as "severa:invoice:<guid>". */
	transferKey: string;
	/** 1, 2, … */
	attempt: number;
}

/** 32 hex digits. @param content the document exactly as it is sent, where another content may follow under the same key */
export function transactionIdOf({ transferKey, attempt }: WriteId, content = ''): string {
	return createHash('sha256').update(JSON.stringify([transferKey, content, attempt]), 'utf8').digest('hex').slice(0, 32);
}
