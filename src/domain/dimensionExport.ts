/** The export of registers as dimension items (D-1, D-4): which records go, and in which order parents and children. */
import type { SeveraProject } from '../severa/project';
import type { SeveraBusinessUnit, SeveraCostCenter } from '../severa/register';
import type { SeveraUser } from '../severa/user';
import { costCenterDemand, headingOf, projectDemand, sourceText, unitDemand, userDemand, type DimensionDemand, type DimensionSettings } from './dimension';
import { ItemOwners } from './dimensionClash';
import { Findings, type Mapped, type Value } from './held';

export type DimensionRecord =
	| { kind: 'project'; record: Pick<SeveraProject, 'guid' | 'number' | 'name' | 'isClosed' | 'isInternal'> }
	| { kind: 'unit'; record: Pick<SeveraBusinessUnit, 'guid' | 'code' | 'name' | 'isActive' | 'parentGuid'> }
	| { kind: 'costCenter'; record: Pick<SeveraCostCenter, 'guid' | 'identifier' | 'name' | 'isActive'> }
	| { kind: 'user'; record: Pick<SeveraUser, 'guid' | 'code' | 'firstName' | 'lastName' | 'isActive'> };

/**
 * What each record asks of Netvisor, in the order of the records. Out of scope, and so held as `skip`: kinds without a
 * heading, inactive records, closed projects unless they are to be hidden, internal projects by setting. Sales cases are
 * another resource of Severa and never get here.
 */
export function toDimensionDemands(records: readonly DimensionRecord[], settings: DimensionSettings): Array<Mapped<DimensionDemand>> {
	const parts = records.map((one) => {
		const found = new Findings();
		const why = outOfScope(one, settings);
		if (why !== undefined) {
			found.hold('DIMENSION_NOT_EXPORTED', '', { source: sourceOf(one), why });
			return { one, found };
		}
		const demand = demandOf(found, one, settings);
		return { one, found, demand: demand && { ...demand, closed: one.kind === 'project' && one.record.isClosed } };
	});
	const owners = new ItemOwners(parts.flatMap(({ demand }) => demand ?? []));
	const units = new Map(parts.flatMap(({ one, demand }) => (one.kind === 'unit' && demand ? [[one.record.guid, demand.text] as const] : [])));
	return parts.map(({ one, found, demand }) => {
		if (demand === undefined && !found.isHeld) found.hold('DIMENSION_NOT_EXPORTED', '', { source: sourceOf(one), why: { en: 'it has neither code nor name', fi: 'sillä ei ole koodia eikä nimeä' } });
		if (demand !== undefined) owners.check(found, demand);
		return found.outcome(() => withParent(demand as DimensionDemand, one, units, settings));
	});
}

/** Projects stay on the top level; a unit whose parent is not exported does too. */
function withParent(demand: DimensionDemand, one: DimensionRecord, units: ReadonlyMap<string, string>, settings: DimensionSettings): DimensionDemand {
	if (settings.dimensionHierarchy !== 'units' || one.kind !== 'unit') return demand;
	const parentText = units.get(one.record.parentGuid ?? '');
	return parentText === undefined ? demand : { ...demand, parentText };
}

function demandOf(found: Findings, one: DimensionRecord, settings: DimensionSettings): DimensionDemand | undefined {
	switch (one.kind) {
		case 'project':
			return projectDemand(found, one.record, settings);
		case 'unit':
			return unitDemand(found, one.record, settings);
		case 'costCenter':
			return costCenterDemand(found, one.record, settings);
		case 'user':
			return userDemand(found, one.record, settings);
	}
}

function outOfScope(one: DimensionRecord, settings: DimensionSettings): Value | undefined {
	if (headingOf(one.kind, settings) === '') return { en: 'no heading is set for its kind', fi: 'sen lajille ei ole asetettu otsikkoa' };
	if (one.kind !== 'project') return one.record.isActive ? undefined : { en: 'it is not active', fi: 'se ei ole käytössä' };
	if (one.record.isInternal && !settings.includeInternalProjects) return { en: 'it is internal', fi: 'se on sisäinen' };
	if (one.record.isClosed && settings.closedProjects === 'keep') return { en: 'it is closed, and items of closed projects are kept as they are', fi: 'se on suljettu, ja suljettujen projektien kohteet pidetään ennallaan' };
	return undefined;
}

/** By name, since a record out of scope need not have a code. */
function sourceOf({ kind, record }: DimensionRecord): Value {
	return sourceText(kind, { code: '', name: kind === 'user' ? `${record.firstName} ${record.lastName}` : record.name });
}

/** Parents before their children, otherwise as given: an item can be added only below one that is there. O(n). */
export function parentsFirst<T extends Pick<DimensionDemand, 'heading' | 'text' | 'parentText'>>(demands: readonly T[]): T[] {
	const byItem = new Map(demands.map((demand) => [itemKey(demand.heading, demand.text), demand]));
	const sorted = new Set<T>();
	const started = new Set<T>();
	const add = (demand: T): void => {
		// A circle of parents would otherwise never end; its items stay in the given order.
		if (started.has(demand)) return;
		started.add(demand);
		const parent = demand.parentText === undefined ? undefined : byItem.get(itemKey(demand.heading, demand.parentText));
		if (parent !== undefined) add(parent);
		sorted.add(demand);
	};
	demands.forEach(add);
	return [...sorted];
}

const itemKey = (heading: string, text: string) => JSON.stringify([heading, text]);
