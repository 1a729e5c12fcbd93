/** Two different sources that would share one item (D-9): their costs would be added up under one name. */
import { sourceText, type DimensionDemand } from './dimension';
import type { Findings, Value } from './held';
import { inOrder } from './order';

/** One item for two sources: other kinds, or other records of one kind. A source without an id is told by its text alone. */
function areDifferent(a: DimensionDemand, b: DimensionDemand): boolean {
	return a.kind !== b.kind || (a.guid !== '' && b.guid !== '' && a.guid !== b.guid);
}

/** The demands by heading and text; makes a check of n demands O(n). */
export class ItemOwners {
	private readonly byItem = new Map<string, DimensionDemand[]>();

	constructor(demands: Iterable<DimensionDemand>) {
		for (const demand of demands) this.byItem.set(keyOf(demand), [...(this.byItem.get(keyOf(demand)) ?? []), demand]);
	}

	/** Holds (DIMENSION_NAME_CLASH) when another source would have the item of this demand. */
	check(found: Findings, demand: DimensionDemand): void {
		const other = this.byItem.get(keyOf(demand))?.find((one) => areDifferent(one, demand));
		if (other === undefined) return;
		const alike = sourceText(demand.kind, demand).en === sourceText(other.kind, other).en;
		// Both in one order, so that a document with both sources says it once.
		const [first, second] = inOrder([demand, other], ({ guid }) => guid, ({ kind }) => kind) as [DimensionDemand, DimensionDemand];
		found.hold('DIMENSION_NAME_CLASH', '', { first: described(first, alike), second: described(second, alike), text: demand.text });
	}
}

const keyOf = ({ heading, text }: DimensionDemand) => JSON.stringify([heading, text]);

function described(demand: DimensionDemand, withGuid: boolean): Value {
	const { en, fi } = sourceText(demand.kind, demand);
	const id = withGuid ? ` (${demand.guid})` : '';
	return { en: `${en}${id}`, fi: `${fi}${id}` };
}
