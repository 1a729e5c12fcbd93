import { CLAIMS } from '../../sandbox/severa/seed/travelClaims';
import { businessId, iban, swedishVat } from '../../sandbox/severa/seed/identifiers';
import { demoState } from '../../sandbox/severa/seed/demo';
import { startSevera } from '../../sandbox/severa';
import type { Json } from './severaClient';

const state = demoState() as Json;
const byGuid = (kind: string, ref: Json) => state[kind].find(({ guid }: Json) => guid === (ref?.guid ?? ref));

/** The check digit of a Finnish business id, worked out the other way round: the weighted sum of all eight digits divides by 11. */
const isBusinessId = (text: string) => {
	const digits = text.replace(/^FI/, '').replace('-', '');
	return /^\d{8}$/.test(digits) && [...digits].reduce((sum, digit, index) => sum + Number(digit) * ([7, 9, 10, 5, 8, 4, 2, 1][index] as number), 0) % 11 === 0;
};

test.each([[120121, '0120121-9'.slice(0, 8)], [1572860, '1572860-']])('business ids are made by the public rule: %i', (first, start) => {
	const made = businessId(first);
	expect(made).toMatch(new RegExp(`^${start}`));
	expect(isBusinessId(made as string)).toBe(true);
});

test.each([['FI', '12345600000785', 'FI2112345600000785'], ['GB', 'WEST12345698765432', 'GB82WEST12345698765432']])('IBANs are made by the public rule: %s', (country, account, expected) => {
	expect(iban(country, account)).toBe(expected);
});

test('Swedish VAT numbers are made by the public rule', () => {
	expect(swedishVat('556012579')).toBe('SE556012579001');
});

test('40 customers 10001–10040 with the flaws that are meant, and no other', () => {
	expect(state.customers.map(({ number }: Json) => number)).toEqual(Array.from({ length: 40 }, (_none, index) => 10_001 + index));
	const address = (card: Json) => byGuid('addresses', card.headquarterAddress);
	const flaws = (test: (card: Json) => boolean) => state.customers.filter(test).map(({ number }: Json) => number);
	expect(flaws(({ isInternal }) => isInternal)).toEqual([10_001]);
	expect(flaws((card) => address(card).country !== null && byGuid('countries', address(card).country).code2 === 'FI' && card.vatNumber !== null && !isBusinessId(card.vatNumber))).toEqual([10_035]);
	expect(flaws(({ vatNumber }) => vatNumber === null)).toEqual([10_036]);
	expect(flaws((card) => address(card).country === null)).toEqual([10_037]);
	expect(flaws(({ eInvoiceAddress, eInvoiceOperator }) => (eInvoiceAddress === null) !== (eInvoiceOperator === null))).toEqual([10_038]);
	expect(flaws((card) => address(card).addressline.split('\n').length > 2)).toEqual([10_039]);
	expect(flaws(({ isActive }) => !isActive)).toEqual([10_040]);
	expect(new Set(state.customers.map(({ vatNumber }: Json) => vatNumber)).size).toBe(40);
	expect(flaws((card) => !['FI', undefined].includes(byGuid('countries', address(card).country)?.code2))).toEqual([10_026, 10_027, 10_028, 10_029, 10_030]);
});

test('60 projects 2001–2060, six of them closed, eight internal, each with its own phases', () => {
	expect(state.projects.map(({ number }: Json) => number)).toEqual(Array.from({ length: 60 }, (_none, index) => 2001 + index));
	expect(state.projects.filter(({ isClosed }: Json) => isClosed)).toHaveLength(6);
	expect(state.projects.filter(({ isInternal }: Json) => isInternal)).toHaveLength(8);
	for (const project of state.projects) expect(byGuid('phases', project.rootPhase).project.guid).toBe(project.guid);
	for (const { number } of state.customers) expect(state.projects.some(({ customer }: Json) => byGuid('customers', customer).number === number)).toBe(true);
});

test('three units, fifteen people: one code begins with a zero, one person has none', () => {
	expect(state.businessUnits.map(({ code, name }: Json) => [code, name])).toEqual([['10', 'Helsinki'], ['20', 'Tampere'], ['30', 'Oulu']]);
	expect(state.users.map(({ code }: Json) => code)).toEqual(['101', '102', '103', '104', '105', '106', '107', '108', '109', '110', '111', '0112', '113', '114', null]);
});

