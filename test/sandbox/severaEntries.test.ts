import { severa, type Json, type Severa } from './severaClient';

let api: Severa;
/** Whatever was written, the state must be one that can be loaded again. */
afterEach(async () => { api.seed(api.state()); await api.close(); });
const start = async (options: Parameters<typeof severa>[0] = {}) => { api = await severa(options); };
const replace = (path: string, ...changes: Array<[at: string, value: unknown]>) => api.call('PATCH', path, changes.map(([at, value]) => ({ op: 'replace', path: at, value })));
const project = async (number: number) => (await api.get(`/v1/projects?numbers=${number}`))[0];
const user = async (code: string) => (await api.get(`/v1/users?code=${code}`))[0];
const first = async (path: string) => (await api.get(path))[0];

describe('work hours', () => {
	const body = async (number: number, more: object = {}) => {
		const { guid } = await project(number);
		const phase = (await api.get(`/v1/phases?projectGuids=${guid}`))[1];
		return { eventDate: '2026-10-30', phase: { guid: phase.guid }, user: { guid: (await user('103')).guid }, workType: { guid: (await first('/v1/worktypes?code=T100')).guid }, quantity: 1.5, ...more };
	};

	test('get their project from the phase and are undecided at first', async () => {
		await start();
		const made = await api.call('POST', '/v1/workhours', await body(2001));
		expect(made.status).toBe(201);
		expect(made.json).toMatchObject({ project: { number: 2001 }, customer: { number: 10_002 }, isApproved: null, isModifiable: true, isBillable: true, billableStatus: 'Billable', quantity: 1.5, overtime: null });
	});

	test.each([['a closed project', 2007, {}], ['a day before the closing date', 2001, { eventDate: '2026-07-31' }], ['more than 999 hours', 2001, { quantity: 1000 }], ['a project, which is no field of theirs', 2001, { project: { guid: 'x' } }]])('are refused for %s', async (_name, number, more) => {
		await start();
		expect((await api.call('POST', '/v1/workhours', await body(number, more))).status).toBe(400);
	});

	test('that are approved are locked until the approval is taken back; those on an invoice for good', async () => {
		await start();
		const rows = await api.get('/v1/workhours?rowCount=1000');
		const approved = rows.find(({ isApproved, invoice }: Json) => isApproved === true && invoice === null);
		expect((await replace(`/v1/workhours/${approved.guid}`, ['/quantity', 2])).status).toBe(400);
		expect((await replace(`/v1/workhours/${approved.guid}`, ['/isApproved', null], ['/quantity', 2])).json[0]).toMatchObject({ isApproved: null, quantity: 2, isModifiable: true });
		const billed = rows.find(({ invoice }: Json) => invoice !== null);
		expect((await replace(`/v1/workhours/${billed.guid}`, ['/description', 'x'])).status).toBe(400);
		expect((await api.call('DELETE', `/v1/workhours/${billed.guid}`)).status).toBe(400);
	});

	test('that are deleted show up among the deleted, by time, user and project', async () => {
		await start();
		const made = (await api.call('POST', '/v1/workhours', await body(2001))).json;
		expect((await api.call('DELETE', `/v1/workhours/${made.guid}`)).status).toBe(204);
		const [gone] = await api.get(`/v1/deletedworkhours?deletedSince=2026-10-30T10:00:00%2B02:00&userGuids=${made.user.guid}&projectGuids=${made.project.guid}`);
		expect(gone).toMatchObject({ guid: made.guid, deletedDateTime: '2026-10-30T10:00:00+02:00', eventDate: '2026-10-30', quantity: 1.5, user: { guid: made.user.guid }, project: { guid: made.project.guid }, customer: { guid: made.customer.guid } });
		expect(await api.get('/v1/deletedworkhours?deletedSince=2026-10-30T10:00:01%2B02:00')).toEqual([]);
		// Also after a round through state and seed.
		api.seed(api.state());
		expect(await api.get('/v1/deletedworkhours')).toHaveLength(1);
	});

	test('of a user and of a project go by dates', async () => {
		await start();
		const { guid } = await user('103');
		const days = (rows: Json[]) => [...new Set(rows.map(({ eventDate }) => eventDate))];
		expect(days(await api.get(`/v1/users/${guid}/workhours?startDate=2026-10-05&endDate=2026-10-08`))).toEqual(['2026-10-08', '2026-10-05']);
		expect((await api.get(`/v1/projects/${(await project(2001)).guid}/workhours?isBilled=true&rowCount=100`)).every(({ invoice }: Json) => invoice !== null)).toBe(true);
	});
});

