import { z } from 'zod/v4';
import { InputError } from '../../../../src/errors';
import type { AnyRequest } from '../../../../src/netvisor/anyRequest';
import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import { defineOperation } from '../../../shared/operation';
import { dryRun, dryRunInput } from '../../../shared/properties';

export const send = defineOperation<NetvisorClient>()({
	value: 'send',
	name: 'Send',
	action: 'Send request',
	description: 'Call any other .nv resource; signed, one at a time and with its envelope judged like every other call',
	effect: { write: 'notRepeatable', because: 'What the resource does is not known here; after an unclear answer look in Netvisor before sending again.' },
	properties: [
		{ displayName: 'Resource Name', name: 'resourceName', type: 'string', default: '', required: true, placeholder: 'e.g. accountlist.nv', description: 'Name of the resource as in Netvisor\'s documentation' },
		{ displayName: 'Method', name: 'method', type: 'options', options: [{ name: 'GET', value: 'GET' }, { name: 'POST', value: 'POST' }], default: 'GET', description: 'GET reads (or deletes, where the resource is named so), POST imports' },
		{
			displayName: 'Query Parameters',
			name: 'query',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Parameter',
			default: {},
			options: [{ name: 'parameter', displayName: 'Parameter', values: [{ displayName: 'Name', name: 'name', type: 'string', default: '' }, { displayName: 'Value', name: 'value', type: 'string', default: '' }] }],
			description: 'Parameters of the address',
		},
		{ displayName: 'Body', name: 'body', type: 'string', typeOptions: { rows: 6 }, default: '', displayOptions: { show: { method: ['POST'] } }, description: 'XML that begins with &lt;root&gt;, or JSON whose keys are elements (attributes with @, text with #text)' },
		dryRun,
	],
	input: z.object({
		resourceName: z.string().trim().transform((name) => (/\.nv$/i.test(name) ? name : `${name}.nv`)).refine((name) => /^[a-z]+\.nv$/i.test(name), 'must be a resource name such as accountlist.nv'),
		method: z.enum(['GET', 'POST']),
		query: z.object({ parameter: z.array(z.object({ name: z.string().trim().min(1, 'needs a name'), value: z.coerce.string() })).optional() }),
		body: z.union([z.string(), z.record(z.string(), z.unknown())]),
		...dryRunInput,
	}),
	async run(netvisor, { resourceName, method, query, body, dryRun: isDryRun }) {
		const request: AnyRequest = { resource: resourceName, method, query: Object.fromEntries((query.parameter ?? []).map(({ name, value }) => [name, value])), ...(method === 'POST' && { body: readBody(body) }) };
		return isDryRun ? [{ outcome: 'wouldSend', request }] : [await netvisor.request(request)];
	},
});

function readBody(body: string | Record<string, unknown>): AnyRequest['body'] {
	if (typeof body !== 'string') return body;
	if (body.trim() === '') return undefined;
	if (!body.trimStart().startsWith('{')) return body;
	const value = parsed(body);
	if (value === undefined) throw new InputError('The body begins like JSON but is not valid JSON.', { service: 'Netvisor', field: 'body' });
	return value;
}

function parsed(body: string): Record<string, unknown> | undefined {
	try {
		return JSON.parse(body) as Record<string, unknown>;
	} catch {
		return undefined;
	}
}
