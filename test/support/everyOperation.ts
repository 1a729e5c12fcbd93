/** Every operation of a node with values that let it reach the service: for tests that are about all of them. */
import type { INodeProperties } from 'n8n-workflow';
import type { Resource } from '../../nodes/shared/operation';

const GUID = '7a0c31d9-5e42-91b7-c3aa-0d6f2b9e8841';

/** By the name of the field; what is not here is filled in by its type. */
const SAMPLES: Readonly<Record<string, unknown>> = {
	returnAll: true, dryRun: false, resource: 'customerlist.nv', netvisorKey: '31', status: 'Maksettu', readyStatus: 'Valmis', sentStatus: 'Lähetetty', paidStatus: 'Maksettu', invoiceNumbers: '', attachments: 'none', changedSince: '2026-01-01',
	startDate: '2026-10-01', endDate: '2026-10-31', date: '2026-10-01', paymentDate: '2026-10-01', method: 'POST', body: '<root><a>1</a></root>', code: '10001', codes: '10001', keyword: 'x', register: 'workTypes', heading: 'Projekti', item: '2001 Verkko', document: '{}', fields: {}, headers: '{}', query: {},
	number: '10001', claimNumbers: '', employeeNumbers: '101', from: '2026-10-01', to: '2026-10-31', updateFields: { name: 'Asiakas' }, updateExisting: true, approvedFingerprint: '', approval: '',
};

function sample({ name, type, default: preset, options }: INodeProperties): unknown {
	const values = type === 'options' ? (options as Array<{ value?: unknown }> | undefined)?.map(({ value }) => value) : undefined;
	if (name in SAMPLES && (values === undefined || values.length === 0 || values.includes(SAMPLES[name]))) return SAMPLES[name];
	if (/guid/i.test(name)) return GUID;
	if (/key/i.test(name)) return '31';
	if (/date/i.test(name)) return '2026-10-01';
	if (type === 'options' && preset === '') return (options?.[0] as { value?: unknown } | undefined)?.value ?? '';
	if (type === 'string' && preset === '') return 'x';
	return preset;
}

export interface OperationCall {
	name: string;
	parameters: Record<string, unknown>;
	isWrite: boolean;
}

export function everyOperation<Client>(resources: ReadonlyArray<Resource<Client>>): OperationCall[] {
	return resources.flatMap(({ value: resource, operations }) =>
		operations.map(({ value: operation, properties, effect }) => ({
			name: `${resource} ${operation}`,
			parameters: { resource, operation, ...Object.fromEntries(properties.map((property) => [property.name, sample(property)])) },
			isWrite: effect !== 'read',
		})),
	);
}
