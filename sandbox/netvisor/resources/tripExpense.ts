/** tripexpense.nv (Netvisor API 6): add only, nothing reads it back. */
import { parseDecimal } from '../decimal';
import type { TripLine } from '../documentState';
import { tripExpenseDocument } from '../documents/payroll';
import { inserted } from '../envelope';
import type { Exchange, Resource } from '../exchange';
import { invalid, Refusal } from '../refusal';
import { child, children, textOf, type XmlElement } from '../xmlReader';
import { attachmentsOf, dimensionLinks, typedText } from './shared';

const ATTACHMENT_BYTES = 4 * 1024 * 1024;

export const tripexpense: Resource = {
	method: 'POST',
	effect: 'write',
	query: {},
	document: (options) => tripExpenseDocument(options.tripEmployeeByKey === 'accept'),
	handle(exchange) {
		const { store, options, resource, now } = exchange;
		const document = exchange.document!;
		const lines: TripLine[] = [
			...children(child(document, 'customlines'), 'customline').map((line) => customLine(line, exchange)),
			...children(child(document, 'travellines'), 'travelline').map((line) => travelLine(line, exchange)),
			...children(child(document, 'dailycompensationlines'), 'dailycompensationline').map((line) => dailyLine(line, exchange)),
		];
		if (lines.length === 0) throw invalid('A trip expense needs at least one line.');
		if (options.mixedTripEmployees === 'refuse' && new Set(lines.map((line) => line.employeeKey)).size > 1) throw invalid('All lines must belong to one employee.');
		const bytes = lines.flatMap((line) => line.attachments).reduce((total, file) => total + Buffer.from(file.data, 'base64').length, 0);
		if (bytes > ATTACHMENT_BYTES) throw new Refusal('INVALID_DATA_SIZE', 'The attachments are larger than 4 MB together.');
		store.createDimensions(lines.flatMap((line) => line.dimensions), resource, now.toISOString());
		const key = store.newKey();
		store.state.tripExpenses.push({ key, header: textOf(document, 'header')!, description: textOf(document, 'description') ?? '', lines, created: now.toISOString() });
		return inserted(key);
	},
};

const number = (line: XmlElement, name: string): number | null => {
	const text = textOf(line, name);
	return text === undefined || text === '' ? null : parseDecimal(text)!;
};

function shared(line: XmlElement, { store, options }: Exchange) {
	const identifier = child(line, 'employeeidentifier')!;
	const employee = store.employeeBy(identifier.attributes.type!, identifier.text.trim());
	if (!employee.travelService) throw new Refusal(options.travelServiceOff, `The travel service is not in use for employee ${employee.number}.`);
	const customer = typedText(line, 'customeridentifier');
	return {
		employeeKey: employee.key, description: textOf(line, 'linedescription')!, status: (textOf(line, 'linestatus') || 'open').toLowerCase(), process: textOf(line, 'crmprocessidentifier') ?? '',
		customerKey: customer === undefined || customer.value === '' ? null : store.customerBy(customer.type, customer.value).key, dimensions: dimensionLinks(line),
		attachments: attachmentsOf(line, 'tripexpenseattachments', 'tripexpenseattachment').map(({ element: _, ...file }) => file),
	};
}

/** The expense type is found by its name in the language of the call. */
function customLine(line: XmlElement, exchange: Exchange): TripLine {
	const { store, language } = exchange;
	const ratioName = textOf(line, 'ratio')!;
	const found = store.state.payrollRatios.filter((one) => one.source === 'tripexpensecustomlines' && one.names[language] === ratioName);
	if (found.length !== 1) throw invalid(`Payroll ratio ${found.length === 0 ? 'not found' : 'is ambiguous'} with name: ${ratioName}`);
	const [beginDate, endDate] = [textOf(line, 'begindate')!, textOf(line, 'enddate')!];
	if (endDate < beginDate) throw invalid('enddate is before begindate.');
	const account = textOf(line, 'expenseaccountnumber') ?? '';
	store.checkAccount(account);
	const price = child(line, 'customlineunitprice')!;
	const currency = price.attributes.iso4217currencycode || store.state.company.homeCurrency;
	const rate = price.attributes.currencyrate;
	const currencyRate = rate === undefined || rate === '' ? store.state.currencyRates[currency] ?? null : parseDecimal(rate) ?? null;
	if (currency !== store.state.company.homeCurrency && currencyRate === null) throw invalid(`Currency ${currency} has no rate.`);
	return { ...shared(line, exchange), kind: 'custom', ratioKey: found[0]!.key, ratioName, amount: number(line, 'amount')!, unitPrice: number(line, 'customlineunitprice')!, currency, currencyRate, vatPercent: number(line, 'vatpercentage'), beginDate, endDate, account };
}

function travelLine(line: XmlElement, exchange: Exchange): TripLine {
	return {
		...shared(line, exchange), kind: 'travel', travelType: textOf(line, 'traveltype')!, passengers: number(line, 'passengeramount')!, kilometers: number(line, 'kilometeramount')!, unitPrice: number(line, 'unitprice'), date: textOf(line, 'traveldate')!,
		route: textOf(line, 'routedescription')!,
	};
}

function dailyLine(line: XmlElement, exchange: Exchange): TripLine {
	const [departure, back] = [textOf(line, 'timeofdeparture')!, textOf(line, 'returntime')!];
	if (back < departure) throw invalid('returntime is before timeofdeparture.');
	const compensationType = textOf(line, 'compensationtype')!;
	const unitPrice = number(line, 'unitprice');
	if (compensationType === 'foreign' && unitPrice === null) throw invalid('A foreign daily allowance needs unitprice.');
	return { ...shared(line, exchange), kind: 'daily', compensationType, amount: number(line, 'amount')!, unitPrice, departure, return: back };
}
