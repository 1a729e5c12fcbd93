/** Fields that several Netvisor operations share, with their checks. */
import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod/v4';
import { toDate, toDateTime } from '../../src/domain/calendar';
import { listOfTexts } from '../shared/properties';

export const keyField = (what: string): INodeProperties => ({ displayName: 'Netvisor Key', name: 'netvisorKey', type: 'string', default: '', required: true, placeholder: 'e.g. 4711', description: `Netvisor's own key of the ${what}, as in the field 'netvisorKey' of its record; it never changes` });
export const netvisorKey = z.coerce.string().trim().regex(/^[1-9][0-9]*$/, 'must be a Netvisor key (a whole number)');

export const alsoKeysField = (what: string): INodeProperties => ({ displayName: 'Also Keys', name: 'alsoKeys', type: 'string', default: '', description: `Netvisor keys of ${what} that are returned in any case, whatever the other filters and the limit say; separated by commas. Needs Full Records.` });
export const alsoKeys = listOfTexts.refine((list) => list.every((key) => /^[1-9][0-9]*$/.test(key)), 'must be Netvisor keys (whole numbers), separated by commas');

export const changedSinceField: INodeProperties = { displayName: 'Changed Since', name: 'changedSince', type: 'dateTime', default: '', description: 'Only records that were changed at this moment or later' };
export const keywordField = (where: string): INodeProperties => ({ displayName: 'Keyword', name: 'keyword', type: 'string', default: '', description: `Only records with this text in ${where}` });

/** A moment as Netvisor takes it: Finnish local time without an offset (Netvisor API 9); a mere day stays a day. */
export const netvisorMoment = z
	.string()
	.trim()
	.optional()
	.transform((value, context) => {
		if (value === undefined || value === '') return undefined;
		try {
			return /^\d{4}-\d{2}-\d{2}$/.test(value) ? toDate(value) : toDateTime(value).replace(' ', 'T');
		} catch {
			context.addIssue({ code: 'custom', message: 'must be a date or a date and time (ISO 8601)' });
			return z.NEVER;
		}
	});

/** A price or sum: digits with a dot or comma; becomes a text with a dot. */
export const decimalText = z.coerce.string().trim().transform((value) => value.replace(',', '.')).refine((value) => /^-?\d+(\.\d+)?$/.test(value), 'must be a number such as 95.50');
