/** One kind of document of the Mapper: which records it takes, which settings decide, and the domain function that maps. */
import { z } from 'zod/v4';
import type { Mapped } from '../../src/domain/held';
import type { Settings, ValuesOf } from '../../src/domain/setting';

export type Direction = 'severaToNetvisor' | 'netvisorToSevera';

/** Where a record comes from, in the words a user knows it by. */
export interface Source {
	system: 'Severa' | 'Netvisor';
	/** Such as customer, product, workType, project, salesInvoice. */
	kind: string;
	guid: string;
	number: string;
	name: string;
}

export interface IncomingRecord<Record> {
	record: Record;
	/** Index of the incoming item. */
	index: number;
}

/** What became of one record; a record may give several documents (a project under two headings). */
export interface MappedRecord {
	index: number;
	source: Source;
	mapped: Mapped<object>;
	/** Makes the document recognisable in the other system (design of the delivery promise). */
	transferKey: string;
	/** What a person is shown before anything is written. */
	plan?: object;
}

export interface Mapping<Schema extends z.ZodType, Group extends Settings> {
	direction: Direction;
	/** Checks each record before it is mapped. */
	record: Schema;
	/** Pure; gets all records at once, since some rules look at the whole batch. */
	map(records: ReadonlyArray<IncomingRecord<z.output<Schema>>>, settings: ValuesOf<Group>, today: string): MappedRecord[];
	/** Documents that were asked for by number and do not go: items of the Severa node that hold `notReady`. */
	mapNotReady?(asked: ReadonlyArray<IncomingRecord<AskedFor>>, settings: ValuesOf<Group>, today: string): MappedRecord[];
}

/** What the Severa node tells of them; statuses and days only where they play a part. */
export const askedFor = z.looseObject({
	number: z.string(),
	guid: z.string(),
	name: z.string(),
	status: z.string(),
	readyStatus: z.string().default(''),
	sentStatus: z.string().default(''),
	select: z.enum(['period', 'changedSince']).default('period'),
	leftAlone: z.object({ count: z.number(), from: z.string(), to: z.string(), notBefore: z.string() }).optional(),
});
export type AskedFor = z.output<typeof askedFor>;

export interface MapperDocument {
	/** Stored in users' workflows: never renamed. */
	value: string;
	name: string;
	description: string;
	settings: Settings;
	// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each mapping is checked where it is defined
	mappings: ReadonlyArray<Mapping<any, any>>;
}

/** Ties the types of a document's settings and mappings together; does nothing at run time. */
export const defineMapping =
	// eslint-disable-next-line @typescript-eslint/no-unused-vars -- it only carries the type
	<Group extends Settings>(_settings: Group) =>
	<Schema extends z.ZodType>(mapping: Mapping<Schema, Group>): Mapping<Schema, Group> =>
		mapping;
