/**
 * The retry of the transport looks at HTTP statuses, Netvisor hides its own behind 200 (Netvisor API 1.5). This wrapper
 * gives the retry the status that the envelope means; the body stays as it is and is judged afterwards.
 */
import type { HttpResponse, Send } from '../transport/http';
import { failureIn, isMaintenance, isOverlapRefusal, isTechnicalError } from './replies';

/** 503 is repeated for reads only; 429 (not processed at all) for writes as well. */
export function withBusyEnvelope(send: Send): Send {
	return async (request) => {
		const reply = await send(request);
		return mayBeFailure(reply) ? { ...reply, status: statusOf(reply) } : reply;
	};
}

/** A failed envelope is short; register answers of megabytes are not parsed twice. */
const mayBeFailure = (reply: HttpResponse) => reply.body.length < 20_000 && /FAILED/i.test(reply.body.subarray(0, 2000).toString('latin1'));

function statusOf(reply: HttpResponse): number {
	const failure = failureIn(reply.body);
	if (failure === undefined) return reply.status;
	if (isOverlapRefusal(failure)) return 429;
	if (isMaintenance(failure) || isTechnicalError(failure)) return 503;
	// Any other answer is final, whatever HTTP status it came with.
	return reply.status === 429 || reply.status >= 500 ? 400 : reply.status;
}
