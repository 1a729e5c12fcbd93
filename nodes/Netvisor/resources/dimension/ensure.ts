import { z } from 'zod/v4';
import type { DimensionDemand } from '../../../../src/domain/dimension';
import { afterStep, planDimension } from '../../../../src/domain/dimensionPlan';
import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import { defineBatchOperation } from '../../../shared/operation';
import { dryRun, dryRunInput } from '../../../shared/properties';
import { writeBatch } from '../../../shared/writeBatch';
import { applyDimensionStep, toldStep } from '../../applyDimensionStep';
import { dimensionOptions, dimensionOptionsInput, toPlanSettings } from '../../dimensionOptions';
import { readyDocument } from '../../readyDocument';
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
	/** Calls: one for the list, one for each item that is not right yet. */
	async runAll(netvisor, items, { log }) {
		let headings = await netvisor.dimensions.list();
		return await writeBatch(netvisor, items, async ({ json, input }) => {
			const ready = readyDocument<DimensionDemand>(json, 'heading', 'dimension item');
			if ('wrong' in ready) return { outcome: 'failed', message: ready.wrong };
			const { document } = ready;
			const plan = planDimension(document, headings, toPlanSettings(input.options));
			const named = { heading: document.heading, text: plan.text, netvisorKey: plan.netvisorKey };
			if (plan.reasons.length > 0) return { outcome: 'held', ...named, reasons: plan.reasons, message: plan.reasons.map(({ message, fix }) => `${message} ${fix}`.trim()).join(' ') };
			const { step } = plan;
			if (step === undefined) return { outcome: 'unchanged', ...named, changed: [], message: `${document.heading}: ${plan.text} is right already.` };
			if (!input.dryRun) await netvisor.alone(() => applyDimensionStep(netvisor, { ...plan, step }));
			headings = afterStep(headings, plan);
			const told = toldStep(step);
			log(told);
			const made = step.step === 'add';
			return { outcome: input.dryRun ? (made ? 'wouldCreate' : 'wouldUpdate') : made ? 'created' : 'updated', ...named, changed: step.step === 'edit' ? step.changed : step.step === 'hide' ? ['isHidden'] : [], message: `${input.dryRun ? 'Would ' : 'Done: '}${told}.` };
		}, (error) => refusalReasons(error));
	},
});