describe('days of a user', () => {
	test('tell expected hours, entered hours and absences', async () => {
		await start();
		const { guid } = await user('103');
		const days = await api.get(`/v1/users/${guid}/workdays?startDate=2026-10-05&endDate=2026-10-10`);
		expect(days.map(({ date, expectedHours, enteredHours, absenceHours }: Json) => [date, expectedHours, enteredHours, absenceHours])).toEqual([
			['2026-10-05', 7.5, 7.5, 0], ['2026-10-06', 7.5, 0, 7.5], ['2026-10-07', 7.5, 0, 7.5], ['2026-10-08', 7.5, 7.5, 0], ['2026-10-09', 7.5, 7.5, 0], ['2026-10-10', 0, 0, 0],
		]);
		expect((await api.call('GET', `/v1/users/${guid}/workdays?startDate=2026-10-05`)).status).toBe(400);
		const christmas = (await api.get(`/v1/users/${guid}/workdays?startDate=2026-12-25&endDate=2026-12-25`))[0];
		expect(christmas).toMatchObject({ isHoliday: true, holidayName: 'Joulupäivä', expectedHours: 0 });
	});

	test('follow the contract of the date', async () => {
		await start();
		const { guid } = await user('105');
		const days = await api.get(`/v1/users/${guid}/workdays?startDate=2026-10-15&endDate=2026-10-16`);
		expect(days.map(({ expectedHours }: Json) => expectedHours)).toEqual([7.5, 6]);
		expect(await api.get(`/v1/users/${guid}/workcontracts`)).toHaveLength(2);
		expect((await api.get(`/v1/users/${guid}/workcontracts/current`)).dailyHours).toBe(6);
	});
});

describe('project fees', () => {
	test('POST answers an array; what is not given comes from the product', async () => {
		await start();
		const { guid } = await project(2001);
		const made = await api.call('POST', '/v1/projectfees', { project: { guid }, product: { guid: (await first('/v1/products?code=ALI-01')).guid }, quantity: 2 });
		expect(made.status).toBe(201);
		expect(made.json).toMatchObject([{ name: 'Alihankintatyö', productType: 'Subcontracting', unitPrice: { amount: 95 }, unitCost: { amount: 78 }, vatRate: 25.5, quantity: 2, customer: { number: 10_002 }, isBillable: true, billingSchedule: 'Immediately', invoice: null, eventDate: '2026-10-30' }]);
	});

	test('without a product need a name and a kind; the key of a transfer is kept in the internal comment', async () => {
		await start();
		const { guid } = await project(2001);
		expect((await api.call('POST', '/v1/projectfees', { project: { guid }, name: 'Kulu', quantity: 1 })).status).toBe(400);
		const cost = { project: { guid }, name: 'Toimittaja Oy: 889', productType: 'Subcontracting', quantity: 1, unitCost: { amount: 640, currencyCode: 'EUR' }, unitPrice: { amount: 0, currencyCode: 'EUR' }, isBillable: false, invoiceRowComment: 'avain-1', eventDate: '2026-10-20' };
		const [made] = (await api.call('POST', '/v1/projectfees', cost)).json;
		expect(made).toMatchObject({ product: null, productType: 'Subcontracting', unitCost: { amount: 640 }, isBillable: false, invoiceRowComment: 'avain-1' });
		expect((await api.get(`/v1/projects/${guid}/projectfees`)).some(({ invoiceRowComment }: Json) => invoiceRowComment === 'avain-1')).toBe(true);
		expect((await replace(`/v1/projectfees/${made.guid}`, ['/unitCost/amount', 650])).json[0].unitCost).toEqual({ amount: 650, currencyCode: 'EUR', multiCurrencyInfo: null });
		expect((await api.call('DELETE', `/v1/projectfees/${made.guid}`)).status).toBe(204);
		expect(await api.get('/v1/deletedprojectfees')).toMatchObject([{ guid: made.guid, name: 'Toimittaja Oy: 889' }]);
	});

	test.each([['a closed project', 2007, {}], ['a phase of another project', 2001, 'phase'], ['a price without its currency', 2001, { unitPrice: { amount: 1 } }], ['a field of the answer', 2001, { recurrenceRuleGuid: null }]])('are refused for %s', async (_name, number, more) => {
		await start();
		const other = (await project(2002)).rootPhase.guid;
		const body = { project: { guid: (await project(number)).guid }, name: 'x', productType: 'Materials', quantity: 1, ...(more === 'phase' ? { phase: { guid: other } } : (more as object)) };
		expect((await api.call('POST', '/v1/projectfees', body)).status).toBe(400);
	});

	test('of a recurrence: frequency is fixed once a fee has been billed', async () => {
		await start();
		const rule = await first('/v1/projectrecurringfeerules');
		expect((await replace(`/v1/projectrecurringfeerules/${rule.guid}`, ['/frequency', 6])).status).toBe(400);
		expect((await replace(`/v1/projectrecurringfeerules/${rule.guid}`, ['/description', 'x'])).status).toBe(200);
	});
});

