/** Accounts, products, work types, overtimes, travel expense types and activity types. */
import { audit, eur, record, ref } from './record';
import type { Row } from '../store';

const SALES_ACCOUNTS: Array<[string, string]> = [['3000', 'Palvelumyynti'], ['3010', 'Lisenssimyynti'], ['3020', 'Matkakulujen edelleenlaskutus'], ['3380', 'Palvelumyynti ulkomaille'], ['2960', 'Saadut ennakot']];
export const salesAccounts = (): Row[] => SALES_ACCOUNTS.map(([number, name]) => record('salesAccount', number, { number, name, isActive: true, isProductDefault: number === '3010', isWorkTypeDefault: number === '3000', isTravelTypeDefault: number === '3020', ...audit() }));

const COST_ACCOUNTS: Array<[string, string]> = [['7800', 'Päivärahat'], ['7810', 'Kilometrikorvaukset'], ['7820', 'Matkaliput'], ['7830', 'Majoitus']];
export const costAccounts = (): Row[] => COST_ACCOUNTS.map(([number, name]) => record('costAccount', number, { number, name, isActive: true, isTravelTypeDefault: number === '7820', ...audit() }));

export const productCategories = (): Row[] => ['Lisenssit', 'Palvelut', 'Alihankinta'].map((name, index) => record('category', name, { name, code: String(index + 1), isActive: true, isDefault: index === 1, ...audit() }));

/** Code, name, kind, category, unit, price, cost, VAT, account. */
const PRODUCTS: Array<[string | null, string, string, string, string, number, number | null, number | null, string]> = [
	['LIS-01', 'Lisenssi, kuukausi', 'Materials', 'Lisenssit', 'kk', 100, 62, 25.5, '3010'], ['LIS-02', 'Lisenssi, vuosi', 'Materials', 'Lisenssit', 'kpl', 1080, 690, 25.5, '3010'],
	['YLL-01', 'Ylläpitosopimus', 'FixedFees', 'Palvelut', 'kk', 450, null, 25.5, '3000'], ['YLL-02', 'Laajennettu ylläpito', 'FixedFees', 'Palvelut', 'kk', 890, null, 25.5, '3000'],
	['KOU-01', 'Koulutuspäivä', 'FixedFees', 'Palvelut', 'pv', 1450, null, 25.5, '3000'], ['KOU-02', 'Koulutusaineisto', 'Materials', 'Palvelut', 'kpl', 35.9, 12.4, 25.5, '3010'],
	['KIR-01', 'Ammattikirja', 'Materials', 'Palvelut', 'kpl', 48.7, 31, 13.5, '3010'], ['TAR-01', 'Tarjoilu', 'Materials', 'Palvelut', 'hlö', 14.35, 11, 13.5, '3010'], ['LEH-01', 'Ammattilehden tilaus', 'Materials', 'Palvelut', 'kpl', 89.5, 70, 10, '3010'],
	['ALI-01', 'Alihankintatyö', 'Subcontracting', 'Alihankinta', 'h', 95, 78, 25.5, '3000'], ['PAL-01', 'Pilvipalvelin', 'Subcontracting', 'Alihankinta', 'kk', 212.45, 180.3, 25.5, '3000'],
	['ALE-01', 'Alennus', 'FixedFees', 'Palvelut', 'kpl', 0, null, 25.5, '3000'], ['LIS-90', 'Vanha lisenssi', 'Materials', 'Lisenssit', 'kpl', 55, 40, 24, '3010'], [null, 'Tuote ilman koodia', 'Materials', 'Palvelut', 'kpl', 20, null, 25.5, '3010'],
];
export const products = (): Row[] => PRODUCTS.map(([code, name, type, category, measurementUnit, price, cost, vatRate, account]) => record('product', code ?? name, {
	code, name, type, measurementUnit, vatRate, unitPrice: eur(price), unitCost: cost === null ? null : eur(cost), productCategory: ref('category', category), salesAccount: ref('salesAccount', account), proposalDescription: null, isActive: code !== 'LIS-90',
	...audit('2025-11-03', code === 'LIS-90' ? '2025-12-31' : null),
}));

