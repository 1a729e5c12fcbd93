/** The edge check: a reply is what its schema says, or a ContractError that names the path. */
import { z } from 'zod/v4';
import { ContractError, type ServiceName } from '../errors';
import { NotJsonError, parseJson } from './strictJson';

/** How a reply is described in an error. */
export interface ReplyOrigin {
	service: ServiceName;
	/** "GET /v1/customers" */
	request: string;
}

/**
 * Unknown extra fields pass; a wrong type or a missing field does not.
 * @throws ContractError naming the first wrong path and how many more there are
 */
export function checkReply<S extends z.ZodType>(schema: S, value: unknown, { service, request }: ReplyOrigin): z.output<S> {
	const result = schema.safeParse(value);
	if (result.success) return result.data;
	const [first, ...more] = result.error.issues;
	const path = first?.path.join('.') || '(the whole reply)';
	throw new ContractError(`${service} answered ${request} in an unexpected form at ${path}: ${first?.message ?? 'unknown'}${more.length > 0 ? ` (and ${more.length} more)` : ''}.`, { service, request, field: path });
}

/** @throws ContractError when the body is not JSON as parseJson takes it */
export function readJson(body: Buffer, { service, request }: ReplyOrigin): unknown {
	try {
		return parseJson(body);
	} catch (cause) {
		if (!(cause instanceof NotJsonError)) throw cause;
		throw new ContractError(`${service} answered ${request} with something that is not JSON (${cause.message}).`, { service, request, body: textOf(body) });
	}
}

/** The beginning of a body, for messages: bytes that are no UTF-8 are replaced. */
export const textOf = (body: Buffer): string => body.subarray(0, SHOWN_BYTES).toString('utf8');
const SHOWN_BYTES = 64 * 1024;
