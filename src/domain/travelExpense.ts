/**
 * A Severa travel claim becomes a Netvisor travel claim (mapping 6; rulebook T-1 to T-15, X-1 to X-4). This file is the
 * overview, in the order of the mapping; each group of rules has its own file. Whether the claim may be sent at all, or was
 * sent before, is judged in travelDelivery.ts.
 */
import type { TripCustomLine, TripDailyCompensationLine, TripExpenseAttachment, TripExpenseDocument, TripTravelLine } from '../netvisor/tripExpenseDocument';
import type { TravelClaimForTransfer } from '../severa/travelClaimForTransfer';
import { holdOtherCompany } from './billingCompany';
import { earliest, type CalendarDate } from './calendar';
import { Decimal } from './decimal';
import { projectDemand, unitDemand, type DimensionDemand, type DimensionSettings } from './dimension';
import { ItemOwners } from './dimensionClash';
import { Findings, reason, type Mapped } from './held';
import { inOrder } from './order';
import { Employees } from './person';
import { defaultsOf } from './setting';
import { dimensionSettings } from './settings/dimension';
import type { TravelExpenseSettings } from './settings/travelExpense';
import { readText, singleLine } from './text';
import { fingerprint, transferKey } from './transferKey';
import { advanceLine } from './travelAdvance';
import { MOST_QUIET_MINUTES, TravelSends, type Delivery } from './travelDelivery';
import { PayrollRatios } from './travelExpenseCode';
import { checkRounding, dayOf, daysOf, priceText, quantityText, readLine, timesOf, type TravelLine } from './travelLine';
import { checkKilometres, MileageTypes } from './travelMileage';
import { PerDiemTypes } from './travelPerDiem';
import { toReceipts } from './travelReceipts';
import { checkSelection, holdUnpayable } from './travelSelection';
import { checkTotal, claimSums } from './travelTotals';

/** Read once for a run: registers, tables and what earlier runs did. */
export class TravelContext {
	readonly employees: Employees;
	readonly ratios: PayrollRatios;
	readonly perDiems: PerDiemTypes;
	readonly mileage: MileageTypes;
	readonly sends: TravelSends;
	readonly dimensions: DimensionSettings;

	/** @param today in Helsinki @throws InputError when a setting or register is wrong, whatever the claim */
	constructor(
		readonly settings: TravelExpenseSettings,
		readonly today: CalendarDate,
	) {
		this.employees = new Employees(settings);
		this.ratios = new PayrollRatios(settings);
		this.perDiems = new PerDiemTypes(settings);
		this.mileage = new MileageTypes(settings);
		this.sends = new TravelSends(settings.travelSendRegister);
		this.dimensions = { ...defaultsOf(dimensionSettings), ...settings };
	}
}

export interface MappedTravelClaim {
	mapped: Mapped<TripExpenseDocument>;
	/** Every dimension item (project and unit, T-12) that the lines name, once each: what must exist in Netvisor first (D-4). */
	items: DimensionDemand[];
	delivery: Delivery;
	/** Names of the receipts, as they go. */
	attachments: string[];
}

/** Pure: the same claim, settings and rows give the same bytes. */
export function mapTravelClaim(given: TravelClaimForTransfer, context: TravelContext): MappedTravelClaim {
	const found = new Findings();
	// By date, start time, guid, whatever the order in which they came (mapping 1.11).
	const bundle = { ...given, expenses: inOrder(given.expenses, ({ eventDate }) => eventDate, ({ travelStartTime }) => travelStartTime, ({ guid }) => guid) };
	const { settings } = context;
	const { claim } = bundle;
	const key = transferKey('travelReimbursement', claim.guid);
	const delivery = context.sends.of(key, context.today, settings.unclearRepeatDays);
	if (holdOtherCompany(found, [bundle.traveller?.businessUnit], 'user', settings)) return { mapped: found.outcome(unreachable), items: [], delivery, attachments: [] };
	// Paid or not paid: nobody but a person who looks in Netvisor can tell.
	if (delivery.state === 'doubtful') {
		found.hold('OUTCOME_UNKNOWN', '');
		if (delivery.isSaidTooEarly) found.hold('SEND_AGAIN_TOO_EARLY', '', { minutes: MOST_QUIET_MINUTES });
	}
	// What never moves has nothing to mend: its other flaws are not told.
	if (holdUnpayable(found, bundle, settings.homeCurrency)) return { mapped: found.outcome(unreachable), items: [], delivery, attachments: [] };

	// It stands in the description (E-6).
	readText(found, 'guid', claim.guid);
	checkSelection(found, bundle, settings);
	const employeeNumber = personOf(found, bundle, context);
	const receipts = toReceipts(found, bundle, settings);
	const lines = new ClaimLines(found, bundle, context, receipts, employeeNumber ?? '');
	lines.addAll();
	checkTotal(found, claimSums(bundle, settings.homeCurrency));
	const advance = advanceLine(found, bundle, settings, context.ratios, lines.firstDay ?? '');
	const header = readText(found, 'title', claim.title) ?? `Matkalasku ${claim.number ?? ''}`.trim();
	const items = lines.distinctItems();

	const mapped = found.outcome((): TripExpenseDocument => {
		const customLines = advance === undefined ? lines.customLines : [...lines.customLines, { employeeIdentifier: lines.employee, ...advance }];
		return {
			header,
			description: `Severa ${claim.number ?? ''} ${key}`,
			customLines: filled(customLines),
			travelLines: filled(lines.travelLines),
			dailyCompensationLines: filled(lines.dailyCompensationLines),
		};
	});
	return { mapped: unlessSentOtherwise(mapped, delivery), items, delivery, attachments: [...receipts.values()].flat().map(({ fileName }) => fileName) };
}

