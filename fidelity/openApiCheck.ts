/** Holds one exchange (a request and its answer) against the OpenAPI document; everything that does not fit is listed. */
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { loadDocument, toJsonSchema, type OpenApiDocument, type Operation, type Parameter, type Schema } from './openApiDocument';
import { correctedProperties, ownTypeOfBytes, plainDateParameters, undeclaredAnswers } from './severaExceptions';

/** One entry of a sandbox's journal; bodies are text. */
export interface Exchange {
	method: string;
	url: string;
	requestHeaders: Record<string, string>;
	requestBody: string;
	status: number;
	responseHeaders: Record<string, string>;
	responseBody: string;
}

type Direction = 'request' | 'response';
interface Route {
	path: string;
	pattern: RegExp;
	/** How many segments are fixed texts: "/v1/customers/customvalues" goes before "/v1/customers/{guid}". */
	fixed: number;
	operations: Record<string, Operation>;
}

const GUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** Paths that differ only in the name of their parameter are told apart by its form. */
const PARAMETER_FORMS: Readonly<Record<string, string>> = { '{code2}': '[a-z]{2}', '{code3}': '[a-z]{3}', '{countryName}': `(?!${GUID}$)[^/]{4,}` };

const INT_LIMITS: Record<string, bigint> = { int32: 2n ** 31n, int64: 2n ** 63n };
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/;
const DATE = /^\d{4}-\d\d-\d\d$/;

export class OpenApiCheck {
	private readonly ajv = new Ajv({ strict: false, allErrors: true });
	private readonly routes: Route[];
	private readonly compiled = new Map<Schema, Partial<Record<Direction, ValidateFunction>>>();

