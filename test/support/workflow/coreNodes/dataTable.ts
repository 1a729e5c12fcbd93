/** The Data Table node 1.1 over tables in memory. */
import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import type { CoreNode } from '../coreNode';
import type { Column, Condition, DataTable, Row } from '../dataTables';
import type { World } from '../world';

type RowOperation = (ctx: IExecuteFunctions, table: DataTable, index: number) => INodeExecutionData[];
const SYSTEM_COLUMNS = ['id', 'createdAt', 'updatedAt'];

export const dataTable: CoreNode = {
	execute(ctx, world) {
		const resource = ctx.getNodeParameter('resource', 0, 'row') as string;
		const operation = ctx.getNodeParameter('operation', 0, 'insert') as string;
		const unknown = () => new NodeOperationError(ctx.getNode(), `This stand-in has no operation "${operation}" of "${resource}".`);
		const items = ctx.getInputData();
		if (resource === 'table') {
			if (operation !== 'create') throw unknown();
			return [items.flatMap((_, index) => createTable(ctx, world, index))];
		}
		const run = ROW_OPERATIONS[operation];
		if (run === undefined) throw unknown();
		if (operation === 'insert' && ctx.getNodeParameter('options.optimizeBulk', 0, false) === true) {
			const inserted = items.flatMap((_, index) => run(ctx, tableOf(ctx, world, index), index));
			return [[{ json: { success: true, insertedRows: inserted.length } }]];
		}
		return [items.flatMap((_, index) => run(ctx, tableOf(ctx, world, index), index).map((item) => ({ ...item, pairedItem: { item: index } })))];
	},
};

function createTable(ctx: IExecuteFunctions, world: World, index: number): INodeExecutionData[] {
	const name = ctx.getNodeParameter('tableName', index) as string;
	const { createIfNotExists = false } = ctx.getNodeParameter('options', index, {}) as { createIfNotExists?: boolean };
	const columns = ctx.getNodeParameter('columns.column', index, []) as Column[];
	const existing = createIfNotExists ? world.tables.find(name) : undefined;
	const table = existing ?? world.tables.create(name, columns);
	return [{ json: { id: table.name, name: table.name, columns: table.columns.map((column) => ({ ...column })) }, pairedItem: { item: index } }];
}

function tableOf(ctx: IExecuteFunctions, world: World, index: number): DataTable {
	const { mode, value } = ctx.getNodeParameter('dataTableId', index) as { mode: string; value: string };
	if (mode !== 'name') throw new NodeOperationError(ctx.getNode(), 'A flow that is imported anywhere finds its tables by name.');
	return world.tables.get(value);
}

const conditionsOf = (ctx: IExecuteFunctions, index: number, needed: boolean): [Condition[], boolean] => {
	const conditions = ctx.getNodeParameter('filters.conditions', index, []) as Condition[];
	if (needed && conditions.length === 0) throw new NodeOperationError(ctx.getNode(), 'At least one condition is required');
	return [conditions, ctx.getNodeParameter('matchType', index, 'anyCondition') === 'allConditions'];
};

function valuesOf(ctx: IExecuteFunctions, index: number): IDataObject {
	const mapped = ctx.getNodeParameter('columns.mappingMode', index, 'defineBelow') === 'autoMapInputData';
	if (!mapped) return ctx.getNodeParameter('columns.value', index, {}) as IDataObject;
	return Object.fromEntries(Object.entries(ctx.getInputData()[index]?.json ?? {}).filter(([name]) => !SYSTEM_COLUMNS.includes(name)));
}

const toItems = (rows: Row[]): INodeExecutionData[] => rows.map((json) => ({ json }));

const ROW_OPERATIONS: Readonly<Record<string, RowOperation>> = {
	insert: (ctx, table, index) => toItems([table.insert(valuesOf(ctx, index))]),
	update: (ctx, table, index) => toItems(table.update(...conditionsOf(ctx, index, true), valuesOf(ctx, index))),
	upsert: (ctx, table, index) => toItems(table.upsert(...conditionsOf(ctx, index, true), valuesOf(ctx, index))),
	deleteRows: (ctx, table, index) => toItems(table.delete(...conditionsOf(ctx, index, true))),
	rowExists: (ctx, table, index) => (table.select(...conditionsOf(ctx, index, true)).length > 0 ? ctx.getInputData().slice(index, index + 1) : []),
	rowNotExists: (ctx, table, index) => (table.select(...conditionsOf(ctx, index, true)).length > 0 ? [] : ctx.getInputData().slice(index, index + 1)),
	get(ctx, table, index) {
		const rows = table.select(...conditionsOf(ctx, index, false));
		if (ctx.getNodeParameter('orderBy', index, false) === true) {
			const column = ctx.getNodeParameter('orderByColumn', index, 'createdAt') as keyof Row;
			const sign = ctx.getNodeParameter('orderByDirection', index, 'ASC') === 'DESC' ? -1 : 1;
			rows.sort((a, b) => sign * compare(a[column], b[column]));
		}
		return toItems(ctx.getNodeParameter('returnAll', index, false) === true ? rows : rows.slice(0, Number(ctx.getNodeParameter('limit', index, 50))));
	},
};

const compare = (a: unknown, b: unknown) => (a === b ? 0 : a === null || a === undefined || (b !== null && b !== undefined && a < b) ? -1 : 1);