/** A claim that is in Netvisor already only needs its status, unless it was changed since: what is paid there is the old one. */
function unlessSentOtherwise(mapped: Mapped<TripExpenseDocument>, delivery: Delivery): Mapped<TripExpenseDocument> {
	if (mapped.outcome === 'held' || delivery.state !== 'settled' || delivery.fingerprint === '' || delivery.fingerprint === fingerprint(mapped.document)) return mapped;
	return { outcome: 'held', reasons: [reason('TRAVEL_ALREADY_SENT', '', { at: delivery.at.slice(0, 10) || '–', key: delivery.netvisorKey || '–' })], notes: mapped.notes };
}

const filled = <T>(lines: T[]): T[] | undefined => (lines.length === 0 ? undefined : lines);
const unreachable = (): never => {
	throw new Error('A claim that is held has no document.');
};

/** One person for the claim and all its lines (mapping 6.2; rulebook T-7). */
function personOf(found: Findings, { claim, traveller, expenses }: TravelClaimForTransfer, { employees }: TravelContext): string | undefined {
	const others = expenses.filter(({ user }) => user && user.guid !== claim.user?.guid);
	if (others.length > 0) found.hold('TRAVEL_MIXED_USERS', 'expenses.user', { names: [...new Set([claim.user?.name ?? '–', ...others.map(({ user }) => user?.name ?? '–')])].join(', ') });
	if (traveller === null) return found.hold('EMPLOYEE_NUMBER_MISSING', 'user.code', { name: claim.user?.name ?? '–' });
	return employees.find(found, traveller, { field: 'user', needsTravelService: true })?.employeeNumber;
}

/** The lines of one claim by their kind, in the order of the expenses (by date, start time, guid). */
class ClaimLines {
	readonly customLines: TripCustomLine[] = [];
	readonly travelLines: TripTravelLine[] = [];
	readonly dailyCompensationLines: TripDailyCompensationLine[] = [];
	readonly employee: TripCustomLine['employeeIdentifier'];
	private readonly items: DimensionDemand[] = [];
	private readonly days: CalendarDate[] = [];
	private readonly unit: DimensionDemand | undefined;

	constructor(
		private readonly found: Findings,
		private readonly bundle: TravelClaimForTransfer,
		private readonly context: TravelContext,
		private readonly receipts: ReadonlyMap<string, TripExpenseAttachment[]>,
		employeeNumber: string,
	) {
		this.employee = { value: employeeNumber, type: 'number' };
		const unit = bundle.traveller?.businessUnit;
		this.unit = unit ? unitDemand(found, unit, context.dimensions) : undefined;
	}

	get firstDay(): CalendarDate | undefined {
		return earliest(this.days);
	}

	addAll(): void {
		for (const index of this.bundle.expenses.keys()) {
			const line = readLine(this.found, this.bundle, index, this.context.settings.homeCurrency);
			if (line === undefined) continue;
			checkRounding(this.found, line);
			if (line.kind === 'mileage') this.addMileage(line);
			else if (line.kind === 'expense') this.addExpense(line);
			else this.addPerDiem(line);
		}
	}

