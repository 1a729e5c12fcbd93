/** getemployees.nv, getemployee.nv, getrecordtypelist.nv, payrollratiolist.nv (Netvisor API 7.2 to 7.4). */
import { oneOrZero, type Exchange, type Resource } from '../exchange';
import { flagParam, keyParam, textParam } from '../query';
import { invalid } from '../refusal';
import type { Employee } from '../state';
import { el } from '../xmlWriter';
import { namesNode } from './labels';

export const getemployees: Resource = {
	method: 'GET',
	effect: 'read',
	query: { includeendedemployments: flagParam },
	handle: ({ store, query, options }) => [el('employees', store.state.employees.filter((one) => one.employed || query.flag('includeendedemployments') === true).map((one) => el('employee', [
		el('employeenumber', one.number), el('netvisorkey', one.key), el('personalid', one.personalId, { type: 'finnishidentifier' }), el('firstname', one.firstName), el('lastname', one.lastName),
		...(options.answers === 'newer' ? [el('realname', `${one.firstName} ${one.lastName}`)] : []), el('employmentstatus', oneOrZero(one.employed)), el('payrollservice', oneOrZero(one.payrollService)),
		el('resourcemanagement', oneOrZero(one.travelService)), el('lunchbenefit', oneOrZero(one.lunchBenefit)),
	])))],
};

/** The employee named by exactly one of netvisorkey and employeenumber. */
export function employeeOfQuery({ store, query }: Exchange): Employee {
	return query.oneOf('netvisorkey', 'employeenumber') === 'netvisorkey' ? store.employeeBy('netvisorkey', query.text('netvisorkey')!) : store.employeeBy('number', query.text('employeenumber')!);
}

/** The basic part; the flags that would add more are not imitated and therefore not known. */
export const getemployee: Resource = {
	method: 'GET',
	effect: 'read',
	query: { netvisorkey: keyParam, employeenumber: textParam },
	handle(exchange) {
		const one = employeeOfQuery(exchange);
		return [el('Employee', [el('EmployeeBaseInformation', [
			el('NetvisorKey', one.key), el('EmployeeNumber', one.number), el('EmployeeIdentifier', one.personalId, { type: 'finnishidentifier' }), el('FirstName', one.firstName), el('LastName', one.lastName), el('FullName', `${one.firstName} ${one.lastName}`),
			el('PayrollService', oneOrZero(one.payrollService)), el('ResourceManagement', oneOrZero(one.travelService)), el('LunchBenefit', oneOrZero(one.lunchBenefit)), el('Nationality', 'FI'), el('Language', 'FI'), el('Gender', ''), el('DateOfBirth', ''),
			el('StreetAddress', ''), el('PostNumber', ''), el('City', ''), el('Country', 'FI'), el('Email', one.email), el('Activity', oneOrZero(one.employed)),
		])])];
	},
};

export const getrecordtypelist: Resource = {
	method: 'GET',
	effect: 'read',
	query: {},
	handle: ({ store }) => [el('RecordTypes', store.state.recordTypes.map((one) => el('RecordType', [
		namesNode(one.names, 'iso639-1code'), el('Netvisorkey', one.key), el('RatioNumber', one.number), el('CharacterType', one.character), el('UnitType', one.unit),
	])))],
};

/** Values of `source` with the key and the Finnish name of the source in answers. */
export const RATIO_SOURCES: Record<string, [key: string, name: string]> = {
	tripexpensecustomlines: ['2', 'Matkalasku, kulurivit'], taxingrules: ['3', 'Verotussäännöt'], collectorratiolines: ['4', 'Keräyslajit'], userparameters: ['5', 'Käyttäjäkohtaiset'], companyparameters: ['6', 'Yrityskohtaiset'],
	userformula: ['7', 'Kaavat'], tabledata: ['8', 'Taulukot'], foreclosure: ['9', 'Ulosotto'], lowsalarysupport: ['10', 'Matalapalkkatuki'],
};

export const payrollratiolist: Resource = {
	method: 'GET',
	effect: 'read',
	query: { source: { ...textParam, required: true, repeatable: true } },
	handle({ store, query, options }) {
		const given = query.texts('source');
		const sources = options.severalSources === 'comma' && given.length === 1 ? given[0]!.split(',') : given;
		if (sources.length > 1 && options.severalSources === 'refuse') throw invalid('Give one source in a call.');
		if (given.length > 1 && options.severalSources === 'comma') throw invalid('Several sources are separated by commas.');
		const wanted = sources.map((one) => one.trim().toLowerCase());
		for (const one of wanted) if (!Object.hasOwn(RATIO_SOURCES, one)) throw invalid(`source "${one}" is not known; there are ${Object.keys(RATIO_SOURCES).join(', ')}.`);
		return [el('PayrollRatios', store.state.payrollRatios.filter((one) => wanted.includes(one.source)).map((one) => el('PayrollRatio', [
			namesNode(one.names, 'ISO639-1Code'), el('Identifier', one.key, { type: 'Netvisor' }), el('Source', RATIO_SOURCES[one.source]![1], { netvisorkey: RATIO_SOURCES[one.source]![0] }), el('RatioNumber', one.number),
			el('DefaultDebitAccountNumber', one.debitAccount), el('DefaultCreditAccountNumber', one.creditAccount),
		])))];
	},
};
