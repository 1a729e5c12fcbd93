/** Would the demo's "do the two systems agree?" notice a document that is missing, doubled or another one? */
import { execFileSync } from 'node:child_process';
import path from 'node:path';

const LIB = path.resolve(__dirname, '../../demo/lib');
const guid = (number: number) => `00000000-0000-0000-0000-${String(number).padStart(12, '0')}`;
type Row = Record<string, unknown>;
const reference = (number: number) => ({ guid: guid(number) });

/** One document of each kind that went, and one that is held. */
const world = () => ({
	severa: {
		invoiceStatuses: [{ guid: guid(1), name: 'Valmis lähetettäväksi Netvisoriin' }, { guid: guid(2), name: 'Lasku lähetetty Netvisoriin' }, { guid: guid(3), name: 'Maksettu' }],
		invoices: [
			{ guid: guid(51), number: 5001, status: reference(2), totalIncludingTax: { amount: 125.5, currencyCode: 'EUR' } },
			{ guid: guid(52), number: 5002, status: reference(1), totalIncludingTax: { amount: 1, currencyCode: 'EUR' } },
			{ guid: guid(53), number: 4990, status: reference(3), totalIncludingTax: { amount: 10, currencyCode: 'EUR' } },
		] as Row[],
		users: [{ guid: guid(101), code: '101' }, { guid: guid(102), code: '102' }],
		travelReimbursementStatuses: [{ guid: guid(4), name: 'Siirretty Netvisoriin' }, { guid: guid(5), name: 'Hyväksytty' }],
		travelReimbursements: [{ guid: guid(31), number: 301, user: reference(101), travelReimbursementStatus: reference(4) }, { guid: guid(32), number: 302, user: reference(102), travelReimbursementStatus: reference(5) }, { guid: guid(33), number: 300, user: reference(102), travelReimbursementStatus: reference(4) }] as Row[],
		travelExpenses: [{ travelReimbursement: reference(31), quantity: 2, unitCost: { amount: 20 } }],
		activityTypes: [{ guid: guid(6), category: 'Absences', code: '3010' }],
		activities: [{ ownerUser: reference(101), startDateTime: '2026-10-06T00:00:00+03:00', endDateTime: '2026-10-06T23:59:59+03:00' }],
		workHours: [{ user: reference(101), eventDate: '2026-10-05', quantity: 7.5, isApproved: true }, { user: reference(102), eventDate: '2026-10-05', quantity: 3, isApproved: true }],
		projects: [{ guid: guid(71), number: 2001 }, { guid: guid(72), number: 2002 }],
		projectFees: [{ invoiceRowComment: 'netvisor:purchase:3000:line:3100', quantity: 1, unitCost: { amount: 100 }, project: reference(71) }] as Row[],
	},
	netvisor: {
		salesInvoices: [{ number: '5001', amount: 125.5, open: 125.5, currency: 'EUR', privateComment: `severa:invoice:${guid(51)}` }, { number: '4990', amount: 10, open: 0, currency: 'EUR', privateComment: '' }] as Row[],
		employees: [{ key: 901, number: '101' }, { key: 902, number: '102' }],
		tripExpenses: [{ description: `Severa 301 severa:travelReimbursement:${guid(31)}`, lines: [{ employeeKey: 901, amount: 2, unitPrice: 20 }] }] as Row[],
		workHours: [{ employeeKey: 901, date: '2026-10-05', recordTypeNumber: 'T100', hours: 7.5 }, { employeeKey: 901, date: '2026-10-06', recordTypeNumber: '3010', hours: 7.5 }] as Row[],
		purchaseInvoices: [{ key: 3000, number: 'A-1', date: '2026-10-20', lines: [{ key: 3100, sum: 125.5, netSum: 100, vatCode: 'KOOS', description: 'Työ', dimensions: [{ heading: 'Projekti', item: '2001 Verkko' }] }, { key: 3101, sum: 5, netSum: 4, vatCode: 'KOOS', description: 'Muu', dimensions: [{ heading: 'Projekti', item: '2002 Toinen' }] }] }],
	},
	ready: [guid(51), guid(52)],
	told: { transferredAtFirst: [guid(33)], held: { claims: [{ number: '302' }] as Row[], days: [{ number: '102', date: '2026-10-05' }] as Row[], lines: [{ transferKey: 'netvisor:purchase:3000:line:3101' }] as Row[] } },
});
type World = ReturnType<typeof world>;

