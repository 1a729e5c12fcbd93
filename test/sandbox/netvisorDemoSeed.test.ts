/** The demo seed of Netvisor against that of Severa: one company told twice. */
import { startNetvisor, type NetvisorState, type RunningNetvisor } from '../../sandbox/netvisor';
import { demoState } from '../../sandbox/netvisor/seed';
import { isFinnishReference } from '../../sandbox/netvisor/resources/salesInvoiceNumber';
import { identityCode } from '../../sandbox/severa/seed/identifiers';
import { demoState as severaDemo } from '../../sandbox/severa/seed/demo';
import { get, post } from './netvisorCaller';

const state = demoState();
const severa = severaDemo() as unknown as Record<string, Array<Record<string, unknown>>>;
const severaInvoice = (number: number) => severa.invoices!.find((one) => one.number === number)!;
const severaCustomer = (number: number) => severa.customers!.find((one) => one.number === number)!;

let server: RunningNetvisor;
beforeAll(async () => { server = await startNetvisor({ clock: () => new Date('2026-10-30T08:00:00Z') }); });
beforeEach(() => server.reset());
afterAll(() => server.close());

it('is the same at every start, and the default seed', () => {
	expect(demoState()).toEqual(state);
	expect(server.state()).toEqual(state);
});

it('no key is used twice, and new ones begin above', () => {
	const keys: number[] = [];
	const collect = (value: unknown): void => {
		if (Array.isArray(value)) value.forEach(collect);
		else if (typeof value === 'object' && value !== null) {
			if ('key' in value) keys.push((value as { key: number }).key);
			Object.values(value).forEach(collect);
		}
	};
	collect(state);
	expect(new Set(keys).size).toBe(keys.length);
	expect(Math.max(...keys)).toBeLessThan(state.nextKey);
});

it('every link leads somewhere', () => {
	const customerKeys = state.customers.map((one) => one.key);
	const items = new Set(state.dimensions.flatMap((heading) => heading.items.map((item) => `${heading.name}/${item.name}`)));
	const accounts = state.accounts.map((one) => one.number);
	for (const invoice of state.salesInvoices) expect(customerKeys).toContain(invoice.customerKey);
	const links = [...state.salesInvoices, ...state.purchaseInvoices].flatMap((one) => one.lines.flatMap((line) => ('dimensions' in line ? line.dimensions : [])));
	for (const link of links) expect(items).toContain(`${link.heading}/${link.item}`);
	for (const account of [...state.products.map((one) => one.domesticAccount), ...state.purchaseInvoices.flatMap((one) => one.lines.map((line) => line.account)), ...state.payrollRatios.flatMap((one) => [one.debitAccount, one.creditAccount])]) if (account !== '') expect(accounts).toContain(account);
	for (const one of state.customers) if (one.finvoiceOperator !== '') expect(state.invoiceOperators).toContain(one.finvoiceOperator);
});

it('the customers are those of Severa: names, business ids, e-invoice addresses; 10030 belongs to another company', () => {
	const codes = state.customers.map((one) => one.code);
	expect(codes).toEqual(['TEMP', ...Array.from({ length: 12 }, (_none, index) => String(10_001 + index)), '10017', '10019', '10030', '']);
	for (const one of state.customers) {
		if (!/^100[01]\d$/.test(one.code)) continue;
		const card = severaCustomer(Number(one.code));
		const digits = String(card.vatNumber).replace(/\D/g, '');
		expect({ name: one.name, id: one.businessId.replace('-', ''), einvoice: one.finvoiceAddress }).toEqual({ name: card.name, id: digits, einvoice: card.eInvoiceAddress ?? '' });
	}
	expect(state.customers.find((one) => one.code === '10030')!.name).not.toBe(severaCustomer(10_030).name);
});

it('4990–4994 have the sums and references of Severa; some are paid', () => {
	const shared = state.salesInvoices.filter((one) => one.number !== '5003');
	expect(shared.map((one) => [one.number, one.status, one.open === 0 ? 'none' : one.open === one.amount ? 'all' : 'part'])).toEqual([['4990', 'open', 'all'], ['4991', 'paid', 'none'], ['4992', 'paid', 'none'], ['4993', 'open', 'part'], ['4994', 'open', 'all']]);
	for (const one of shared) {
		const there = severaInvoice(Number(one.number));
		expect({ amount: one.amount, date: one.date, due: one.dueDate, reference: one.referenceNumber }).toEqual({ amount: (there.totalIncludingTax as { amount: number }).amount, date: there.date, due: there.dueDate, reference: there.referenceNumber });
		expect(isFinnishReference(one.referenceNumber)).toBe(true);
	}
});

it('5003 is another invoice than the one in Severa', () => {
	const here = state.salesInvoices.find((one) => one.number === '5003')!;
	const there = severaInvoice(5003);
	expect([here.amount, here.date]).not.toEqual([(there.totalIncludingTax as { amount: number }).amount, there.date]);
});

