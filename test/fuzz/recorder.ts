/** Answers of the sandboxes, taken once over HTTP and then given again and again, changed by a case. */
import { axiosSend } from '../../src/transport/axiosSend';
import type { HttpRequest, HttpResponse, Send } from '../../src/transport/http';

const keyOf = ({ method, url }: HttpRequest) => `${method} ${url}`;

/** More calls than any read needs: one that goes on asking would never end. */
export const MOST_CALLS = 3_000;

export class EndlessError extends Error {}

export class Recording {
	private readonly replies = new Map<string, HttpResponse>();

	/** Passes calls on to the sandbox and keeps what comes back. */
	readonly record: Send = async (request) => {
		const reply = await axiosSend(request);
		this.replies.set(keyOf(request), reply);
		return reply;
	};

	/**
	 * Answers from memory; what was never asked is not there (404).
	 * @param change gets every reply but those of the token, in order, and gives what is answered instead
	 */
	replay(change: (reply: HttpResponse, request: HttpRequest, index: number) => HttpResponse): { send: Send; calls(): number } {
		let calls = 0;
		return {
			calls: () => calls,
			send: async (request) => {
				const known = this.replies.get(keyOf(request));
				if (/\/token$/.test(request.url)) return known as HttpResponse;
				if (++calls > MOST_CALLS) throw new EndlessError(`More than ${MOST_CALLS} calls were made.`);
				return change(known ?? { status: 404, headers: {}, body: Buffer.alloc(0) }, request, calls - 1);
			},
		};
	}
}
