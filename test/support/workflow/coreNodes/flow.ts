/** Merge, Limit, Stop and Error, Respond to Webhook: how items run on. */
import { NodeOperationError, type IDataObject, type INodeExecutionData } from 'n8n-workflow';
import { valueAt, type CoreNode } from '../coreNode';

export const merge: CoreNode = {
	inputs: (parameters) => Number(parameters.numberInputs ?? 2),
	execute(ctx) {
		const count = Number(ctx.getNodeParameter('numberInputs', 0, 2));
		const inputs = Array.from({ length: count }, (_, input) => ctx.getInputData(input) ?? []);
		const mode = ctx.getNodeParameter('mode', 0, 'append') as string;
		if (mode === 'append') return [inputs.flat()];
		if (mode === 'chooseBranch') {
			if (ctx.getNodeParameter('output', 0, 'specifiedInput') === 'empty') return [[{ json: {} }]];
			return [inputs[Number(ctx.getNodeParameter('useDataOfInput', 0, 1)) - 1] ?? []];
		}
		const combineBy = ctx.getNodeParameter('combineBy', 0, 'combineByFields') as string;
		if (combineBy === 'combineByPosition') return [byPosition(inputs, ctx.getNodeParameter('options.includeUnpaired', 0, false) === true)];
		if (combineBy === 'combineAll') return [(inputs[0] ?? []).flatMap((one) => (inputs[1] ?? []).map((other) => joined(one, other)))];
		const fields = ctx.getNodeParameter('advanced', 0, false) === true ? (ctx.getNodeParameter('mergeByFields.values', 0, []) as Array<{ field1: string; field2: string }>) : String(ctx.getNodeParameter('fieldsToMatchString', 0, '')).split(',').map((field) => ({ field1: field.trim(), field2: field.trim() }));
		return [byFields(inputs[0] ?? [], inputs[1] ?? [], fields, ctx.getNodeParameter('joinMode', 0, 'keepMatches') as string, ctx.getNodeParameter('outputDataFrom', 0, 'both') as string, (joinMode) => new NodeOperationError(ctx.getNode(), `This stand-in does not join as "${joinMode}".`))];
	},
};

/** On a clash the later input wins, as is n8n's default. */
const joined = (...items: INodeExecutionData[]): INodeExecutionData => ({ json: Object.assign({}, ...items.map(({ json }) => json)) as IDataObject, pairedItem: items.flatMap(({ pairedItem }) => (pairedItem === undefined ? [] : Array.isArray(pairedItem) ? pairedItem : [typeof pairedItem === 'number' ? { item: pairedItem } : pairedItem])) });

function byPosition(inputs: INodeExecutionData[][], includeUnpaired: boolean): INodeExecutionData[] {
	const lengths = inputs.map((items) => items.length);
	const count = includeUnpaired ? Math.max(...lengths) : Math.min(...lengths);
	return Array.from({ length: count }, (_, index) => joined(...inputs.flatMap((items) => items[index] ?? [])));
}

function byFields(one: INodeExecutionData[], two: INodeExecutionData[], fields: Array<{ field1: string; field2: string }>, joinMode: string, from: string, unknown: (joinMode: string) => Error): INodeExecutionData[] {
	const same = (a: INodeExecutionData, b: INodeExecutionData) => fields.every(({ field1, field2 }) => JSON.stringify(valueAt(a.json, field1)) === JSON.stringify(valueAt(b.json, field2)) && valueAt(a.json, field1) !== undefined);
	const matched = one.flatMap((a) => two.filter((b) => same(a, b)).map((b) => ({ a, b })));
	const alone1 = one.filter((a) => !two.some((b) => same(a, b)));
	const alone2 = two.filter((b) => !one.some((a) => same(a, b)));
	const pick = matched.map(({ a, b }) => joined(a, b));
	switch (joinMode) {
		case 'keepMatches':
			return from === 'input1' ? one.filter((a) => !alone1.includes(a)) : from === 'input2' ? two.filter((b) => !alone2.includes(b)) : pick;
		case 'keepNonMatches':
			return from === 'input1' ? alone1 : from === 'input2' ? alone2 : [...alone1, ...alone2];
		case 'enrichInput1':
			return [...pick, ...alone1];
		case 'enrichInput2':
			return [...pick, ...alone2];
		case 'keepEverything':
			return [...pick, ...alone1, ...alone2];
	}
	throw unknown(joinMode);
}

export const limit: CoreNode = {
	execute(ctx) {
		const count = Number(ctx.getNodeParameter('maxItems', 0, 1));
		const items = ctx.getInputData();
		return [ctx.getNodeParameter('keep', 0, 'firstItems') === 'lastItems' ? items.slice(-count) : items.slice(0, count)];
	},
};

export const stopAndError: CoreNode = {
	execute(ctx) {
		const isMessage = ctx.getNodeParameter('errorType', 0, 'errorMessage') === 'errorMessage';
		throw new NodeOperationError(ctx.getNode(), isMessage ? String(ctx.getNodeParameter('errorMessage', 0)) : JSON.stringify(ctx.getNodeParameter('errorObject', 0)));
	},
};

export const respondToWebhook: CoreNode = {
	execute(ctx, world) {
		const items = ctx.getInputData();
		const respondWith = ctx.getNodeParameter('respondWith', 0, 'firstIncomingItem') as string;
		const { responseCode = 200, responseHeaders } = ctx.getNodeParameter('options', 0, {}) as { responseCode?: number; responseHeaders?: { entries?: Array<{ name: string; value: string }> } };
		const given = () => {
			const body: unknown = ctx.getNodeParameter('responseBody', 0, '');
			return typeof body === 'string' ? body : JSON.stringify(body);
		};
		const body = respondWith === 'noData' ? '' : respondWith === 'allIncomingItems' ? JSON.stringify(items.map(({ json }) => json)) : respondWith === 'firstIncomingItem' ? JSON.stringify(items[0]?.json) : given();
		world.responses.push({ node: ctx.getNode().name, status: responseCode, headers: Object.fromEntries((responseHeaders?.entries ?? []).map(({ name, value }) => [name.toLowerCase(), value])), body });
		return [items];
	},
};
