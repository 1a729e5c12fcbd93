/** Accounts, payment terms and people of the demo company: the same company, people and codes as in the Severa sandbox. */
import { identityCode, nthBusinessId } from '../../severa/seed/identifiers';
import { COMPANY_NAME } from '../../severa/seed/company';
import { PEOPLE } from '../../severa/seed/people';
import type { Account, Employee, NetvisorState, PaymentTerm, PayrollRatio, RecordType, SalesPerson } from '../state';
import { KEYS } from './keys';

/** July and everything before it is locked: an invoice of that time gives PERIOD_LOCK. */
export const company = (): NetvisorState['company'] => ({ name: COMPANY_NAME, businessId: nthBusinessId(0), homeCurrency: 'EUR', openDate: '2026-08-01' });

/** Maventa, Apix and the routers of the banks that Severa's customers use. */
export const invoiceOperators = (): string[] => ['003721291126', '003723327487', 'NDEAFIHH', 'OKOYFIHH', 'DABAFIHH', 'HANDFIHH'];

export const currencyRates = (): Record<string, number> => ({ SEK: 11.07, NOK: 11.6, USD: 1.08, GBP: 0.86 });

export const paymentTerms = (): PaymentTerm[] => [7, 14, 30].map((netDays, index) => ({ key: KEYS.paymentTerm + index, description: `${netDays} pv netto`, netDays, discountDays: 0, discountPercent: 0, isDefault: netDays === 14 }));

export const salesPersons = (): SalesPerson[] => [{ key: KEYS.salesPerson, firstName: 'Eero', lastName: 'Lehtonen', provisionPercent: 0 }];

const ACCOUNTS: Array<[number: string, name: string]> = [
	['1700', 'Myyntisaamiset'], ['1910', 'Pankkitili'], ['2871', 'Ostovelat'], ['2939', 'Arvonlisäverovelka'], ['2960', 'Saadut ennakot'], ['3000', 'Palvelumyynti'], ['3010', 'Lisenssimyynti'], ['3020', 'Matkakulujen edelleenlaskutus'],
	['3380', 'Palvelumyynti ulkomaille'], ['4000', 'Ostot'], ['4400', 'Alihankinta'], ['7800', 'Päivärahat'], ['7810', 'Kilometrikorvaukset'], ['7820', 'Matkaliput'], ['7830', 'Majoitus'], ['7680', 'Ohjelmistot ja pilvipalvelut'],
];

export function accounts(): Account[] {
	const groups: Account[] = ['Vastaavaa', 'Vastattavaa', 'Liikevaihto', 'Ostot', 'Muut kulut'].map((name, index) => ({ key: KEYS.account + index, number: String(index + 1), name, type: 'accountgroup', fatherKey: 0, active: true }));
	const groupOf: Record<string, number> = { 1: 0, 2: 1, 3: 2, 4: 3, 7: 4 };
	return [...groups, ...ACCOUNTS.map(([number, name], index): Account => ({ key: KEYS.account + 10 + index, number, name, type: 'account', fatherKey: KEYS.account + groupOf[number[0]!]!, active: true }))];
}

/**
 * 101–111 and 113–115. Severa's `0112` is not here and its trainee has no number there, but 115 here; 114 has no
 * travel service.
 */
export function employees(): Employee[] {
	const numberOf = (key: string) => (key === 'intern' ? '115' : key);
	const numbered = PEOPLE.filter((one) => one.key !== '0112').map((one): Employee => ({
		key: KEYS.employee + Number(numberOf(one.key)) - 100, number: numberOf(one.key), personalId: personalIdOf(PEOPLE.indexOf(one)), firstName: one.firstName, lastName: one.lastName,
		email: `${plain(one.firstName)}.${plain(one.lastName)}@kaarna.example`, employed: true, payrollService: one.key !== 'intern', travelService: one.key !== '114', lunchBenefit: false,
	}));
	const others = [['Toini', 'Saarinen', '', true], ['Martti', 'Elo', '90', false]] as const;
	return [...numbered, ...others.map(([firstName, lastName, number, employed], index): Employee => ({
		key: KEYS.employee + 40 + index, number, personalId: personalIdOf(20 + index), firstName, lastName, email: '', employed, payrollService: employed, travelService: true, lunchBenefit: false,
	}))];
}

