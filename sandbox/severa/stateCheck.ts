/** A state that is loaded must be one the service could have got into: known fields of the right type, references that lead somewhere. */
import { enums, models, type Field } from './description/description';
import { collectionFor, COLLECTIONS, HIDDEN, type Collection, type Row, type State } from './store';
import { instant, isDate } from './time';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const isGuid = (text: unknown): text is string => typeof text === 'string' && GUID.test(text.toLowerCase());

/** Returns a copy; kinds that are left out are empty. Throws an Error that names the first wrong place. */
export function checkState(given: unknown): State {
	if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new Error('A Severa state is an object with a list for each kind of record.');
	const state = structuredClone(given) as State;
	const unknown = Object.keys(state).filter((key) => !(key in COLLECTIONS) && key !== 'sequence' && key !== 'apiUserGuid');
	if (unknown.length > 0) throw new Error(`Unknown part of a Severa state: ${unknown.join(', ')}. There are ${Object.keys(COLLECTIONS).join(', ')}, sequence, apiUserGuid.`);
	state.sequence ??= 0;
	const guids = new Map<Collection, Set<string>>();
	for (const name of Object.keys(COLLECTIONS) as Collection[]) {
		state[name] ??= [];
		if (!Array.isArray(state[name])) throw new Error(`${name} is not a list.`);
		const seen = new Set<string>();
		state[name].forEach((row, index) => {
			if (!isGuid(row?.guid)) throw new Error(`${name}[${index}]: guid is missing or not 36 characters.`);
			if (seen.has(row.guid)) throw new Error(`${name}[${index}]: guid ${row.guid} is there twice.`);
			seen.add(row.guid);
		});
		guids.set(name, seen);
	}
	for (const name of ['organizationDetails', 'organizationSettings'] as const) if (state[name].length !== 1) throw new Error(`${name} must hold exactly one record.`);
	if (!guids.get('users')?.has(state.apiUserGuid)) throw new Error('apiUserGuid is not the guid of a user.');
	for (const name of Object.keys(COLLECTIONS) as Collection[]) state[name].forEach((row, index) => checkRow(row, name, `${name}[${index}]`, guids));
	return state;
}

function checkRow(row: Row, name: Collection, place: string, guids: Map<Collection, Set<string>>): void {
	const fields: Record<string, Field> = { ...models[COLLECTIONS[name]], ...HIDDEN[name] };
	for (const [key, value] of Object.entries(row)) {
		if (key === 'guid') continue;
		const definition = fields[key];
		if (definition === undefined) throw new Error(`${place}: unknown field ${key}.`);
		if (value === null || value === undefined) continue;
		if (definition.list && !Array.isArray(value)) throw new Error(`${place}.${key} is not a list.`);
		for (const each of definition.list ? (value as unknown[]) : [value]) {
			const target = collectionFor(definition.refersTo);
			// What a deleted entry pointed to may be gone too.
			if (target !== undefined && !name.startsWith('deleted')) {
				const guid = typeof each === 'string' ? each : (each as { guid?: unknown }).guid;
				if (guid !== undefined && guid !== null && !guids.get(target)?.has(String(guid))) throw new Error(`${place}.${key} refers to ${String(guid)}, which is not in ${target}.`);
			}
			if (!fits(each, definition.type)) throw new Error(`${place}.${key}: ${JSON.stringify(each)} is not ${definition.type}.`);
		}
	}
}

/** Is this JSON value one of the given type? Models are only checked to be objects. */
export function fits(value: unknown, type: string): boolean {
	if (type in models) return typeof value === 'object' && value !== null && !Array.isArray(value);
	if (type in enums) return enums[type]?.includes(value as string) ?? false;
	switch (type) {
		case 'boolean': return typeof value === 'boolean';
		case 'int32': return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 2_147_483_647;
		case 'int64': return typeof value === 'number' && Number.isSafeInteger(value);
		case 'double': return typeof value === 'number' && Number.isFinite(value);
		case 'date': return typeof value === 'string' && isDate(value);
		case 'date-time': return typeof value === 'string' && instant(value) !== undefined;
		default: return typeof value === 'string';
	}
}
