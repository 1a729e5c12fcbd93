/** The setup check as shipped, on the demo company: what it finds in both systems, and that it writes nothing unless asked. */
import type { IDataObject } from 'n8n-workflow';
import type { SeveraState } from '../../sandbox';
import { useDemoClock, useRealClock } from '../support/demoClock';
import { Flows } from '../support/flows';

interface Place { where: { en: string; fi: string } }
interface Told { severity: string; code: string; section: string; places: Place[]; what: { en: string }; fix: { en: string } }
interface Report { score: number; isReady: boolean; counts: Record<string, number>; sections: Array<{ section: string; isChecked: boolean; score: number }>; findings: Told[]; text: string; html: string }

const READY = 'Valmis lähetettäväksi Netvisoriin';
const NOTHING = { severa: [], netvisor: [] };
const METERED = ['customers', 'products', 'dimensions', 'statuses', 'vat', 'people', 'hours', 'travel'];

let flows: Flows;
const check = async (settings: IDataObject = {}) => (await flows.summary('setup-check', { trigger: 'By hand', settings })) as unknown as Report;
/** Codes of a section with how often each was found; what is only good to know is left out. */
const codes = ({ findings }: Report, section: string) => Object.fromEntries(findings.filter((one) => one.section === section && one.severity !== 'info').map(({ code, places }) => [code, places.length]));

function changeSevera(change: (state: SeveraState) => void): void {
	const state = structuredClone(flows.sandboxes.severa.state()) as SeveraState;
	change(state);
	flows.sandboxes.severa.seed(state);
}

beforeAll(useDemoClock);
afterAll(useRealClock);
beforeEach(async () => {
	flows = await Flows.start();
});
afterEach(() => flows.close());

test('the demo company: what is wrong with it, and nothing is written', async () => {
	const report = await check();
	expect(flows.writes()).toEqual(NOTHING);
	expect(report.isReady).toBe(true);
	expect(report.sections.map(({ section, isChecked }) => [section, isChecked])).toEqual(['access', 'statuses', 'customers', 'products', 'dimensions', 'vat', 'people', 'hours', 'travel'].map((section) => [section, true]));
	expect(Object.fromEntries(METERED.map((section) => [section, codes(report, section)]))).toEqual({
		statuses: {},
		customers: { ADDRESS_TOO_MANY_LINES: 1, BUSINESS_ID_INVALID: 1, BUSINESS_ID_MISSING: 1, CUSTOMER_CODE_TAKEN: 1, CUSTOMER_COUNTRY_MISSING: 1, EINVOICE_PAIR_INCOMPLETE: 1 },
		products: {},
		dimensions: {},
		vat: { VAT_SUPPLY_UNKNOWN: 1, VAT_ZERO_DOMESTIC: 1 },
		people: { EMPLOYEE_NUMBER_LEADING_ZERO: 1, EMPLOYEE_NUMBER_MISSING: 1, EMPLOYEE_TRAVEL_SERVICE_OFF: 1 },
		hours: { RECORD_TYPE_CODE_MISSING: 2 },
		travel: { EXPENSE_CODE_MISSING: 1, PERDIEM_TYPE_UNMAPPED: 6 },
	});
	expect(report.score).toBeGreaterThan(70);
	expect(report.score).toBeLessThan(100);
	expect(report.text).toContain('Severa: customer 10035');
	expect(JSON.stringify(report)).not.toMatch(/\d{6}[-+A]\d{3}[0-9A-Y]|identityDigest/);
});

test('mending is seen: settings and code tables of the other flows count here too', async () => {
	await check();
	const table = flows.tables.get('severa_netvisor_codes');
	for (const [from, to] of [['601', 'domesticfull'], ['602', 'domestichalf'], ['603', 'foreign'], ['604', 'custom']]) table.insert({ table: 'perDiemTable', from, to });
	const report = await check({ invoiceSettings: { domesticZeroVatCode: 'MUUL', materialsSupply: 'service', accrual: 'line' } });
	expect([codes(report, 'vat'), codes(report, 'travel')]).toEqual([{}, { EXPENSE_CODE_MISSING: 1 }]);
});

test('a setting that is misspelt is refused by name', async () => {
	const run = await flows.run('setup-check', { trigger: 'By hand', settings: { travelSettings: { perDiemTabel: [] } } }, true);
	expect([run.status, run.error]).toEqual(['error', expect.stringContaining('perDiemTabel')]);
});

