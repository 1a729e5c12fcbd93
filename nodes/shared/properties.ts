/** Fields that several operations share, with their checks. Names and values are stored in users' workflows. */
import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod/v4';
import { toDate } from '../../src/domain/calendar';

export const returnAll: INodeProperties = { displayName: 'Return All', name: 'returnAll', type: 'boolean', default: false, description: 'Whether to return all results or only up to a given limit' };

export const limit: INodeProperties = { displayName: 'Limit', name: 'limit', type: 'number', typeOptions: { minValue: 1 }, default: 50, displayOptions: { show: { returnAll: [false] } }, description: 'Max number of results to return' };

export const dryRun: INodeProperties = { displayName: 'Dry Run', name: 'dryRun', type: 'boolean', default: false, description: 'Whether to look everything up and show what would be done without writing anything' };

/** Checks of the shared fields, to spread into an operation's schema. */
export const paging = { returnAll: z.boolean(), limit: z.number().int().positive() };
export const dryRunInput = { dryRun: z.boolean() };

/** How many rows to take: undefined means all. */
export const wanted = (input: { returnAll: boolean; limit: number }): number | undefined => (input.returnAll ? undefined : input.limit);

/** An optional text field: empty counts as not given. */
export const optionalText = z
	.string()
	.transform((value) => (value.trim() === '' ? undefined : value.trim()))
	.optional();

/** Texts separated by commas, spaces or line breaks; empty parts fall away. A list passes as it is. */
export const listOfTexts = z
	.union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))])
	.transform((value) => (Array.isArray(value) ? value.map(String) : String(value).split(/[\s,;]+/)).map((part) => part.trim()).filter((part) => part !== ''));

/** An optional moment: ISO 8601 text; empty counts as not given. */
export const optionalMoment = optionalText.refine((value) => value === undefined || !Number.isNaN(Date.parse(value)), { error: 'must be a date or a date and time (ISO 8601)' });

/** Takes up to `count` records of an async list; pages beyond are never fetched. */
export async function take<T>(list: AsyncIterable<T>, count: number | undefined): Promise<T[]> {
	const taken: T[] = [];
	if (count !== undefined && count <= 0) return taken;
	for await (const record of list) {
		taken.push(record);
		if (count !== undefined && taken.length >= count) break;
	}
	return taken;
}

/** A calendar day: YYYY-MM-DD, or the Helsinki day of a moment as n8n's date picker gives it; empty counts as not given. */
export const optionalDay = z
	.string()
	.trim()
	.optional()
	.transform((value, context) => {
		if (value === undefined || value === '') return undefined;
		try {
			return toDate(value);
		} catch {
			context.addIssue({ code: 'custom', message: 'must be a date (YYYY-MM-DD)' });
			return z.NEVER;
		}
	});
