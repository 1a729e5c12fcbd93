/**
 * Writes models.json and operations.json beside this file from the vendor's OpenAPI description:
 *   node sandbox/severa/description/generate.mjs path/to/openapi.json
 * Names, types and scopes only; the vendor's prose is left behind. `description.ts` reads the two files.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const source = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const schemas = source.components.schemas;
const named = (ref) => ref.split('/').pop();

/** `type` or `Model`, `[]` for lists, then flags: `*` required, `?` nullable, `!` read-only, `(n)` maximum length, `=x` default, ` > Model` the model that is referred to. */
function typeText(schema) {
	if (schema.$ref) return named(schema.$ref);
	const alternatives = schema.oneOf ?? schema.allOf;
	if (alternatives) return alternatives.map(typeText).join('|');
	if (schema.type === 'array') return `${typeText(schema.items)}[]`;
	return schema.format ?? schema.type;
}
function fieldText(schema, required) {
	const refersTo = schema['x-relation'] ?? schema['x-relation-guid'];
	return typeText(schema) + (schema.maxLength ? `(${schema.maxLength})` : '') + (required ? '*' : '') + (schema.nullable ? '?' : '') + (schema.readOnly ? '!' : '') + (schema.default === undefined || schema.default === '' ? '' : `=${schema.default}`) + (refersTo ? ` > ${refersTo}` : '');
}
const models = {};
for (const [name, schema] of Object.entries(schemas)) {
	models[name] = schema.enum ? schema.enum : Object.fromEntries(Object.entries(schema.properties ?? {}).map(([field, property]) => [field, fieldText(property, schema.required?.includes(field))]));
}

const operations = {};
for (const [path, methods] of Object.entries(source.paths)) {
	for (const [method, operation] of Object.entries(methods)) {
		if (!['get', 'post', 'patch', 'delete', 'put'].includes(method)) continue;
		const scopes = (operation.security ?? []).map((way) => (way.OAuth2 ?? []).join('+')).filter((text) => text !== '');
		const query = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query').map((parameter) => `${parameter.name}:${typeText(parameter.schema)}${parameter.required ? '*' : ''}`);
		const status = Object.keys(operation.responses).find((code) => /^[23]/.test(code));
		const content = Object.entries(operation.responses[status]?.content ?? {})[0];
		const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
		operations[`${method.toUpperCase()} ${path}`] = [scopes.join(' | '), `${status} ${content ? (content[0] === 'application/json' && content[1].schema ? typeText(content[1].schema) : content[0]) : ''}`.trim(), body ? typeText(body) : '', query.join(' ')];
	}
}

const lines = (object) => `{\n${Object.entries(object).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(',\n')}\n}\n`;
const sorted = (object) => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(new URL('models.json', import.meta.url), lines(sorted(models)));
writeFileSync(new URL('operations.json', import.meta.url), lines(sorted(operations)));
