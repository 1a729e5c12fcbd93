/**
 * The hours of a period, person by person and day by day: what the Mapper would send of Severa's days, beside what
 * Netvisor has (rulebook W-10, W-14). Only record types that Severa's codes point to are compared: rows on others were
 * made in Netvisor. O(n) for n rows.
 */
import type { NetvisorWorkDay } from '../netvisor/workDayRecord';
import type { WorkDayDocument } from '../netvisor/workDayDocument';
import { Decimal } from './decimal';
import { differenceReason, isWithin, type Difference, type Period } from './reconcileDifference';
import { distinct, type Indexed } from './reconcileInvoices';
import type { WorkDayPlan } from './workDay';

/** An item of the Mapper's document "Work Day": ready, or held, when it cannot be compared. */
export interface MappedDay {
	guid: string;
	transferKey: string;
	/** undefined for a held day. */
	document: Pick<WorkDayDocument, 'workDayHours'> | undefined;
	plan: Pick<WorkDayPlan, 'employeeNumber' | 'employeeName' | 'date' | 'recordTypes' | 'severaRecordTypes'>;
}

/** An item of Netvisor's "Work Day: Get Many". */
export interface NetvisorDayToCompare extends NetvisorWorkDay {
	employeeNumber: string;
}

export interface HoursComparison {
	differences: Difference[];
	/** Days of people that were compared, and those that the Mapper held. */
	days: number;
	daysHeld: number;
}

const dayOf = (employeeNumber: string, date: string) => `${employeeNumber} ${date}`;

export function reconcileHours(mapped: ReadonlyArray<Indexed<MappedDay>>, netvisor: ReadonlyArray<Indexed<NetvisorDayToCompare>>, { period }: { period: Period }): HoursComparison {
	const differences: Difference[] = [];
	const there = new Map<string, Indexed<NetvisorDayToCompare>>(netvisor.map((one) => [dayOf(one.record.employeeNumber, one.record.date), one]));
	const ofSevera = new Set(mapped.flatMap(({ record }) => record.plan.severaRecordTypes));
	const names = new Map<string, { guid: string; name: string }>();
	const seen = new Set<string>();
	let days = 0;
	let daysHeld = 0;
	for (const { record: { guid, transferKey, document, plan }, index } of distinct(mapped, ({ guid: user, plan: { employeeNumber, date } }) => `${user} ${dayOf(employeeNumber, date)}`)) {
		names.set(plan.employeeNumber, { guid, name: plan.employeeName });
		if (!isWithin(plan.date, period)) continue;
		const day = dayOf(plan.employeeNumber, plan.date);
		seen.add(day);
		if (document === undefined) {
			daysHeld++;
			continue;
		}
		days++;
		const wanted = sums(document.workDayHours.map(({ hours, collectorRatio }) => [collectorRatio.value, hours]));
		const typeNames = new Map(plan.recordTypes.map(({ number, name }) => [number, name]));
		compareDay({ index, guid, transferKey, employeeNumber: plan.employeeNumber, name: plan.employeeName, date: plan.date }, wanted, there.get(day)?.record, new Set([...plan.severaRecordTypes, ...wanted.keys()]), typeNames, differences);
	}
	for (const [day, { record, index }] of there) {
		if (seen.has(day) || !isWithin(record.date, period)) continue;
		days++;
		const person = names.get(record.employeeNumber);
		compareDay({ index, guid: person?.guid ?? '', transferKey: '', employeeNumber: record.employeeNumber, name: person?.name ?? '', date: record.date }, new Map(), record, ofSevera, new Map(), differences);
	}
	return { differences, days, daysHeld };
}

interface About {
	index: number;
	guid: string;
	transferKey: string;
	employeeNumber: string;
	name: string;
	date: string;
}

function compareDay({ index, guid, transferKey, employeeNumber, name, date }: About, wanted: ReadonlyMap<string, Decimal>, netvisor: NetvisorDayToCompare | undefined, types: ReadonlySet<string>, typeNames: ReadonlyMap<string, string>, differences: Difference[]): void {
	const found = sums((netvisor?.hours ?? []).map(({ recordType, hours }) => [recordType, hours]));
	const namesThere = new Map((netvisor?.hours ?? []).map(({ recordType, recordTypeName }) => [recordType, recordTypeName]));
	for (const type of [...types].sort()) {
		const [here, there] = [wanted.get(type) ?? Decimal.zero, found.get(type) ?? Decimal.zero];
		if (here.equals(there)) continue;
		const shown = (hours: Decimal) => ({ en: hours.format(0, 2), fi: hours.format(0, 2).replace('.', ',') });
		const typeName = `${type} ${typeNames.get(type) ?? namesThere.get(type) ?? ''}`.trim();
		differences.push({
			index, system: 'Netvisor', kind: 'workDay', guid, number: employeeNumber, name: `${name} ${date}`.trim(), transferKey,
			reason: differenceReason('HOURS_DIFFER', 'hours', { person: name || employeeNumber, date, name: typeName, severa: shown(here), netvisor: shown(there) }),
			severa: { number: employeeNumber, date, status: '', total: here.format(0, 2) },
			netvisor: { number: employeeNumber, date, status: [...new Set((netvisor?.hours ?? []).map(({ status }) => status))].join(', '), total: there.format(0, 2) },
		});
	}
}

/** Hours by record type. */
function sums(rows: ReadonlyArray<readonly [type: string, hours: string]>): Map<string, Decimal> {
	const byType = new Map<string, Decimal>();
	for (const [type, hours] of rows) byType.set(type, (byType.get(type) ?? Decimal.zero).plus(Decimal.from(hours === '' ? '0' : hours)));
	return byType;
}