test('October has hours of everybody, overtime of each kind, absences, undecided and rejected entries', () => {
	const october = state.workHours.filter(({ eventDate }: Json) => eventDate >= '2026-10-01');
	expect(new Set(october.map(({ user }: Json) => user.guid)).size).toBe(15);
	expect(october.every(({ eventDate }: Json) => eventDate <= '2026-10-31')).toBe(true);
	expect(new Set(october.filter(({ overtime }: Json) => overtime).map(({ overtime }: Json) => byGuid('overtimes', overtime).code))).toEqual(new Set(['2010', '2020', '2030']));
	expect(october.filter(({ isApproved }: Json) => isApproved === false)).toHaveLength(1);
	expect(october.filter(({ isApproved }: Json) => isApproved === null).length).toBeGreaterThan(2);
	expect(state.activities.filter(({ activityType }: Json) => byGuid('activityTypes', activityType).category === 'Absences')).toHaveLength(8);
	expect(october.every(({ invoice }: Json) => invoice === null)).toBe(true);
});

test('nobody works on a day of whole absence, nor more than twelve hours a day, nor on a closed project', () => {
	const hours = new Map<string, number>();
	for (const entry of state.workHours) {
		const key = `${entry.user.guid} ${entry.eventDate}`;
		hours.set(key, (hours.get(key) ?? 0) + entry.quantity);
		expect(byGuid('projects', entry.project).isClosed).toBe(false);
	}
	expect(Math.max(...hours.values())).toBeLessThanOrEqual(12);
	for (const { ownerUser, startDateTime, endDateTime, isAllDay } of state.activities) if (isAllDay) for (const key of hours.keys()) if (key.startsWith(ownerUser.guid)) expect(key.slice(37) >= startDateTime.slice(0, 10) && key.slice(37) <= endDateTime.slice(0, 10)).toBe(false);
});

test('VAT rates in force and the old one; products, work types and travel types with and without codes', () => {
	expect(state.vatRates.filter(({ countryGuid }: Json) => byGuid('countries', countryGuid).code2 === 'FI').map(({ percentage, isActive }: Json) => [percentage, isActive])).toEqual([[25.5, true], [13.5, true], [10, true], [0, true], [14, false]]);
	expect(state.workTypes.map(({ code }: Json) => code)).toEqual(['T100', 'T200', 'T300', 'T400', 'T500', 'T600', 'T900', null]);
	expect(state.travelExpenseTypes.filter(({ code }: Json) => code === '603')).toHaveLength(3);
	expect(state.travelExpenseTypes.filter(({ code }: Json) => code === '')).toHaveLength(1);
	expect(state.invoiceStatuses.map(({ name }: Json) => name)).toEqual(['Vedos', 'Valmis lähetettäväksi Netvisoriin', 'Lasku lähetetty Netvisoriin', 'Maksettu']);
});

test('travel claims: six that can go, of every kind, with receipts that are PDF files; and one for each reason to stay', () => {
	expect(CLAIMS.map(({ key }) => key)).toEqual(['mileage', 'domestic', 'half', 'foreign', 'receipts', 'mixed', 'draft', 'rejected', 'waiting', 'transferred', 'card only', 'zero', 'advance', 'zero code', 'no type code']);
	expect(state.travelExpenseFiles.length).toBeGreaterThanOrEqual(10);
	for (const { fileGuid, size } of state.travelExpenseFiles) {
		const data = Buffer.from(byGuid('files', fileGuid).data, 'base64');
		expect([data.subarray(0, 5).toString(), data.length]).toEqual(['%PDF-', size]);
		const offset = Number(/startxref\n(\d+)/.exec(data.toString('latin1'))?.[1]);
		expect(data.subarray(offset, offset + 4).toString()).toBe('xref');
	}
});

test('two starts are alike to the letter, and state is what seed takes', async () => {
	const [a, b] = [await startSevera(), await startSevera({ clock: () => new Date('2031-01-01') })];
	try {
		expect(a.state()).toEqual(b.state());
		const before = a.state();
		a.seed(before);
		expect(a.state()).toEqual(before);
		const c = await startSevera({ seed: before as object });
		expect(c.state()).toEqual(before);
		await c.close();
	} finally { await a.close(); await b.close(); }
});

test.each([
	['a reference that leads nowhere', (s: Json) => { s.customers[3].currency = { guid: '00000000-0000-0000-0000-000000000000' }; }, 'customers[3].currency refers to'],
	['an unknown field', (s: Json) => { s.users[0].nickname = 'H'; }, 'users[0]: unknown field nickname'],
	['a number where a text belongs', (s: Json) => { s.users[0].code = 101; }, 'users[0].code: 101 is not string'],
	['a date that does not exist', (s: Json) => { s.invoices[0].date = '2026-02-30'; }, 'invoices[0].date'],
	['a guid that is there twice', (s: Json) => { s.users[1].guid = s.users[0].guid; }, 'there twice'],
	['no settings', (s: Json) => { s.organizationSettings = []; }, 'organizationSettings must hold exactly one'],
])('a state with %s is refused by name', async (_name, spoil, reason) => {
	const bad = structuredClone(state);
	spoil(bad);
	await expect(startSevera({ seed: bad })).rejects.toThrow(reason);
});
