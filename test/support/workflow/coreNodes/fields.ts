/** Edit Fields (Set 3.4), Split Out, Aggregate: what an item looks like. */
import { deepCopy, NodeOperationError, validateFieldType, type FieldType, type IDataObject, type INode, type INodeExecutionData } from 'n8n-workflow';
import { setValueAt, valueAt, type CoreNode } from '../coreNode';

interface Assignment {
	name: string;
	type: FieldType;
	value: unknown;
}

export const set: CoreNode = {
	properties: [{ displayName: 'Assignments', name: 'assignments', type: 'assignmentCollection', default: {} }],
	execute(ctx) {
		const node = ctx.getNode();
		const mode = ctx.getNodeParameter('mode', 0, 'manual') as string;
		return [ctx.getInputData().map((item, index): INodeExecutionData => {
			const { dotNotation = true, ignoreConversionErrors = false, stripBinary = false } = ctx.getNodeParameter('options', index, {}) as { dotNotation?: boolean; ignoreConversionErrors?: boolean; stripBinary?: boolean };
			const includeAll = ctx.getNodeParameter('includeOtherFields', index, false) === true && ctx.getNodeParameter('include', index, 'all') === 'all';
			const json: IDataObject = includeAll ? deepCopy(item.json) : {};
			if (mode === 'raw') Object.assign(json, readObject(node, ctx.getNodeParameter('jsonOutput', index), index));
			else
				for (const { name, type, value } of (ctx.getNodeParameter('assignments', index, {}) as { assignments?: Assignment[] }).assignments ?? []) {
					const converted = convert(node, name, type, value, index, ignoreConversionErrors) as IDataObject;
					if (dotNotation) setValueAt(json, name, converted);
					else json[name] = converted;
				}
			return { json, ...(stripBinary || item.binary === undefined ? {} : { binary: { ...item.binary } }), pairedItem: { item: index } };
		})];
	},
};

function convert(node: INode, name: string, type: FieldType, value: unknown, index: number, ignoreErrors: boolean): unknown {
	if (value === undefined || value === null) return null;
	const given = type === 'string' ? (typeof value === 'object' ? JSON.stringify(value) : String(value)) : value;
	const result = validateFieldType(name, given, type);
	if (result.valid) return result.newValue ?? null;
	if (ignoreErrors) return given;
	throw new NodeOperationError(node, `${result.errorMessage} [item ${index}]`, { itemIndex: index });
}

function readObject(node: INode, given: unknown, index: number): IDataObject {
	const value: unknown = typeof given === 'string' ? JSON.parse(given) : given;
	if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new NodeOperationError(node, `The 'JSON Output' in item ${index} does not contain a valid JSON object`);
	return value as IDataObject;
}

export const splitOut: CoreNode = {
	execute(ctx) {
		return [ctx.getInputData().flatMap((item, index) => {
			const field = String(ctx.getNodeParameter('fieldToSplitOut', index)).replace(/^\$json\./, '');
			if (field.includes(',')) throw new NodeOperationError(ctx.getNode(), 'This stand-in splits one field.');
			const include = ctx.getNodeParameter('include', index, 'noOtherFields') as string;
			if (include === 'selectedOtherFields') throw new NodeOperationError(ctx.getNode(), 'This stand-in includes all other fields or none.');
			const { destinationFieldName = '' } = ctx.getNodeParameter('options', index, {}) as { destinationFieldName?: string };
			const found = valueAt(item.json, field);
			const parts = found === undefined ? [] : typeof found !== 'object' || found === null ? [found] : Object.values(found);
			const others = include === 'allOtherFields' ? Object.fromEntries(Object.entries(item.json).filter(([name]) => name !== field)) : {};
			return parts.map((part: unknown): INodeExecutionData => {
				const plain = destinationFieldName === '' && include === 'noOtherFields' && typeof part === 'object' && part !== null && !Array.isArray(part);
				return { json: { ...others, ...(plain ? (part as IDataObject) : { [destinationFieldName || field]: part as IDataObject }) }, pairedItem: { item: index } };
			});
		})];
	},
};

/** "All item data into a single list", and single fields into lists of their values. */
export const aggregate: CoreNode = {
	execute(ctx) {
		const items = ctx.getInputData();
		const pairedItem = items.map((_, item) => ({ item }));
		if (ctx.getNodeParameter('aggregate', 0, 'aggregateIndividualFields') === 'aggregateAllItemData') {
			if (ctx.getNodeParameter('include', 0, 'allFields') !== 'allFields') throw new NodeOperationError(ctx.getNode(), 'This stand-in aggregates all fields.');
			return [[{ json: { [ctx.getNodeParameter('destinationFieldName', 0, 'data') as string]: items.map(({ json }) => json) }, pairedItem }]];
		}
		const fields = ctx.getNodeParameter('fieldsToAggregate.fieldToAggregate', 0, []) as Array<{ fieldToAggregate: string; renameField?: boolean; outputFieldName?: string }>;
		const json: IDataObject = {};
		for (const { fieldToAggregate, renameField, outputFieldName } of fields) {
			const name = renameField === true && outputFieldName ? outputFieldName : (fieldToAggregate.split('.').pop() ?? fieldToAggregate);
			json[name] = items.map((item) => valueAt(item.json, fieldToAggregate)).filter((value) => value !== undefined && value !== null) as IDataObject[];
		}
		return [[{ json, pairedItem }]];
	},
};
