/** Statuses of many records, one after another: a Severa that is gone is met once and not once for each record. */
import { everyText } from '../../src/domain/everyText';
import { shownText } from '../../src/errors';
import type { SeveraClient } from '../../src/severa/SeveraClient';
import type { BatchItem, OutputRow } from '../shared/operation';
import { writeBatch, type BatchOutcome } from '../shared/writeBatch';

/** One row for each item, in order: what `change` gives; one that failed or was not tried keeps what its item carried, so that it can be fed back. */
export async function changeStatuses<Input>(severa: SeveraClient, items: ReadonlyArray<BatchItem<Input>>, change: (item: BatchItem<Input>) => Promise<object>): Promise<OutputRow[]> {
	const told = new Map<number, object>();
	const write = async (item: BatchItem<Input>): Promise<BatchOutcome> => {
		const row = await change(item);
		told.set(item.index, everyText(row, shownText));
		return row as BatchOutcome;
	};
	const rows = await writeBatch(severa, items, write, undefined, 'Not changed');
	return rows.map((row, index) => ({ ...row, json: told.get(row.item ?? index) ?? { ...items[index]?.json, ...row.json } }));
}