it('employees have the numbers, names and identity codes of Severa; 112 is missing, 114 has no travel service', () => {
	expect(state.employees.filter((one) => one.employed).map((one) => one.number)).toEqual(['101', '102', '103', '104', '105', '106', '107', '108', '109', '110', '111', '113', '114', '115', '']);
	expect(state.employees.filter((one) => !one.travelService).map((one) => one.number)).toEqual(['114']);
	for (const user of severa.users!) {
		const here = state.employees.find((one) => one.number === user.code);
		if (here === undefined) continue;
		expect([here.firstName, here.lastName]).toEqual([user.firstName, user.lastName]);
		if (user.socialSecurityNumber) expect(here.personalId).toBe(user.socialSecurityNumber);
	}
	expect(new Set(state.employees.map((one) => one.personalId)).size).toBe(state.employees.length);
	for (const one of state.employees) expect(one.personalId).toBe(identityCode(one.personalId.slice(0, 6), Number(one.personalId.slice(7, 10))));
});

it('record types and expense ratios carry the codes of Severa', () => {
	const codes = (register: string, wanted = (_row: Record<string, unknown>) => true) => severa[register]!.filter(wanted).map((row) => row.code).filter((code): code is string => typeof code === 'string' && code !== '');
	expect(state.recordTypes.map((one) => one.number)).toEqual([...codes('workTypes'), ...codes('overtimes'), ...codes('activityTypes', (row) => row.category === 'Absences')]);
	const expenses = codes('travelExpenseTypes', (row) => row.expenseClass === 'OtherTravelExpense');
	expect(state.payrollRatios.map((one) => one.number)).toEqual(expect.arrayContaining(expenses));
});

it('the four headings have items named by code and name; one is hidden, one has its older name', () => {
	expect(state.dimensions.map((one) => one.name)).toEqual(['Projekti', 'Yksikkö', 'Kustannuspaikka', 'Tekijä']);
	expect(state.dimensions.map((one) => one.items[0]!.name)).toEqual(['2001 Verkkokauppa 2026', '10 Helsinki', '4100 Asiakastyö Helsinki', '101 Helmi Kaarna']);
	expect(state.dimensions.flatMap((one) => one.items.filter((item) => item.hidden).map((item) => item.name))).toEqual(['2008 Lisenssit ja ylläpito']);
	const names = new Map(severa.projects!.map((row) => [String(row.number), `${String(row.number)} ${String(row.name)}`]));
	expect(state.dimensions[0]!.items.filter((item) => names.get(item.name.slice(0, 4)) !== item.name).map((item) => item.name)).toEqual(['2003 Tuotannonohjauksen esiselvitys', '2099 Ei enää projektia']);
});

it('twenty purchase invoices with lines that become costs and lines that cannot', () => {
	const lines = state.purchaseInvoices.flatMap((one) => one.lines);
	expect(state.purchaseInvoices).toHaveLength(20);
	expect([...new Set(lines.map((line) => line.vatCode))].sort()).toEqual(['-', 'EUOS', 'KOOS']);
	expect(lines.filter((line) => line.dimensions.length > 1)).toHaveLength(1);
	expect(state.purchaseInvoices.filter((one) => one.approval !== 'accepted').map((one) => one.approval)).toEqual(['open', 'approved']);
	for (const one of state.purchaseInvoices) expect(Math.round(one.lines.reduce((total, line) => total + line.sum, 0) * 100)).toBe(Math.round(one.amount * 100));
});

it('every read answers over the wire', async () => {
	for (const path of ['customerlist.nv', 'productlist.nv', 'dimensionlist.nv?showhidden=1', 'salesinvoicelist.nv', 'paymenttermlist.nv', 'accountlist.nv', 'getemployees.nv', 'getrecordtypelist.nv', 'payrollratiolist.nv?source=tripexpensecustomlines', 'purchaseinvoicelist.nv', 'extendedproductlist.nv']) {
		expect([path, (await get(server, path)).ok]).toEqual([path, true]);
	}
	expect((await get(server, 'salesinvoicelist.nv?invoicestatus=paid')).all('InvoiceNumber')).toEqual(['4991', '4992']);
	const rows = (await get(server, `getpurchaseinvoice.nv?netvisorkeylist=${state.purchaseInvoices.map((one) => one.key).join(',')}&version=2&omitattachments=true`)).all('PurchaseInvoiceNumber');
	expect(rows).toHaveLength(20);
});

it('what was written is gone after a reset', async () => {
	await post(server, 'dimensionitem.nv?method=add', '<root><dimensionitem><name>Projekti</name><item>2016 Kuituverkon dokumentointi</item></dimensionitem></root>');
	expect((server.state() as NetvisorState).transactionIds).toHaveLength(1);
	server.reset();
	expect(server.state()).toEqual(state);
});
