import { z } from 'zod/v4';
import { whyClaimNotReady } from '../../../src/domain/notReady';
import { inOrder } from '../../../src/domain/order';
import { travelExpenseDocumentSettings } from '../../../src/domain/settings/travelExpense';
import { transferKey } from '../../../src/domain/transferKey';
import { travelPlanOf } from '../../../src/domain/travelClaimPlan';
import { TravelSends } from '../../../src/domain/travelDelivery';
import { mapTravelClaim, TravelContext } from '../../../src/domain/travelExpense';
import { severaProjectTravelExpense } from '../../../src/severa/invoiceEntries';
import { severaTravelExpenseType } from '../../../src/severa/product';
import { severaProject } from '../../../src/severa/project';
import type { TravelClaimForTransfer } from '../../../src/severa/travelClaimForTransfer';
import { severaTravelExpenseFile, severaTravelReimbursement, severaTravelReimbursementStatus } from '../../../src/severa/travelReimbursement';
import { severaUser } from '../../../src/severa/user';
import { defineMapping, type MappedRecord, type MapperDocument } from '../mapperDocument';

/** An item of "Travel Reimbursement: Get Ready for Transfer": a claim without its expenses is not enough. */
const record: z.ZodType<TravelClaimForTransfer> = z.looseObject({
	claim: severaTravelReimbursement,
	status: severaTravelReimbursementStatus.nullable(),
	statusNames: z.array(z.string()),
	expenses: z.array(severaProjectTravelExpense),
	expenseTypes: z.array(severaTravelExpenseType),
	traveller: severaUser.nullable(),
	projects: z.array(severaProject),
	costAccounts: z.array(z.looseObject({ guid: z.string(), name: z.string().nullish(), number: z.string().nullish() })),
	receipts: z.array(severaTravelExpenseFile.extend({ binary: z.string().optional(), fetchedSize: z.number().optional() })),
	receiptsListed: z.boolean(),
});

const toNetvisor = defineMapping(travelExpenseDocumentSettings)({
	direction: 'severaToNetvisor',
	record,
	map(records, settings, today) {
		// Without a claim nothing is asked of the registers.
		if (records.length === 0) return [];
		const context = new TravelContext(settings, today);
		const sorted = inOrder(records, ({ record: { claim } }) => claim.number, ({ record: { claim } }) => claim.date, ({ record: { claim } }) => claim.guid);
		return sorted.map(({ record: bundle, index }): MappedRecord => {
			const { claim } = bundle;
			const { mapped, items, delivery, attachments } = mapTravelClaim(bundle, context);
			return {
				index,
				source: { system: 'Severa', kind: 'travelReimbursement', guid: claim.guid, number: String(claim.number ?? ''), name: claim.user?.name ?? '' },
				mapped,
				transferKey: transferKey('travelReimbursement', claim.guid),
				plan: travelPlanOf(bundle, settings, delivery, mapped.outcome === 'ready' ? items : [], attachments),
			};
		});
	},
	/** Asks nothing of the registers but the table of sends. */
	mapNotReady(asked, settings, today) {
		const sends = new TravelSends(settings.travelSendRegister);
		return asked.map(({ record: one, index }): MappedRecord => {
			const key = one.guid === '' ? '' : transferKey('travelReimbursement', one.guid);
			const source = { system: 'Severa', kind: 'travelReimbursement', guid: one.guid, number: one.number, name: one.name } as const;
			return { index, source, mapped: { outcome: 'held', reasons: whyClaimNotReady(one, sends.of(key, today, settings.unclearRepeatDays), settings), notes: [] }, transferKey: key };
		});
	},
});

export const travelExpense: MapperDocument = {
	value: 'travelExpense',
	name: 'Travel Expense',
	description: 'Translate Severa travel claims into Netvisor travel claims, and show what holds the others',
	settings: travelExpenseDocumentSettings,
	mappings: [toNetvisor],
};
