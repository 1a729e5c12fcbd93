/**
 * One day of a person, from the look to the answer (docs/delivery-promise.md). Replacing a day gives the same result every
 * time, so a lost answer is settled by a look and, if need be, the same replace again; adding goes exactly once.
 * What is decided is decided in src/domain; here is only the order of the calls.
 */
import type { DimensionDemand } from '../../../src/domain/dimension';
import { afterStep } from '../../../src/domain/dimensionPlan';
import { reason, type Reason } from '../../../src/domain/held';
import { fingerprint } from '../../../src/domain/transferKey';
import { approvalOf, dayChange, isLockedDay, type DayChange, type DayRules } from '../../../src/domain/workDayChange';
import { createOnce } from '../../../src/netvisor/createOnce';
import type { NetvisorDimensionHeading } from '../../../src/netvisor/dimensionRecord';
import type { NetvisorClient } from '../../../src/netvisor/NetvisorClient';
import { RefusedError } from '../../../src/netvisor/replies';
import type { WorkDayDocument } from '../../../src/netvisor/workDayDocument';
import type { NetvisorWorkHour } from '../../../src/netvisor/workDayRecord';
import type { BatchOutcome } from '../../shared/writeBatch';
import { applyDimensionStep, toldStep } from '../applyDimensionStep';
import { settleEdit } from '../settleEdit';
import { oldNames, planDimensions, withItemTexts } from './dimensionsOfDays';
import type { SaveOptions } from './saveOptions';

export interface DayToSave {
	document: WorkDayDocument;
	transferKey: string;
	/** What a person approved, as an earlier dry run told it; '' when nobody was asked. */
	approval: string;
	name: string;
	severaRecordTypes: readonly string[];
	dimensionItems: readonly DimensionDemand[];
	isDryRun: boolean;
	options: SaveOptions;
}

/** Headings change while a batch creates dimension items. */
export interface SaveState {
	headings: NetvisorDimensionHeading[];
	/** Items that the batch renamed: rows that were read before still have the old name. */
	renamed: Map<string, string>;
	/** Rows of a person on a day, as read for this batch. */
	rowsOf(document: WorkDayDocument): Promise<NetvisorWorkHour[]>;
}

type Save = Extract<DayChange, { action: 'save' }>;

export async function saveDay(netvisor: NetvisorClient, day: DayToSave, state: SaveState): Promise<BatchOutcome> {
	return await netvisor.alone(async () => {
		const { document: given, options } = day;
		const rules: DayRules = { name: day.name, severaRecordTypes: day.severaRecordTypes, otherRows: options.otherRows };
		const plans = planDimensions(given, day.dimensionItems, state.headings, options);
		const document = withItemTexts(given, plans);
		for (const [old, name] of oldNames(plans)) state.renamed.set(old, name);
		const rowsNow = async (): Promise<NetvisorWorkHour[]> => {
			const [there] = await netvisor.workDays.list(referenceTo(document), document.date.value, document.date.value);
			return there?.hours ?? [];
		};
		// Adding twice would count twice, so there the look is made just now.
		const rows = given.date.method === 'increment' ? await rowsNow() : await state.rowsOf(document);
		const approval = approvalOf(given, rows);
		const change = dayChange(document, rows.map((row) => withNewNames(row, state.renamed)), rules);
		const shown = { approval, hoursBefore: rows.length, removed: change.action === 'save' ? change.removed : [], added: change.action === 'save' ? change.added : [] };
		if (change.action === 'none') return { outcome: 'unchanged', ...shown, message: `${labelOf(day)} is right already.` };
		const reasons = [
			...(day.approval === '' || day.approval === approval ? [] : [reason('DAY_CHANGED', '', { date: given.date.value, name: day.name })]),
			...(change.action === 'hold' ? change.reasons : []),
			...plans.flatMap((plan) => plan.reasons),
		];
		if (change.action === 'hold' || reasons.length > 0) return heldBy(reasons, shown);
		const outcome = rows.length === 0 ? 'created' : 'updated';
		const steps = plans.flatMap((plan) => (plan.step === undefined ? [] : [{ ...plan, step: plan.step }]));
		const dimensionSteps = steps.map(({ step }) => toldStep(step));
		for (const plan of steps) {
			if (!day.isDryRun) await applyDimensionStep(netvisor, plan);
			// The batch's own list shows what earlier days of a dry run would have created as well.
			state.headings = afterStep(state.headings, plan);
		}
		const told = `${labelOf(day)}: ${change.added.length} lines to add, ${change.removed.length} to remove`;
		if (day.isDryRun) return { outcome: outcome === 'created' ? 'wouldCreate' : 'wouldUpdate', ...shown, dimensionSteps, message: `${told}.` };

		const isDone = async () => dayChange(document, await rowsNow(), rules).action === 'none';
		const [written] = await Promise.allSettled([document.date.method === 'increment' ? add(netvisor, day, change, rows, isDone) : settleEdit(() => replace(netvisor, change, rows), isDone)]);
		if (written.status === 'rejected') {
			// Which hours lock a day, Netvisor alone knows: it says so when it refuses (mapping 7.1).
			if (isLocked(written.reason)) return heldBy([reason('DAY_LOCKED_IN_NETVISOR', '', { date: given.date.value, name: day.name })], shown);
			throw written.reason;
		}
		return { outcome, ...shown, dimensionSteps, message: `${told}: done.` };
	});
}

