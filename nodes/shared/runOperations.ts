/** The item loop, once for all nodes: parameters, input check, paired items, files, hints, continue on fail. */
import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { z } from 'zod/v4';
import { CancelledError, InputError } from '../../src/errors';
import type { BatchItem, BatchOperation, ItemOperation, Operation, OutputRow, Resource, RunContext } from './operation';
import { toNodeError } from './toNodeError';

/**
 * Runs the chosen operation over the incoming items.
 * @param createClient called once for the node's run, so that a token or a connection serves all items
 * @throws NodeApiError or NodeOperationError, unless the node is set to continue on fail: then the failed item goes on
 * with its own data and the error
 */
export async function runOperations<Client>(ctx: IExecuteFunctions, resources: ReadonlyArray<Resource<Client>>, createClient: (ctx: IExecuteFunctions) => Promise<Client>): Promise<INodeExecutionData[][]> {
	const items = ctx.getInputData();
	if (items.length === 0) return [[]];
	const operation = chosen(ctx, resources);
	let client: Client;
	try {
		client = await createClient(ctx);
	} catch (error) {
		// Thrown here, n8n would pass the untouched items on as if they had succeeded when the node continues on fail.
		if (!ctx.continueOnFail()) throw toNodeError(ctx.getNode(), error, 0);
		return [items.map((item, index) => failed(ctx, item, error, index))];
	}
	const out = operation.runAll ? await runBatch(ctx, operation, client, items) : await runEach(ctx, operation, client, items);
	hintOutcomes(ctx, out);
	return [out];
}

function chosen<Client>(ctx: IExecuteFunctions, resources: ReadonlyArray<Resource<Client>>): Operation<Client> {
	const resource = ctx.getNodeParameter('resource', 0) as string;
	const value = ctx.getNodeParameter('operation', 0) as string;
	const operation = resources.find((one) => one.value === resource)?.operations.find((one) => one.value === value);
	if (operation === undefined) throw toNodeError(ctx.getNode(), new InputError(`This version of the node has no operation "${value}" of "${resource}".`, { field: 'operation' }));
	return operation;
}

async function runEach<Client>(ctx: IExecuteFunctions, operation: ItemOperation<Client, z.ZodType>, client: Client, items: INodeExecutionData[]) {
	const out: INodeExecutionData[] = [];
	for (const [index, item] of items.entries()) {
		try {
			const rows = await operation.run(client, readInput(ctx, operation, index), contextOf(ctx, item));
			for (const row of rows) out.push(await toItem(ctx, isRow(row) ? row : { json: row }, index));
		} catch (error) {
			if (error instanceof CancelledError || !ctx.continueOnFail()) throw toNodeError(ctx.getNode(), error, index);
			out.push(failed(ctx, item, error, index));
		}
	}
	return out;
}

async function runBatch<Client>(ctx: IExecuteFunctions, operation: BatchOperation<Client, z.ZodType>, client: Client, items: INodeExecutionData[]) {
	const out: INodeExecutionData[] = [];
	const batch: Array<BatchItem<unknown>> = [];
	for (const [index, item] of items.entries()) {
		try {
			const file = async (name: string) => (item.binary?.[name] === undefined ? undefined : await ctx.helpers.getBinaryDataBuffer(index, name));
			batch.push({ input: readInput(ctx, operation, index), json: item.json, index, file });
		} catch (error) {
			if (!ctx.continueOnFail()) throw toNodeError(ctx.getNode(), error, index);
			out.push(failed(ctx, item, error, index));
		}
	}
	try {
		if (batch.length > 0) for (const row of await operation.runAll(client, batch, contextOf(ctx, items[0]))) out.push(await toItem(ctx, row, row.item ?? 0));
	} catch (error) {
		if (error instanceof CancelledError || !ctx.continueOnFail()) throw toNodeError(ctx.getNode(), error, batch[0]?.index);
		for (const { index } of batch) out.push(failed(ctx, items[index] as INodeExecutionData, error, index));
	}
	return out;
}

/** Reads every field of the operation; a hidden field has its default (n8n's `extractValue` would throw for one). @throws InputError naming the field */
function readInput(ctx: IExecuteFunctions, operation: Operation<never>, index: number): unknown {
	const raw = Object.fromEntries(operation.properties.map((property: INodeProperties) => [property.name, ctx.getNodeParameter(property.name, index, property.default as object)]));
	const result = (operation.input as z.ZodType).safeParse(raw);
	if (result.success) return result.data;
	const issue = result.error.issues[0];
	const name = String(issue?.path[0] ?? '');
	const label = operation.properties.find((property) => property.name === name)?.displayName ?? name;
	const path = issue?.path.join('.') ?? name;
	throw new InputError(`The field "${label}"${path === name ? '' : ` (${path})`} of "${operation.name}" is not usable: ${issue?.message ?? 'wrong value'}.`, { field: path });
}

const contextOf = (ctx: IExecuteFunctions, item: INodeExecutionData | undefined): RunContext => ({
	json: item?.json ?? {},
	signal: ctx.getExecutionCancelSignal(),
	log: (message) => ctx.logger.info(message),
});

const isRow = (row: object): row is OutputRow => 'json' in row && typeof row.json === 'object' && Object.keys(row).every((key) => ['json', 'files', 'item'].includes(key));

async function toItem(ctx: IExecuteFunctions, row: OutputRow, index: number): Promise<INodeExecutionData> {
	const item: INodeExecutionData = { json: row.json as IDataObject, pairedItem: { item: row.item ?? index } };
	for (const [name, { content, fileName, mimeType }] of Object.entries(row.files ?? {})) (item.binary ??= {})[name] = await ctx.helpers.prepareBinaryData(content, fileName, mimeType);
	return item;
}

/**
 * The item keeps its data, so that it can be repaired and fed back. It does not get n8n's `error` property: n8n would throw
 * the data away and leave the message alone. Items for the error output are known by an `error` field without any other;
 * there n8n adds the incoming data itself (measured with n8n 2.41).
 */
function failed(ctx: IExecuteFunctions, item: INodeExecutionData, cause: unknown, index: number): INodeExecutionData {
	const nodeError = toNodeError(ctx.getNode(), cause, index);
	const error = { message: nodeError.message, description: nodeError.description ?? '' };
	return { json: ctx.getNode().onError === 'continueErrorOutput' ? { error } : { ...item.json, error }, pairedItem: { item: index } };
}

/** "3 created, 2 held" under the output, where an operation reports outcomes. */
function hintOutcomes(ctx: IExecuteFunctions, out: INodeExecutionData[]): void {
	const counts = new Map<string, number>();
	for (const { json } of out) if (typeof json.outcome === 'string') counts.set(json.outcome, (counts.get(json.outcome) ?? 0) + 1);
	if (counts.size === 0) return;
	const bad = ['held', 'failed', 'notSent'].some((outcome) => counts.has(outcome));
	ctx.addExecutionHints({ message: [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', '), type: bad ? 'warning' : 'info', location: 'outputPane' });
}
