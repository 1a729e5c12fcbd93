/** Carries out what the plan of a dimension item says; safe to repeat, and settled by a look where an answer was lost. */
import { isDone, type DimensionPlan, type DimensionStep } from '../../src/domain/dimensionPlan';
import { createOnce } from '../../src/netvisor/createOnce';
import type { NetvisorClient } from '../../src/netvisor/NetvisorClient';
import { settleEdit } from './settleEdit';

export async function applyDimensionStep(netvisor: NetvisorClient, plan: DimensionPlan & { step: DimensionStep }): Promise<void> {
	const { step, demand } = plan;
	const look = async () => isDone(await netvisor.dimensions.list(), plan);
	if (step.step === 'hide') return await settleEdit(() => netvisor.dimensions.hide(step.heading, step.item), look);
	if (step.step === 'edit') return await settleEdit(() => netvisor.dimensions.editItem(step.document), look);
	const transferKey = `netvisor:dimension:${demand.heading}:${demand.text}`;
	await createOnce<true>({
		record: `${demand.heading}: ${demand.text}`,
		attempts: netvisor.attempts(transferKey),
		firstLook: { result: undefined },
		find: async () => ((await look()) ? { found: true } : undefined),
		create: async (attempt) => {
			await netvisor.dimensions.addItem(step.document, { transferKey, attempt });
			return '';
		},
		sleep: netvisor.sleep,
	});
}

/** "add Projekti: 2001 Verkko", for plans and messages. */
export function toldStep(step: DimensionStep): string {
	if (step.step === 'hide') return `hide ${step.heading}: ${step.item}`;
	const { name, item } = step.document;
	if (step.step === 'add') return `add ${name}: ${item}`;
	const { oldItem } = step.document;
	return oldItem === item ? `show ${name}: ${item}` : `rename ${name}: ${oldItem} to ${item}`;
}
