/** A client against a server whose answers the test writes; the token is given by default. */
import { axiosSend } from '../../src/transport/axiosSend';
import { RateGate } from '../../src/transport/withRateLimit';
import { fourTriesAtOnce } from '../../src/transport/withRetry';
import { createSeveraClient, type SeveraClient, type SeveraClientOptions } from '../../src/severa/SeveraClient';
import { startAnswerServer, type Answer, type AnswerServer, type Asked } from '../support/answerServer';

export const CLIENT_SECRET = '0a1b2c3d-secret-4e5f';
let clients = 0;

export const freeGate = () => new RateGate({ limit: Infinity, perMs: 0 });

export const token = (value: string, seconds: number | null = 3600): Answer => ({ body: { access_token: value, access_token_type: 'Bearer', access_token_expires_in: seconds, refresh_token: `refresh-of-${value}` } });

export interface SeveraServer extends AnswerServer {
	/** Every client has an id of its own, so that no test meets the token of another. */
	client(options?: Partial<SeveraClientOptions>): SeveraClient;
	/** Answers of everything but the token. */
	api(handler: (asked: Asked) => Answer): void;
	/** Requests of everything but the token. */
	calls(): Asked[];
	tokenCalls(): Asked[];
}

export async function startSeveraServer(): Promise<SeveraServer> {
	const server = await startAnswerServer();
	const isToken = ({ path }: Asked) => path === '/rest-api/v1/token';
	return {
		...server,
		client: (options = {}) => createSeveraClient({ baseUrl: `${server.url}/rest-api`, clientId: `Test_${++clients}.apps.vismasevera.com`, clientSecret: CLIENT_SECRET, send: axiosSend, retryPolicy: fourTriesAtOnce, gate: freeGate(), ...options }),
		api: (handler) => server.answer((asked) => (isToken(asked) ? token('token-of-the-test') : handler(asked))),
		calls: () => server.asked.filter((asked) => !isToken(asked)),
		tokenCalls: () => server.asked.filter(isToken),
	};
}

export const customer = (number: number) => ({ guid: `customer-${number}`, name: `Customer ${number}`, number, isActive: true, isInternal: false });

/** The error of a promise that must fail. */
export async function failureOf(promise: Promise<unknown>): Promise<Error & Record<string, unknown>> {
	try {
		await promise;
	} catch (error) {
		return error as Error & Record<string, unknown>;
	}
	throw new Error('It did not fail.');
}
