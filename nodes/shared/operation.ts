/**
 * One operation is one declaration: what the user sees, what is checked, and what runs. Dropdowns, display conditions
 * and dispatch are derived from the lists, so that adding an operation touches its file and one list.
 */
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { z } from 'zod/v4';

/** 'read' changes nothing. A write says whether running it again is harmless, and why. */
export type Effect = 'read' | { write: 'repeatable' | 'notRepeatable'; because: string };

/** A file that an operation hands on; the runner turns it into n8n binary data. */
export interface OutputFile {
	content: Buffer;
	fileName: string;
	mimeType: string;
}

export interface OutputRow {
	json: object;
	files?: Readonly<Record<string, OutputFile>>;
	/** Index of the incoming item that it came from; the runner fills it in where an operation runs item by item. */
	item?: number;
}

/** What an operation knows about the run beside its input. */
export interface RunContext {
	/** The JSON of the incoming item; for batches the first one's. */
	json: object;
	/** Aborted when the user cancels. */
	signal: AbortSignal | undefined;
	/** Progress for the log; never secrets, never personal data. */
	log(message: string): void;
}

export interface BatchItem<Input> {
	input: Input;
	json: object;
	index: number;
	/** Bytes of a file of the incoming item, by the name of its binary field; undefined when the item has none of that name. */
	file?(name: string): Promise<Buffer | undefined>;
}

interface Declared<Schema extends z.ZodType> {
	/** Stored in users' workflows: never renamed. */
	value: string;
	/** In the dropdown, Title Case. */
	name: string;
	/** In the node list, sentence case, no articles. */
	action: string;
	description: string;
	effect: Effect;
	/** Without display conditions for resource and operation: those are derived. */
	properties: readonly INodeProperties[];
	input: Schema;
}

export interface ItemOperation<Client, Schema extends z.ZodType> extends Declared<Schema> {
	/** Once for each incoming item. Rows without `json` wrapping are plain records. */
	run(client: Client, input: z.output<Schema>, context: RunContext): Promise<ReadonlyArray<object | OutputRow>>;
	runAll?: undefined;
}

export interface BatchOperation<Client, Schema extends z.ZodType> extends Declared<Schema> {
	run?: undefined;
	/** Once for all incoming items together; returns rows that name the item they belong to. */
	runAll(client: Client, items: ReadonlyArray<BatchItem<z.output<Schema>>>, context: RunContext): Promise<readonly OutputRow[]>;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a list holds operations with different inputs; each one is checked where it is defined
export type Operation<Client> = ItemOperation<Client, any> | BatchOperation<Client, any>;

export interface Resource<Client> {
	value: string;
	name: string;
	operations: ReadonlyArray<Operation<Client>>;
}

/** Ties the type of the input to its schema; does nothing at run time. */
export const defineOperation =
	<Client>() =>
	<Schema extends z.ZodType>(operation: ItemOperation<Client, Schema>): ItemOperation<Client, Schema> =>
		operation;

/** As defineOperation, for operations over all items at once. */
export const defineBatchOperation =
	<Client>() =>
	<Schema extends z.ZodType>(operation: BatchOperation<Client, Schema>): BatchOperation<Client, Schema> =>
		operation;

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** The node's properties: Resource, Operation for each resource, then every field with its derived display condition. */
export function describe<Client>(resources: ReadonlyArray<Resource<Client>>): INodeProperties[] {
	const properties: INodeProperties[] = [
		// eslint-disable-next-line n8n-nodes-base/node-param-default-missing -- it has one; the rule only sees literals
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: resources.map(({ name, value }) => ({ name, value })).sort(byName),
			default: resources[0]?.value ?? '',
		},
	];
	for (const resource of resources) {
		const options: INodePropertyOptions[] = resource.operations.map(({ name, value, action, description }) => ({ name, value, action, description })).sort(byName);
		// eslint-disable-next-line n8n-nodes-base/node-param-default-missing -- it has one; the rule only sees literals
		properties.push({ displayName: 'Operation', name: 'operation', type: 'options', noDataExpression: true, displayOptions: { show: { resource: [resource.value] } }, options, default: (resource.operations.find(({ value }) => value === 'getAll') ?? resource.operations[0])?.value ?? '' });
	}
	for (const resource of resources)
		for (const operation of resource.operations)
			for (const property of operation.properties)
				properties.push({ ...property, displayOptions: { ...property.displayOptions, show: { ...property.displayOptions?.show, resource: [resource.value], operation: [operation.value] } } });
	return properties;
}