	private addExpense(line: TravelLine): void {
		const ratio = this.context.ratios.ofExpense(this.found, { code: line.code, name: line.typeName }, `${line.field}.travelExpense.code`);
		const days = daysOf(this.found, line);
		const end = this.endOf(line);
		const { quantity, unitCost } = line;
		if (ratio === undefined || days === undefined || quantity === undefined || unitCost === undefined) return;
		this.days.push(days.first);
		const { purchaseVatRate } = line.expense;
		this.customLines.push({
			employeeIdentifier: this.employee,
			ratio: { value: ratio, type: 'name' },
			amount: quantityText(quantity.abs()),
			// The count is always above zero: a correction has its sign at the price, and the same sum.
			customLineUnitPrice: { value: priceText(quantity.sign < 0 ? unitCost.negated() : unitCost) },
			vatPercentage: purchaseVatRate === null || purchaseVatRate === undefined ? undefined : Decimal.from(purchaseVatRate).toString(),
			lineDescription: line.description ?? line.typeName,
			beginDate: days.first,
			endDate: days.last,
			expenseAccountNumber: this.accountOf(line),
			...end,
		});
	}

	private addMileage(line: TravelLine): void {
		const { settings, mileage } = this.context;
		checkKilometres(this.found, line);
		const travelType = mileage.of(this.found, line);
		const travelDate = dayOf(this.found, line);
		const end = this.endOf(line);
		const { quantity, unitCost } = line;
		if (travelType === undefined || travelDate === undefined || quantity === undefined || unitCost === undefined) return;
		this.days.push(travelDate);
		const text = line.description ?? line.typeName;
		this.travelLines.push({
			employeeIdentifier: this.employee,
			travelType,
			// Severa knows no passengers.
			passengerAmount: '0',
			kilometerAmount: quantityText(quantity),
			unitPrice: settings.mileageRate === 'severa' ? priceText(unitCost) : undefined,
			lineDescription: text,
			travelDate,
			routeDescription: text,
			...end,
		});
	}

	private addPerDiem(line: TravelLine): void {
		const compensationType = this.context.perDiems.of(this.found, line);
		if (compensationType === 'custom') return this.addExpense(line);
		const times = timesOf(this.found, line);
		const end = this.endOf(line);
		const { quantity, unitCost } = line;
		if (compensationType === undefined || times === undefined || quantity === undefined || unitCost === undefined) return;
		this.days.push(times.start.slice(0, 10));
		this.dailyCompensationLines.push({
			employeeIdentifier: this.employee,
			compensationType,
			amount: quantityText(quantity),
			unitPrice: priceText(unitCost),
			// Many foreign allowances have one code: the type's name keeps the country readable (T-9).
			lineDescription: [line.typeName, line.description].filter(Boolean).join(': '),
			timeOfDeparture: times.start,
			returnTime: times.end,
			...end,
		});
	}

	/** Status, dimensions and receipts: what every kind of line ends with. */
	private endOf({ expense }: TravelLine): Pick<TripCustomLine, 'lineStatus' | 'dimensions' | 'tripExpenseAttachments'> {
		const { settings, dimensions } = this.context;
		const project = expense.project && (this.bundle.projects.find(({ guid }) => guid === expense.project?.guid) ?? expense.project);
		const demands = [project ? projectDemand(this.found, project, dimensions) : undefined, this.unit].flatMap((demand) => demand ?? []);
		this.items.push(...demands);
		return {
			// What the company has paid is never paid again (T-6).
			lineStatus: expense.travelReimbursementRequired ? settings.travelLineStatus : 'paid',
			dimensions: demands.length === 0 ? undefined : demands.map(({ heading, text }) => ({ dimensionName: heading, dimensionItem: text })),
			tripExpenseAttachments: this.receipts.get(expense.guid),
		};
	}

	/** The number of the expense's cost account, where the setting asks for it; Netvisor takes digits only. */
	private accountOf({ expense }: TravelLine): string | undefined {
		if (this.context.settings.expenseAccount !== 'severa' || !expense.costAccount) return undefined;
		const accounts = [...this.bundle.costAccounts, ...this.bundle.expenseTypes.flatMap(({ costAccount }) => costAccount ?? [])];
		const number = singleLine(accounts.find(({ guid }) => guid === expense.costAccount?.guid)?.number ?? '');
		return /^\d+$/.test(number) ? number : undefined;
	}

	/** Each item once; two sources under one text hold the claim. */
	distinctItems(): DimensionDemand[] {
		const owners = new ItemOwners(this.items);
		const distinct = [...new Map(this.items.map((item) => [JSON.stringify([item.heading, item.text]), item])).values()];
		for (const item of distinct) owners.check(this.found, item);
		return distinct;
	}
}