const cases: Array<[what: string, change: (one: World) => unknown, expected?: RegExp]> = [
	['all is well', () => undefined],
	['an invoice is lost', ({ netvisor }) => netvisor.salesInvoices.shift(), /5001 is sent in Severa and not in Netvisor/],
	['an invoice is there twice', ({ netvisor }) => netvisor.salesInvoices.push({ ...netvisor.salesInvoices[0] }), /5001 is in Netvisor 2 times/],
	['an invoice has another sum', ({ netvisor }) => Object.assign(netvisor.salesInvoices[0] as Row, { amount: 125.51 }), /5001: 125\.50 EUR in Severa, 125\.51 EUR/],
	['an invoice has another number', ({ netvisor }) => Object.assign(netvisor.salesInvoices[0] as Row, { number: '5009' }), /5001 is in Netvisor as 5009/],
	['an invoice went and its status stayed', ({ severa }) => Object.assign(severa.invoices[0] as Row, { status: reference(1) }), /5001 is in Netvisor, but in Severa it is not "sent"/],
	['an invoice got out of sight', ({ severa }) => Object.assign(severa.invoices[1] as Row, { status: reference(3) }), /5002 was ready in Severa and is "Maksettu"/],
	['an invoice is gone from Severa', ({ severa }) => severa.invoices.splice(1, 1), /no longer in Severa/],
	['a claim is lost', ({ netvisor }) => netvisor.tripExpenses.pop(), /claim 301 .* is neither in Netvisor nor held/],
	['an approved claim is not held', ({ told }) => told.held.claims.pop(), /claim 302 .* is neither in Netvisor nor held/],
	['a claim is there twice', ({ netvisor }) => netvisor.tripExpenses.push({ ...netvisor.tripExpenses[0] }), /301 is in Netvisor 2 times/],
	['a claim has no key', ({ netvisor }) => netvisor.tripExpenses.push({ ...netvisor.tripExpenses[0], description: '' }), /1 travel claims without a key/],
	['a claim is of nobody', ({ netvisor }) => netvisor.tripExpenses.push({ ...netvisor.tripExpenses[0], description: `severa:travelReimbursement:${guid(99)}` }), /that Severa does not have/],
	['a claim has another sum', ({ severa }) => Object.assign(severa.travelExpenses[0] as Row, { quantity: 3 }), /claim 301: 60\.00 EUR in Severa, 40\.00 EUR/],
	['a claim is paid to somebody else', ({ netvisor }) => Object.assign(netvisor.tripExpenses[0] as Row, { lines: [{ employeeKey: 902, amount: 2, unitPrice: 20 }] }), /of person 101 is in Netvisor for 102/],
	['a day is lost', ({ netvisor }) => netvisor.workHours.shift(), /person 101 2026-10-05 are neither in Netvisor nor held/],
	['a day is not held', ({ told }) => told.held.days.pop(), /person 102 2026-10-05 are neither/],
	['hours are there twice', ({ netvisor }) => netvisor.workHours.push({ ...netvisor.workHours[0] }), /person 101 2026-10-05: 7\.5 in Severa, 15 in Netvisor/],
	['an absence is there twice', ({ netvisor }) => netvisor.workHours.push({ ...netvisor.workHours[1] }), /2 rows in Netvisor, 1 in Severa/],
	['a cost is lost', ({ severa }) => severa.projectFees.pop(), /"Työ" is neither in Severa nor held/],
	['a cost is not held', ({ told }) => told.held.lines.pop(), /"Muu" is neither in Severa nor held/],
	['a cost is there twice', ({ severa }) => severa.projectFees.push({ ...severa.projectFees[0] }), /"Työ" is in Severa 2 times/],
	['a cost has another sum', ({ severa }) => Object.assign(severa.projectFees[0] as Row, { quantity: 2 }), /100\.00 EUR in Netvisor, 200\.00 EUR in Severa/],
	['a cost is in another project', ({ severa }) => Object.assign(severa.projectFees[0] as Row, { project: reference(72) }), /of project 2001 is in project 2002/],
	['a payment is lost', ({ severa }) => Object.assign(severa.invoices[2] as Row, { status: reference(2) }), /4990 is paid in Netvisor, in Severa its status is/],
	['an open invoice is called paid', ({ netvisor }) => Object.assign(netvisor.salesInvoices[1] as Row, { open: 10 }), /4990 is paid in Severa and open in Netvisor/],
];

/** The demo's own modules are no TypeScript: they are asked in a process of their own, about all cases at once. */
const differences = (worlds: World[]): string[][] => JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', `
	import { readFileSync } from 'node:fs';
	const { compareInvoices } = await import(process.argv[1] + '/compare.mjs');
	const { compareOthers } = await import(process.argv[1] + '/compareOthers.mjs');
	process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(({ severa, netvisor, ready, told }) => [...compareInvoices(severa, netvisor, ready).differences, ...compareOthers(severa, netvisor, told).flatMap((one) => one.differences)])));
`, LIB], { input: JSON.stringify(worlds), encoding: 'utf8' })) as string[][];

let found: string[][];
beforeAll(() => {
	found = differences(cases.map(([, change]) => {
		const one = world();
		change(one);
		return one;
	}));
});

test.each(cases.map(([what, , expected], index) => [what, index, expected] as const))('%s', (_, index, expected) => {
	const all = (found[index] as string[]).join('\n');
	if (expected === undefined) expect(all).toBe('');
	else expect(all).toMatch(expected);
});
