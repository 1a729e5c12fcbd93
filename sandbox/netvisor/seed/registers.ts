/** Customers, products and dimensions that the demo company already has. */
import { COST_CENTERS, UNITS } from '../../severa/seed/company';
import { vatNumberOf } from '../../severa/seed/customers';
import { CUSTOMERS, type CustomerEntry } from '../../severa/seed/customerTable';
import { nthBusinessId, ovt } from '../../severa/seed/identifiers';
import { PEOPLE } from '../../severa/seed/people';
import { PROJECTS } from '../../severa/seed/projects';
import { blank } from '../resources/customerWrites';
import { blankProduct } from '../resources/productWrites';
import type { Customer, DimensionHeading, DimensionItem, Group, Product } from '../state';
import { KEYS } from './keys';

const LONG_AGO = '2026-02-02T08:00:00.000Z';

export const customerGroups = (): Group[] => [{ key: KEYS.customerGroup, name: 'Yritykset' }, { key: KEYS.customerGroup + 1, name: 'Julkishallinto' }];
export const productGroups = (): Group[] => [{ key: KEYS.productGroup, name: 'Työt' }, { key: KEYS.productGroup + 1, name: 'Lisenssit' }, { key: KEYS.productGroup + 2, name: 'Palvelut' }];

/** The card as a transfer from Severa would leave it. */
function transferred(entry: CustomerEntry): Customer {
	const mail = entry.delivery?.includes('@') === true;
	const operator = entry.delivery !== null && !mail;
	const id = vatNumberOf(entry) ?? '';
	const businessId = /^FI\d{8}$/.test(id) ? `${id.slice(2, 9)}-${id.slice(9)}` : id;
	const ownOvt = ovt(businessId);
	return {
		...blank(), key: keyOfCustomer(entry.number), code: String(entry.number), businessId, ovt: entry.number === 10_005 ? `${ownOvt}ABC12` : '', name: entry.name, street: entry.street ?? '', postNumber: entry.postalCode, city: entry.city, country: entry.country ?? '',
		phone: entry.number % 5 === 0 ? `+358 10 555 01${String(entry.number).slice(-2)}` : '', email: mail ? entry.delivery! : '', invoicingEmail: mail ? entry.delivery! : '', finvoiceAddress: operator ? ownOvt : '', finvoiceOperator: operator ? entry.delivery! : '',
		language: 'FI', paymentTermKey: KEYS.paymentTerm + 1, changed: LONG_AGO,
	};
}

export const keyOfCustomer = (number: number): number => KEYS.customer + number - 10_000;

/** What a bookkeeper added here, and cards that an update from Severa has to mend. */
const DIFFERENT: Record<number, Partial<Customer>> = {
	10_002: { group: 'Yritykset', comment: 'Luotonvalvonta: hyvä maksaja', textAfterLines: 'Kiitos tilauksesta!' }, 10_003: { street: 'Vanha Teollisuustie 2', postNumber: '33100' }, 10_005: { group: 'Julkishallinto' }, 10_006: { finvoiceOperator: 'NDEAFIHH' },
	10_009: { invoicingEmail: 'vanha@aaltopelto.example', email: 'vanha@aaltopelto.example' }, 10_011: { active: false },
};

const BUYERS_BEFORE = [10_017, 10_019];

/**
 * 10001–10012 and the buyers of older invoices as in Severa but for the differences; 10030, which Severa uses for another company (C-9); one old customer without
 * a code, and the temporary customer (C-7).
 */
export function customers(): Customer[] {
	const known = CUSTOMERS.filter((entry) => entry.number <= 10_012 || BUYERS_BEFORE.includes(entry.number)).map((entry) => ({ ...transferred(entry), ...DIFFERENT[entry.number] }));
	return [
		{ ...blank(), key: KEYS.customer, code: 'TEMP', name: 'Tilapäisasiakas', changed: LONG_AGO },
		...known,
		{ ...blank(), key: keyOfCustomer(10_030), code: '10030', businessId: nthBusinessId(80), name: 'Oulujokivarren Sähkö Oy', street: 'Voimatie 6', postNumber: '90510', city: 'Oulu', country: 'FI', language: 'FI', changed: LONG_AGO },
		{ ...blank(), key: KEYS.customer + 90, name: 'Käteismyynti', privateCustomer: true, changed: LONG_AGO },
	];
}

export function products(): Product[] {
	const rows: Array<[code: string, name: string, group: string, unit: string, price: number, account: string]> = [['TEMP', 'Tilapäistuote', 'Palvelut', 'kpl', 0, '3000'], ['T100', 'Konsultointi', 'Työt', 'h', 120, '3000'], ['LIS-01', 'Lisenssi, kuukausi', 'Lisenssit', 'kk', 100, '3010'], ['YLL-01', 'Ylläpitosopimus', 'Palvelut', 'kk', 450, '3000']];
	return rows.map(([code, name, group, unit, unitPrice, domesticAccount], index) => ({ ...blankProduct(), key: KEYS.product + index, code, name, group, unit, unitPrice, vatPercent: 25.5, domesticAccount, changed: LONG_AGO }));
}

/** The heading names that the settings of the demo use. */
export const HEADINGS = { project: 'Projekti', unit: 'Yksikkö', costCenter: 'Kustannuspaikka', user: 'Tekijä' } as const;

const OLD_NAME: Record<number, string> = { 2003: 'Tuotannonohjauksen esiselvitys' };
const HIDDEN = 2008;
/** Projects that have an item; the others come with the first export or document. */
const EXPORTED = [...Array.from({ length: 15 }, (_none, index) => 2001 + index), 2017, 2020, 2021, 2025, 2028, 2035, 2042, 2054, 2057];

/** Text of a project's item, as it stands in Netvisor. */
export function projectItem(number: number): string {
	return `${number} ${OLD_NAME[number] ?? PROJECTS.find((one) => one.number === number)?.name ?? 'Ei enää projektia'}`;
}

/** 2003 has its older name, 2008 is hidden, 2099 is no project of Severa. Cost centres use codes, so their names are combined (D-10). */
export function dimensions(): DimensionHeading[] {
	let next: number = KEYS.dimensionItem;
	const item = (name: string, more: Partial<DimensionItem> = {}): DimensionItem => ({ key: next++, name, code: '', label: '', hidden: false, fatherKey: 0, periodStart: '', periodEnd: '', ...more });
	const heading = (index: number, name: string, items: DimensionItem[]): DimensionHeading => ({ key: KEYS.heading + index, name, hidden: false, items });
	return [
		heading(0, HEADINGS.project, [...EXPORTED, 2099].map((number) => item(projectItem(number), { hidden: number === HIDDEN }))),
		heading(1, HEADINGS.unit, UNITS.map(([code, name]) => item(`${code} ${name}`))),
		heading(2, HEADINGS.costCenter, COST_CENTERS.map(([code, label]) => item(`${code} ${label}`, { code, label }))),
		heading(3, HEADINGS.user, PEOPLE.slice(0, 4).map((one) => item(`${one.code} ${one.firstName} ${one.lastName}`))),
	];
}
