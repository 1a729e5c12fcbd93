import { severa, type Json, type Severa } from './severaClient';

let api: Severa;
let statuses: Record<string, string>;
/** Whatever was written, the state must be one that can be loaded again. */
afterEach(async () => { api.seed(api.state()); await api.close(); });
const start = async (options: Parameters<typeof severa>[0] = {}) => {
	api = await severa(options);
	statuses = Object.fromEntries((await api.get('/v1/invoicestatuses')).map(({ name, guid }: Json) => [name, guid]));
};
const READY = 'Valmis lähetettäväksi Netvisoriin';
const SENT = 'Lasku lähetetty Netvisoriin';
const invoice = async (number: number) => (await api.get(`/v1/invoices?numbers=${number}`))[0];
const draft = async () => (await api.get(`/v1/invoices?invoiceStatusGuids=${statuses['Vedos']}`))[0];
const patch = (guid: string, ...changes: Array<[path: string, value: unknown]>) => api.call('PATCH', `/v1/invoices/${guid}`, changes.map(([path, value]) => ({ op: 'replace', path, value })));

describe('status', () => {
	test.each([['/status/guid', (guid: string) => guid], ['/status', (guid: string) => ({ guid })], ['/invoiceStatusGuid', (guid: string) => guid]])('is changed by %s', async (path, value) => {
		await start();
		const { guid } = await invoice(5001);
		const answer = await patch(guid, [path, value(statuses[SENT] as string)]);
		expect(answer.status).toBe(200);
		expect(answer.json[0]).toMatchObject({ number: 5001, status: { guid: statuses[SENT], name: SENT, isSent: true, isPaid: false, isWaitingPayment: true }, lastUpdatedDateTime: '2026-10-30T10:00:00+02:00' });
		expect(Object.keys(answer.json[0].status).sort()).toEqual(['guid', 'isPaid', 'isSent', 'isWaitingPayment', 'name']);
	});

	test.each([['/status/guid', '/status'], ['/status', '/invoiceStatusGuid'], ['/invoiceStatusGuid', '/status/guid']] as const)('statusPatchPaths: only %s is taken, %s is a 400', async (good, bad) => {
		await start({ statusPatchPaths: [good] });
		const { guid } = await invoice(5001);
		const value = (path: string) => (path === '/status' ? { guid: statuses[SENT] } : statuses[SENT]);
		expect((await patch(guid, [bad, value(bad)])).status).toBe(400);
		expect((await invoice(5001)).status.name).toBe(READY);
		expect((await patch(guid, [good, value(good)])).status).toBe(200);
	});

	test('with an invoice number numbers the invoice once, from nextInvoiceNumber on', async () => {
		await start();
		const { guid } = await draft();
		const numbered = (await patch(guid, ['/status/guid', statuses[READY]])).json[0];
		expect(numbered).toMatchObject({ number: 5036, referenceNumber: '50364', canBeDeleted: false });
		await patch(guid, ['/status/guid', statuses['Vedos']]);
		expect((await patch(guid, ['/status/guid', statuses[READY]])).json[0].number).toBe(5036);
		expect((await api.get('/v1/organizationsettings'))).toMatchObject({ nextInvoiceNumber: 5037, lastInvoiceNumber: 5036 });
	});

	test('that is inactive, unknown or null cannot be chosen', async () => {
		await start();
		const { guid } = await invoice(5001);
		await api.call('PATCH', `/v1/invoicestatuses/${statuses['Maksettu']}`, [{ op: 'replace', path: '/isActive', value: false }]);
		for (const value of [statuses['Maksettu'], '00000000-0000-0000-0000-000000000000', null]) expect((await patch(guid, ['/status/guid', value])).status).toBe(400);
	});

	test('that is read-only refuses every other change, and one document is all or nothing', async () => {
		await start();
		const before = await invoice(5001);
		expect((await patch(before.guid, ['/notes', 'x'])).json.error.type).toBe('InvalidOperation');
		expect((await patch(before.guid, ['/status/guid', statuses['Vedos']], ['/notes', 'x'])).status).toBe(400);
		expect(await invoice(5001)).toEqual(before);
		await patch(before.guid, ['/status/guid', statuses['Vedos']]);
		expect((await patch(before.guid, ['/notes', 'x'])).json[0].notes).toBe('x');
	});

	test.each([['accept' as const, 200, '2026-10-30'], ['refuse' as const, 400, null]])('paymentDateWhenReadOnly %s', async (paymentDateWhenReadOnly, status, paymentDate) => {
		await start({ paymentDateWhenReadOnly });
		const { guid } = await invoice(4991);
		expect((await patch(guid, ['/status/guid', statuses['Maksettu']], ['/paymentDate', '2026-10-30'])).status).toBe(status);
		const after = await invoice(4991);
		expect([after.paymentDate, after.status.isPaid]).toEqual([paymentDate, status === 200]);
		const settings = await api.get(`/v1/invoices/${guid}/invoicesettings`);
		expect((await api.call('PATCH', `/v1/invoicesettings/${settings.guid}`, [{ op: 'replace', path: '/paymentDate', value: '2026-10-29' }])).status).toBe(status);
	});

	test.each([[false, 0], [true, 1]])('statusChangeTouchesRows %s', async (statusChangeTouchesRows, count) => {
		await start({ statusChangeTouchesRows });
		await patch((await invoice(5001)).guid, ['/status/guid', statuses[SENT]]);
		expect(await api.get('/v1/invoicerows?changedSince=2026-10-30T10:00:00%2B02:00')).toHaveLength(count);
	});

	test('is made by POST with its flags, and two may bear one name', async () => {
		await start({ seed: 'empty' });
		expect(Object.keys(statuses)).toEqual(['Vedos', 'Lähetetty', 'Maksettu']);
		const made = await api.call('POST', '/v1/invoicestatuses', { name: READY, hasInvoiceNumber: true, isReadOnly: true, sortOrder: 2 });
		expect(made.status).toBe(201);
		expect(made.json).toMatchObject({ name: READY, hasInvoiceNumber: true, isReadOnly: true, isSent: false, isActive: true, isDefault: false, sortOrder: 2 });
	});
});

