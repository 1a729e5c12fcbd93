/**
 * One call to Netvisor, from URL to judged answer: signed for every attempt, repeated only where that is harmless, and
 * alone on its company's lane with all its attempts (rulebook L-2).
 */
import { inLane } from '../transport/serialLane';
import { describeRequest, type HttpRequest, type Send } from '../transport/http';
import { withRetry, type RetryPolicy } from '../transport/withRetry';
import { attemptsOf, type Attempts } from './attempts';
import { readReply } from './replies';
import { requestUrl, type Query } from './requestUrl';
import { TRANSACTION_ID_HEADER, withSignature, type NetvisorIdentity } from './signature';
import { withBusyEnvelope } from './withBusyEnvelope';
import type { XmlNode } from './xmlNode';

/** The vendor's newer pages ask for at least this (Netvisor API 1.7). */
export const TIMEOUT_MS = 360_000;

export interface ExchangeOptions {
	baseUrl: string;
	identity: NetvisorIdentity;
	send: Send;
	signal?: AbortSignal;
	now: () => Date;
	newId: () => string;
	retryPolicy: RetryPolicy;
	timeoutMs?: number;
	isOnlyProcess: boolean;
}

export interface WriteCall {
	resource: string;
	/** Deletes are sent with GET (Netvisor API 1.2). */
	method?: 'GET' | 'POST';
	query?: Query;
	body?: string;
	/** Derived id of this write; without one a new id is made for every attempt. */
	transactionId?: string;
	/** The record as the user knows it, for messages. */
	record?: string;
}

export interface Answer {
	root: XmlNode;
	/** "GET /customerlist.nv" */
	request: string;
}

export interface Exchange {
	/** Names address and company: whoever shares it calls one after another. */
	company: string;
	read(resource: string, query?: Query): Promise<Answer>;
	write(call: WriteCall): Promise<Answer>;
	/** Runs a sequence (look, then create) with no other such sequence of this company in between. */
	alone<T>(sequence: () => Promise<T>): Promise<T>;
	sleep(ms: number): Promise<void>;
	/** The attempts to create one document. */
	attempts(transferKey: string): Attempts;
	/** How many writes the service has accepted through this client. */
	writes(): number;
}

export function createExchange({ baseUrl, identity, send, signal, now, newId, retryPolicy, timeoutMs = TIMEOUT_MS, isOnlyProcess }: ExchangeOptions): Exchange {
	const company = `netvisor ${baseUrl.replace(/\/+$/, '').toLowerCase()} ${identity.organisationId}`;
	const repeated = withRetry(withBusyEnvelope(withSignature(send, identity, { now, newId })), 'Netvisor', retryPolicy);
	const call = async (request: HttpRequest & { effect: 'read' | 'write' }, record?: string): Promise<Answer> => {
		const reply = await inLane(company, () => repeated({ ...request, signal, timeoutMs }), signal);
		const what = describeRequest(request);
		return { root: readReply(reply, { request: what, effect: request.effect, record }), request: what };
	};
	let accepted = 0;
	return {
		company,
		read: (resource, query) => call({ method: 'GET', url: requestUrl(baseUrl, resource, query), effect: 'read' }),
		async write({ resource, method = 'POST', query, body, transactionId, record }) {
			const answer = await call(
				{
					method,
					url: requestUrl(baseUrl, resource, query),
					effect: 'write',
					body,
					headers: { ...(body === undefined ? {} : { 'Content-Type': 'text/xml; charset=utf-8' }), ...(transactionId === undefined ? {} : { [TRANSACTION_ID_HEADER]: transactionId }) },
				},
				record,
			);
			accepted += 1;
			return answer;
		},
		alone: (sequence) => inLane(`${company} sequence`, sequence, signal),
		sleep: (ms) => retryPolicy.sleep(ms, signal),
		attempts: (transferKey) => attemptsOf(company, transferKey, { now, isOnlyProcess }),
		writes: () => accepted,
	};
}

/** Netvisor key of what was added (Netvisor API 1.5); '' where the resource gives none, or something that is no key. */
export function insertedKey({ root }: Answer): string {
	const replies = root.children.find(({ name }) => name === 'replies');
	const key = replies?.children.find(({ name }) => name === 'inserteddataidentifier')?.text.trim() ?? '';
	return /^\d+$/.test(key) ? key : '';
}
