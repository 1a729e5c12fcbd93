/** One read of a client, over recorded answers of which one is changed. */
import { isDeepStrictEqual } from 'node:util';
import { IntegrationError } from '../../src/errors';
import type { HttpRequest, HttpResponse, Send } from '../../src/transport/http';
import { changeBytes, type Changed } from './bytes';
import { EndlessError, type Recording } from './recorder';
import type { Case, FuzzTarget } from './target';

export interface ReadTargetOptions<Client> {
	name: string;
	weight?: number;
	recording: Recording;
	client(send: Send): Client;
	read(client: Client): Promise<unknown>;
	/** Changes that keep the form of the reply; undefined where this reply has none. */
	change(one: Case, reply: HttpResponse): (Changed & { text?: string }) | undefined;
	/** How many records another reader finds in the changed reply; undefined when it cannot tell, or the result is no list. */
	count?(body: string): number | undefined;
	/** The reply to this is bytes without a form: whatever comes is the file. */
	isFile?(request: HttpRequest): boolean;
	/** What comes of an answer that cannot be read, where the reader can go without it. */
	without?(request: HttpRequest): Changed['expected'] | undefined;
}

/** @throws Error when the read does not work over unchanged answers, or finds nothing in them: no change of nothing is noticed */
export async function readTarget<Client>({ name, weight = 1, recording, client, read, change, count, isFile, without }: ReadTargetOptions<Client>): Promise<FuzzTarget> {
	const plain = recording.replay((reply) => reply);
	const expected = await read(client(plain.send));
	if (expected === undefined || (expected as { length?: number }).length === 0) throw new Error(`${name} finds nothing in the sandbox (test/fuzz/fillGaps.ts).`);
	const calls = plain.calls();
	const known = new Set(textsIn(expected));
	return {
		name,
		weight,
		async run(one) {
			const place = one.choices.below(calls);
			const served: HttpResponse[] = [];
			let isOtherBody = false;
			let changed: (Changed & { text?: string }) | undefined;
			const replay = recording.replay((reply, request, index) => {
				served.push(reply);
				if (index !== place) return reply;
				one.note(`reply ${place} of ${calls}, to ${request.method} ${request.url.replace(/^https?:\/\/[^/]+/, '')}`);
				changed = (one.choices.oneIn(2) ? undefined : change(one, reply)) ?? changeBytes(one, reply);
				if (isFile?.(request)) changed.expected = 'any';
				if (changed.expected === 'refused') changed.expected = without?.(request) ?? 'refused';
				isOtherBody = !changed.reply.body.equals(reply.body);
				return changed.reply;
			});
			let result: unknown;
			let error: unknown;
			try {
				result = await read(client(replay.send));
			} catch (thrown) {
				error = thrown;
			}
			if (error instanceof EndlessError) throw new Error(error.message);
			if (error !== undefined) {
				if (!(error instanceof IntegrationError)) throw error;
				one.note(`refused: ${error.message.slice(0, 300)}`);
				if (changed?.expected === 'same') throw new Error(`It is refused although it says the same: ${error.message}`);
				return;
			}
			if (changed === undefined) return;
			one.note(`${isOtherBody && changed.expected === 'any' ? READ_CHANGED : 'read'}: ${JSON.stringify(result)?.slice(0, 300)}`);
			if (changed.expected === 'refused') throw new Error('It is read although it must be refused.');
			if (Buffer.isBuffer(result) && !result.equals(changed.reply.body)) throw new Error('The file is not what was sent.');
			if (changed.expected === 'same' && !isDeepStrictEqual(result, expected)) throw new Error('It says the same and is read as something else.');
			if (Array.isArray(result) && changed.reply.status === 200 && calls === 1) {
				const found = count?.(changed.reply.body.toString('utf8'));
				if (found !== undefined && found > result.length) throw new Error(`It is read as ${result.length} records; there are ${found}.`);
			}
			if (changed.text !== undefined) {
				const allowed = new Set([...known, ...spellings(changed.text)]);
				const strange = textsIn(result).filter((text) => !allowed.has(text) && !DIGEST.test(text));
				// What a reader of several replies left out before may have come in.
				const others = strange.length === 0 ? new Set() : new Set(served.flatMap(textsOf));
				const invented = strange.find((text) => !others.has(text));
				if (invented !== undefined) throw new Error(`It is read as ${JSON.stringify(invented).slice(0, 200)}, which nobody wrote.`);
			}
		},
	};
}

/** How the note of a reply begins that was read although it says something else: only what is not too strict does that. */
export const READ_CHANGED = 'read, changed';

/** What a reader gives in the place of an identity code. */
const DIGEST = /^[0-9a-f]{64}$/;

/** Every text and number of a JSON reply. */
function textsOf({ body }: HttpResponse): string[] {
	try {
		return textsIn(JSON.parse(body.toString('utf8')));
	} catch {
		return [];
	}
}

/** Every text and number in a value. */
function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (Buffer.isBuffer(value)) return [];
	if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
	if (typeof value !== 'object' || value === null) return [];
	return Object.values(value).flatMap(textsIn);
}

/** A text as a reader may give it: trimmed, in one letter case, a comma as a dot, a date without its time, a truth value, a word for a code that is not known. */
function spellings(text: string): string[] {
	const trimmed = text.trim();
	const [day, month, year] = trimmed.replace(/ .*$/s, '').split('.');
	const finnish = year === undefined ? '' : `${year}-${(month as string).padStart(2, '0')}-${(day as string).padStart(2, '0')}`;
	return [text, trimmed, text.toLowerCase(), trimmed.toLowerCase(), text.toUpperCase(), trimmed.replace(',', '.'), text.replace(',', '.'), trimmed.slice(0, 10), finnish, String(Number(trimmed)), '0', '1', 'true', 'false', '', 'net', 'gross', 'other'];
}
