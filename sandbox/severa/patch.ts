/** JSON Patch as the API takes it: an array, only replace, paths of the input model (severa-rest-api.md 8.2). */
import { models, type Field, type Model } from './description/description';
import { invalid } from './errors';
import { readValue } from './input';
import { collectionFor, type Row, type Store } from './store';

export interface Replacement { path: string; field: string; value: unknown }

/** The changes a document asks for, in its order; nothing is written here, so a bad operation changes nothing at all. */
export function readPatch(body: unknown, model: string, row: Row, store: Store): Replacement[] {
	if (!Array.isArray(body)) throw invalid('The body must be an array of patch operations', '');
	if (body.length === 0) throw invalid('The patch document is empty', '');
	const fields = models[model] as Model;
	const pending: Row = { ...row };
	return body.map((operation: unknown) => {
		const { op, path, value, ...rest } = (operation ?? {}) as Record<string, unknown>;
		if (typeof op !== 'string' || op.toLowerCase() !== 'replace') throw invalid(`Only replace operations are supported, not ${JSON.stringify(op)}`, 'op');
		for (const key of Object.keys(rest)) if (key !== 'from') throw invalid(`Unknown field ${key} in a patch operation`, key);
		if (typeof path !== 'string' || !/^\/[^/]+(\/[^/]+)?$/.test(path)) throw invalid(`The path ${JSON.stringify(path)} is not valid`, 'path');
		if (value === undefined) throw invalid(`The operation on ${path} has no value`, 'value');
		const [, name = '', part] = path.split('/');
		const field = fields[name];
		if (field === undefined || field.readOnly) throw invalid(field === undefined ? `The target location ${path} was not found` : `${name} is read-only`, name);
		const read = readValue(part === undefined ? value : withPart(pending[name], name, part, value, field), name, field, store);
		if (read === null && field.required) throw invalid(`${name} is mandatory`, name);
		if (read === '' && field.required) throw invalid(`${name} is mandatory`, name);
		pending[name] = read;
		return { path, field: name, value: read };
	});
}

function withPart(now: unknown, name: string, part: string, value: unknown, field: Field): unknown {
	const parts = models[field.type];
	const known = parts?.[part];
	if (known === undefined || known.readOnly) throw invalid(`The target location /${name}/${part} was not found`, name);
	if (collectionFor(field.refersTo) !== undefined) {
		if (part !== 'guid') throw invalid(`Only /${name}/guid can be replaced`, name);
		return { guid: value };
	}
	const kept = Object.fromEntries(Object.entries((now ?? {}) as Record<string, unknown>).filter(([key]) => parts?.[key]?.readOnly === false));
	return { ...kept, [part]: value };
}
