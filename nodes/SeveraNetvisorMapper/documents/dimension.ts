import { z } from 'zod/v4';
import type { DimensionKind } from '../../../src/domain/dimension';
import { parentsFirst, toDimensionDemands, type DimensionRecord } from '../../../src/domain/dimensionExport';
import { inOrder, type SortKey } from '../../../src/domain/order';
import { dimensionItemSettings } from '../../../src/domain/settings/dimension';
import { transferKey } from '../../../src/domain/transferKey';
import { severaProject } from '../../../src/severa/project';
import { severaBusinessUnit, severaCostCenter } from '../../../src/severa/register';
import { severaUser } from '../../../src/severa/user';
import { defineMapping, type MappedRecord, type MapperDocument } from '../mapperDocument';

/** Records of several registers may come mixed; each is told by fields that only it has. */
const severaRecord = z.union(
	[
		severaProject.transform((record): DimensionRecord => ({ kind: 'project', record })),
		severaUser.transform((record): DimensionRecord => ({ kind: 'user', record })),
		severaCostCenter.transform((record): DimensionRecord => ({ kind: 'costCenter', record })),
		severaBusinessUnit.refine((record) => 'parentGuid' in record || 'companyGuid' in record).transform((record): DimensionRecord => ({ kind: 'unit', record })),
	],
	'expected a project, business unit, cost center or user of Severa',
);

/** The order of the dimensions of a line (mapping 5.4). */
const KINDS: readonly DimensionKind[] = ['project', 'unit', 'costCenter', 'user'];

function codeOf({ kind, record }: DimensionRecord): SortKey {
	switch (kind) {
		case 'project':
			return record.number;
		case 'costCenter':
			return record.identifier;
		default:
			return record.code;
	}
}

const nameOf = ({ kind, record }: DimensionRecord): string => (kind === 'user' ? `${record.firstName} ${record.lastName}` : record.name);

const toNetvisor = defineMapping(dimensionItemSettings)({
	direction: 'severaToNetvisor',
	record: severaRecord,
	map(records, settings) {
		const sorted = inOrder(records, ({ record }) => KINDS.indexOf(record.kind), ({ record }) => codeOf(record), ({ record: { record } }) => record.guid);
		const outcomes = toDimensionDemands(sorted.map(({ record }) => record), settings);
		const all = sorted.map(({ record: one, index }, position) => {
			const mapped = outcomes[position] as (typeof outcomes)[number];
			const { kind, record } = one;
			const base: MappedRecord = { index, source: { system: 'Severa', kind, guid: record.guid, number: String(codeOf(one) ?? ''), name: nameOf(one) }, mapped, transferKey: transferKey(kind, record.guid) };
			if (mapped.outcome === 'held') return { mapped: base, heading: '', text: '' };
			const { heading, text, closed, parentText } = mapped.document;
			return { mapped: { ...base, plan: { heading, text, closed, ...(parentText !== undefined && { parentText }) } }, heading, text, parentText };
		});
		// An item can be added only below one that is there.
		return parentsFirst(all).map(({ mapped }) => mapped);
	},
});

export const dimension: MapperDocument = {
	value: 'dimension',
	name: 'Dimension',
	description: 'Translate projects, business units, cost centers and users into dimension items',
	settings: dimensionItemSettings,
	mappings: [toNetvisor],
};
