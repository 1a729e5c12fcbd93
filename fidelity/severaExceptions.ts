/**
 * Where the vendor's OpenAPI document is known to be wrong or silent. Each entry loosens exactly one thing and says why;
 * a test fails when an entry is no longer needed.
 */
import type { Schema } from './openApiDocument';

/** Properties whose declared type is not what the service takes. */
export const correctedProperties: Array<{ model: string; property: string; schema: Schema; reason: string }> = [
	{ model: 'PatchOperation', property: 'value', schema: {}, reason: 'Declared as text or null; it stands for any JSON value (the generator could not express .NET object). Clients send numbers, booleans and objects.' },
	{ model: 'PatchOperation', property: 'op', schema: { type: 'string', enum: ['Add', 'Copy', 'Move', 'Remove', 'Replace', 'add', 'copy', 'move', 'remove', 'replace'] }, reason: 'Declared with capitals; JSON Patch (RFC 6902, section 4) has lower case, and the service takes both.' },
];

/** Answers that are not the declared ones. */
export const undeclaredAnswers: Array<{ status: number; contentType: RegExp; reason: string }> = [
	{ status: 404, contentType: /^$|^application\/json/, reason: 'Declared without a body; an ExceptionModel is believed to come, so both are taken (its form is checked).' },
	{ status: 429, contentType: /^text\/plain/, reason: 'Not declared: the limit of 10 calls a second is answered in plain text by the layer in front of the service.' },
];

/** Where the document says bytes, the answer has the file's own type. */
export const ownTypeOfBytes = { mediaType: 'application/octet-stream', reason: 'Files are answered with their own content type, such as application/pdf (Severa API 16.1, files).' };

/** Parameters declared as date-time that take a plain date as well. */
export const plainDateParameters: ReadonlyArray<{ path: string; names: readonly string[]; reason: string }> = [
	{ path: '/v1/invoices', names: ['startDate', 'endDate'], reason: 'A client of the live service sends `startDate=2026-03-01` (Severa API 6.4); what is compared is the date of the invoice.' },
];
