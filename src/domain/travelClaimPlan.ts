/** What a person is shown of a claim before anything is written. */
import type { TravelClaimForTransfer } from '../severa/travelClaimForTransfer';
import type { Decimal } from './decimal';
import type { DimensionDemand } from './dimension';
import type { TravelExpenseSettings } from './settings/travelExpense';
import { singleLine } from './text';
import { amountOf, homeAmount } from './travelAmount';
import type { Delivery } from './travelDelivery';
import { readDay } from './travelLine';
import { claimSums, lineSum } from './travelTotals';

export interface TravelPlanLine {
	/** YYYY-MM-DD, or '' */
	date: string;
	type: string;
	description: string;
	quantity: string;
	unit: string;
	/** In the home currency; '' when it cannot be told. */
	sum: string;
	/** Paid by the company already: goes as paid and is not paid again (T-6). */
	isPaid: boolean;
}

/** Sums such as "271.00", in `currency`; '' for what cannot be told of a held claim. */
export interface TravelClaimPlan {
	number: string;
	title: string;
	traveller: string;
	employeeNumber: string;
	unit: string;
	/** YYYY-MM-DD */
	date: string;
	currency: string;
	/** What the person gets. */
	toBePaid: string;
	/** What the company has paid already. */
	paidAlready: string;
	advance: string;
	lines: TravelPlanLine[];
	/** Names of the receipts that go. */
	attachments: string[];
	attachmentBytes: number;
	/** The most that they may hold; checked again on the bytes (T-10). */
	attachmentLimitBytes: number;
	/** Such as "Projekti: 2001 Verkko", each once. */
	dimensions: string[];
	/** The same with code and source: what must exist in Netvisor first (D-4). */
	dimensionItems: DimensionDemand[];
	/** new, repeat, settled or doubtful: travelDelivery.ts. */
	delivery: Delivery['state'];
	/** Number of the attempt that a send would be, or that the doubt is about. */
	attempt: number;
	/** The attempt that a person's "send again" opens. */
	nextAttempt: number;
	/** Of a claim that was sent before. */
	sentAt: string;
	netvisorKey: string;
}

export function travelPlanOf(bundle: TravelClaimForTransfer, { homeCurrency, attachmentLimitBytes }: Pick<TravelExpenseSettings, 'homeCurrency' | 'attachmentLimitBytes'>, delivery: Delivery, items: readonly DimensionDemand[], attachments: readonly string[]): TravelClaimPlan {
	const { claim, traveller, expenses, receipts } = bundle;
	const sums = claimSums(bundle, homeCurrency);
	return {
		number: claim.number === null || claim.number === undefined ? '' : String(claim.number),
		title: singleLine(claim.title ?? ''),
		traveller: traveller === null ? (claim.user?.name ?? '') : singleLine(`${traveller.firstName} ${traveller.lastName}`),
		employeeNumber: traveller?.code ?? '',
		unit: traveller?.businessUnit?.name ?? '',
		date: readDay(claim.date) ?? '',
		currency: homeCurrency,
		toBePaid: sumText(sums.reimbursable),
		paidAlready: sumText(sums.paidAlready),
		advance: sumText(amountOf(homeAmount(claim.advancePayment, homeCurrency))),
		lines: expenses.map((expense): TravelPlanLine => {
			return { date: readDay(expense.travelStartTime) ?? readDay(expense.eventDate) ?? '', type: expense.travelExpense?.name ?? '', description: singleLine(expense.description ?? ''), quantity: expense.quantity === null || expense.quantity === undefined ? '' : String(expense.quantity), unit: expense.measurementUnit ?? '', sum: sumText(lineSum(expense, homeCurrency)), isPaid: !expense.travelReimbursementRequired };
		}),
		attachments: [...attachments],
		attachmentBytes: receipts.reduce((sum, { size, fetchedSize }) => sum + (fetchedSize ?? size ?? 0), 0),
		attachmentLimitBytes,
		dimensions: items.map(({ heading, text }) => `${heading}: ${text}`),
		dimensionItems: [...items],
		delivery: delivery.state,
		attempt: delivery.attempt,
		nextAttempt: delivery.nextAttempt,
		sentAt: delivery.state === 'settled' ? delivery.at : '',
		netvisorKey: delivery.state === 'settled' ? delivery.netvisorKey : '',
	};
}

const sumText = (sum: Decimal | undefined): string => sum?.format(2, 10) ?? '';