test('missing statuses and headings are blockers; statuses are created only when asked for', async () => {
	changeSevera((state) => {
		state.invoiceStatuses = state.invoiceStatuses.map((status) => (status.name === READY ? { ...status, name: 'Jokin muu' } : status));
	});
	const report = await check({ unitHeading: 'Osasto' });
	expect(report.isReady).toBe(false);
	expect([codes(report, 'statuses'), codes(report, 'dimensions')]).toEqual([{ STATUS_MISSING: 1 }, { DIMENSION_HEADING_MISSING: 1 }]);
	expect(report.findings.filter(({ severity }) => severity === 'blocker').map(({ what }) => what.en)).toEqual([expect.stringContaining(`"${READY}"`), 'Netvisor has no dimension heading "Osasto".']);
	expect(flows.writes()).toEqual(NOTHING);

	const created = await check({ ensureStatuses: true });
	expect(flows.writes()).toEqual({ severa: ['POST /invoicestatuses'], netvisor: [] });
	expect(created.findings.map(({ code }) => code)).toContain('STATUS_CREATED');
	const after = await check();
	expect([codes(after, 'statuses'), after.isReady]).toEqual([{ STATUS_ORDER: 1 }, true]);
});

test('a part that cannot be read is named and its section is not taken for right; the rest is checked all the same', async () => {
	flows.sandboxes.severa.faults.add([{ match: { path: '/rest-api/v1/users' }, kind: 'malformed' }]);
	const report = await check();
	expect(report.findings.filter(({ section }) => section === 'access')).toMatchObject([{ severity: 'blocker', code: 'NOT_READ', places: [{ where: { en: 'Severa: users' } }] }]);
	expect(report.sections.find(({ section }) => section === 'people')).toMatchObject({ isChecked: false, score: 0 });
	expect(report.isReady).toBe(false);
	expect(codes(report, 'travel')).toMatchObject({ PERDIEM_TYPE_UNMAPPED: 6 });
});

test.each([
	['Severa', 'severa', { match: {}, kind: 'http401', times: 999 }, 'still active in Severa'],
	['Netvisor', 'netvisor', { match: {}, kind: 'AUTHENTICATION_FAILED', times: 999 }, 'still active in Netvisor'],
] as const)('A-3, E-5: %s refuses the login, as when its user was inactivated: said once, and what to do', async (name, system, fault, fix) => {
	flows.sandboxes[system].faults.add([fault]);
	const report = await check();
	const access = report.findings.filter(({ section }) => section === 'access');
	expect(access).toMatchObject([{ severity: 'blocker', code: 'SYSTEM_REFUSES', fix: { en: expect.stringContaining(fix) as string } }]);
	expect(access[0]?.places.every(({ where }) => where.en.startsWith(`${name}: `))).toBe(true);
	expect([report.isReady, flows.writes()]).toEqual([false, NOTHING]);
});

test('customers that cannot be read do not look like customers without a fault', async () => {
	flows.sandboxes.severa.faults.add([{ match: { path: '/rest-api/v1/customers' }, kind: 'malformed' }]);
	const report = await check();
	expect(report.findings.filter(({ code }) => code === 'NOT_READ').flatMap(({ places }) => places.map(({ where }) => where.en))).toEqual(['Severa: customers']);
	expect(report.sections.find(({ section }) => section === 'customers')).toMatchObject({ isChecked: false });
	expect(report.sections.find(({ section }) => section === 'products')).toMatchObject({ isChecked: true });
});

test('with "do not transfer" the temporary customer and product have to be there (C-7, P-5)', async () => {
	const off = { customerDirection: 'off', productDirection: 'off' };
	const report = await check(off);
	expect([codes(report, 'customers'), codes(report, 'products'), report.isReady]).toEqual([{ TEMP_CUSTOMER_MISSING: 1 }, {}, false]);
	expect(codes(await check({ ...off, productSettings: { tempProductCode: 'TEMP-9' } }), 'products')).toEqual({ TEMP_PRODUCT_MISSING: 1 });
	expect(flows.writes()).toEqual(NOTHING);
});

test('the other direction is tried as well', async () => {
	const report = await check({ customerDirection: 'netvisorToSevera', productDirection: 'netvisorToSevera' });
	expect(report.sections.filter(({ section }) => ['customers', 'products'].includes(section))).toMatchObject([{ isChecked: true }, { isChecked: true }]);
	expect(report.findings.filter(({ section }) => section === 'customers').flatMap(({ places }) => places).every(({ where }) => where.en.startsWith('Netvisor: customer'))).toBe(true);
	expect(flows.writes()).toEqual(NOTHING);
});

test('in the form the last page is the report, in the language that was chosen', async () => {
	const run = await flows.run('setup-check', { trigger: 'Form: open', items: [{ language: 'Suomi', ensure: 'No', formMode: 'production', submittedAt: '2026-03-31T09:00:00.000Z' }] });
	expect(run.completions).toMatchObject([{ node: 'Page: report', message: expect.stringContaining('<html lang="fi">') as string }]);
	expect(run.completions[0]?.message).toContain('Käyttöönoton tarkistus');
	expect(run.runs('Summary')).toBe(0);
});

test('without hours and travel their parts are left out', async () => {
	const report = await check({ useHours: false, useTravel: false });
	expect(report.sections.map(({ section }) => section)).toEqual(['access', 'statuses', 'customers', 'products', 'dimensions', 'vat']);
});
