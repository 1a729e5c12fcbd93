/** Finds the records of an answer, and refuses an answer that has no place for them at all. */
import { ContractError } from '../errors';
import { Fields } from './fields';
import { childOf, childrenOf, isEmptyElement, type XmlNode } from './xmlNode';

const notFound = (request: string, field: string) => new ContractError(`Netvisor answered ${request} in an unexpected form: there is no ${field} in it.`, { service: 'Netvisor', request, field });

/**
 * The records of a list; an empty list has its wrapper all the same. Whether a list of one id keeps the wrapper is not
 * known (Netvisor API 2.2), so the bare record counts too.
 * @throws ContractError when neither wrapper nor record is there
 */
export function listIn(root: XmlNode, request: string, wrapper: string, name: string): Fields[] {
	const holder = childOf(root, wrapper) ?? (childOf(root, name) === undefined ? undefined : root);
	if (holder === undefined) throw notFound(request, wrapper);
	return childrenOf(holder, name)
		.filter((record) => !isEmptyElement(record))
		.map((record) => new Fields(record, request));
}

/**
 * The one record of an answer; undefined for an empty element, which is how some resources say "not found" (Netvisor
 * API 1.5).
 * @throws ContractError when the element is missing
 */
export function recordIn(root: XmlNode, request: string, name: string): Fields | undefined {
	const record = childOf(root, name);
	if (record === undefined) throw notFound(request, name);
	return isEmptyElement(record) ? undefined : new Fields(record, request);
}
