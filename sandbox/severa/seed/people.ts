/** The fifteen people and their work contracts. */
import { iban, identityCode } from './identifiers';
import { audit, eur, record, ref } from './record';
import type { Row } from '../store';

/** A person is known by this key; it is the code where there is one. */
export interface Person { key: string; code: string | null; firstName: string; lastName: string; unit: string; title: string; workType: string; dailyHours: number }

const WEEK = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];

/** One code begins with a zero and one person has none: payroll cannot match them. */
export const PEOPLE: Person[] = ([
	['101', '101', 'Helmi', 'Kaarna', '10', 'Toimitusjohtaja', 'T400', 7.5], ['102', '102', 'Eero', 'Lehtonen', '10', 'Johtava konsultti', 'T100', 7.5], ['103', '103', 'Aino', 'Virtanen', '10', 'Konsultti', 'T100', 7.5],
	['104', '104', 'Otso', 'Mäkelä', '10', 'Ohjelmistokehittäjä', 'T300', 7.5], ['105', '105', 'Saara', 'Nieminen', '10', 'Suunnittelija', 'T200', 7.5], ['106', '106', 'Väinö', 'Heikkilä', '20', 'Yksikönjohtaja', 'T400', 7.5],
	['107', '107', 'Kerttu', 'Salonen', '20', 'Konsultti', 'T100', 7.5], ['108', '108', 'Ilmari', 'Koskinen', '20', 'Ohjelmistokehittäjä', 'T300', 7.5], ['109', '109', 'Lempi', 'Hämäläinen', '20', 'Suunnittelija', 'T200', 6],
	['110', '110', 'Taavi', 'Laine', '30', 'Yksikönjohtaja', 'T400', 7.5], ['111', '111', 'Hilkka', 'Jokinen', '30', 'Konsultti', 'T100', 7.5], ['0112', '0112', 'Arvo', 'Rantanen', '30', 'Ohjelmistokehittäjä', 'T300', 7.5],
	['113', '113', 'Tyyne', 'Kettunen', '30', 'Kouluttaja', 'T500', 7.5], ['114', '114', 'Urho', 'Ojala', '20', 'Ohjelmistokehittäjä', 'T300', 7.5], ['intern', null, 'Siiri', 'Ahonen', '10', 'Harjoittelija', 'T900', 7.5],
] as Array<[string, string | null, string, string, string, string, string, number]>).map(([key, code, firstName, lastName, unit, title, workType, dailyHours]) => ({ key, code, firstName, lastName, unit, title, workType, dailyHours }));

export const person = (key: string) => PEOPLE.find((each) => each.key === key) as Person;
const SUPERIORS: Record<string, string> = { 10: '101', 20: '106', 30: '110' };
const plain = (text: string) => text.toLowerCase().replace(/[äå]/g, 'a').replace(/ö/g, 'o');

export function users(people = PEOPLE): Row[] {
	return people.map(({ key, code, firstName, lastName, unit, workType }, index) => record('user', key, {
		code, firstName, lastName, email: `${plain(firstName)}.${plain(lastName)}@kaarna.example`, isActive: true, userType: key === 'intern' ? 'Employee' : 'FullUser', businessUnit: ref('unit', unit), workType: ref('workType', workType),
		superiorUser: key === SUPERIORS[unit] || people.length === 1 ? null : ref('user', SUPERIORS[unit] as string), country: ref('country', 'FI'), language: ref('language', 'fi'),
		bankAccountNumber: iban('FI', `5000015${String(1_000_000 + index * 137)}`), socialSecurityNumber: index < 3 ? identityCode(['120478', '030585', '210991'][index] as string, 901 + index * 7) : null,
		keywords: unit === '30' ? [ref('keyword', 'Oulu')] : [], phone: null, address: null, notes: null, ...audit('2025-11-03', index % 4 === 0 ? '2026-09-14' : null),
	}));
}

/** Lempi works four days of six hours; Saara changed from full to shorter days in the middle of October. */
export function workContracts(people = PEOPLE): Row[] {
	return people.flatMap(({ key, title, dailyHours }, index) => {
		const contract = (start: string, end: string | null, hours: number) => record('contract', `${key}/${start}`, {
			user: ref('user', key), title, startDate: start, endDate: end, dailyHours: hours, workWeek: key === '109' ? WEEK.slice(0, 4) : WEEK, hourCost: eur(32 + index), isFlextimeActive: true, isOvertimeAllowed: key !== 'intern', flextimeLimitPerDay: null, role: null, ...audit(),
		});
		return key === '105' ? [contract('2024-01-01', '2026-10-15', 7.5), contract('2026-10-16', null, 6)] : [contract('2024-01-01', null, dailyHours)];
	});
}
