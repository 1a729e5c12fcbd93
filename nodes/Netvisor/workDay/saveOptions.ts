/** What is decided about a day at the moment it is written (mapping section 10). */
import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod/v4';
import { dimensionOptions, dimensionOptionsInput } from '../dimensionOptions';

/** Alphabetical by label. */
export const saveOptions: INodeProperties[] = [
	...dimensionOptions,
	{ displayName: 'Other Rows', name: 'otherRows', type: 'options' as const, options: [{ name: 'Hold', value: 'hold' }, { name: 'Replace', value: 'replace' }], default: 'hold', description: 'What happens to a day with rows on record types that no Severa code points to: a replace would remove them' },
].sort((a, b) => (a.displayName < b.displayName ? -1 : 1));

export const saveOptionsInput = z.strictObject({ ...dimensionOptionsInput, otherRows: z.enum(['hold', 'replace']).optional() }).transform((given) => ({ ...given, otherRows: given.otherRows ?? 'hold' }));

export type SaveOptions = z.output<typeof saveOptionsInput>;
