/** An advance that was paid before the trip (mapping 6.3; rulebook T-14). */
import type { TripCustomLine } from '../netvisor/tripExpenseDocument';
import type { TravelClaimForTransfer } from '../severa/travelClaimForTransfer';
import type { Findings } from './held';
import type { TravelExpenseSettings } from './settings/travelExpense';
import { homeAmount } from './travelAmount';
import type { PayrollRatios } from './travelExpenseCode';
import { priceText } from './travelLine';

const FIELD = 'advancePayment';

/**
 * Netvisor's message has no place for an advance: the person would be paid twice. It holds the claim, or goes as a line
 * with a negative sum. @param day of the line, YYYY-MM-DD
 */
export function advanceLine(found: Findings, { claim }: TravelClaimForTransfer, settings: TravelExpenseSettings, ratios: PayrollRatios, day: string): Omit<TripCustomLine, 'employeeIdentifier'> | undefined {
	const money = claim.advancePayment;
	if (money?.amount === null || money?.amount === undefined || money.amount === 0) return undefined;
	const advance = homeAmount(money, settings.homeCurrency);
	if (!('amount' in advance)) return found.hold('TRAVEL_CURRENCY', FIELD, { line: FIELD, currency: money.currencyCode ?? '', homeCurrency: settings.homeCurrency });
	const wanted = settings.advanceRatio.trim();
	if (settings.advancePayment === 'hold' || wanted === '') return found.hold('TRAVEL_ADVANCE', FIELD, { amount: advance.amount.format(2, 10) });
	const ratio = ratios.find(found, wanted, wanted, FIELD);
	if (ratio === undefined) return undefined;
	return { ratio: { value: ratio, type: 'name' }, amount: '1', customLineUnitPrice: { value: priceText(advance.amount.negated()) }, lineDescription: `Ennakko ${claim.number ?? ''}`.trim(), beginDate: day, endDate: day, lineStatus: settings.travelLineStatus };
}
