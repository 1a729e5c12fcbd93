import { AuthenticationError, ContractError, IntegrationError, OutcomeUnknownError, redact, registerSecret, RejectedError, UnavailableError } from '../../src/errors';
import { FailedInsideError, readFailure, readReply, RefusedError, RequestNotUniqueError } from '../../src/netvisor/replies';
import { failed, ok } from './localServer';

const reply = (body: string | Buffer, status = 200) => ({ status, headers: {}, body: Buffer.from(body as string) });
const read = (body: string | Buffer, status?: number) => readReply(reply(body, status), { request: 'GET /customerlist.nv', effect: 'read' });
const write = (body: string | Buffer, status?: number) => readReply(reply(body, status), { request: 'POST /salesinvoice.nv', effect: 'write', record: 'sales invoice 5012' });

function errorOf(action: () => unknown): IntegrationError {
	try {
		action();
	} catch (error) {
		if (error instanceof IntegrationError) return error;
		throw error;
	}
	throw new Error('Nothing was thrown.');
}

describe('readFailure', () => {
	it.each([
		['INVALID_DATA :: Data form incorrect:. Customer not found :: 999', 'INVALID_DATA', 'Data form incorrect:. Customer not found :: 999'],
		['REQUEST_NOT_UNIQUE', 'REQUEST_NOT_UNIQUE', ''],
		['PERIOD_LOCK ::', 'PERIOD_LOCK', ''],
		['INVALID_DATA ::\nsecond line', 'INVALID_DATA', 'second line'],
		['Something else went wrong', '', 'Something else went wrong'],
		['', '', ''],
	])('splits %j at the first separator', (status, code, text) => {
		expect(readFailure(status)).toEqual({ code, text });
	});
});

/** [code :: text, class on a read, class on a write] */
const codes: Array<[string, typeof IntegrationError, typeof IntegrationError]> = [
	['AUTHENTICATION_FAILED :: Invalid MAC', AuthenticationError, AuthenticationError],
	['SERVICE_ACCESS_ERROR :: no right', AuthenticationError, AuthenticationError],
	['INVALID_DATA :: Data form incorrect:. x', RefusedError, RefusedError],
	['INVALID_DATA_SIZE :: x', RefusedError, RefusedError],
	['DUPLICATE_DATA :: x', RefusedError, RefusedError],
	['PERIOD_LOCK :: x', RefusedError, RefusedError],
	['REQUEST_NOT_UNIQUE :: x', RequestNotUniqueError, RequestNotUniqueError],
	['SYSTEM_MAINTENANCE :: x', UnavailableError, UnavailableError],
	['SYSTEM_MAINTANANCE :: x', UnavailableError, UnavailableError],
	['TECHNICAL_ERROR :: x', UnavailableError, FailedInsideError],
	['TECHNICAL_ERROR :: Another request is being processed', UnavailableError, UnavailableError],
	['A_CODE_OF_TOMORROW :: x', RefusedError, RefusedError],
] as never;

describe('readReply: failures of the envelope', () => {
	it.each(codes.flatMap(([status, onRead, onWrite]) => [200, 400, 401, 403, 500].map((http) => [status, http, onRead, onWrite] as const)))('%s with HTTP %i', (status, http, onRead, onWrite) => {
		const [readError, writeError] = [errorOf(() => read(failed(status), http)), errorOf(() => write(failed(status), http))];
		expect(readError.constructor).toBe(onRead);
		expect(writeError.constructor).toBe(onWrite);
		expect(writeError.serviceCode).toBe(status.split(' ::')[0]);
		expect(writeError.status).toBe(http);
		expect(writeError.service).toBe('Netvisor');
	});

	it('keeps the words of the service and names the record', () => {
		expect(errorOf(() => write(failed('INVALID_DATA :: Data form incorrect:. Tuote &quot;X&quot; puuttuu'))).message).toBe('Netvisor refused sales invoice 5012 (INVALID_DATA): Data form incorrect:. Tuote "X" puuttuu');
	});

	it('hands on the words alone', () => {
		expect(errorOf(() => write(failed('PERIOD_LOCK :: Kausi on lukittu :: 1/2026')))).toMatchObject({ words: 'Kausi on lukittu :: 1/2026', serviceCode: 'PERIOD_LOCK' });
	});

	it('does not hang on a failure without a reason', () => {
		expect(errorOf(() => write('<Root><ResponseStatus><Status>FAILED</Status></ResponseStatus></Root>')).message).toBe('Netvisor refused sales invoice 5012 without a reason.');
	});

	it('says which resource must be allowed', () => {
		expect(errorOf(() => read(failed('SERVICE_ACCESS_ERROR :: x'))).message).toContain('GET /customerlist.nv. Allow the resource for the API user');
	});
});

