/** Netvisor's accounting dimensions: headings, which only a person can create, and items below them (Netvisor API 4). */
import { InputError } from '../errors';
import { dimensionItemElements, type DimensionItemDocument } from './dimensionDocument';
import { readDimensionHeading, type NetvisorDimensionHeading } from './dimensionRecord';
import type { Exchange } from './exchange';
import { listIn } from './recordsIn';
import { transactionIdOf, type WriteId } from './transactionId';
import { writeDocument } from './writeDocument';

export interface NetvisorDimensions {
	/** All headings with their items, hidden ones included: a hidden item is shown again rather than created twice. */
	list(): Promise<NetvisorDimensionHeading[]>;
	/** Adds an item; the service tells no key. */
	addItem(document: DimensionItemDocument, id: WriteId): Promise<void>;
	/** Renames, hides or shows the item named by `oldItem`. */
	editItem(document: DimensionItemDocument): Promise<void>;
	/** Hides an item; there is no real deletion. */
	hide(heading: string, item: string): Promise<void>;
}

const recordName = ({ name, item }: DimensionItemDocument) => `dimension item "${name}: ${item}"`;

/**
 * The message that adds or edits an item.
 * @throws InputError naming the field that cannot go as it is
 */
export function dimensionItemXml(document: DimensionItemDocument): string {
	const record = recordName(document);
	if ((document.fatherId === undefined) !== (document.fatherItem === undefined)) throw new InputError(`${record}: a parent is named by key and name together.`, { record, field: 'fatherId' });
	return writeDocument('dimensionitem', dimensionItemElements, document, { record });
}

export function createDimensions(exchange: Exchange): NetvisorDimensions {
	return {
		async list() {
			const { root, request } = await exchange.read('dimensionlist.nv', { showhidden: 1 });
			return listIn(root, request, 'dimensionnamelist', 'dimensionname').map(readDimensionHeading);
		},
		async addItem(document, id) {
			const body = dimensionItemXml(document);
			await exchange.write({ resource: 'dimensionitem.nv', query: { method: 'add' }, body, transactionId: transactionIdOf(id), record: recordName(document) });
		},
		async editItem(document) {
			if (document.oldItem === undefined) throw new InputError(`${recordName(document)}: an edit names the item's present name.`, { field: 'oldItem' });
			await exchange.write({ resource: 'dimensionitem.nv', query: { method: 'edit' }, body: dimensionItemXml(document), record: recordName(document) });
		},
		async hide(heading, item) {
			await exchange.write({ resource: 'dimensiondelete.nv', query: { dimensionname: heading, dimensionsubname: item }, record: recordName({ name: heading, item }) });
		},
	};
}
