/** How dimension items are found and made; the same for registers and documents (mapping 4). */
import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod/v4';
import type { DimensionPlanSettings } from '../../src/domain/dimensionPlan';

export const dimensionOptions: INodeProperties[] = [
	{ displayName: 'Create Missing Items', name: 'createMissingItems', type: 'boolean', default: true, description: 'Whether dimension items that are missing under an existing heading are created; otherwise the document is held' },
	{ displayName: 'Dimension Item Codes', name: 'dimensionItemCodes', type: 'options', options: [{ name: 'Also Separately', value: 'separate' }, { name: 'Combined', value: 'combined' }], default: 'combined', description: 'Whether code and name go only together as one text or also in elements of their own' },
	{ displayName: 'Rename Dimension Items', name: 'renameDimensionItems', type: 'boolean', default: true, description: 'Whether an item that is found by its code gets its new name' },
];

export const dimensionOptionsInput = { createMissingItems: z.boolean().optional(), dimensionItemCodes: z.enum(['combined', 'separate']).optional(), renameDimensionItems: z.boolean().optional() };

export const toPlanSettings = (given: { [K in keyof DimensionPlanSettings]?: DimensionPlanSettings[K] | undefined }): DimensionPlanSettings => ({ createMissingItems: given.createMissingItems ?? true, dimensionItemCodes: given.dimensionItemCodes ?? 'combined', renameDimensionItems: given.renameDimensionItems ?? true });