/** Code, name, productive, cost of an hour. The code is the product code of hour rows and the number of a record type in payroll (W-4, P-8). */
const WORK_TYPES: Array<[string | null, string, boolean]> = [
	['T100', 'Konsultointi', true], ['T200', 'Suunnittelu', true], ['T300', 'Ohjelmointi', true], ['T400', 'Projektinhallinta', true], ['T500', 'Koulutus', true], ['T600', 'Matka-aika', true], ['T900', 'Sisäinen työ', false], [null, 'Työ ilman koodia', true],
];
export const workTypes = (): Row[] => WORK_TYPES.map(([code, name, isProductive]) => record('workType', code ?? name, { code, name, isProductive, isActive: true, isDefault: code === 'T100', hourCost: null, salesAccount: ref('salesAccount', '3000'), ...audit() }));

export const overtimes = (): Row[] => ([['2010', 'Ylityö 50 %', 50, false], ['2020', 'Ylityö 100 %', 100, false], ['2030', 'Ylityö vapaana', 50, true]] as const).map(([code, name, percentage, includeInFlextime]) => record('overtime', code, { code, name, percentage, includeInFlextime, isActive: true, multipliesUnitCost: !includeInFlextime, ...audit() }));

/** Key, code, name, class, unit, rate, purchase VAT, sales VAT, cost account. All foreign allowances share one code (T-9); one type has an empty code. */
const TRAVEL_TYPES: Array<[string, string, string, string, string, number, number, string]> = [
	['full', '601', 'Kokopäiväraha', 'DailyAllowance', 'pv', 54, 0, '7800'], ['half', '602', 'Osapäiväraha', 'DailyAllowance', 'pv', 25, 0, '7800'],
	['SE', '603', 'Ulkomaan päiväraha, Ruotsi', 'DailyAllowance', 'pv', 68, 0, '7800'], ['EE', '603', 'Ulkomaan päiväraha, Viro', 'DailyAllowance', 'pv', 65, 0, '7800'], ['DE', '603', 'Ulkomaan päiväraha, Saksa', 'DailyAllowance', 'pv', 76, 0, '7800'],
	['meal', '604', 'Ateriakorvaus', 'DailyAllowance', 'kpl', 13.5, 0, '7800'], ['car', '610', 'Kilometrikorvaus', 'Mileage', 'km', 0.55, 0, '7810'],
	['hotel', '620', 'Majoitus', 'OtherTravelExpense', 'kpl', 0, 13.5, '7830'], ['train', '621', 'Matkalippu', 'OtherTravelExpense', 'kpl', 0, 13.5, '7820'], ['taxi', '622', 'Taksi', 'OtherTravelExpense', 'kpl', 0, 13.5, '7820'],
	['parking', '623', 'Pysäköinti', 'OtherTravelExpense', 'kpl', 0, 25.5, '7820'], ['other', '', 'Muu kulu', 'OtherTravelExpense', 'kpl', 0, 25.5, '7820'],
];
export const travelExpenseTypes = (): Row[] => TRAVEL_TYPES.map(([key, code, name, expenseClass, measurementUnit, rate, purchaseVatRate, account]) => record('travelType', key, {
	code, name, expenseClass, measurementUnit, unitCost: eur(rate), purchaseVatRate, vatRate: 25.5, includeTime: expenseClass !== 'OtherTravelExpense', isActive: true, costAccount: ref('costAccount', account), salesAccount: ref('salesAccount', '3020'), productCategory: null, ...audit('2025-12-29'),
}));
export const travelType = (key: string) => TRAVEL_TYPES.find(([each]) => each === key) as (typeof TRAVEL_TYPES)[number];

/** Key, name, category, code, paid. */
const ACTIVITY_TYPES: Array<[string, string, string, string | null, boolean | null]> = [
	['sick', 'Sairausloma', 'Absences', '3010', true], ['vacation', 'Vuosiloma', 'Absences', '3020', true], ['child', 'Lapsen sairaus', 'Absences', '3030', true], ['unpaid', 'Palkaton vapaa', 'Absences', '3040', true], ['study', 'Opintovapaa', 'Absences', null, true],
	['meeting', 'Palaveri', 'CalendarEntry', null, null], ['task', 'Tehtävä', 'Task', null, null], ['sales', 'Asiakastapaaminen', 'SalesEvent', null, null],
];
export const activityTypes = (): Row[] => ACTIVITY_TYPES.map(([key, name, category, code, isPaidLeave]) => record('activityType', key, { name, category, code, isPaidLeave, isActive: true, isDefault: key === 'vacation' || key === 'meeting', ...audit() }));
