/** Netvisor's working time: days of an employee, read and written (Netvisor API 7.1, 7.2). */
import type { Exchange } from './exchange';
import { listIn } from './recordsIn';
import { transactionIdOf, type WriteId } from './transactionId';
import { workDayElements, type WorkDayDocument } from './workDayDocument';
import { readWorkDay, type NetvisorWorkDay } from './workDayRecord';
import { writeDocument } from './writeDocument';

export interface EmployeeReference {
	/** One of the two, never both. */
	employeeNumber?: string;
	netvisorKey?: string;
}

export interface NetvisorWorkDays {
	/** Days with rows between two dates, both included, by date; one call for each calendar year of the period. */
	list(employee: EmployeeReference, startDate: string, endDate: string): Promise<NetvisorWorkDay[]>;
	/**
	 * Replacing may be repeated freely. @param id of a write that adds: its repeat is refused by the service
	 */
	save(document: WorkDayDocument, id?: WriteId): Promise<void>;
	/** Deletes one row, where it is neither paid nor on a payslip. */
	deleteHour(netvisorKey: string, record: string): Promise<void>;
}

export function createWorkDays(exchange: Exchange): NetvisorWorkDays {
	return {
		async list({ employeeNumber, netvisorKey }, startDate, endDate) {
			const days = new Map<string, NetvisorWorkDay>();
			for (const [from, to] of withinYears(startDate, endDate)) {
				const { root, request } = await exchange.read('getworkdays.nv', { netvisorkey: employeeNumber === undefined ? netvisorKey : undefined, employeenumber: employeeNumber, workhourstartdate: from, workhourenddate: to });
				for (const day of listIn(root, request, 'workdays', 'workday').map(readWorkDay)) days.set(day.date, { date: day.date, hours: [...(days.get(day.date)?.hours ?? []), ...day.hours] });
			}
			return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
		},
		async save(document, id) {
			const body = workDayXml(document);
			await exchange.write({ resource: 'workday.nv', body, transactionId: id && transactionIdOf(id, body), record: recordName(document) });
		},
		async deleteHour(netvisorKey, record) {
			await exchange.write({ resource: 'deleteworkdayhour.nv', method: 'GET', query: { netvisorkey: netvisorKey }, record });
		},
	};
}

/** The service takes at most one calendar year at a time. */
function withinYears(startDate: string, endDate: string): Array<[string, string]> {
	const [first, last] = [Number(startDate.slice(0, 4)), Number(endDate.slice(0, 4))];
	return Array.from({ length: last - first + 1 }, (_, index) => {
		const year = String(first + index).padStart(4, '0');
		return [index === 0 ? startDate : `${year}-01-01`, first + index === last ? endDate : `${year}-12-31`];
	});
}

/** Also for a document that is not what its type says: it is checked afterwards. */
const recordName = ({ date, employeeIdentifier }: Partial<WorkDayDocument>) => `the day ${date?.value ?? ''} of employee ${employeeIdentifier?.value ?? ''}`;

/**
 * The message that saves the day.
 * @throws InputError naming the field that cannot go as it is
 */
export function workDayXml(document: WorkDayDocument): string {
	return writeDocument('workday', workDayElements, document, { record: recordName(document) });
}
