/** The dimension items that work days name: planned like those of invoices, and made before the day is written (D-4, D-11). */
import { afterStep, demandOfText, planDimension, type DimensionPlan } from '../../../src/domain/dimensionPlan';
import type { DimensionDemand } from '../../../src/domain/dimension';
import type { DimensionReference } from '../../../src/netvisor/elements';
import type { NetvisorDimensionHeading } from '../../../src/netvisor/dimensionRecord';
import type { WorkDayDocument } from '../../../src/netvisor/workDayDocument';
import { toPlanSettings } from '../dimensionOptions';

const keyOf = (heading: string, text: string) => `${heading}\n${text}`;

export const namesDimensions = ({ workDayHours }: WorkDayDocument): boolean => workDayHours.some(({ dimensions = [] }) => dimensions.length > 0);

/** @param demands what the Mapper tells of the items; an item without one is found by its text */
export function planDimensions(document: WorkDayDocument, demands: readonly DimensionDemand[], headings: readonly NetvisorDimensionHeading[], options: Parameters<typeof toPlanSettings>[0]): DimensionPlan[] {
	const told = new Map(demands.map((demand) => [keyOf(demand.heading, demand.text), demand]));
	const named = document.workDayHours.flatMap(({ dimensions = [] }) => dimensions);
	const wanted = new Map(named.map(({ dimensionName, dimensionItem }) => [keyOf(dimensionName, dimensionItem), told.get(keyOf(dimensionName, dimensionItem)) ?? demandOfText(dimensionName, dimensionItem)]));
	let there: readonly NetvisorDimensionHeading[] = headings;
	return [...wanted.values()].map((demand) => {
		const plan = planDimension(demand, there, toPlanSettings(options));
		there = afterStep(there, plan);
		return plan;
	});
}

/** The lines name items as Netvisor does: where renaming is off, an item may have an older name. */
export function withItemTexts(document: WorkDayDocument, plans: readonly DimensionPlan[]): WorkDayDocument {
	const texts = new Map(plans.map(({ demand, text }) => [keyOf(demand.heading, demand.text), text]));
	const named = ({ dimensionName, dimensionItem }: DimensionReference): DimensionReference => ({ dimensionName, dimensionItem: texts.get(keyOf(dimensionName, dimensionItem)) ?? dimensionItem });
	return { ...document, workDayHours: document.workDayHours.map((line) => (line.dimensions === undefined ? line : { ...line, dimensions: line.dimensions.map(named) })) };
}

/** The same for what is there now: before a rename the rows still carry the old name, and show the new one afterwards. */
export function oldNames(plans: readonly DimensionPlan[]): Map<string, string> {
	return new Map(plans.flatMap(({ demand, step }) => (step?.step === 'edit' ? [[keyOf(demand.heading, step.document.oldItem), step.document.item] as const] : [])));
}
