/** workday.nv, getworkday.nv, getworkdays.nv, deleteworkdayhour.nv (Netvisor API 7.1, 7.2). */
import { comma, parseDecimal, productRounded, quotientRounded } from '../decimal';
import type { Acceptance, WorkHour } from '../documentState';
import { workDayDocument } from '../documents/payroll';
import type { Exchange, Resource } from '../exchange';
import { dateParam, keyParam, required, textParam } from '../query';
import { invalid } from '../refusal';
import type { Employee } from '../state';
import { child, textOf, type XmlElement } from '../xmlReader';
import { el, type XmlNode } from '../xmlWriter';
import { employeeOfQuery } from './employees';
import { acceptanceLabel } from './labels';
import { dimensionLinks, typedText } from './shared';

const LOCKED_TEXT = 'Working time data cannot be imported. Hours on this date have already been acknowledged or approved.';

export const workday: Resource = {
	method: 'POST',
	effect: 'write',
	query: {},
	document: () => workDayDocument,
	handle(exchange) {
		const { store, options, resource, now } = exchange;
		const document = exchange.document!;
		const date = textOf(document, 'date')!;
		const replaces = child(document, 'date')!.attributes.method !== 'increment';
		const identifier = child(document, 'employeeidentifier')!;
		const employee = store.employeeBy(identifier.attributes.type!, identifier.text.trim());
		const lines = document.children.filter((one) => one.name === 'workdayhour' || one.name === 'workdaytime');
		if (new Set(lines.map((one) => one.name)).size > 1) throw invalid('A day has either workdayhour or workdaytime elements.');
		if (lines.length === 0 && (!replaces || options.emptyDay === 'refused')) throw invalid('The day has no hours.');
		const rows = lines.map((line) => readRow(line, employee, date, exchange));
		const ofDay = (one: WorkHour) => one.employeeKey === employee.key && one.date === date;
		const locking: Acceptance[] = options.lockedDay === 'paid' ? [] : options.lockedDay === 'accepted' ? ['accepted'] : ['accepted', 'confirmed'];
		if (replaces && store.state.workHours.some((one) => ofDay(one) && (one.paid || locking.includes(one.status)))) throw invalid(LOCKED_TEXT);
		if (replaces) store.state.workHours = store.state.workHours.filter((one) => !ofDay(one));
		store.createDimensions(rows.flatMap((one) => one.dimensions), resource, now.toISOString());
		store.state.workHours.push(...rows.map((one) => ({ ...one, key: store.newKey() })));
		// Importing hours switches the payroll service on for the employee.
		if (rows.length > 0) employee.payrollService = true;
		return [];
	},
};

function readRow(line: XmlElement, employee: Employee, date: string, { store }: Exchange): WorkHour {
	const recordTypeNumber = textOf(line, 'collectorratio')!;
	if (!store.state.recordTypes.some((one) => one.number === recordTypeNumber)) throw invalid(`Collector ratio not found with number: ${recordTypeNumber}`);
	const customer = typedText(line, 'customeridentifier');
	return {
		key: 0, employeeKey: employee.key, date, hours: line.name === 'workdayhour' ? productRounded([parseDecimal(textOf(line, 'hours')!)!]) : clockHours(line), recordTypeNumber, status: textOf(line, 'acceptancestatus') as Acceptance,
		description: textOf(line, 'description')!, process: textOf(line, 'crmprocessidentifier') ?? '', productIdentifier: textOf(line, 'invoicingproductidentifier') ?? '',
		customerKey: customer === undefined || customer.value === '' ? null : store.customerBy(customer.type, customer.value).key, dimensions: dimensionLinks(line), contractId: textOf(line, 'contractid') ?? '', paid: false,
	};
}

function clockHours(line: XmlElement): number {
	const minutes = (name: string) => textOf(line, name)!.split(':').reduce((total, part) => total * 60 + Number(part), 0);
	const worked = minutes('endtimeofday') - minutes('starttimeofday') - Number(textOf(line, 'breaktime'));
	if (worked < 0) throw invalid('The working time ends before it starts.');
	return quotientRounded(worked, 60);
}

const employeeQuery = { netvisorkey: keyParam, employeenumber: textParam };

export const getworkday: Resource = {
	method: 'GET',
	effect: 'read',
	query: { ...employeeQuery, workhourdate: required(dateParam) },
	handle(exchange) {
		const date = exchange.query.text('workhourdate')!;
		const rows = rowsOf(exchange, employeeOfQuery(exchange), date, date);
		return [el('Workday', [el('Date', date, { format: 'ansi' }), ...rows.map((row) => el('WorkdayHour', rowNode(row, exchange, 'single')))])];
	},
};

export const getworkdays: Resource = {
	method: 'GET',
	effect: 'read',
	query: { ...employeeQuery, workhourstartdate: required(dateParam), workhourenddate: required(dateParam) },
	handle(exchange) {
		const [start, end] = [exchange.query.text('workhourstartdate')!, exchange.query.text('workhourenddate')!];
		if (end < start) throw invalid('workhourenddate is before workhourstartdate.');
		if (start.slice(0, 4) !== end.slice(0, 4)) throw invalid('The period may not leave the calendar year.');
		const rows = rowsOf(exchange, employeeOfQuery(exchange), start, end);
		return [el('Workdays', [...new Set(rows.map((row) => row.date))].map((date) => el('Workday', [
			el('Date', date, { format: 'ansi' }), ...rows.filter((row) => row.date === date).map((row) => el('WorkDayHour', rowNode(row, exchange, 'list'), { Netvisorkey: String(row.key) })),
		])))];
	},
};

function rowsOf({ store }: Exchange, employee: Employee, start: string, end: string): WorkHour[] {
	return store.state.workHours.filter((one) => one.employeeKey === employee.key && one.date >= start && one.date <= end).sort((left, right) => left.date.localeCompare(right.date) || left.key - right.key);
}

function rowNode(row: WorkHour, { store, language, options }: Exchange, form: 'single' | 'list'): XmlNode[] {
	const type = store.state.recordTypes.find((one) => one.number === row.recordTypeNumber);
	const attributes: Record<string, string> = form === 'single' ? { number: row.recordTypeNumber } : { Number: row.recordTypeNumber, Netvisorkey: String(type?.key ?? '') };
	return [
		el('Hours', comma(row.hours, 2)), el('CollectorRatio', type?.names[language], attributes), el('AcceptanceStatus', acceptanceLabel(row.status, language, options.acceptanceStatus)), el('Description', row.description), el('CrmProcessName', row.process),
		...row.dimensions.map((link) => el('Dimension', [el('DimensionName', link.heading), el(form === 'single' ? 'Dimensionitem' : 'DimensionItem', link.item)])),
	];
}

export const deleteworkdayhour: Resource = {
	method: 'GET',
	effect: 'delete',
	query: { netvisorkey: required(keyParam) },
	handle({ store, query }) {
		const key = query.integer('netvisorkey')!;
		const row = store.state.workHours.find((one) => one.key === key);
		if (row === undefined) throw invalid(`Work hour not found with Netvisor identifier: ${key}`);
		if (row.paid) throw invalid('The hour is paid or on a payslip and cannot be deleted.');
		store.state.workHours = store.state.workHours.filter((one) => one !== row);
		return [];
	},
};
