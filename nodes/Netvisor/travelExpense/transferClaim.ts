/**
 * One claim, from its plan to its answer (docs/delivery-promise.md, "Travel claim"). What earlier runs did was judged by
 * the Mapper and stands in the item's plan; here is only the order of the calls.
 */
import type { DimensionDemand } from '../../../src/domain/dimension';
import { afterStep } from '../../../src/domain/dimensionPlan';
import { reason, type Reason } from '../../../src/domain/held';
import { fingerprint } from '../../../src/domain/transferKey';
import { megabytes } from '../../../src/domain/travelReceipts';
import type { NetvisorDimensionHeading } from '../../../src/netvisor/dimensionRecord';
import type { NetvisorClient } from '../../../src/netvisor/NetvisorClient';
import { sendOnce, type SentOnce } from '../../../src/netvisor/sendOnce';
import type { TripExpenseDocument } from '../../../src/netvisor/tripExpenseDocument';
import { tripExpenseXml } from '../../../src/netvisor/tripExpenses';
import type { BatchOutcome } from '../../shared/writeBatch';
import { applyDimensionStep, toldStep } from '../applyDimensionStep';
import { toPlanSettings } from '../dimensionOptions';
import { refusalReasons } from '../refusalReasons';
import { dimensionPlans, withItemNames } from './dimensionSteps';
import { withReceipts, type ReadFile } from './withReceipts';

export interface ClaimTransfer {
	document: TripExpenseDocument;
	transferKey: string;
	/** As the user knows it: "301". */
	number: string;
	/** What earlier runs left: travelDelivery.ts. */
	delivery: 'new' | 'repeat' | 'settled' | 'doubtful';
	attempt: number;
	/** Of a claim that was sent before. */
	netvisorKey: string;
	/** Day of the claim, for a locked period. */
	date: string;
	/** undefined: no limit is known. */
	attachmentLimitBytes?: number;
	approvedFingerprint: string;
	dimensionItems: readonly DimensionDemand[];
	isDryRun: boolean;
	options: Parameters<typeof toPlanSettings>[0];
	readFile: ReadFile;
}

/** Headings change while a batch creates dimension items. */
export interface ClaimState {
	headings: NetvisorDimensionHeading[];
}

export async function transferClaim(netvisor: NetvisorClient, transfer: ClaimTransfer, state: ClaimState): Promise<BatchOutcome> {
	return await netvisor.alone(async () => {
		const { document, transferKey, attempt, delivery, isDryRun } = transfer;
		const label = `Travel claim ${transfer.number || `"${document.header}"`}`;
		if (delivery === 'settled') return { outcome: 'alreadyThere', netvisorKey: transfer.netvisorKey, message: `${label} was sent before; it was not sent again.` };
		if (delivery === 'doubtful') return held([reason('OUTCOME_UNKNOWN', '')]);

		const plans = dimensionPlans(document, transfer.dimensionItems, state.headings, toPlanSettings(transfer.options));
		const reasons = [...changedReasons(transfer), ...plans.flatMap((plan) => plan.reasons)];
		if (reasons.length > 0) return held(reasons);

		const named = withItemNames(document, plans);
		tripExpenseXml(named);
		const { document: complete, bytes } = isDryRun ? { document: named, bytes: 0 } : await withReceipts(named, transfer.readFile);
		// The list of receipts told their sizes; the bytes decide (T-10).
		if (transfer.attachmentLimitBytes !== undefined && bytes > transfer.attachmentLimitBytes) return held([reason('ATTACHMENTS_TOO_LARGE', 'receipts', { size: megabytes(bytes) })]);
		const steps = plans.flatMap((plan) => (plan.step === undefined ? [] : [{ ...plan, step: plan.step }]));
		const dimensionSteps = steps.map(({ step }) => toldStep(step));
		for (const plan of steps) {
			if (!isDryRun) await applyDimensionStep(netvisor, plan);
			state.headings = afterStep(state.headings, plan);
		}
		if (isDryRun) return { outcome: 'wouldCreate', dimensionSteps, message: `${label} would be created.` };

		const sent = await sendOnce({ send: () => netvisor.tripExpenses.create(complete, { transferKey, attempt }), isUnclear: delivery === 'repeat', sleep: netvisor.sleep });
		return { ...told(sent, label, transfer.date), attempt, dimensionSteps };
	});
}

function told(sent: SentOnce, label: string, date: string): BatchOutcome {
	if (sent.delivery === 'created') return { outcome: 'created', delivery: 'created', netvisorKey: sent.netvisorKey, message: `${label} was created.` };
	const { delivery, error } = sent;
	if (delivery === 'refused') return { outcome: 'failed', delivery, message: error.message, errorCode: error.code, reasons: refusalReasons(error, date) };
	return { ...held([reason('OUTCOME_UNKNOWN', '')]), delivery, message: `${label} may already be in Netvisor: ${error.message} Look there, then have it sent again or marked as done.` };
}

const held = (reasons: Reason[]): BatchOutcome => ({ outcome: 'held', reasons, message: reasons.map(({ message, fix }) => `${message} ${fix}`.trim()).join(' ') });

/** What a person approved is what is sent (T-1). */
function changedReasons({ approvedFingerprint, document }: ClaimTransfer): Reason[] {
	return approvedFingerprint === '' || approvedFingerprint === fingerprint(document) ? [] : [reason('TRAVEL_CHANGED', '')];
}
