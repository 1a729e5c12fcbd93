/** What a claim's dimensions need in Netvisor before it is sent (mapping 4; rulebook D-4). */
import type { DimensionDemand } from '../../../src/domain/dimension';
import { afterStep, demandOfText, planDimension, type DimensionPlan, type DimensionPlanSettings } from '../../../src/domain/dimensionPlan';
import type { NetvisorDimensionHeading } from '../../../src/netvisor/dimensionRecord';
import type { DimensionReference } from '../../../src/netvisor/elements';
import type { TripExpenseDocument } from '../../../src/netvisor/tripExpenseDocument';

const keyOf = (heading: string, text: string) => JSON.stringify([heading, text]);

export const linesOf = ({ customLines = [], travelLines = [], dailyCompensationLines = [] }: TripExpenseDocument) => [...customLines, ...travelLines, ...dailyCompensationLines];

/** Each item of the lines once; later plans see what earlier ones will do. */
export function dimensionPlans(document: TripExpenseDocument, told: readonly DimensionDemand[], headings: readonly NetvisorDimensionHeading[], settings: DimensionPlanSettings): DimensionPlan[] {
	const demands = new Map(told.map((demand) => [keyOf(demand.heading, demand.text), demand]));
	const wanted = new Map<string, DimensionDemand>();
	for (const { dimensions = [] } of linesOf(document)) for (const { dimensionName, dimensionItem } of dimensions) wanted.set(keyOf(dimensionName, dimensionItem), demands.get(keyOf(dimensionName, dimensionItem)) ?? demandOfText(dimensionName, dimensionItem));
	let there = headings;
	return [...wanted.values()].map((demand) => {
		const plan = planDimension(demand, there, settings);
		there = afterStep(there, plan);
		return plan;
	});
}

/** The document with its items called as they are called in Netvisor. */
export function withItemNames(document: TripExpenseDocument, plans: readonly DimensionPlan[]): TripExpenseDocument {
	const texts = new Map(plans.map(({ demand, text }) => [keyOf(demand.heading, demand.text), text]));
	const named = <Line extends { dimensions?: DimensionReference[] }>(lines: Line[] | undefined): Line[] | undefined =>
		lines?.map((line) => (line.dimensions === undefined ? line : { ...line, dimensions: line.dimensions.map(({ dimensionName, dimensionItem }) => ({ dimensionName, dimensionItem: texts.get(keyOf(dimensionName, dimensionItem)) ?? dimensionItem })) }));
	return { ...document, customLines: named(document.customLines), travelLines: named(document.travelLines), dailyCompensationLines: named(document.dailyCompensationLines) };
}