	constructor(private readonly document: OpenApiDocument = loadDocument()) {
		const { schemas } = document.components;
		for (const { model, property, schema } of correctedProperties) Object.assign(schemas[model]?.properties ?? {}, { [property]: schema });
		addFormats(this.ajv);
		for (const format of ['int32', 'int64', 'double', 'binary']) this.ajv.addFormat(format, true);
		for (const direction of ['request', 'response'] as const)
			this.ajv.addSchema({ $id: direction, components: { schemas: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, toJsonSchema({ ...schema, readOnly: false }, direction, direction)])) } });
		this.routes = Object.entries(document.paths)
			.map(([path, operations]) => {
				const segments = path.split('/').slice(1);
				return { path, operations, fixed: segments.filter((segment) => !segment.startsWith('{')).length, pattern: new RegExp(`^/${segments.map((segment) => (segment.startsWith('{') ? (PARAMETER_FORMS[segment] ?? '[^/]+') : segment)).join('/')}$`, 'i') };
			})
			.sort((a, b) => b.fixed - a.fixed || Number(a.path.includes('{guid}')) - Number(b.path.includes('{guid}')));
	}

	/** The document's own name of an operation, such as "get /v1/customers/{guid}", or undefined when it has none for this. */
	operationOf(method: string, url: string): { name: string; operation: Operation } | undefined {
		const path = this.pathOf(url);
		const route = this.routes.find(({ pattern, operations }) => pattern.test(path) && operations[method.toLowerCase()] !== undefined);
		const operation = route?.operations[method.toLowerCase()];
		return route === undefined || operation === undefined ? undefined : { name: `${method.toLowerCase()} ${route.path}`, operation };
	}

	check(exchange: Exchange): string[] {
		const found = this.operationOf(exchange.method, exchange.url);
		if (found === undefined) return [`${exchange.method} ${this.pathOf(exchange.url)}: the service has no such operation`];
		const violations = [...this.checkRequest(found.operation, exchange), ...this.checkAnswer(found.operation, exchange)];
		return violations.map((violation) => `${found.name}: ${violation}`);
	}

	private checkRequest(operation: Operation, exchange: Exchange): string[] {
		// What the service itself refused need not fit: a test may send wrong requests on purpose.
		if (exchange.status === 400) return [];
		return [...this.checkQuery(operation, this.pathOf(exchange.url), new URL(exchange.url, 'http://service').searchParams), ...this.checkRequestBody(operation, exchange)];
	}

	private checkQuery(operation: Operation, path: string, query: URLSearchParams): string[] {
		const parameters = new Map((operation.parameters ?? []).filter((parameter) => parameter.in === 'query').map((parameter) => [parameter.name, parameter]));
		const found = [...new Set(query.keys())].flatMap((name) => {
			const parameter = parameters.get(name);
			const isPlain = plainDateParameters.some((exception) => exception.path === path && exception.names.includes(name)) && query.getAll(name).every((value) => DATE.test(value));
			if (isPlain) return [];
			if (parameter !== undefined) return this.checkParameter(parameter, query.getAll(name));
			// The list of pairs is written as sortings[0].key and sortings[0].value (Severa REST API, lists).
			return /^sortings\[\d+\]\.(key|value)$/.test(name) && parameters.has('sortings') ? [] : [`the query parameter ${name} is not known`];
		});
		for (const [name, { required }] of parameters) if (required === true && !query.has(name)) found.push(`the query parameter ${name} is missing`);
		return found;
	}

	private checkParameter({ name, schema }: Parameter, values: string[]): string[] {
		if (schema.type !== 'array' && values.length > 1) return [`the query parameter ${name} is given ${values.length} times`];
		const one = this.resolve(schema.type === 'array' ? (schema.items ?? {}) : schema);
		return values.filter((value) => !fits(one, value)).map((value) => `the query parameter ${name}=${value} is not of type ${one.format ?? one.type ?? (one.enum ?? []).join('|')}`);
	}

	private checkRequestBody(operation: Operation, { requestBody, requestHeaders }: Exchange): string[] {
		const schema = operation.requestBody?.content['application/json']?.schema;
		if (schema === undefined) return requestBody === '' ? [] : ['the request has a body where none is described'];
		if (requestBody === '') return ['the request has no body'];
		const type = header(requestHeaders, 'content-type');
		const wrongType = type.startsWith('application/json') && !type.includes('patch') ? [] : [`the request's content type is "${type}", not application/json`];
		return [...wrongType, ...this.checkJson(schema, 'request', requestBody)];
	}

	private checkAnswer(operation: Operation, { status, responseHeaders, responseBody }: Exchange): string[] {
		const type = header(responseHeaders, 'content-type');
		const excepted = undeclaredAnswers.find((answer) => answer.status === status && answer.contentType.test(responseBody === '' ? '' : type));
		const declared = operation.responses[status] ?? (status >= 400 ? operation.responses.default : undefined);
		const content = excepted !== undefined && type.startsWith('application/json') ? operation.responses.default?.content : declared?.content;
		if (excepted !== undefined && !type.startsWith('application/json')) return [];
		if (declared === undefined) return [`the status ${status} is not described`];
		if (content === undefined) return responseBody === '' ? [] : [`the answer ${status} has a body where none is described`];
		const media = Object.keys(content).find((name) => type.startsWith(name) || ownTypeOfBytes.mediaType === name);
		if (media === undefined) return [`the answer's content type is "${type}", not ${Object.keys(content).join(' or ')}`];
		const schema = content[media]?.schema;
		return media === 'application/json' && schema !== undefined ? this.checkJson(schema, 'response', responseBody) : [];
	}

	private checkJson(schema: Schema, direction: Direction, text: string): string[] {
		let value: unknown;
		try {
			value = JSON.parse(text);
		} catch {
			return [`the ${direction} is not JSON: ${text.slice(0, 80)}`];
		}
		const validate = this.validatorOf(schema, direction);
		return validate(value) ? [] : summarise(validate.errors ?? []).map((problem) => `${direction} ${problem}`);
	}

	private validatorOf(schema: Schema, direction: Direction): ValidateFunction {
		const known = this.compiled.get(schema) ?? {};
		known[direction] ??= this.ajv.compile(toJsonSchema(schema, direction, direction));
		this.compiled.set(schema, known);
		return known[direction];
	}

	/** Follows a reference to a model of the document. */
	resolve(schema: Schema): Schema {
		const name = schema.$ref?.replace('#/components/schemas/', '');
		return name === undefined ? schema : (this.document.components.schemas[name] ?? {});
	}

	private pathOf(url: string): string {
		const base = new URL(this.document.servers[0]?.url ?? 'http://service').pathname;
		const { pathname } = new URL(url, 'http://service');
		return pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname;
	}
}

function fits({ type, format, enum: members }: Schema, value: string): boolean {
	if (members !== undefined) return members.includes(value);
	switch (type) {
		case 'boolean':
			return value === 'true' || value === 'false';
		case 'integer': {
			if (!/^-?\d+$/.test(value)) return false;
			const limit = INT_LIMITS[format ?? ''] ?? 2n ** 63n;
			return BigInt(value) < limit && BigInt(value) >= -limit;
		}
		case 'number':
			return value.trim() !== '' && Number.isFinite(Number(value));
		case 'string':
			if (format === 'date-time') return DATE_TIME.test(value) && !Number.isNaN(Date.parse(value));
			return format !== 'date' || DATE.test(value);
		default:
			return true;
	}
}

const header = (headers: Record<string, string>, name: string) => Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? '';

/** One line for each place; an element's index is left out, so that a list of a hundred rows gives one line and not a hundred. */
function summarise(errors: ErrorObject[]): string[] {
	const lines = errors
		.filter(({ keyword, params }) => keyword !== 'anyOf' && !(keyword === 'type' && (params as { type?: string }).type === 'null'))
		.map(({ instancePath, keyword, message, params }) => `${instancePath.replace(/\/\d+/g, '/n')}${keyword === 'additionalProperties' ? `/${String((params as { additionalProperty?: string }).additionalProperty)}: not a field of the model` : `: ${message === 'boolean schema is false' ? 'the field is read-only' : (message ?? '')}`}`);
	return lines.length > 0 ? [...new Set(lines)] : errors.map(({ message }) => message ?? 'does not fit');
}
