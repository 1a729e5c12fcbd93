/**
 * The vendor's OpenAPI description as tables: which operations exist, which scopes, query and bodies they take, and
 * what every model consists of. `generate.mjs` writes the two JSON files; the corrections of known defects are here.
 */
import modelTexts from './models.json';
import operationTexts from './operations.json';

export interface Field {
	/** A model, an enum, or `string`, `boolean`, `int32`, `int64`, `double`, `date`, `date-time`. */
	type: string;
	list: boolean;
	required: boolean;
	nullable: boolean;
	readOnly: boolean;
	maxLength?: number;
	default?: string;
	/** Output model of the records that this field (an object with a guid, or a guid) points to. */
	refersTo?: string;
}
export type Model = Record<string, Field>;

export interface Parameter { type: string; list: boolean; required: boolean }

export interface Operation {
	key: string;
	method: string;
	segments: string[];
	/** Any one of these sets is enough; empty = no token needed. */
	scopes: string[][];
	status: number;
	/** Model of the answer, or a content type for bytes, or '' for none. */
	answer: string;
	answerIsList: boolean;
	/** Model of the body, `string`, or '' for none. */
	body: string;
	bodyIsList: boolean;
	query: Record<string, Parameter>;
}

export const enums: Record<string, string[]> = {};
export const models: Record<string, Model> = {};

const FIELD = /^([\w./-]+?)(\[\])?(?:\((\d+)\))?(\*)?(\?)?(!)?(?:=(\S+))?(?: > (\w+))?$/;

export function field(text: string): Field {
	const found = FIELD.exec(text);
	if (found === null) throw new Error(`Not a field description: ${text}`);
	const [, type = '', list, maxLength, required, nullable, readOnly, standard, refersTo] = found;
	return {
		type, list: list !== undefined, required: required !== undefined, nullable: nullable !== undefined, readOnly: readOnly !== undefined,
		...(maxLength !== undefined && { maxLength: Number(maxLength) }), ...(standard !== undefined && { default: standard }), ...(refersTo !== undefined && { refersTo }),
	};
}

/** A model from field texts, for the ones the description names but does not contain. */
export function model(texts: Record<string, string>): Model {
	return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, field(text)]));
}

for (const [name, content] of Object.entries(modelTexts as Record<string, string[] | Record<string, string>>)) {
	if (Array.isArray(content)) enums[name] = content;
	else models[name] = model(content);
}

// severa-openapi/README.md, defect 4: these point to invoices (or claims, rules), whatever the description says.
for (const fields of Object.values(models)) {
	for (const [name, definition] of Object.entries(fields)) {
		if (name === 'invoice' || name === 'invoiceGuid') definition.refersTo = 'InvoiceOutputModel';
		if (name === 'recurrenceRuleGuid') definition.refersTo = 'ProjectRecurringFeeRuleOutputModel';
		if (name === 'travelReimbursement') definition.refersTo = 'TravelReimbursementOutputModel';
		if (name === 'projectStatusTypeGuid') definition.refersTo = 'ProjectStatusTypeModel';
	}
}

function parameters(text: string): Record<string, Parameter> {
	const found: Record<string, Parameter> = {};
	for (const part of text.split(' ').filter((each) => each !== '')) {
		const [name = '', type = ''] = part.split(':');
		found[name] = { type: type.replace(/\[\]|\*/g, ''), list: type.includes('[]'), required: type.endsWith('*') };
	}
	return found;
}

export const operations: Operation[] = Object.entries(operationTexts as unknown as Record<string, [string, string, string, string]>).map(([key, [scopes, answer, body, query]]) => {
	const [method = '', path = ''] = key.split(' ');
	const [status = '', content = ''] = answer.split(' ');
	return {
		key, method, segments: path.split('/').slice(1),
		scopes: scopes === '' ? [] : scopes.split(' | ').map((set) => set.split('+')),
		status: Number(status), answer: content.replace('[]', ''), answerIsList: content.endsWith('[]'),
		body: body.replace('[]', ''), bodyIsList: body.endsWith('[]'), query: parameters(query),
	};
});

/** All scopes that exist (severa-rest-api.md 3.4). */
export const allScopes = [...new Set(operations.flatMap(({ scopes }) => scopes.flat()))].sort();
