/**
 * Personal identity codes are compared but never shown: what reads a code keeps only its digest (rulebook X-4). The key is
 * made at random once for each process and never leaves it, so that a digest cannot be turned back into a code by trying
 * all codes; equal codes give equal digests within one process only.
 */
import { createHmac, randomBytes } from 'node:crypto';

const key = randomBytes(32);

/** HMAC-SHA256 in hex of the code without white space, in upper case; '' for no code. */
export function identityDigest(code: string | null | undefined): string {
	const plain = (code ?? '').replace(/\s+/g, '').toUpperCase();
	return plain === '' ? '' : createHmac('sha256', key).update(plain, 'utf8').digest('hex');
}