describe('readReply: refused credentials', () => {
	it.each([
		['Invalid MAC', 'Customer Key and the Partner Key'],
		['Unknown organisation identifier', 'Business ID'],
		['Partner is not known', 'Partner ID'],
		['Integration user (customer) not active', 'Customer ID'],
		['Timestamp is too old', 'clock'],
		['Pääsy evätty', 'Customer ID, Customer Key, Partner ID, Partner Key, Business ID'],
	])('%s → check %s', (text, advice) => {
		expect(errorOf(() => read(failed(`AUTHENTICATION_FAILED :: ${text}`))).message).toContain(advice);
	});

	const secretKey = 'ck-very-secret-1';
	const echo = `Integration MAC mismatch: https://isvapi.netvisor.fi/customerlist.nv&Sender&CUST&2026-01-15 08:30:00.123&EN&1234567-1&tx&1768465800&${secretKey}&pk-also-secret&8f85628e1458bd9bf00df75b933b02117f22d9785a3dbe64d0a4d78fb775dd15`;

	it.each([
		['escaped', echo.replace(/&/g, '&amp;')],
		['not escaped, so that the answer is not well-formed', echo],
		['cut off in the middle', `${echo.slice(0, 60)}`],
	])('an echo of what was signed (%s) is recognised and never repeated', (_, text) => {
		registerSecret(secretKey);
		registerSecret('pk-also-secret');
		const error = errorOf(() => write(_.startsWith('cut') ? failed(`AUTHENTICATION_FAILED :: ${text}`).split(text)[0] + text : failed(`AUTHENTICATION_FAILED :: ${text}`), 401));
		expect(error).toBeInstanceOf(AuthenticationError);
		const everything = JSON.stringify({ ...error, message: error.message, cause: error.cause });
		expect(everything).not.toMatch(/ck-very|pk-also|8f85628e|CUST&/);
		expect(error.message).toContain('Customer Key and the Partner Key');
	});

	it('redacts a secret wherever else the service repeats it', () => {
		registerSecret(secretKey);
		expect(redact(errorOf(() => write(failed(`INVALID_DATA :: bad value ${secretKey}`))).message)).not.toContain(secretKey);
	});
});

/** [what, body, HTTP status, class on a read, class on a write] */
const unreadable: Array<[string, string, number, typeof IntegrationError, typeof IntegrationError]> = [
	['an empty body', '', 200, ContractError, OutcomeUnknownError],
	['white space', ' \n', 200, ContractError, OutcomeUnknownError],
	['HTML', '<!DOCTYPE html><html><body>Please wait</body></html>', 200, ContractError, OutcomeUnknownError],
	['well-formed HTML', '<html><body>Please wait</body></html>', 200, ContractError, OutcomeUnknownError],
	['a truncated success', ok('<Customerlist><Customer><Netvisorkey>1').slice(0, -30), 200, ContractError, OutcomeUnknownError],
	['a truncated failure', failed('INVALID_DATA :: x').slice(0, -20), 200, ContractError, OutcomeUnknownError],
	['a mismatched success', ok('<A>1</B>'), 200, ContractError, OutcomeUnknownError],
	['an envelope without a status', '<Root><ResponseStatus/></Root>', 200, ContractError, OutcomeUnknownError],
	['a status that is neither', '<Root><ResponseStatus><Status>MAYBE</Status></ResponseStatus></Root>', 200, ContractError, OutcomeUnknownError],
	['no envelope', 'Internal Server Error', 500, UnavailableError, OutcomeUnknownError],
	['no envelope', 'Bad Gateway', 502, UnavailableError, OutcomeUnknownError],
	['no envelope', 'Not found', 404, RejectedError, RejectedError],
	['no envelope', 'Forbidden', 403, AuthenticationError, AuthenticationError],
	['no envelope', 'Unauthorized', 401, AuthenticationError, AuthenticationError],
	['no envelope', 'Slow down', 429, UnavailableError, UnavailableError],
	['a redirect', '', 302, ContractError, OutcomeUnknownError],
] as never;

describe('readReply: answers without a usable envelope', () => {
	it.each(unreadable)('%s (%j, HTTP %i)', (_, body, status, onRead, onWrite) => {
		expect(errorOf(() => read(body, status)).constructor).toBe(onRead);
		expect(errorOf(() => write(body, status)).constructor).toBe(onWrite);
	});
});

describe('readReply: success (L-4)', () => {
	it.each([200, 201, 400, 500])('is decided by the envelope, not by HTTP %i', (status) => {
		expect(read(ok('<Customerlist/>'), status).children.map(({ name }) => name)).toEqual(['responsestatus', 'customerlist']);
	});

	it('is read with any letter case', () => {
		expect(read('<root><responsestatus><status>ok</status></responsestatus></root>').name).toBe('root');
	});
});
