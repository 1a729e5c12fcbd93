/**
 * What must be done in Netvisor so that a dimension item can be used: found by text, by code or by its first word, then
 * left alone, renamed, shown, hidden or added (mapping 4; rulebook D-9, D-10, D-11).
 */
import type { DimensionItemDocument } from '../netvisor/dimensionDocument';
import type { NetvisorDimensionHeading, NetvisorDimensionItem } from '../netvisor/dimensionRecord';
import type { DimensionDemand } from './dimension';
import { reason, type Reason } from './held';

export interface DimensionPlanSettings {
	renameDimensionItems: boolean;
	createMissingItems: boolean;
	dimensionItemCodes: 'combined' | 'separate';
}

export type DimensionStep =
	| { step: 'add'; document: DimensionItemDocument }
	/** Renames or shows again; may do both at once. */
	| { step: 'edit'; document: DimensionItemDocument & { oldItem: string }; changed: Array<'item' | 'isHidden'> }
	| { step: 'hide'; heading: string; item: string };

export interface DimensionPlan {
	demand: DimensionDemand;
	/** How lines must name the item. Differs from the demand's text only where renaming is off. */
	text: string;
	/** '' for an item that is only to be added. */
	netvisorKey: string;
	/** undefined when there is nothing to do, or when it is held. */
	step: DimensionStep | undefined;
	reasons: Reason[];
}

/** @param headings all of them, hidden items included */
export function planDimension(demand: DimensionDemand, headings: readonly NetvisorDimensionHeading[], settings: DimensionPlanSettings): DimensionPlan {
	const { heading, text } = demand;
	const under = headings.find((one) => one.name === heading && !one.isHidden);
	if (under === undefined) return held(demand, reason('DIMENSION_HEADING_MISSING', '', { heading }));
	const found = findItem(demand, under.items);
	if (found === 'ambiguous') return held(demand, reason('DIMENSION_AMBIGUOUS', '', { heading, code: demand.code || text }));
	if (demand.closed) return { demand, text: found?.name ?? text, netvisorKey: found?.netvisorKey ?? '', step: found === undefined || found.isHidden ? undefined : { step: 'hide', heading, item: found.name }, reasons: [] };
	return found === undefined ? planAdd(demand, under, settings) : planEdit(demand, found, settings);
}

const held = (demand: DimensionDemand, why: Reason): DimensionPlan => ({ demand, text: demand.text, netvisorKey: '', step: undefined, reasons: [why] });

/**
 * Same text first, then the code, then the first word; the level plays no part. Among several, hidden ones do not count
 * beside a visible one.
 */
function findItem({ text, code }: DimensionDemand, items: readonly NetvisorDimensionItem[]): NetvisorDimensionItem | 'ambiguous' | undefined {
	const visible = (some: readonly NetvisorDimensionItem[]) => some.filter(({ isHidden }) => !isHidden);
	const byText = items.filter((item) => item.name === text);
	const exact = visible(byText)[0] ?? byText[0];
	const byCode = code === '' ? [] : items.filter((item) => item.code === code);
	const alike = byCode.length > 0 || code === '' ? byCode : items.filter((item) => firstWord(item.name) === code);
	// The hidden namesake of a visible item that begins with the same code: which of the two is meant, a person says.
	if (exact?.isHidden && visible(alike).length > 0) return 'ambiguous';
	if (exact !== undefined) return exact;
	const candidates = visible(alike).length > 0 ? visible(alike) : alike;
	return candidates.length > 1 ? 'ambiguous' : candidates[0];
}

const firstWord = (name: string) => /^\S+/.exec(name.trim())?.[0] ?? '';

function planAdd(demand: DimensionDemand, { name, items }: NetvisorDimensionHeading, settings: DimensionPlanSettings): DimensionPlan {
	const { text, parentText } = demand;
	if (!settings.createMissingItems) return held(demand, reason('DIMENSION_ITEM_MISSING', '', { heading: name, text }));
	const parent = parentText === undefined ? undefined : items.find((item) => item.name === parentText);
	if (parentText !== undefined && parent === undefined) return held(demand, reason('DIMENSION_ITEM_MISSING', '', { heading: name, text: parentText }));
	return { demand, text, netvisorKey: '', step: { step: 'add', document: { name, item: text, ...codeElements(demand, settings), ...(parent && { fatherId: parent.netvisorKey, fatherItem: parent.name }) } }, reasons: [] };
}

function planEdit(demand: DimensionDemand, found: NetvisorDimensionItem, settings: DimensionPlanSettings): DimensionPlan {
	const text = settings.renameDimensionItems ? demand.text : found.name;
	const isRenamed = text !== found.name;
	const changed: Array<'item' | 'isHidden'> = [...(isRenamed ? (['item'] as const) : []), ...(found.isHidden ? (['isHidden'] as const) : [])];
	const plan: DimensionPlan = { demand, text, netvisorKey: found.netvisorKey, step: undefined, reasons: [] };
	if (changed.length === 0) return plan;
	return { ...plan, step: { step: 'edit', changed, document: { name: demand.heading, item: text, oldItem: found.name, ...(isRenamed && codeElements(demand, settings)), ...(found.isHidden && { isHidden: 'false' as const }) } } };
}

const codeElements = ({ code, name }: DimensionDemand, { dimensionItemCodes }: DimensionPlanSettings) => (dimensionItemCodes === 'separate' && code !== '' ? { code, label: name } : {});

/** The headings as they are once the step is done; a new item has no key before the list is read again. */
export function afterStep(headings: readonly NetvisorDimensionHeading[], { demand, step }: Pick<DimensionPlan, 'demand' | 'step'>): NetvisorDimensionHeading[] {
	if (step === undefined) return [...headings];
	return headings.map((heading) => {
		if (heading.name !== demand.heading) return heading;
		if (step.step === 'add') return { ...heading, items: [...heading.items, { netvisorKey: '', name: step.document.item, code: step.document.code ?? '', label: step.document.label ?? '', isHidden: false, level: 1, fatherId: step.document.fatherId ?? '0' }] };
		const old = step.step === 'hide' ? step.item : step.document.oldItem;
		return { ...heading, items: heading.items.map((item) => (item.name !== old ? item : step.step === 'hide' ? { ...item, isHidden: true } : { ...item, name: step.document.item, code: step.document.code ?? item.code, label: step.document.label ?? item.label, isHidden: false })) };
	});
}

/** Whether the list of headings, read again, shows that the step was done: how a write whose answer was lost is settled. */
export function isDone(headings: readonly NetvisorDimensionHeading[], { demand, step }: Pick<DimensionPlan, 'demand' | 'step'>): boolean {
	if (step === undefined) return true;
	const items = headings.find(({ name }) => name === demand.heading)?.items ?? [];
	if (step.step === 'hide') return items.filter(({ name }) => name === step.item).every(({ isHidden }) => isHidden);
	return items.some(({ name, isHidden }) => name === step.document.item && !isHidden);
}

/**
 * The demand behind a dimension that a document only names: a first word with a digit in it counts as the code. Used
 * where a document came without its demands.
 */
export function demandOfText(heading: string, text: string): DimensionDemand {
	const word = firstWord(text);
	const code = word !== text.trim() && /\d/.test(word) ? word : '';
	return { heading, kind: 'project', text, code, name: code === '' ? text : text.trim().slice(code.length).trim(), source: `${heading} ${text}`, guid: '', closed: false };
}
