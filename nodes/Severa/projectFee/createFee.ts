/** One project fee, found first by its key; a lost reply is settled by looking (docs/delivery-promise.md). */
import { minutesUnfinished, type UnfinishedSend } from '../../../src/domain/unfinishedSends';
import { decideFee, type FeeToFind } from '../../../src/domain/foundFee';
import { reason, type Reason } from '../../../src/domain/held';
import { purchaseKeyIn } from '../../../src/domain/purchaseKey';
import type { SeveraProjectFee } from '../../../src/severa/invoiceEntries';
import type { SeveraClient } from '../../../src/severa/SeveraClient';
import type { BatchOutcome } from '../../shared/writeBatch';
import type { FeeRegister } from './feeRegister';

export async function createFee(severa: SeveraClient, register: FeeRegister, fee: FeeToFind, { dryRun, unfinishedSends }: { dryRun: boolean; unfinishedSends: readonly UnfinishedSend[] }): Promise<BatchOutcome> {
	const { document } = fee;
	const key = document.invoiceRowComment;
	const decision = decideFee(fee, register.around(document));
	switch (decision.action) {
		case 'alreadyThere':
			return { outcome: 'alreadyThere', guid: decision.fee.guid, notes: decision.notes, message: [`"${document.name}" is in Severa already; it was not created again.`, ...decision.notes.map(({ message }) => message)].join(' ') };
		case 'hold':
			return heldBy(decision.reasons);
		case 'create': {
			const minutes = Math.max(severa.unclear.minutesLeft(key, register.lookedAt), minutesUnfinished(unfinishedSends, key, register.lookedAt));
			if (minutes > 0) return heldBy([reason('FEE_NOT_SETTLED', '', { minutes })]);
			if (dryRun) return { outcome: 'wouldCreate', message: `"${document.name}" would be created.` };
			const created = await severa.unclear.create({
				key,
				record: `"${document.name}"`,
				lookedAt: register.lookedAt,
				write: () => severa.projectFees.create(document),
				look: async () => (await register.readProject(document.project.guid)).find((one) => purchaseKeyIn(one.invoiceRowComment)?.key === key),
			});
			register.keep(created);
			return { outcome: 'created', guid: created.guid, message: `"${document.name}" was created.` };
		}
	}
}

const heldBy = (reasons: Reason[]): BatchOutcome => ({ outcome: 'held', reasons, message: reasons.map(({ message, fix }) => `${message} ${fix}`).join(' ') });

export type CreatedFee = Pick<SeveraProjectFee, 'guid'> & { key: string; projectGuid: string };

/**
 * Another n8n process may have created the same fee between our look and our write. Each looks once more after writing:
 * whose fee is not the first takes its own back, so that one stays. 1 call for each project that was written to.
 * @returns what is to be said instead, by key
 */
export async function settleTwins(severa: SeveraClient, register: FeeRegister, created: readonly CreatedFee[]): Promise<Map<string, BatchOutcome>> {
	const instead = new Map<string, BatchOutcome>();
	for (const projectGuid of new Set(created.map((one) => one.projectGuid))) {
		const fees = await register.readProject(projectGuid);
		for (const own of created.filter((one) => one.projectGuid === projectGuid)) {
			const same = fees.filter((fee) => purchaseKeyIn(fee.invoiceRowComment)?.key === own.key);
			const ours = same.find(({ guid }) => guid === own.guid);
			const others = same.filter(({ guid }) => guid !== own.guid);
			const earlier = others.find((fee) => momentOf(fee) < momentOf(ours));
			const alongside = others.find((fee) => momentOf(fee) === momentOf(ours));
			if (ours === undefined || (earlier === undefined && alongside === undefined)) continue;
			await severa.projectFees.remove(own.guid);
			instead.set(own.key, earlier === undefined ? { outcome: 'failed', message: 'Another run created the same fee in the same second; this one was removed again. The next run looks which of them is left.' } : { outcome: 'alreadyThere', guid: earlier.guid, message: 'Another run created the same fee just before; the second one was removed again.' });
		}
	}
	return instead;
}

/** Seconds; fees of which it is not told count as made together. */
const momentOf = (fee: SeveraProjectFee | undefined) => Math.floor(Date.parse(fee?.createdDateTime ?? '') / 1000) || 0;
