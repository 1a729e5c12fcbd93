import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod/v4';
import { defaultsOf } from '../../../../src/domain/setting';
import { travelSelectionSettings } from '../../../../src/domain/settings/travelExpense';
import { hasNumber, isSelectableStatus, wantsReceipts } from '../../../../src/domain/travelSelection';
import { readTravelClaims, type TravelClaimWithReceipts } from '../../../../src/severa/readTravelClaims';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { claimsNotReady } from '../../../../src/severa/notReady';
import { defineBatchOperation, type OutputFile, type OutputRow } from '../../../shared/operation';
import { limit, listOfTexts } from '../../../shared/properties';
import { alreadyReadField, numberTexts, pagesInput, tellNotReadyField } from '../../fields';

const defaults = defaultsOf(travelSelectionSettings);

const properties: INodeProperties[] = [
	{ displayName: 'Approved Only', name: 'approvedOnly', type: 'boolean', default: true, description: 'Whether only claims are returned whose status is marked as approved in Severa' },
	{ displayName: 'Excluded Statuses', name: 'excludedStatuses', type: 'string', default: 'Vedos, Hylätty, Siirretty Netvisoriin', description: 'Names of the statuses whose claims are never returned, separated by commas' },
	// So many documents go in one transfer (rulebook L-1).
	{ ...limit, displayOptions: undefined, default: 30 },
	{ displayName: 'Claim Numbers', name: 'claimNumbers', type: 'string', default: '', placeholder: 'e.g. 301, 302', description: 'Only these claims, if they may be sent; separated by commas. Empty: all that may be sent, up to the limit.' },
	{
		displayName: 'Receipts',
		name: 'receipts',
		type: 'options',
		options: [
			{ name: 'Download', value: 'download', description: 'List and bytes, as binary data; only for claims that can be sent' },
			{ name: 'List', value: 'list', description: 'Names and sizes, enough for a plan' },
			{ name: 'None', value: 'none', description: 'Leave receipts out' },
		],
		default: 'download',
		description: 'What is fetched of the receipts',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			alreadyReadField('claims'),
			{ displayName: 'Attachment Limit (Bytes)', name: 'attachmentLimitBytes', type: 'number', typeOptions: { minValue: 0 }, default: 4_000_000, description: 'Receipts of a claim that are larger than this together are not fetched, since the claim cannot be sent' },
			{ displayName: 'Home Currency', name: 'homeCurrency', type: 'string', default: 'EUR', description: 'Currency in which the sum of a claim is judged' },
			{ displayName: 'Long File Names', name: 'longFileNames', type: 'options', options: [{ name: 'Hold', value: 'hold' }, { name: 'Shorten', value: 'shorten' }], default: 'hold', description: 'Whether a receipt name over 100 characters keeps the claim from being sent, and its receipts from being fetched' },
			tellNotReadyField('Claim Numbers'),
		],
	},
];

export const getReadyForTransfer = defineBatchOperation<SeveraClient>()({
	value: 'getReadyForTransfer',
	name: 'Get Ready for Transfer',
	action: 'Get travel reimbursements ready for transfer',
	description: 'Retrieve the travel claims that may be sent, one item each, complete for the Mapper: expenses and their types, the traveller with employee number and unit, projects and receipts. The field beyondLimit tells how many more may be sent. Incoming items that ask for the same are served once.',
	effect: 'read',
	properties,
	input: z.object({
		approvedOnly: z.boolean(),
		excludedStatuses: z.string(),
		limit: z.number().int().positive(),
		claimNumbers: listOfTexts.refine(numberTexts, 'must be claim numbers'),
		receipts: z.enum(['download', 'list', 'none']),
		options: z.strictObject({ attachmentLimitBytes: z.number().min(0).optional(), homeCurrency: z.string().trim().optional(), longFileNames: z.enum(['hold', 'shorten']).optional(), ...pagesInput }),
	}),
	async runAll(severa, items, { log }) {
		const rows: OutputRow[] = [];
		const given = new Set<string>();
		const answered = new Set<string>();
		for (const { input, index } of items) {
			const question = JSON.stringify(input);
			if (answered.has(question)) continue;
			answered.add(question);
			const { claimNumbers, limit: most, receipts, options, ...selection } = input;
			const settings = { ...defaults, ...selection, attachmentLimitBytes: options.attachmentLimitBytes ?? defaults.attachmentLimitBytes, longFileNames: options.longFileNames ?? defaults.longFileNames, homeCurrency: options.homeCurrency || 'EUR' };
			const { claims, beyondLimit, notReady } = await readTravelClaims(severa, {
				isSelectable: (status) => isSelectableStatus(status, settings),
				isSelected: hasNumber,
				numbers: claimNumbers.length === 0 ? undefined : claimNumbers,
				limit: most,
				alreadyRead: new Set(options.alreadyRead),
				receipts,
				wantsReceipts: (bundle) => wantsReceipts(bundle, settings),
			});
			log(`Severa: ${claims.length} travel claims ready for transfer${beyondLimit > 0 ? `, ${beyondLimit} more wait for the next run` : ''}${notReady.length > 0 ? `; not ready: ${notReady.join(', ')}` : ''}.`);
			for (const claim of claims) if (!given.has(claim.bundle.claim.guid)) rows.push({ json: { ...claim.bundle, beyondLimit }, files: filesOf(claim), item: index });
			for (const { bundle } of claims) given.add(bundle.claim.guid);
			if (options.tellNotReady) for (const one of await claimsNotReady(severa, notReady)) rows.push({ json: { notReady: one }, item: index });
		}
		return rows;
	},
});

/** By the names that the field 'receipts' tells. */
function filesOf({ bundle, contents }: TravelClaimWithReceipts): Record<string, OutputFile> | undefined {
	const files = bundle.receipts.flatMap(({ binary, name, contentType }): Array<[string, OutputFile]> => {
		const file = binary === undefined ? undefined : contents.get(binary);
		return binary === undefined || file === undefined ? [] : [[binary, { content: file.content, fileName: name, mimeType: contentType ?? file.contentType }]];
	});
	return files.length === 0 ? undefined : Object.fromEntries(files);
}