const plain = (text: string) => text.toLowerCase().replace(/[äå]/g, 'a').replace(/ö/g, 'o');
/** The first three stand in Severa too; the rest only here. Individual numbers from 900 up belong to nobody. */
const BIRTHDAYS = ['120478', '030585', '210991'];
const personalIdOf = (index: number) => identityCode(BIRTHDAYS[index] ?? `${String((index % 28) + 1).padStart(2, '0')}0${(index % 9) + 1}8${index % 10}`, 901 + index * 3 + (index < 3 ? index * 4 : 0));

/** Numbers are the codes of Severa's work types, overtimes and absences (W-4, O-2); annual leave counts days. */
const RECORD_TYPES: Array<[number: string, fi: string, en: string, se: string, character: RecordType['character'], unit: RecordType['unit']]> = [
	['T100', 'Konsultointi', 'Consulting', 'Konsultering', 1, 1], ['T200', 'Suunnittelu', 'Design', 'Planering', 1, 1], ['T300', 'Ohjelmointi', 'Programming', 'Programmering', 1, 1], ['T400', 'Projektinhallinta', 'Project management', 'Projektledning', 1, 1],
	['T500', 'Koulutus', 'Training', 'Utbildning', 1, 1], ['T600', 'Matka-aika', 'Travel time', 'Restid', 1, 1], ['T900', 'Sisäinen työ', 'Internal work', 'Internt arbete', 1, 1], ['2010', 'Ylityö 50 %', 'Overtime 50 %', 'Övertid 50 %', 1, 1],
	['2020', 'Ylityö 100 %', 'Overtime 100 %', 'Övertid 100 %', 1, 1], ['2030', 'Ylityö vapaana', 'Overtime as time off', 'Övertid som ledighet', 1, 1], ['3010', 'Sairausloma', 'Sick leave', 'Sjukledighet', 5, 1],
	['3020', 'Vuosiloma', 'Annual leave', 'Semester', 2, 2], ['3030', 'Lapsen sairaus', 'Child sick', 'Sjukt barn', 5, 1], ['3040', 'Palkaton vapaa', 'Unpaid leave', 'Obetald ledighet', 5, 1],
];
export const recordTypes = (): RecordType[] => RECORD_TYPES.map(([number, FI, EN, SE, character, unit], index) => ({ key: KEYS.recordType + index, names: { FI, EN, SE }, number, character, unit }));

/** Numbers are the codes of Severa's travel expense types (T-8). */
const RATIOS: Array<[number: string, fi: string, en: string, se: string, account: string]> = [
	['604', 'Ateriakorvaus', 'Meal allowance', 'Måltidsersättning', '7800'], ['620', 'Majoituskulut', 'Accommodation', 'Logi', '7830'], ['621', 'Matkaliput', 'Travel tickets', 'Resebiljetter', '7820'], ['622', 'Taksikulut', 'Taxi', 'Taxi', '7820'],
	['623', 'Pysäköintikulut', 'Parking', 'Parkering', '7820'],
];
export function payrollRatios(): PayrollRatio[] {
	const travel = RATIOS.map(([number, FI, EN, SE, debitAccount], index): PayrollRatio => ({ key: KEYS.payrollRatio + index, names: { FI, EN, SE }, source: 'tripexpensecustomlines', number, debitAccount, creditAccount: '2871' }));
	return [...travel, { key: KEYS.payrollRatio + 20, names: { FI: 'Kuukausipalkka', EN: 'Monthly salary', SE: 'Månadslön' }, source: 'companyparameters', number: '1000', debitAccount: '', creditAccount: '' }];
}
