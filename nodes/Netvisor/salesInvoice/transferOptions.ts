/** Options of the transfer of sales invoices (mapping section 10). */
import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod/v4';
import { dimensionOptions, dimensionOptionsInput } from '../dimensionOptions';

/** Alphabetical by label. */
export const transferOptions: INodeProperties[] = [
	...dimensionOptions,
	{ displayName: 'Country Mismatch', name: 'countryMismatch', type: 'options' as const, options: [{ name: 'Hold', value: 'hold' }, { name: 'Ignore', value: 'ignore' }], default: 'hold', description: 'The invoice and the Netvisor customer card name different countries' },
	{ displayName: 'Found Without Key', name: 'foundWithoutKey', type: 'options' as const, options: [{ name: 'Hold', value: 'hold' }, { name: 'Mark as Sent', value: 'markSent' }], default: 'hold', description: 'An invoice with the same number, customer, date and total is in Netvisor but does not carry the key of this transfer' },
	{ displayName: 'Home Currency', name: 'homeCurrency', type: 'string' as const, default: 'EUR', description: 'Currency of sums that name none' },
	{ displayName: 'Match Credit Notes', name: 'matchCreditNotes', type: 'options' as const, options: [{ name: 'Off', value: 'off' }, { name: 'When Possible', value: 'whenPossible' }], default: 'whenPossible', description: 'Whether a credit note is matched with the invoice it credits, where Netvisor allows it' },
	{ displayName: 'Most at a Time', name: 'mostAtATime', type: 'number' as const, typeOptions: { minValue: 0 }, default: 0, description: 'At most so many are created or found in one run; those that are held do not count. The others come out as not sent, with the field \'waits\'. 0: no limit.' },
	{ displayName: 'Temporary Customer Code', name: 'tempCustomerCode', type: 'string' as const, default: 'TEMP', description: 'Code of the placeholder customer' },
	{ displayName: 'Temporary Product Code', name: 'tempProductCode', type: 'string' as const, default: 'TEMP', description: 'Code of the placeholder product' },
].sort((a, b) => (a.displayName < b.displayName ? -1 : 1));

export const transferOptionsInput = z
	.strictObject({
		...dimensionOptionsInput,
		countryMismatch: z.enum(['hold', 'ignore']).optional(),
		foundWithoutKey: z.enum(['hold', 'markSent']).optional(),
		homeCurrency: z.string().trim().optional(),
		matchCreditNotes: z.enum(['whenPossible', 'off']).optional(),
		mostAtATime: z.number().int().nonnegative().optional(),
		tempCustomerCode: z.string().trim().optional(),
		tempProductCode: z.string().trim().optional(),
	})
	.transform((given) => ({ ...given, countryMismatch: given.countryMismatch ?? 'hold', foundWithoutKey: given.foundWithoutKey ?? 'hold', homeCurrency: given.homeCurrency || 'EUR', matchCreditNotes: given.matchCreditNotes ?? 'whenPossible', mostAtATime: given.mostAtATime || Infinity, tempCustomerCode: given.tempCustomerCode || 'TEMP', tempProductCode: given.tempProductCode || 'TEMP' }));

export type TransferOptions = z.output<typeof transferOptionsInput>;
