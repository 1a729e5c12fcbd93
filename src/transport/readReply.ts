/** The edge check: a reply is what its schema says, or a ContractError that names the path. */
import { z } from 'zod/v4';
import { ContractError, type ServiceName } from '../errors';

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

/** @throws ContractError when the text is not JSON */
export function readJson(text: string, { service, request }: ReplyOrigin): unknown {
	try {
		return JSON.parse(text);
	} catch (cause) {
		throw new ContractError(`${service} answered ${request} with something that is not JSON${text.trim() === '' ? ' (an empty body)' : ''}.`, { service, request, body: text, cause });
	}
}
