/** A record as the API shows it: every field of its model, nulls written out, references with what their model wants to know of the other record. */
import { COMPUTED } from './computed';
import { enums, models, type Field } from './description/description';
import type { SeveraOptions } from './options';
import { collectionFor, COLLECTIONS, type Collection, type Row, type Store } from './store';

export interface World { store: Store; options: SeveraOptions }

/** Renders a record in one of its models; `PhaseModelWithHierarchyInfo` is another model of a phase. */
export function render(row: Row, model: string, world: World): Record<string, unknown> {
	return Object.fromEntries(Object.entries(fieldsOf(model)).map(([name, field]) => [name, fieldValue(row, model, name, field, world)]));
}

function fieldsOf(model: string): Record<string, Field> {
	const fields = models[model];
	if (fields === undefined) throw new Error(`The description has no model ${model}.`);
	return fields;
}

function fieldValue(row: Row, model: string, name: string, field: Field, world: World): unknown {
	const worked = COMPUTED[model]?.[name];
	const raw = worked === undefined ? row[name] : worked(row, world);
	if (raw === undefined || raw === null) return empty(field, `${model}.${name} of ${row.guid}`);
	if (field.list && Array.isArray(raw)) return raw.map((each) => single(each, field, world));
	return single(raw, field, world);
}

function single(value: unknown, field: Field, world: World): unknown {
	if (!(field.type in models) || typeof value !== 'object' || value === null) return value;
	const collection = collectionFor(field.refersTo);
	const guid = (value as { guid?: string }).guid;
	if (collection !== undefined && guid !== undefined) {
		const target = world.store.find(collection, guid);
		if (target === undefined && Object.keys(fieldsOf(field.type)).length === 1) return { guid };
		if (target === undefined) throw new Error(`A reference leads to ${guid}, which is not in ${collection}.`);
		return reference(target, collection, field.type, world);
	}
	return Object.fromEntries(Object.entries(fieldsOf(field.type)).map(([name, part]) => {
		const given = (value as Record<string, unknown>)[name];
		return [name, given === undefined || given === null ? empty(part, `${field.type}.${name}`) : part.list && Array.isArray(given) ? given.map((each) => single(each, part, world)) : single(given, part, world)];
	}));
}

/** A record as a part of another: the fields of the small model, taken from the record they are about. */
function reference(target: Row, collection: Collection, model: string, world: World): Record<string, unknown> {
	const own = COLLECTIONS[collection];
	return Object.fromEntries(Object.entries(fieldsOf(model)).map(([name, field]) => {
		const known = models[own]?.[name];
		const source = known === undefined ? field : { ...known, type: field.type in models ? field.type : known.type };
		const value = fieldValue(target, own, name, { ...source, nullable: true }, world);
		// CustomerHeadquarterAddress.country is a text where the address has an object; a project number is text on reimbursed fees.
		const shown = field.type === 'string' && typeof value === 'object' && value !== null && 'name' in value ? (value as { name: unknown }).name : field.type === 'string' && typeof value === 'number' ? String(value) : value;
		return [name, shown ?? empty(field, `${model}.${name} of ${target.guid}`)];
	}));
}

function empty(field: Field, place: string): unknown {
	if (field.nullable) return null;
	if (field.list) return [];
	if (field.type === 'boolean') return field.default === 'true';
	if (['int32', 'int64', 'double'].includes(field.type)) return 0;
	if (field.type in enums && field.default !== undefined && enums[field.type]?.includes(field.default)) return field.default;
	throw new Error(`${place} has no value and may not be null.`);
}
