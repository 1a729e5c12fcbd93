/**
 * The headers that identify and sign a request (Netvisor API 1.3, 1.4). Pure: moment and transaction id are handed in.
 * The body is not signed, the URL is, to the letter.
 */
import { createHmac } from 'node:crypto';
import { AuthenticationError, InputError } from '../errors';
import type { Send } from '../transport/http';

export type InterfaceLanguage = 'FI' | 'EN' | 'SE';

/** Who calls, for which company. */
export interface NetvisorIdentity {
	customerId: string;
	/** Private key of the API user. */
	customerKey: string;
	partnerId: string;
	/** Private key of the partner. */
	partnerKey: string;
	/** Business id with its hyphen, "1234567-1". */
	organisationId: string;
	/** Language of the service's texts and of the names it matches by name. */
	language: InterfaceLanguage;
	/** Name of the integration as Netvisor shows it; ASCII. */
	sender: string;
}

export const TRANSACTION_ID_HEADER = 'X-Netvisor-Authentication-TransactionId';

const FIELDS: ReadonlyArray<[keyof NetvisorIdentity, string]> = [
	['customerId', 'Customer ID'],
	['customerKey', 'Customer Key'],
	['partnerId', 'Partner ID'],
	['partnerKey', 'Partner Key'],
	['organisationId', 'Business ID'],
	['language', 'Language'],
	['sender', 'Sender'],
];

const isPrintableAscii = (text: string) => /^[\x20-\x7e]+$/.test(text);

/**
 * Refuses what could only end in AUTHENTICATION_FAILED. Outside ASCII the sources disagree about the bytes that are
 * signed (Netvisor API 1.4), so there nothing is sent at all.
 * @throws AuthenticationError naming the field of the credential; its value is not repeated
 */
export function checkIdentity(identity: NetvisorIdentity): void {
	const wrong = (field: string, label: string, why: string): never => {
		throw new AuthenticationError(`The field "${label}" of the Netvisor credential ${why}.`, { service: 'Netvisor', field });
	};
	for (const [field, label] of FIELDS) {
		const value = identity[field];
		if (typeof value !== 'string' || value === '') wrong(field, label, 'is empty');
		if (value !== value.trim()) wrong(field, label, 'begins or ends with white space');
		if (!isPrintableAscii(value)) wrong(field, label, 'may hold plain ASCII characters only, without ä, ö or å');
	}
	if (!/^\d{7}-\d$/.test(identity.organisationId)) wrong('organisationId', 'Business ID', 'must have the form 1234567-1');
	if (!['FI', 'EN', 'SE'].includes(identity.language)) wrong('language', 'Language', 'must be FI, EN or SE');
}

/** `YYYY-MM-DD HH:mm:ss.SSS` in UTC. */
const toTimestamp = (at: Date) => at.toISOString().replace('T', ' ').replace('Z', '');

/** The algorithm's name is part of the request: the service tells by it how to check. */
export function signatureHeaders(url: string, identity: NetvisorIdentity, { at, transactionId }: { at: Date; transactionId: string }): Record<string, string> {
	checkIdentity(identity);
	if (!isPrintableAscii(url) || url.includes(' ')) throw new InputError('The URL of a Netvisor request must be percent-encoded before it is signed.', { field: 'url' });
	const { sender, customerId, language, organisationId, customerKey, partnerKey, partnerId } = identity;
	const timestamp = toTimestamp(at);
	const timestampUnix = String(Math.floor(at.getTime() / 1000));
	const signed = [url, sender, customerId, timestamp, language, organisationId, transactionId, timestampUnix, customerKey, partnerKey].join('&');
	const mac = createHmac('sha256', Buffer.from(`${customerKey}&${partnerKey}`, 'latin1')).update(Buffer.from(signed, 'latin1')).digest('hex');
	return {
		'X-Netvisor-Authentication-Sender': sender,
		'X-Netvisor-Authentication-CustomerId': customerId,
		'X-Netvisor-Authentication-PartnerId': partnerId,
		'X-Netvisor-Authentication-Timestamp': timestamp,
		'X-Netvisor-Authentication-TimestampUnix': timestampUnix,
		[TRANSACTION_ID_HEADER]: transactionId,
		'X-Netvisor-Interface-Language': language,
		'X-Netvisor-Organisation-ID': organisationId,
		'X-Netvisor-Authentication-MAC': mac,
		'X-Netvisor-Authentication-MACHashCalculationAlgorithm': 'HMACSHA256',
		'X-Netvisor-Authentication-UseHTTPResponseStatusCodes': '1',
	};
}

/**
 * Innermost wrapper, so that every attempt is signed afresh. A request that already names its transaction id keeps it:
 * the repeat of a write must be recognisable (design section 6); everything else gets a new one.
 */
export function withSignature(send: Send, identity: NetvisorIdentity, { now, newId }: { now: () => Date; newId: () => string }): Send {
	return async (request) => {
		const transactionId = request.headers?.[TRANSACTION_ID_HEADER] ?? newId();
		return await send({ ...request, headers: { ...request.headers, ...signatureHeaders(request.url, identity, { at: now(), transactionId }) } });
	};
}
