/** Checks the headers of a call, then its signature (Netvisor API 1.3, 1.4). */
import type { IncomingCall } from '../control/server';
import type { NetvisorOptions } from './options';
import { Refusal } from './refusal';
import { computeMac, type Algorithm, type Keys, type Signed } from './signature';

export interface Credentials extends Keys { customerId: string; partnerId: string; organisationId: string }
export type Language = 'FI' | 'EN' | 'SE';

/** Carries the text that a failed signature repeats, written as the option says. */
export class SignatureRefusal extends Refusal {
	constructor(text: string, readonly rawText: boolean) {
		super('AUTHENTICATION_FAILED', text);
	}
}

const AUTHENTICATION = 'x-netvisor-authentication-';
const failed = (text: string) => new Refusal('AUTHENTICATION_FAILED', text);

/** Who calls, once everything was found right; a Refusal otherwise. */
export function authenticate(call: IncomingCall, credentials: Credentials, options: NetvisorOptions, now: Date): { language: Language; transactionId: string } {
	const header = (name: string): string => {
		const value = call.headers[name];
		if (typeof value !== 'string' || value === '') throw failed(`Header ${name} is missing.`);
		return value;
	};
	const algorithm = algorithmOf(call, options);
	const signed: Signed = {
		url: `${options.publicUrl ?? `http://${call.headers.host ?? ''}`}${call.rawUrl}`,
		sender: header(`${AUTHENTICATION}sender`),
		customerId: header(`${AUTHENTICATION}customerid`),
		timestamp: header(`${AUTHENTICATION}timestamp`),
		language: header('x-netvisor-interface-language'),
		organisationId: header('x-netvisor-organisation-id'),
		transactionId: header(`${AUTHENTICATION}transactionid`),
		timestampUnix: algorithm === 'HMACSHA256' ? header(`${AUTHENTICATION}timestampunix`) : '',
	};
	const partnerId = header(`${AUTHENTICATION}partnerid`);
	const mac = header(`${AUTHENTICATION}mac`);
	checkTime(signed, algorithm, options, now);
	if (!['FI', 'EN', 'SE'].includes(signed.language)) throw failed(`Interface language ${signed.language} is not FI, EN or SE.`);
	const statusCodes = call.headers[`${AUTHENTICATION}usehttpresponsestatuscodes`];
	if (statusCodes !== undefined && statusCodes !== '0' && statusCodes !== '1') throw failed('Header UseHTTPResponseStatusCodes is neither 0 nor 1.');
	if (signed.customerId !== credentials.customerId) throw failed('CustomerId is not known.');
	if (partnerId !== credentials.partnerId) throw failed('PartnerId is not known.');
	if (signed.organisationId !== credentials.organisationId) throw failed(`The customer has no company ${signed.organisationId}.`);
	const expected = computeMac(algorithm, signed, credentials);
	if (mac.toLowerCase() !== expected) throw wrongMac(signed, expected, credentials, options);
	return { language: signed.language as Language, transactionId: signed.transactionId };
}

function algorithmOf(call: IncomingCall, options: NetvisorOptions): Algorithm {
	const name = call.headers[`${AUTHENTICATION}machashcalculationalgorithm`] ?? 'MD5';
	if (name === 'HMACSHA256') return name;
	if (name !== 'SHA256' && name !== 'MD5') throw failed(`MAC algorithm ${String(name)} is not known.`);
	if (!options.oldAlgorithms) throw failed(`MAC algorithm ${name} is no longer in use; use HMACSHA256.`);
	return name;
}

function checkTime(signed: Signed, algorithm: Algorithm, options: NetvisorOptions, now: Date): void {
	const instant = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}\.\d{3}$/.test(signed.timestamp) ? Date.parse(`${signed.timestamp.replace(' ', 'T')}Z`) : NaN;
	if (Number.isNaN(instant)) throw failed('Timestamp is not YYYY-MM-DD HH:mm:ss.SSS.');
	if (algorithm === 'HMACSHA256' && signed.timestampUnix !== String(Math.floor(instant / 1000))) throw failed('TimestampUnix is not the same instant as Timestamp, in whole seconds.');
	if (options.checkTimestamp !== false && Math.abs(instant - now.getTime()) > options.checkTimestamp * 60_000) throw failed('Timestamp is too far from the time of the service.');
}

/** Real answers were seen to repeat the signed text with the customer key in it; a client must not log them. */
function wrongMac(signed: Signed, expected: string, keys: Keys, options: NetvisorOptions): Refusal {
	if (options.authenticationEcho === 'none') return failed('The MAC is wrong.');
	const echo = [signed.url, signed.sender, signed.customerId, signed.timestamp, signed.language, signed.organisationId, signed.transactionId, keys.customerKey].join('&');
	return new SignatureRefusal(`The MAC is wrong. Expected ${echo} :: ${expected.toUpperCase()}`, options.authenticationEcho === 'unescaped');
}
