/** A body checked against its input model: unknown fields, wrong types, missing or dangling references are 400s. */
import { models, type Field, type Model } from './description/description';
import { invalid } from './errors';
import { fits } from './stateCheck';
import { collectionFor, type Store } from './store';

/** The fields that were sent, as records hold them; read-only fields of a model that serves both ways are passed over (severa-rest-api.md 8.1). */
export function readBody(body: unknown, model: string, store: Store): Record<string, unknown> {
	if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalid('The body must be a JSON object', '');
	const fields = models[model] as Model;
	const given = body as Record<string, unknown>;
	for (const name of Object.keys(given)) if (!(name in fields)) throw invalid(`Unknown field ${name}`, name);
	const read: Record<string, unknown> = {};
	for (const [name, field] of Object.entries(fields)) {
		if (field.readOnly) continue;
		const value = given[name];
		if (value === undefined || value === null || value === '') {
			if (field.required) throw invalid(`${name} is mandatory`, name);
			if (value === undefined) continue;
		}
		read[name] = readValue(value, name, field, store);
	}
	return read;
}

/** What a record starts with where the body says nothing: the defaults of the model. */
export function defaultsOf(model: string): Record<string, unknown> {
	const read: Record<string, unknown> = {};
	for (const [name, field] of Object.entries(models[model] ?? {})) {
		if (field.default === undefined || field.readOnly) continue;
		read[name] = field.type === 'boolean' ? field.default === 'true' : ['int32', 'int64', 'double'].includes(field.type) ? Number(field.default) : field.default;
	}
	return read;
}

/** One value of a field, checked and in the form records hold it. */
export function readValue(value: unknown, name: string, field: Field, store: Store): unknown {
	if (value === null) {
		if (!field.nullable) throw invalid(`${name} must not be null`, name);
		return null;
	}
	if (field.list) {
		if (!Array.isArray(value)) throw invalid(`${name} must be a list`, name);
		return value.map((each) => readValue(each, name, { ...field, list: false, nullable: false }, store));
	}
	if (!fits(value, field.type)) throw invalid(`The value ${JSON.stringify(value)} is not valid for ${name} (${field.type})`, name);
	if (field.maxLength !== undefined && typeof value === 'string' && value.length > field.maxLength) throw invalid(`${name} may have at most ${field.maxLength} characters`, name);
	const target = collectionFor(field.refersTo);
	if (target !== undefined) {
		const guid = typeof value === 'string' ? value : (value as { guid?: unknown }).guid;
		if (typeof value === 'object') for (const part of Object.keys(value as object)) if (!(part in (models[field.type] ?? {}))) throw invalid(`Unknown field ${name}.${part}`, name);
		if (guid === undefined || guid === null) {
			if (field.required || !field.nullable) throw invalid(`${name}.guid is mandatory`, name);
			return null;
		}
		const found = store.find(target, String(guid));
		if (found === undefined) throw invalid(`${name}: there is no record with the guid ${String(guid)}`, name);
		return typeof value === 'string' ? found.guid : { guid: found.guid };
	}
	if (field.type in models) return readStructure(value as Record<string, unknown>, name, models[field.type] as Model, store);
	return value;
}

function readStructure(value: Record<string, unknown>, name: string, fields: Model, store: Store): Record<string, unknown> {
	for (const part of Object.keys(value)) if (!(part in fields)) throw invalid(`Unknown field ${name}.${part}`, name);
	const read: Record<string, unknown> = {};
	for (const [part, field] of Object.entries(fields)) {
		const given = value[part];
		if ((given === undefined || given === null) && field.required) throw invalid(`${name}.${part} is mandatory`, name);
		if (given !== undefined) read[part] = readValue(given, `${name}.${part}`, field, store);
	}
	return read;
}
