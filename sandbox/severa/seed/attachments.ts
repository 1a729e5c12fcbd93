/** Small PDF files behind invoices and receipts. */
import { pdf } from '../pdf';
import { audit, id, record } from './record';
import type { Row } from '../store';

export interface Attachments { files: Row[] }

/** Keeps the file and gives the fields a link to it shows. */
export function attachment(key: string, name: string, category: 'Invoice' | 'ProjectTravelExpense', lines: string[], into: Attachments): Record<string, unknown> {
	const data = pdf(lines);
	into.files.push(record('file', key, { name, category, contentType: 'application/pdf', size: data.length, isInternal: false, description: null, data: data.toString('base64'), ...audit('2026-10-01') }));
	return { name, contentType: 'application/pdf', size: data.length, fileGuid: id('file', key) };
}
