import { z } from 'zod/v4';
import type { DimensionDemand } from '../../../../src/domain/dimension';
import { afterStep, planDimension } from '../../../../src/domain/dimensionPlan';
import type { NetvisorDimensionHeading } from '../../../../src/netvisor/dimensionRecord';
import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import { defineBatchOperation } from '../../../shared/operation';
import { dryRun, dryRunInput } from '../../../shared/properties';
import { writeBatch } from '../../../shared/writeBatch';
import { applyDimensionStep, toldStep } from '../../applyDimensionStep';
import { dimensionDocument, toDemand } from '../../dimensionDemand';
import { dimensionOptions, dimensionOptionsInput, toPlanSettings } from '../../dimensionOptions';
import { documentsIn, readyDocuments } from '../../readyDocument';
import { refusalReasons } from '../../refusalReasons';

export const ensure = defineBatchOperation<NetvisorClient>()({
	value: 'ensure',
	name: 'Ensure',
	action: 'Ensure dimension items',
	description: 'Create, rename, show or hide dimension items under existing headings, where needed',
	effect: { write: 'repeatable', because: 'Items are looked for by text, code and first word; what is right already is left alone.' },
	properties: [
		{ displayName: 'Takes the Mapper\'s Ready items as they are. All headings are read once, whatever the number of items. One item comes out for each that goes in, with its outcome.', name: 'notice', type: 'notice', default: '' },
		dryRun,
		{ displayName: 'Options', name: 'options', type: 'collection', placeholder: 'Add Option', default: {}, options: dimensionOptions },
	],
	input: z.object({ ...dryRunInput, options: z.strictObject(dimensionOptionsInput) }),
	/** Calls: one for the list, one for each item that is not right yet, one more for the keys of new items and one for each new parent. */
	async runAll(netvisor, items, { log }) {
		const ready = readyDocuments(items, dimensionDocument);
		let headings = documentsIn(ready).length === 0 ? [] : await netvisor.dimensions.list();
		const rows = await writeBatch(netvisor, items, async ({ index, input }) => {
			const one = ready.get(index);
			if (one === undefined || 'wrong' in one) return { outcome: 'failed', message: one?.wrong ?? '', field: one?.field };
			const demand = toDemand(one.document);
			// A child names its parent by key, and a parent that was just added has none before the list is read again.
			if (!input.dryRun && isParentNew(demand, headings)) headings = await netvisor.dimensions.list();
			const plan = planDimension(demand, headings, toPlanSettings(input.options));
			const named = { heading: demand.heading, text: plan.text, netvisorKey: plan.netvisorKey };
			if (plan.reasons.length > 0) return { outcome: 'held', ...named, reasons: plan.reasons, message: plan.reasons.map(({ message, fix }) => `${message} ${fix}`.trim()).join(' ') };
			const { step } = plan;
			if (step === undefined) return { outcome: 'unchanged', ...named, changed: [], message: `${demand.heading}: ${plan.text} is right already.` };
			if (!input.dryRun) await netvisor.alone(() => applyDimensionStep(netvisor, { ...plan, step }));
			headings = afterStep(headings, plan);
			const told = toldStep(step);
			log(told);
			const made = step.step === 'add';
			return { outcome: input.dryRun ? (made ? 'wouldCreate' : 'wouldUpdate') : made ? 'created' : 'updated', ...named, changed: step.step === 'edit' ? step.changed : step.step === 'hide' ? ['isHidden'] : [], message: `${input.dryRun ? 'Would ' : 'Done: '}${told}.` };
		}, (error) => refusalReasons(error));
		return await withNewKeys(netvisor, rows);
	},
});

const itemOf = (headings: readonly NetvisorDimensionHeading[], heading: string, text: string) => headings.find(({ name }) => name === heading)?.items.find(({ name }) => name === text);

const isParentNew = ({ heading, parentText }: DimensionDemand, headings: readonly NetvisorDimensionHeading[]) => parentText !== undefined && itemOf(headings, heading, parentText)?.netvisorKey === '';

/** An add tells no key (Netvisor API 4.2), so the list is read once more. What was done is reported even if that fails. */
async function withNewKeys<Row extends { json: object }>(netvisor: NetvisorClient, rows: readonly Row[]): Promise<Row[]> {
	const told = (row: Row) => row.json as { outcome?: string; heading?: string; text?: string; netvisorKey?: string };
	const isNew = (row: Row) => told(row).outcome === 'created';
	if (!rows.some(isNew)) return [...rows];
	const [list] = await Promise.allSettled([netvisor.dimensions.list()]);
	if (list.status === 'rejected') return [...rows];
	return rows.map((row) => (isNew(row) ? { ...row, json: { ...row.json, netvisorKey: itemOf(list.value, told(row).heading ?? '', told(row).text ?? '')?.netvisorKey ?? '' } } : row));
}