describe('travel', () => {
	const claims = async () => Object.fromEntries((await api.list('/v1/travelreimbursements')).map((claim: Json) => [claim.number, claim]));
	const statuses = async () => Object.fromEntries((await api.get('/v1/travelreimbursementstatuses')).map(({ name, guid }: Json) => [name, guid]));

	test.each([['reimbursable' as const, 143.9], ['all' as const, 299.4]])('travelTotals %s counts so', async (travelTotals, total) => {
		await start({ travelTotals });
		expect((await claims())[306]).toMatchObject({ totalExpenses: { amount: total, currencyCode: 'EUR' }, total: { amount: total } });
		expect((await claims())[312]).toMatchObject({ totalExpenses: { amount: 152 }, advancePayment: { amount: 100 }, total: { amount: 52 } });
	});

	test('an expense tells its claim, type, user and receipts', async () => {
		await start();
		const { guid } = (await claims())[302];
		const expenses = await api.get(`/v1/travelreimbursements/${guid}/projecttravelexpenses`);
		expect(expenses[0]).toMatchObject({ travelExpense: { name: 'Kokopäiväraha', code: '601', expenseClass: 'DailyAllowance', includeTime: true }, quantity: 2, unitCost: { amount: 54 }, user: { code: '102' }, travelReimbursement: { guid, status: 'Hyväksytty', isApproved: true, isLocked: true }, travelStartTime: '2026-10-13T06:30:00+03:00', attachmentCount: 0 });
		expect(expenses[2].attachmentCount).toBe(1);
		expect(expenses[2].costCenter).toBeNull();
		expect(Object.keys(expenses[2].costAccount)).toEqual(['guid', 'name']);
		const [receipt] = await api.get(`/v1/projecttravelexpenses/${expenses[2].guid}/files`);
		expect(receipt).toMatchObject({ name: 'hotelli-1410.pdf', contentType: 'application/pdf', travelExpenseGuid: expenses[2].guid, category: 'ProjectTravelExpense' });
		expect((await api.call('GET', `/v1/files/${receipt.fileGuid}/filedata`)).text.startsWith('%PDF-')).toBe(true);
		expect(await api.get(`/v1/travelreimbursements/${guid}/projecttravelexpenses?expenseClass=OtherTravelExpense`)).toHaveLength(2);
		expect((await api.call('GET', `/v1/travelreimbursements/${guid}/pdf`)).headers.get('content-type')).toBe('application/pdf');
	});

	test('a locked claim takes a new status and nothing else', async () => {
		await start();
		const claim = (await claims())[301];
		const moved = await replace(`/v1/travelreimbursements/${claim.guid}`, ['/travelReimbursementStatus/guid', (await statuses())['Siirretty Netvisoriin']]);
		expect(moved.json[0]).toMatchObject({ travelReimbursementStatus: { name: 'Siirretty Netvisoriin' }, number: 301, approvalDate: claim.approvalDate });
		expect((await replace(`/v1/travelreimbursements/${claim.guid}`, ['/title', 'x'])).status).toBe(400);
		const filtered = await api.get(`/v1/travelreimbursements?travelReimbursementStatusGuids=${(await statuses())['Siirretty Netvisoriin']}`);
		expect(filtered.map(({ number }: Json) => number)).toEqual([301, 309]);
	});

	test('a claim gets its number when it leaves the draft', async () => {
		await start();
		const draft = (await claims())['null'];
		const after = await replace(`/v1/travelreimbursements/${draft.guid}`, ['/travelReimbursementStatus/guid', (await statuses())['Odottaa hyväksyntää']]);
		expect(after.json[0]).toMatchObject({ number: 315, approvalDate: null });
	});

	test('a new claim collects the expenses of its user that are on none', async () => {
		await start();
		const { guid } = await user('105');
		const made = await api.call('POST', '/v1/travelreimbursements', { user: { guid }, title: 'Uusi' });
		expect(made.status).toBe(201);
		expect(made.json).toMatchObject({ number: null, travelReimbursementStatus: { name: 'Vedos' }, title: 'Uusi' });
		expect(await api.get(`/v1/travelreimbursements/${made.json.guid}/projecttravelexpenses`)).toHaveLength(1);
		const none = await api.call('POST', '/v1/travelreimbursements?addAllUnreimbursedTravelExpenses=false', { user: { guid } });
		expect(await api.get(`/v1/travelreimbursements/${none.json.guid}/projecttravelexpenses`)).toEqual([]);
	});

	test('expenses of a locked claim cannot be deleted, free ones can and are remembered', async () => {
		await start();
		const { guid } = (await claims())[301];
		const [locked] = await api.get(`/v1/travelreimbursements/${guid}/projecttravelexpenses`);
		expect((await api.call('DELETE', `/v1/projecttravelexpenses/${locked.guid}`)).status).toBe(400);
		const type = await first('/v1/travelexpensetypes?code=623');
		const on = await project(2001);
		const made = await api.call('POST', '/v1/projecttravelexpenses', { project: { guid: on.guid }, phase: { guid: on.rootPhase.guid }, user: { guid: (await user('103')).guid }, travelExpense: { guid: type.guid }, quantity: 1, unitCost: { amount: 9, currencyCode: 'EUR' } });
		expect(made.json).toMatchObject({ purchaseVatRate: 25.5, travelReimbursementRequired: true, measurementUnit: 'kpl', travelReimbursement: null });
		expect((await api.call('DELETE', `/v1/projecttravelexpenses/${made.json.guid}`)).status).toBe(204);
		expect(await api.get('/v1/deletedprojecttravelexpenses')).toMatchObject([{ guid: made.json.guid, travelExpense: { guid: type.guid } }]);
	});
});

test('old SOAP ids are converted when the state knows them', async () => {
	await start();
	const state = api.state() as Json;
	const old = '11111111-2222-3333-4444-555555555555';
	api.seed({ ...state, guidConversions: [{ guid: old, converted: state.customers[0].guid }] });
	expect(await api.get(`/v1/guids/convert/${old}`)).toEqual({ guid: old, converted: state.customers[0].guid });
	expect((await api.call('POST', '/v1/guids/convert', [old, state.users[0].guid])).json).toEqual([{ guid: old, converted: state.customers[0].guid }, { guid: state.users[0].guid, converted: null }]);
});
