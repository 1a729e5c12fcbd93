/** What a resource is and what it is given for one call. */
import type { Language } from './authenticate';
import type { DocumentTable } from './documentTable';
import type { NetvisorOptions } from './options';
import type { Query, QuerySpec } from './query';
import type { Store } from './store';
import type { XmlElement } from './xmlReader';
import type { XmlNode } from './xmlWriter';

export interface Exchange {
	/** In lower case, e.g. `customer.nv`. */
	resource: string;
	store: Store;
	query: Query;
	language: Language;
	/** The checked document element, where the resource takes one. */
	document: XmlElement | undefined;
	now: Date;
	options: NetvisorOptions;
	/** Scheme and host for the `Uri` members of lists. */
	baseUrl: string;
}

export interface Resource {
	/** GET reads and deletes, POST writes; `bodyless` is a POST that carries everything in its query. */
	method: 'GET' | 'POST';
	effect: 'read' | 'write' | 'delete';
	query: QuerySpec;
	document?: (options: NetvisorOptions) => DocumentTable;
	/** With `method=edit` only what changes is sent. */
	partialEdit?: boolean;
	/**
	 * The content of Root after ResponseStatus. Refuses before it changes anything, so that a refused message leaves no
	 * trace.
	 */
	handle(exchange: Exchange): XmlNode[];
}

/** The text of an XML flag; undefined when it was not sent. */
export function flagOf(text: string | undefined): boolean | undefined {
	return text === undefined || text === '' ? undefined : text === '1' || text.toLowerCase() === 'true';
}

export const oneOrZero = (value: boolean): string => (value ? '1' : '0');
export const trueOrFalse = (value: boolean): string => (value ? 'True' : 'False');
