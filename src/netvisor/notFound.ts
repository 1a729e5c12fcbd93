/** "Not found" comes in two forms: a refusal, or OK with an empty element (Netvisor API 1.5). Both are undefined here. */
import { OutcomeUnknownError, RejectedError } from '../errors';
import type { Answer, Exchange } from './exchange';
import type { Fields } from './fields';
import { recordIn } from './recordsIn';
import type { Query } from './requestUrl';

/** Reads one record; undefined when there is none. */
export async function readOne(exchange: Exchange, resource: string, query: Query, name: string): Promise<Fields | undefined> {
	let answer: Answer;
	try {
		answer = await exchange.read(resource, query);
	} catch (error) {
		if (error instanceof RejectedError && error.serviceCode === 'INVALID_DATA') return undefined;
		throw error;
	}
	return recordIn(answer.root, answer.request, name);
}

/** Added, but the answer does not say under which key: the caller looks (createOnce.ts). */
export function keyNotTold(record: string): never {
	throw new OutcomeUnknownError(`Netvisor took ${record} but did not tell its key.`, { service: 'Netvisor', record });
}
