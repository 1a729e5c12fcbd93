/**
 * Reads by one key or a list of keys: one gives `Root/Name`, a list gives `Root/Plural/Name` (Netvisor API 2.2, 3.2, 5.2, 8.2).
 * What a key without a record gives is not alike everywhere, see the option `notFound`.
 */
import type { Exchange } from '../exchange';
import { invalid } from '../refusal';
import type { Keyed } from '../state';
import { el, type XmlNode } from '../xmlWriter';

export interface Reading<T extends Keyed> {
	/** Names of the two parameters. */
	single: string;
	list: string;
	name: string;
	plural: string;
	/** Text of the refusal, before the key. */
	missing: string;
	/** Is a missing record documented as a refusal? Otherwise as an empty element. */
	failsWhenMissing: boolean;
	find(key: number): T | undefined;
	write(record: T): XmlNode[];
}

export function singleOrList<T extends Keyed>({ query, options }: Exchange, reading: Reading<T>): XmlNode[] {
	if (query.oneOf(reading.single, reading.list) === reading.single) {
		const key = query.integer(reading.single)!;
		return [oneRecord(reading.find(key), String(key), options.notFound, reading)];
	}
	const found = query.keys(reading.list)!.flatMap((key) => reading.find(key) ?? []).map((record) => el(reading.name, reading.write(record)));
	return !options.singleInListWrapped && found.length === 1 && query.list(reading.list)!.length === 1 ? found : [el(reading.plural, found)];
}

/** The record's element, or what stands for a record that is not there. */
export function oneRecord<T extends Keyed>(record: T | undefined, identifier: string, notFound: 'documented' | 'failed' | 'empty', reading: Pick<Reading<T>, 'name' | 'missing' | 'failsWhenMissing' | 'write'>): XmlNode {
	if (record !== undefined) return el(reading.name, reading.write(record));
	if (notFound === 'failed' || (notFound === 'documented' && reading.failsWhenMissing)) throw invalid(`${reading.missing}: ${identifier}`);
	return el(reading.name);
}
