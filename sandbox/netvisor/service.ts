/** One call from the wire to the envelope: signature, transaction id, resource, query, body, answer (Netvisor API 11.1). */
import type { IncomingCall, Reply, Service } from '../control/server';
import { authenticate, SignatureRefusal, type Credentials } from './authenticate';
import { checkDocument } from './documentTable';
import { failedReply, okReply } from './envelope';
import type { Exchange, Resource } from './exchange';
import type { NetvisorOptions } from './options';
import { Query } from './query';
import { invalid, Refusal, REFUSAL_STATUS, type RefusalCode } from './refusal';
import { resources } from './resources';
import { Store } from './store';
import { readXml } from './xmlReader';

const TRANSACTION_ID = 'x-netvisor-authentication-transactionid';

export function createService(credentials: Credentials, options: NetvisorOptions, clock: () => Date): Service {
	const store = new Store();
	const underWay = new Map<IncomingCall, string>();
	const refuse = (refusal: { code: RefusalCode; message: string; httpStatus?: number; rawText?: boolean }, call: IncomingCall) => failedReply(refusal, call, clock(), options);

	const answer = (call: IncomingCall): Reply => {
		const now = clock();
		const { language, transactionId } = authenticate(call, credentials, options, now);
		if (store.isUsed(transactionId)) throw new Refusal('REQUEST_NOT_UNIQUE', `Transaction id ${transactionId} has been used before.`);
		if (options.transactionIdConsumed === 'always') store.use(transactionId);
		const name = call.path.slice(1).toLowerCase();
		const resource = Object.hasOwn(resources, name) ? resources[name] : undefined;
		if (resource === undefined) throw new Refusal('INVALID_DATA', `There is no resource ${call.path}.`, 404);
		if (store.state.refusedResources.includes(name)) throw new Refusal('SERVICE_ACCESS_ERROR', `The API user has no right to ${name}.`);
		checkMethod(call, name, resource, options);
		const query = new Query(call.query, resource.query);
		const exchange: Exchange = { resource: name, store, query, language, document: undefined, now, options, baseUrl: options.publicUrl ?? `http://${call.headers.host ?? ''}` };
		if (resource.document !== undefined) {
			const partial = resource.partialEdit === true && query.text('method')?.toLowerCase() === 'edit';
			exchange.document = checkDocument(readXml(call.body, options), resource.document(options), { order: options.elementOrder, partial });
		} else if (call.body.length > 0) throw invalid(`${name} takes no body.`);
		const content = resource.handle(exchange);
		store.use(transactionId);
		return okReply(content, now, options);
	};

	return {
		onStart(call) {
			const company = String(call.headers['x-netvisor-organisation-id'] ?? '');
			const busy = [...underWay.values()].includes(company);
			if (busy && options.overlap === 'refuse') return refuse({ code: 'TECHNICAL_ERROR', message: 'Another request of this company is still being processed.' }, call);
			underWay.set(call, company);
			return undefined;
		},
		onEnd(call) { underWay.delete(call); },
		handle(call) {
			try {
				return answer(call);
			} catch (error) {
				if (!(error instanceof Refusal)) throw error;
				return refuse({ code: error.code, message: error.message, httpStatus: error.httpStatus, rawText: error instanceof SignatureRefusal && error.rawText }, call);
			}
		},
		state: () => structuredClone(store.state),
		load: (state) => store.load(state),
		faultReply(kind, call) {
			if (!Object.hasOwn(REFUSAL_STATUS, kind)) return undefined;
			const transactionId = call.headers[TRANSACTION_ID];
			// A call that got as far as being processed has used up its id; the other codes stop it before.
			const processed = kind !== 'AUTHENTICATION_FAILED' && kind !== 'REQUEST_NOT_UNIQUE' && kind !== 'SYSTEM_MAINTENANCE';
			if (processed && options.transactionIdConsumed === 'always' && typeof transactionId === 'string') store.use(transactionId);
			return refuse({ code: kind as RefusalCode, message: `Ordered by the test: ${kind}.` }, call);
		},
		samePath: (wanted, path) => wanted.toLowerCase() === path.toLowerCase(),
	};
}

function checkMethod(call: IncomingCall, name: string, resource: Resource, options: NetvisorOptions): void {
	if (call.method === resource.method) return;
	if (resource.effect === 'delete' && options.deletesByPost && call.method === 'POST') return;
	if (resource.method === 'POST' && resource.document === undefined && options.bodylessPostsByGet && call.method === 'GET') return;
	throw invalid(`${name} expects ${resource.method}, not ${call.method}.`);
}
