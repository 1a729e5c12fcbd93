import { OpenApiCheck, type Exchange } from './openApiCheck';
import { loadDocument } from './openApiDocument';
import { correctedProperties, ownTypeOfBytes, plainDateParameters, undeclaredAnswers } from './severaExceptions';

const openApi = new OpenApiCheck();
const guid = '11111111-2222-3333-4444-555555555555';
const json = { 'content-type': 'application/json; charset=utf-8' };
const exchange = (given: Partial<Exchange>): Exchange => ({ method: 'GET', url: '/rest-api/v1/customers', requestHeaders: json, requestBody: '', status: 200, responseHeaders: json, responseBody: '[]', ...given });
const customer = (fields: object) => JSON.stringify([{ guid, name: 'A', isActive: true, ...fields }]);
const problem = { error: { httpStatusCode: 404, type: 'InvalidParameter', stack: null, details: [] } };

test.each<[string, Partial<Exchange>]>([
	['a list', { responseBody: customer({ number: 7, owner: null, createdDateTime: '2026-03-31T14:05:09+03:00' }) }],
	['query parameters of every kind', { url: '/rest-api/v1/customers?rowCount=100&isActive=true&numbers=1&numbers=2&changedSince=2026-03-31T14%3A05%3A09%2B03%3A00' }],
	['a parameter that is newer than the document', { url: '/rest-api/v1/customers?vatNumber=FI12345678', responseBody: customer({ organizationUnitNumber: '1' }) }],
	['a route whose fixed text another route takes as an id', { url: '/rest-api/v1/localization/countries', responseBody: '[]' }],
	['a change with a value that is no text', { method: 'PATCH', url: `/rest-api/v1/customers/${guid}`, requestBody: '[{"op":"replace","path":"/isActive","value":false}]' }],
	['sortings as numbered pairs', { url: '/rest-api/v1/costcenters?sortings[0].key=Name&sortings[0].value=Asc' }],
	['a missing record without a body', { url: `/rest-api/v1/customers/${guid}`, status: 404, responseHeaders: {}, responseBody: '' }],
	['a missing record with an error body', { url: `/rest-api/v1/customers/${guid}`, status: 404, responseBody: JSON.stringify(problem) }],
	['the rate limit in plain text', { status: 429, responseHeaders: { 'content-type': 'text/plain' }, responseBody: 'too many' }],
	['a wrong request that was refused', { url: '/rest-api/v1/customers?rowCount=x', status: 400, responseBody: JSON.stringify(problem) }],
])('accepts %s', (_, given) => {
	expect(openApi.check(exchange(given))).toEqual([]);
});

test.each<[string, Partial<Exchange>, RegExp]>([
	['an unknown path', { url: '/rest-api/v1/customer' }, /no such operation/],
	['a method that the path does not have', { method: 'DELETE', url: '/rest-api/v1/customers' }, /no such operation/],
	['an unknown query parameter', { url: '/rest-api/v1/customers?active=true' }, /query parameter active is not known/],
	['a text where a number belongs', { url: '/rest-api/v1/customers?rowCount=many' }, /rowCount=many is not of type int32/],
	['a number that is too large', { url: '/rest-api/v1/customers?rowCount=3000000000' }, /is not of type int32/],
	['a date where a moment belongs', { url: '/rest-api/v1/customers?changedSince=2026-03-31' }, /is not of type date-time/],
	['an offset whose plus was not escaped', { url: '/rest-api/v1/customers?changedSince=2026-03-31T14:05:09+03:00' }, /is not of type date-time/],
	['a single parameter given twice', { url: '/rest-api/v1/customers?rowCount=1&rowCount=2' }, /rowCount is given 2 times/],
	['a wrong enumeration value', { url: `/rest-api/v1/invoices/${guid}/invoicerows?rowType=Nothing` }, /rowType=Nothing is not of type/],
	['a read-only field in a request', { method: 'POST', status: 201, requestBody: '{"name":"A","guid":"x"}', responseBody: '{"name":"A"}' }, /request \/guid: the field is read-only/],
	['an unknown field in a request', { method: 'POST', status: 201, requestBody: '{"name":"A","nimi":"x"}', responseBody: '{"name":"A"}' }, /request \/nimi: not a field of the model/],
	['a required field that is missing', { method: 'POST', status: 201, requestBody: '{}', responseBody: '{"name":"A"}' }, /request : must have required property 'name'/],
	['a request without its body', { method: 'POST', status: 201, requestBody: '', responseBody: '{"name":"A"}' }, /has no body/],
	['a body where none belongs', { requestBody: '{}' }, /has a body where none is described/],
	['the content type of JSON Patch', { method: 'PATCH', url: `/rest-api/v1/customers/${guid}`, requestHeaders: { 'Content-Type': 'application/json-patch+json' }, requestBody: '[]' }, /not application\/json/],
	['an unknown field in an answer', { responseBody: customer({ nick: 'A' }) }, /response \/n\/nick: not a field of the model/],
	['a wrong type in an answer', { responseBody: customer({ number: '7' }) }, /response \/n\/number: must be integer/],
	['null where the document has none', { responseBody: customer({ isActive: null }) }, /response \/n\/isActive: must be boolean/],
	['a single object where a list belongs', { responseBody: '{"name":"A"}' }, /response : must be array/],
	['an answer that is not JSON', { responseBody: '<html>' }, /is not JSON/],
	['a status that is not described', { status: 202 }, /status 202 is not described/],
	['an error of another form', { status: 500, responseBody: '{"message":"x"}' }, /\/message: not a field of the model/],
	['an error body that is no error model with 404', { url: `/rest-api/v1/customers/${guid}`, status: 404, responseBody: '{"message":"x"}' }, /\/message: not a field of the model/],
])('reports %s', (_, given, expected) => {
	expect(openApi.check(exchange(given)).join('\n')).toMatch(expected);
});

test('a hundred rows with the same fault give one line', () => {
	const rows = Array.from({ length: 100 }, () => ({ name: 'A', number: 'x' }));
	expect(openApi.check(exchange({ responseBody: JSON.stringify(rows) }))).toEqual(['get /v1/customers: response /n/number: must be integer']);
});

describe('the list of exceptions is still needed', () => {
	const document = loadDocument();
	const answersOf = (path: string) => Object.values(document.paths[path] ?? {}).map(({ responses }) => responses);

	test.each(correctedProperties)('$model.$property is declared otherwise', ({ model, property, schema }) => {
		expect(document.components.schemas[model]?.properties?.[property]).toBeDefined();
		expect(document.components.schemas[model]?.properties?.[property]).not.toEqual(schema);
	});

	test('404 is declared without a body, 429 not at all', () => {
		const all = Object.keys(document.paths).flatMap(answersOf);
		expect(all.some((responses) => responses[404] !== undefined && responses[404].content !== undefined)).toBe(false);
		expect(all.some((responses) => responses[429] !== undefined)).toBe(false);
		expect(undeclaredAnswers.map(({ status }) => status)).toEqual([404, 429]);
	});

	test('the bytes of a file are declared with one type for all', () => {
		expect(Object.keys(document.paths['/v1/files/{guid}/filedata']?.get?.responses[200]?.content ?? {})).toEqual([ownTypeOfBytes.mediaType]);
	});

	test.each(plainDateParameters)('$path declares $names as date-time', ({ path, names }) => {
		const declared = (document.paths[path]?.get?.parameters ?? []).filter(({ name }) => names.includes(name));
		expect(declared.map(({ schema }) => schema.format)).toEqual(names.map(() => 'date-time'));
	});
});
