/** The message authentication code, written from Netvisor API 1.4 alone so that a client's mistake cannot be repeated here. */
import { createHash, createHmac } from 'node:crypto';

export type Algorithm = 'HMACSHA256' | 'SHA256' | 'MD5';

/** What is signed, exactly as it came over the wire. */
export interface Signed {
	/** Scheme, host, path and query. */
	url: string;
	sender: string;
	customerId: string;
	timestamp: string;
	language: string;
	organisationId: string;
	transactionId: string;
	/** Unix seconds; part of HMACSHA256 only. */
	timestampUnix: string;
}

export interface Keys { customerKey: string; partnerKey: string }

/** The hex digest in lower case. Text is taken as ISO-8859-1, which is also what Node makes of the bytes of a header. */
export function computeMac(algorithm: Algorithm, signed: Signed, keys: Keys): string {
	const values = [signed.url, signed.sender, signed.customerId, signed.timestamp, signed.language, signed.organisationId, signed.transactionId];
	if (algorithm === 'HMACSHA256') values.push(signed.timestampUnix);
	const message = Buffer.from([...values, keys.customerKey, keys.partnerKey].join('&'), 'latin1');
	if (algorithm === 'HMACSHA256') return createHmac('sha256', Buffer.from(`${keys.customerKey}&${keys.partnerKey}`, 'latin1')).update(message).digest('hex');
	return createHash(algorithm.toLowerCase()).update(message).digest('hex');
}