describe('rows', () => {
	test('a change of a draft row changes the totals, one of a ready row is refused', async () => {
		await start();
		const ready = (await api.get(`/v1/invoices/${(await invoice(5001)).guid}/invoicerows`))[0];
		expect((await api.call('PATCH', `/v1/invoicerows/${ready.guid}`, [{ op: 'replace', path: '/quantity', value: 1 }])).status).toBe(400);
		const { guid } = await draft();
		const row = (await api.get(`/v1/invoices/${guid}/invoicerows`))[0];
		const changed = await api.call('PATCH', `/v1/invoicerows/${row.guid}`, [{ op: 'replace', path: '/unitPrice/amount', value: 99.99 }, { op: 'replace', path: '/quantity', value: 3.5 }]);
		expect(changed.json[0]).toMatchObject({ quantity: 3.5, unitPrice: { amount: 99.99, currencyCode: 'EUR' } });
		expect(await api.get(`/v1/invoices/${guid}`)).toMatchObject({ totalExcludingTax: { amount: 349.97 }, totalTax: { amount: 89.24 }, totalIncludingTax: { amount: 439.21 }, workHoursQuantity: 3.5 });
	});

	test('a sales account goes to the fee behind the row too', async () => {
		await start();
		const row = (await api.list('/v1/invoicerows')).find(({ description }: Json) => description === 'Vuosilisenssit');
		const changed = await api.call('PATCH', `/v1/invoicerows/${row.guid}`, [{ op: 'replace', path: '/salesAccount/number', value: '3000' }]);
		expect(changed.json[0].salesAccount).toEqual({ name: 'Palvelumyynti', number: '3000' });
		expect((await api.get(`/v1/invoicerows/${row.guid}/projectfees`))[0].salesAccount).toMatchObject({ name: 'Palvelumyynti', number: '3000' });
	});

	test.each([[true, false], [false, true]])('a row that is deleted with setAsNonBillable %s leaves its entries free and billable: %s', async (set, billable) => {
		await start();
		const { guid } = await draft();
		const row = (await api.get(`/v1/invoices/${guid}/invoicerows`))[0];
		const entry = (await api.get(`/v1/invoicerows/${row.guid}/workhours`))[0];
		expect((await api.call('DELETE', `/v1/invoicerows/${row.guid}?setAsNonBillable=${set}`)).status).toBe(204);
		expect(await api.get(`/v1/workhours/${entry.guid}`)).toMatchObject({ invoice: null, invoiceRowGuid: null, isBillable: billable });
		expect((await api.get(`/v1/invoices/${guid}`)).totalIncludingTax.amount).toBe(0);
	});

	test.each([['negativeQuantity' as const, -1, 1], ['negativePrice' as const, 1, -1]])('creditNoteSign %s', async (creditNoteSign, quantity, price) => {
		await start({ creditNoteSign });
		const row = (await api.get(`/v1/invoices/${(await invoice(5021)).guid}/invoicerows`))[0];
		expect([Math.sign(row.quantity), Math.sign(row.unitPrice.amount)]).toEqual([quantity, price]);
		const normal = (await api.get(`/v1/invoices/${(await invoice(5001)).guid}/invoicerows`))[0];
		expect([Math.sign(normal.quantity), Math.sign(normal.unitPrice.amount)]).toEqual([1, 1]);
	});

	test.each([['positive' as const, [6, 1.5]], ['negative' as const, [-6, -1.5]]])('reimbursedSign %s', async (reimbursedSign, quantities) => {
		await start({ reimbursedSign });
		const rows = await api.get(`/v1/invoices/${(await invoice(5021)).guid}/reimbursedworkhours`);
		expect(rows.map(({ quantity }: Json) => quantity)).toEqual(quantities);
		expect(rows[0].project).toMatchObject({ number: 2002 });
	});
});

