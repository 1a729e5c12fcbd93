/** For n8n's own HTTP Request node: signs one request with the values of the credential, now and with a new id. */
import { randomUUID } from 'node:crypto';
import { registerSecret } from '../errors';
import { signatureHeaders, type InterfaceLanguage, type NetvisorIdentity } from './signature';

const textOf = (value: unknown) => (value === undefined || value === null ? '' : String(value));

/** The credential's fields under their stored names. */
export function identityOf(credentials: Readonly<Record<string, unknown>>): NetvisorIdentity {
	const identity: NetvisorIdentity = {
		customerId: textOf(credentials.customerId),
		customerKey: textOf(credentials.customerKey),
		partnerId: textOf(credentials.partnerId),
		partnerKey: textOf(credentials.partnerKey),
		organisationId: textOf(credentials.organisationId),
		language: textOf(credentials.language) as InterfaceLanguage,
		sender: textOf(credentials.sender),
	};
	registerSecret(identity.customerKey);
	registerSecret(identity.partnerKey);
	return identity;
}

/**
 * @param url exactly as it goes on the wire
 * @throws AuthenticationError when a field of the credential cannot be right
 */
export function signRequest(url: string, credentials: Readonly<Record<string, unknown>>): Record<string, string> {
	return signatureHeaders(url, identityOf(credentials), { at: new Date(), transactionId: randomUUID().replace(/-/g, '') });
}