export const referenceTo = ({ employeeIdentifier: { type, value } }: WorkDayDocument) => (type === 'number' ? { employeeNumber: value } : { netvisorKey: value });

const labelOf = ({ name, document: { date } }: DayToSave) => `${name} ${date.value}`;

export const heldBy = (reasons: Reason[], shown: object): BatchOutcome => ({ outcome: 'held', ...shown, reasons, message: reasons.map(({ message, fix }) => `${message} ${fix}`.trim()).join(' ') });

/** Whether a day can be emptied by a replace without lines is not known (Netvisor API 7.1); if not, its rows go one by one. */
async function replace(netvisor: NetvisorClient, { document }: Save, rows: readonly NetvisorWorkHour[]): Promise<void> {
	const [replaced] = await Promise.allSettled([netvisor.workDays.save(document)]);
	if (replaced.status === 'fulfilled') return;
	const canDelete = document.workDayHours.length === 0 && rows.every(({ netvisorKey }) => netvisorKey !== '');
	if (!(replaced.reason instanceof RefusedError) || isLocked(replaced.reason) || !canDelete) throw replaced.reason;
	for (const { netvisorKey, recordType } of rows) await netvisor.workDays.deleteHour(netvisorKey, `the row ${recordType} of ${document.date.value}`);
}

const isLocked = (error: unknown): boolean => error instanceof RefusedError && isLockedDay(error.words);

async function add(netvisor: NetvisorClient, day: DayToSave, { document }: Save, rows: readonly NetvisorWorkHour[], isDone: () => Promise<boolean>): Promise<void> {
	// The same lines may be wanted again after somebody removed them: what was there tells the two apart.
	const transferKey = `${day.transferKey}:${fingerprint({ document, there: rows.map(({ netvisorKey }) => netvisorKey) })}`;
	await createOnce<true>({
		record: labelOf(day),
		attempts: netvisor.attempts(transferKey),
		firstLook: { result: undefined },
		find: async () => ((await isDone()) ? { found: true } : undefined),
		create: async (attempt) => {
			await netvisor.workDays.save(document, { transferKey, attempt });
			return '';
		},
		sleep: netvisor.sleep,
	});
}

function withNewNames(row: NetvisorWorkHour, renamed: ReadonlyMap<string, string>): NetvisorWorkHour {
	if (renamed.size === 0) return row;
	return { ...row, dimensions: row.dimensions.map(({ dimensionName, dimensionItem }) => ({ dimensionName, dimensionItem: renamed.get(`${dimensionName}\n${dimensionItem}`) ?? dimensionItem })) };
}
