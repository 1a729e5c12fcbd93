/** What a route is, and the ones that work alike for every kind of record: list, get, create, patch, remove. */
import type { Reply } from '../control/server';
import type { Operation } from './description/description';
import { ApiError, forbiddenChange, invalid, notFound } from './errors';
import { defaultsOf, readBody } from './input';
import type { SeveraOptions } from './options';
import { readPatch, type Replacement } from './patch';
import type { Query, Value } from './query';
import type { World } from './render';
import { refOf, type Collection, type Row, type Store } from './store';
import { instant } from './time';

export interface Request extends World {
	operation: Operation;
	params: Record<string, string>;
	query: Query;
	/** Parsed JSON; undefined when the request had no body. */
	body: unknown;
	store: Store;
	options: SeveraOptions;
}

/** Records to be shown in the operation's answer model, bytes, or nothing (204). */
export type Handler = (request: Request) => Row[] | Reply | undefined;
export type Routes = Record<string, Handler>;

export type Filter = (row: Row, values: Value[], request: Request) => boolean;
export type Filters = Record<string, Filter>;

/** Parameters that are no filters, or mean nothing here. */
const NO_FILTER = ['pageToken', 'rowCount', 'firstRow', 'calculateRowCount', 'sortings'];

/** When a record was added or last changed. */
export function touched(row: Row): number {
	const text = row['lastUpdatedDateTime'] ?? row['createdDateTime'];
	return typeof text === 'string' ? (instant(text) as Date).getTime() : 0;
}

const equals = (field: string): Filter => (row, [value]) => row[field] === value;
const active: Filter = (row, [value]) => (row['isActive'] ?? true) === value;
/** Meaning that a parameter has wherever it occurs. */
const COMMON: Filters = {
	changedSince: (row, [value]) => touched(row) >= (value as Date).getTime(),
	active, isActive: active,
	code: equals('code'), identifier: equals('identifier'), name: equals('name'), keyword: equals('keyword'), countryGuid: equals('countryGuid'),
	textToSearch: (row, [value]) => ['name', 'title', 'keyword', 'code', 'identifier', 'number'].some((field) => String(row[field] ?? '').toLowerCase().includes(String(value).toLowerCase())),
	numbers: (row, values) => values.includes(row['number'] as Value),
	category: (row, values) => values.includes(row['category'] as Value),
	productType: (row, [value], { store }) => (row['productType'] ?? store.find('products', refOf(row, 'product'))?.['type']) === value,
	expenseClass: (row, [value], { store }) => store.find('travelExpenseTypes', refOf(row, 'travelExpense'))?.['expenseClass'] === value,
	isBillable: (row, [value]) => (row['isBillable'] ?? false) === value,
	isBilled: (row, [value]) => (refOf(row, 'invoice') !== undefined) === value,
};

/** Any of the given guids is what the field refers to. */
export const refersToAny = (field: string): Filter => (row, values) => values.includes(refOf(row, field) as Value);

/** The rows that pass every parameter given. One that the description has and nobody has written here is a loud 501, not a list too long. */
export function filtered(rows: Row[], request: Request, own: Filters = {}): Row[] {
	const given = request.query.names().filter((name) => !NO_FILTER.includes(name));
	return given.reduce((left, name) => {
		const filter = own[name] ?? COMMON[name];
		if (filter === undefined) throw new ApiError(501, 'FeatureIsNotEnabled', `The sandbox does not imitate the parameter ${name} of ${request.operation.key}`, { name, type: 'UriParameter' });
		return left.filter((row) => filter(row, request.query.all(name), request));
	}, rows);
}

export const list = (name: Collection, filters: Filters = {}): Handler => (request) => filtered(request.store.all(name), request, filters);

/** A list below another record: `parent` must exist, `match` picks its rows. */
export function listOf(parent: Collection, name: Collection, match: (row: Row, parentGuid: string, request: Request) => boolean, filters: Filters = {}): Handler {
	return (request) => {
		const above = parentOf(parent, request);
		return filtered(request.store.all(name).filter((row) => match(row, above.guid, request)), request, filters);
	};
}

/** The record the first guid of the path stands for. */
export function parentOf(name: Collection, request: Request): Row {
	return byGuid(name, Object.values(request.params)[0] as string, request.store);
}

export function byGuid(name: Collection, guid: string, store: Store): Row {
	const row = store.find(name, guid);
	if (row === undefined) throw notFound(`${name} ${guid}`);
	return row;
}

export const get = (name: Collection): Handler => (request) => [byGuid(name, request.params['guid'] as string, request.store)];

export interface CreateOptions {
	/** Output model whose defaults count where the body's model has none. */
	model?: string;
	/** Fields from the body → fields of the record; may refuse. */
	fields?: (given: Record<string, unknown>, request: Request) => Record<string, unknown>;
	after?: (row: Row, request: Request) => void;
}

export function create(name: Collection, { fields = (given) => given, after }: CreateOptions = {}): Handler {
	return (request) => {
		const given = { ...defaultsOf(request.operation.body), ...readBody(request.body, request.operation.body, request.store) };
		const row = request.store.add(name, fields(given, request));
		after?.(row, request);
		return [row];
	};
}

export interface PatchOptions {
	/** Record fields that a change sets; the input model may have another name for a field, a change may pull others along. */
	fields?: (change: Replacement, row: Row, request: Request) => Record<string, unknown>;
	/** Sees all changes before any is written; throws to refuse. */
	check?: (changes: Replacement[], row: Row, request: Request) => void;
	after?: (row: Row, changes: Replacement[], request: Request) => void;
}

export function patch(name: Collection, model: string, { fields = (change) => ({ [change.field]: change.value }), check, after }: PatchOptions = {}): Handler {
	return (request) => {
		const guid = request.params['guid'] as string;
		if (guid.includes(',')) throw new ApiError(501, 'FeatureIsNotEnabled', 'The sandbox does not imitate changes of several records at once: the shape of their answer is not published', { name: 'guid', type: 'PathParameter' });
		const row = byGuid(name, guid, request.store);
		const changes = readPatch(request.body, model, row, request.store);
		check?.(changes, row, request);
		request.store.change(name, row, Object.assign({}, ...changes.map((change) => fields(change, row, request))) as Record<string, unknown>);
		after?.(row, changes, request);
		return [row];
	};
}

/** Removes a record that nothing uses; `moveUsagesToGuid` moves the usages first where the operation has it. */
export function remove(name: Collection, check?: (row: Row, request: Request) => void): Handler {
	return (request) => {
		const row = byGuid(name, request.params['guid'] as string, request.store);
		check?.(row, request);
		moveUsages(name, row, request);
		request.store.remove(name, row);
		return undefined;
	};
}

function moveUsages(name: Collection, row: Row, request: Request): void {
	const usages = request.store.usages(name, row.guid);
	if (usages.length === 0) return;
	const [first] = usages as [[Collection, Row, string]];
	const target = request.query.text('moveUsagesToGuid');
	if (target === undefined) throw forbiddenChange(`The record is in use (${first[0]}.${first[2]}) and cannot be deleted`);
	if (target === row.guid || request.store.find(name, target) === undefined) throw invalid('moveUsagesToGuid is not the guid of another record', 'moveUsagesToGuid', 'UriParameter');
	for (const [collection, user, field] of usages) {
		const value = user[field];
		const moved = (each: unknown): unknown => (each === row.guid ? target : typeof each === 'object' && each !== null && (each as { guid?: string }).guid === row.guid ? { guid: target } : each);
		request.store.change(collection, user, { [field]: Array.isArray(value) ? value.map(moved) : moved(value) });
	}
}