describe('whole invoices', () => {
	test('are made from what is billable on projects, one for each or one for all', async () => {
		await start();
		const [a, b] = [(await api.get('/v1/projects?numbers=2001'))[0], (await api.get('/v1/projects?numbers=2002'))[0]];
		const made = await api.call('POST', '/v1/invoices', { projects: [{ guid: a.guid }, { guid: b.guid }], groupProjects: true, invoiceStatusGuid: statuses[READY], date: '2026-10-31' });
		expect(made.status).toBe(201);
		expect(made.json).toHaveLength(1);
		expect(made.json[0]).toMatchObject({ number: 5036, referenceNumber: '50364', date: '2026-10-31', dueDate: '2026-11-14', status: { name: READY }, receiverCustomerName: 'Koivuranta Oy' });
		expect(made.json[0].projects).toHaveLength(2);
		const rows = await api.get(`/v1/invoices/${made.json[0].guid}/invoicerows`);
		const net = rows.reduce((sum: number, { quantity, unitPrice }: Json) => sum + Math.round(quantity * unitPrice.amount * 100), 0);
		expect(made.json[0].totalExcludingTax.amount).toBe(net / 100);
		expect(await api.get(`/v1/invoices/${made.json[0].guid}/uninvoicedworkhours`)).toEqual([]);
		expect((await api.call('POST', '/v1/invoices', { projects: [{ guid: a.guid }] })).json.error.type).toBe('InvalidOperation');
	});

	test('can be deleted as drafts, which frees their entries, and not when ready', async () => {
		await start();
		const { guid } = await draft();
		const [entry] = await api.get(`/v1/invoices/${guid}/workhours`);
		expect((await api.call('DELETE', `/v1/invoices/${guid}`)).status).toBe(204);
		expect((await api.get(`/v1/workhours/${entry.guid}`)).invoice).toBeNull();
		expect((await api.call('DELETE', `/v1/invoices/${(await invoice(5001)).guid}`)).status).toBe(400);
	});

	test('have a PDF, attachments with bytes, and no Finvoice without the add-on', async () => {
		await start();
		const { guid } = await invoice(5028);
		const pdf = await api.call('GET', `/v1/invoices/${guid}/pdf?invoiceType=Invoice&pdfGetOptions=All`);
		expect([pdf.headers.get('content-type'), pdf.text.slice(0, 5)]).toEqual(['application/pdf', '%PDF-']);
		const files = await api.get(`/v1/invoices/${guid}/files`);
		expect(files.map(({ name, isInternal, sortOrder }: Json) => [name, isInternal, sortOrder])).toEqual([['tuntierittely-5028.pdf', false, 1], ['sisainen-muistio.pdf', true, 2]]);
		const data = await api.call('GET', `/v1/files/${files[0].fileGuid}/filedata`);
		expect([data.headers.get('content-type'), data.text.length]).toEqual(['application/pdf', files[0].size]);
		expect(Buffer.from((await api.get(`/v1/files/${files[0].fileGuid}?includeDataInResponse=true`)).data, 'base64').toString()).toBe(data.text);
		expect((await api.call('GET', `/v1/files/${files[0].guid}/filedata`)).status).toBe(404);
		expect((await api.call('GET', `/v1/invoices/${guid}/finvoice`)).json.error).toMatchObject({ httpStatusCode: 403, type: 'AddonMissing' });
	});

	test('a flat rate comes as an array by its guid, as the description has it', async () => {
		await start();
		const row = (await api.get(`/v1/invoices/${(await invoice(5006)).guid}/invoicerows`))[0];
		expect(row).toMatchObject({ rowType: 'FlatRate', code: null });
		expect(await api.get(`/v1/flatrates/${row.flatRateGuid}`)).toMatchObject([{ guid: row.flatRateGuid, project: { number: 2009 } }]);
	});
});
