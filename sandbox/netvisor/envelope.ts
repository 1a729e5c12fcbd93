/** The envelope of every answer (Netvisor API 1.5). */
import type { IncomingCall, Reply } from '../control/server';
import { envelopeTimeStamp } from './finnishTime';
import type { NetvisorOptions } from './options';
import { REFUSAL_STATUS, type RefusalCode } from './refusal';
import { el, escapeXml, writeXml, type XmlNode } from './xmlWriter';

const DECLARATION = '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n';
// Not an XML type: that is how the service was seen to answer.
const HEADERS = { 'Content-Type': 'text/html; charset=utf-8' };

export function okReply(content: XmlNode[], now: Date, options: NetvisorOptions): Reply {
	const status = el('ResponseStatus', [el('Status', 'OK'), el('TimeStamp', envelopeTimeStamp(now, options.timeStamp))]);
	return { status: 200, headers: HEADERS, body: DECLARATION + writeXml(el('Root', [status, ...content])) };
}

/** A FAILED answer. `rawText` is put into the XML as it is, for answers that are not well-formed on purpose. */
export function failedReply(refusal: { code: RefusalCode; message: string; httpStatus?: number; rawText?: boolean }, call: IncomingCall, now: Date, options: NetvisorOptions): Reply {
	const code = refusal.code === 'SYSTEM_MAINTENANCE' ? options.maintenanceSpelling : refusal.code;
	const text = refusal.rawText === true ? refusal.message : escapeXml(refusal.message);
	const body = `${DECLARATION}<Root><ResponseStatus><Status>FAILED</Status><Status>${code} :: ${text}</Status><TimeStamp>${envelopeTimeStamp(now, options.timeStamp)}</TimeStamp></ResponseStatus></Root>`;
	const realCodes = options.httpStatusCodes === 'always' || call.headers['x-netvisor-authentication-usehttpresponsestatuscodes'] === '1';
	return { status: realCodes ? refusal.httpStatus ?? options.refusalStatus[refusal.code] ?? REFUSAL_STATUS[refusal.code] : 200, headers: HEADERS, body };
}

/** `Replies/InsertedDataIdentifier`, the proof of an add. */
export function inserted(key: number): XmlNode[] {
	return [el('Replies', [el('InsertedDataIdentifier', key)])];
}
