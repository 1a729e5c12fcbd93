/** Finds the records of an answer, and refuses an answer that has no place for them at all. */
import { ContractError } from '../errors';
import { Fields } from './fields';
import { childrenOf, isEmptyElement, type XmlNode } from './xmlNode';

const severalTimes = (request: string, field: string) => new ContractError(`Netvisor answered ${request} in an unexpected form: ${field} is there more than once.`, { service: 'Netvisor', request, field });
const notFound = (request: string, field: string) => new ContractError(`Netvisor answered ${request} in an unexpected form: there is no ${field} in it.`, { service: 'Netvisor', request, field });

/**
 * The records of a list; an empty list has its wrapper all the same. Whether a list of one id keeps the wrapper is not
 * known (Netvisor API 2.2), so the bare record counts too.
 * @throws ContractError when neither wrapper nor record is there, or the records are in several places
 */
export function listIn(root: XmlNode, request: string, wrapper: string, name: string): Fields[] {
	const wrappers = childrenOf(root, wrapper);
	const bare = childrenOf(root, name);
	if (wrappers.length === 0 && bare.length === 0) throw notFound(request, wrapper);
	// Two places for the records: to read one of them would be to lose the others.
	if (wrappers.length > 1 || (wrappers.length === 1 && bare.length > 0)) throw severalTimes(request, wrapper);
	return (wrappers[0] === undefined ? bare : childrenOf(wrappers[0], name))
		.filter((record) => !isEmptyElement(record))
		.map((record) => new Fields(record, request));
}

/**
 * The one record of an answer; undefined for an empty element, which is how some resources say "not found" (Netvisor
 * API 1.5).
 * @throws ContractError when the element is missing, or there are several
 */
export function recordIn(root: XmlNode, request: string, name: string): Fields | undefined {
	const [record, ...more] = childrenOf(root, name);
	if (record === undefined) throw notFound(request, name);
	if (more.length > 0) throw severalTimes(request, name);
	return isEmptyElement(record) ? undefined : new Fields(record, request);
}
