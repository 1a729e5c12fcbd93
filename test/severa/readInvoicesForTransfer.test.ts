import { ContractError, InputError } from '../../src/errors';
import { readInvoicesForTransfer, type TransferSelection } from '../../src/severa/readInvoicesForTransfer';
import { flatRate, money, projectFee, reimbursedProjectFee, reimbursedTravelExpense, reimbursedWorkHour, secondProject, secondUser, travelExpense, workHour } from '../support/invoiceForTransfer';
import { answering, customerCard, emptyModel, invoice, project, READY, row, SENT, status, user, type Json, type Model } from './invoiceModel';
import { failureOf, startSeveraServer, type SeveraServer } from './severaServer';

let server: SeveraServer;
let model: Model;
beforeEach(async () => {
	server = await startSeveraServer();
	model = emptyModel();
	model.records.customers = [customerCard('customer-10427', 10427)];
	model.records.projects = [project() as Json, secondProject as Json];
	model.records.users = [user() as Json, secondUser as Json];
	server.api((asked) => answering(model)(asked));
});
afterEach(() => server.close());

const read = (given: Partial<TransferSelection> = {}) => readInvoicesForTransfer(server.client(), { readyStatus: READY, ...given });
const json = (value: object) => value as unknown as Json;
const paths = () => server.calls().map(({ path }) => path.replace('/rest-api/v1/', ''));

describe('selection', () => {
	test('only invoices in the ready status (I-1), by number, then date, then guid', async () => {
		model.invoices = [invoice(12, { guid: 'b' }), invoice(9), invoice(null, { guid: 'n2', date: '2026-03-02' }), invoice(12, { guid: 'a' }), invoice(null, { guid: 'n1', date: '2026-03-01' }), invoice(12, { guid: 'c', date: '2026-01-01' }), invoice(1, { status: { guid: 'status-sent' } })];
		const { invoices } = await read();
		expect(invoices.map((one) => one.invoice.guid)).toEqual(['invoice-9', 'c', 'a', 'b', 'n1', 'n2']);
	});

	test('thirty at a time (I-2, L-1); how many wait is told', async () => {
		model.invoices = Array.from({ length: 35 }, (_, i) => invoice(100 + i));
		const { invoices, beyondLimit } = await read();
		expect(invoices.map((one) => one.invoice.number)).toEqual(Array.from({ length: 30 }, (_, i) => 100 + i));
		expect(beyondLimit).toBe(5);
	});

	test('only the numbers asked for; those that are not ready are told', async () => {
		model.invoices = [invoice(1), invoice(2), invoice(3, { status: { guid: 'status-sent' } })];
		const { invoices, notReady } = await read({ invoiceNumbers: ['3', '2'] });
		expect(invoices.map((one) => one.invoice.number)).toEqual([2]);
		expect(notReady).toEqual(['3']);
	});

	test('an invoice that a page gives twice comes once', async () => {
		model.invoices = [invoice(1), invoice(1)];
		expect((await read()).invoices).toHaveLength(1);
	});

	test.each(['valmis lähetettäväksi netvisoriin', ' Valmis  lähetettäväksi Netvisoriin '])('white space and letter case of the status do not matter: "%s"', async (readyStatus) => {
		model.invoices = [invoice(1)];
		expect((await read({ readyStatus })).invoices).toHaveLength(1);
	});

	test.each([
		[{ readyStatus: 'Ready' }, 'readyStatus', 'Ready'],
		[{ sentStatus: 'Sent' }, 'sentStatus', 'Sent'],
	])('a status that is missing (I-4) is named with those found, before any invoice is read: %j', async (given, field, name) => {
		const error = await failureOf(read(given));
		expect(error).toBeInstanceOf(InputError);
		expect(error.field).toBe(field);
		expect(error.message).toBe(`STATUS_MISSING: Severa has no status "${name}". Found: "${READY}", "${SENT}". Create it ("Invoice Status: Ensure") or correct the setting.`);
		expect(paths().filter((path) => path !== 'invoicestatuses')).toEqual([]);
	});

	test('of statuses that differ by letter case the exact one counts', async () => {
		model.statuses.push(status('twin', READY.toUpperCase()));
		model.invoices = [invoice(1)];
		expect((await read()).invoices).toHaveLength(1);
	});

	test('two statuses of one name are refused, not chosen from', async () => {
		model.statuses.push(status('twin', READY));
		expect(await failureOf(read())).toBeInstanceOf(InputError);
	});

	test('a retired sent status is refused, since it could not be set', async () => {
		model.statuses[1] = status('status-sent', SENT, { isActive: false });
		expect((await failureOf(read({ sentStatus: SENT }))).message).toMatch(/retired/);
	});

	test('nothing ready takes two calls and gives nothing', async () => {
		expect(await read()).toEqual({ invoices: [], beyondLimit: 0, notReady: [] });
		expect(server.calls()).toHaveLength(2);
	});
});

describe('rows and the entries behind them', () => {
	test('rows come by sortOrder, then guid, each with the entries that name it', async () => {
		model.invoices = [
			invoice(1, {
				rows: [row('h2', 'Hours', { sortOrder: 2 }), row('f1', 'ProjectFees', { sortOrder: 3 }), row('h1', 'Hours', { sortOrder: 2 }), row('t1', 'TravelExpenses', { sortOrder: 1 })],
				entries: {
					workhours: [json(workHour({ guid: 'w3', invoiceRowGuid: 'h2' })), json(workHour({ guid: 'w2', invoiceRowGuid: 'h1', eventDate: '2026-03-09' })), json(workHour({ guid: 'w1', invoiceRowGuid: 'h1' }))],
					projectfees: [json(projectFee({ guid: 'p1', invoiceRowGuid: 'f1' }))],
					projecttravelexpenses: [json(travelExpense({ guid: 'x1', invoiceRowGuid: 't1' }))],
				},
			}),
		];
		const [one] = (await read()).invoices;
		expect(one?.rows.map((each) => [each.guid, each.workHours.map(({ guid }) => guid), each.projectFees.length, each.travelExpenses.length])).toEqual([
			['t1', [], 0, 1],
			['h1', ['w2', 'w1'], 0, 0],
			['h2', ['w3'], 0, 0],
			['f1', [], 1, 0],
		]);
	});

	test('kinds that no row needs are not asked for', async () => {
		model.invoices = [invoice(1, { rows: [row('f1', 'ProjectFees')] })];
		await read();
		expect(paths().filter((path) => path.startsWith('invoices/'))).toEqual(['invoices/invoice-1/invoicerows', 'invoices/invoice-1/projectfees']);
	});

	test('an entry without a row belongs to the only row of its kind', async () => {
		model.invoices = [invoice(1, { rows: [row('h1', 'Hours'), row('f1', 'ProjectFees')], entries: { workhours: [json(workHour({ invoiceRowGuid: null }))] } })];
		const [one] = (await read()).invoices;
		expect(one?.rows.find(({ guid }) => guid === 'h1')?.workHours).toHaveLength(1);
		expect(paths().some((path) => path.startsWith('invoicerows/'))).toBe(false);
	});

	test('an entry without a row among several rows is looked up row by row', async () => {
		model.invoices = [invoice(1, { rows: [row('h1', 'Hours'), row('h2', 'Hours', { sortOrder: 2 })], entries: { workhours: [json(workHour({ guid: 'w1', invoiceRowGuid: 'h1' })), json(workHour({ guid: 'w2', invoiceRowGuid: null }))] } })];
		model.rowEntries = { 'h1/workhours': [json(workHour({ guid: 'w1', invoiceRowGuid: 'h1' }))], 'h2/workhours': [json(workHour({ guid: 'w2', invoiceRowGuid: null }))] };
		const [one] = (await read()).invoices;
		expect(one?.rows.map(({ workHours }) => workHours.map(({ guid }) => guid))).toEqual([['w1'], ['w2']]);
	});

	test('a flat rate is the one that the row names', async () => {
		model.flatRates = [json(flatRate({ guid: 'flat-1', invoiceGuid: 'invoice-1' })), json(flatRate({ guid: 'flat-2', invoiceGuid: 'invoice-1' })), json(flatRate({ guid: 'flat-3', invoiceGuid: 'another' }))];
		model.invoices = [invoice(1, { rows: [row('r1', 'FlatRate', { flatRateGuid: 'flat-2' }), row('r2', 'FlatRate', { flatRateGuid: 'flat-3', sortOrder: 2 }), row('r3', 'FlatRate', { flatRateGuid: 'gone', sortOrder: 3 })] })];
		const [one] = (await read()).invoices;
		expect(one?.rows.map(({ flatRates }) => flatRates.map(({ guid }) => guid))).toEqual([['flat-2'], ['flat-3'], []]);
	});

	test('a credit note has the reimbursed entries, with the registers that know their codes', async () => {
		model.records.worktypes = [{ guid: 'work-type-t100', name: 'Ohjelmointi', code: 'T100', isActive: true, isDefault: false, isProductive: true }, { guid: 'other', name: 'Muu', code: 'X', isActive: true, isDefault: false, isProductive: true }];
		model.records.travelexpensetypes = [{ guid: 'type-km', name: 'Kilometrikorvaus', code: 'KM', isDailyAllowance: false, isMileage: true, includeTime: false }];
		model.records.products = [{ guid: 'product-lis', name: 'Lisenssi', code: 'LIS-01' }];
		model.invoices = [
			invoice(2, {
				isCreditNote: true,
				rows: [row('h1', 'Hours'), row('f1', 'ProjectFees', { sortOrder: 2 }), row('t1', 'TravelExpenses', { sortOrder: 3 })],
				entries: { reimbursedworkhours: [json(reimbursedWorkHour({ invoiceRowGuid: 'h1' }))], reimbursedprojectfees: [json(reimbursedProjectFee({ invoiceRowGuid: 'f1' }))], reimbursedprojecttravelexpenses: [json(reimbursedTravelExpense({ invoiceRowGuid: 't1' }))] },
			}),
		];
		const [one] = (await read()).invoices;
		expect(one?.rows.map((each) => [each.reimbursedWorkHours.length, each.reimbursedProjectFees.length, each.reimbursedTravelExpenses.length])).toEqual([[1, 0, 0], [0, 1, 0], [0, 0, 1]]);
		expect(one?.workTypes.map(({ code }) => code)).toEqual(['T100']);
		expect(one?.travelExpenseTypes.map(({ code }) => code)).toEqual(['KM']);
		expect(one?.products.map(({ code }) => code)).toEqual(['LIS-01']);
		expect(one?.users.map(({ code }) => code)).toEqual(['1001']);
		expect(paths().filter((path) => /workhours|projectfees|travelexpenses$/.test(path)).every((path) => path.includes('reimbursed'))).toBe(true);
	});
});

describe('what stands around an invoice', () => {
	test('the card of the one who is invoiced, found by number, else by guid, else null', async () => {
		const other = { guid: 'payer', name: 'Payer', number: 77 };
		model.records.customers?.push(customerCard('payer', 77), customerCard('unnumbered', null));
		model.invoices = [invoice(1, { billingCustomer: other }), invoice(2, { billingCustomer: null }), invoice(3, { billingCustomer: { guid: 'unnumbered', name: 'U', number: null } }), invoice(4, { billingCustomer: { guid: 'deleted', name: 'D', number: 5 } }), invoice(5, { billingCustomer: null, customer: null })];
		expect((await read()).invoices.map((one) => one.billingCustomer?.guid)).toEqual(['payer', 'customer-10427', 'unnumbered', undefined, undefined]);
	});

	test('every project on the invoice or behind its entries, sales cases too', async () => {
		model.records.projects = [project() as Json, secondProject as Json, { ...(project({ guid: 'case' }) as Json), isSalesCase: true }];
		model.invoices = [invoice(1, { rows: [row('h1', 'Hours')], entries: { workhours: [json(workHour({ invoiceRowGuid: 'h1', project: secondProject })), json(workHour({ guid: 'w2', invoiceRowGuid: 'h1', project: project({ guid: 'case' }) }))] } })];
		expect((await read()).invoices[0]?.projects.map(({ guid }) => guid)).toEqual(['case', 'project-2001', 'project-2002']);
	});

	test('each invoice has only what belongs to it', async () => {
		model.invoices = [invoice(1, { rows: [row('h1', 'Hours')], entries: { workhours: [json(workHour({ invoiceRowGuid: 'h1' }))] } }), invoice(2, { rows: [row('h2', 'Hours')], entries: { workhours: [json(workHour({ invoiceRowGuid: 'h2', user: secondUser }))] } })];
		expect((await read()).invoices.map((one) => one.users.map(({ code }) => code))).toEqual([['1001'], ['1002']]);
	});

	test('a personal identity code is not even read', async () => {
		model.records.users = [{ ...(user() as Json), socialSecurityNumber: '131052-308T' }];
		model.invoices = [invoice(1, { rows: [row('h1', 'Hours')], entries: { workhours: [json(workHour({ invoiceRowGuid: 'h1' }))] } })];
		const result = await read();
		expect(result.invoices[0]?.users).toHaveLength(1);
		expect(JSON.stringify(result)).not.toContain('131052');
	});

	test('recurring rules of the fees that name one; a rule that is gone is left out', async () => {
		model.records.projectrecurringfeerules = [{ guid: 'rule-1', frequency: 3, generatedTimes: 1, isActive: true, hasVolumePricing: false, quantity: 1 }];
		model.invoices = [invoice(1, { rows: [row('f1', 'ProjectFees')], entries: { projectfees: [json(projectFee({ guid: 'p1', invoiceRowGuid: 'f1', recurrenceRuleGuid: 'rule-1' })), json(projectFee({ guid: 'p2', invoiceRowGuid: 'f1', recurrenceRuleGuid: 'rule-gone' }))] } })];
		expect((await read()).invoices[0]?.recurringFeeRules.map(({ guid }) => guid)).toEqual(['rule-1']);
	});

	test('countries that the texts may mean, and the organisation\'s currency', async () => {
		const country = (code2: string, name: string, englishName: string) => ({ guid: code2, name, englishName, code2, code3: `${code2}X`, isInEU: true, isRegistrationCountry: false });
		model.records['localization/countries'] = [country('FI', 'Suomi', 'Finland'), country('SE', 'Ruotsi', 'Sweden'), country('NO', 'Norja', 'Norway')];
		model.invoices = [invoice(1, { receiverAddress: { addressline: 'Gatan 1', country: ' ruotsi ' } }), invoice(2, { receiverAddress: null })];
		const { invoices } = await read();
		expect(invoices.map((one) => one.countries.map(({ code2 }) => code2))).toEqual([['FI', 'SE'], ['FI']]);
		expect(invoices[0]?.organizationCurrency).toBe('EUR');
	});

	test('no organisation currency is null, not a guess', async () => {
		model.records.currencies = [];
		model.invoices = [invoice(1)];
		expect((await read()).invoices[0]?.organizationCurrency).toBeNull();
	});
});

describe('attachments', () => {
	const file = (guid: string, given: object = {}) => ({ guid, fileGuid: `file-${guid}`, name: `${guid}.pdf`, contentType: 'application/pdf', size: 3, isInternal: false, sortOrder: null, ...given });
	beforeEach(() => {
		model.files = { 'file-a': 'A', 'file-b': 'B', 'file-c': 'C', 'file-i': 'secret' };
		model.invoices = [invoice(1, { entries: { files: [json(file('c')), json(file('b', { sortOrder: 1 })), json(file('i', { isInternal: true })), json(file('a'))] } })];
	});
	const decoded = async (attachments: TransferSelection['attachments']) => (await read({ attachments })).invoices[0]?.files.map(({ name, content, isPrintedInvoice }) => [name, content === undefined ? undefined : Buffer.from(content, 'base64').toString(), isPrintedInvoice]);

	test('none unless asked for, and then no call for them', async () => {
		expect(await decoded('none')).toEqual([]);
		expect(paths().some((path) => path.includes('file') || path.includes('pdf'))).toBe(false);
	});

	test('files by sortOrder, then name; internal ones without their bytes', async () => {
		expect(await decoded('files')).toEqual([['b.pdf', 'B', undefined], ['a.pdf', 'A', undefined], ['c.pdf', 'C', undefined], ['i.pdf', undefined, undefined]]);
		expect(paths()).not.toContain('files/file-i/filedata');
	});

	test('the printed invoice, marked as such', async () => {
		expect(await decoded('pdf')).toEqual([['invoice-1.pdf', 'pdf of invoice-1', true]]);
	});

	test('bytes later: listed, with the name of the binary field, and nothing downloaded', async () => {
		const [one] = (await read({ attachments: 'both', attachmentBytes: 'later' })).invoices;
		expect(one?.files.map(({ name, content, binary }) => [name, content, binary])).toEqual([['invoice-1.pdf', undefined, 'invoice'], ['b.pdf', undefined, 'file1'], ['a.pdf', undefined, 'file2'], ['c.pdf', undefined, 'file3'], ['i.pdf', undefined, undefined]]);
		expect(paths().filter((path) => /file|pdf/.test(path))).toEqual(['invoices/invoice-1/files']);
	});

	test('both', async () => {
		expect((await decoded('both'))?.map(([name]) => name)).toEqual(['invoice-1.pdf', 'b.pdf', 'a.pdf', 'c.pdf', 'i.pdf']);
	});
});

describe('calls', () => {
	/** Thirty invoices, each with some `kinds` of entries, of three people on two projects. */
	function thirty(kindsOf: (index: number) => string[] = (i) => ['Hours', 'ProjectFees', 'TravelExpenses'].slice(0, 3 - (i % 3))) {
		const people = Array.from({ length: 15 }, (_, i) => user({ guid: `u${i}`, code: String(2000 + i) }));
		model.records.users = people as Json[];
		model.records.customers = Array.from({ length: 30 }, (_, i) => customerCard(`c${i}`, 500 + i));
		model.invoices = Array.from({ length: 30 }, (_, i) => {
			const customer = { guid: `c${i}`, name: `Customer ${500 + i}`, number: 500 + i };
			const kinds = kindsOf(i);
			return invoice(700 + i, {
				customer,
				billingCustomer: customer,
				createdDateTime: `2026-03-${String(1 + (i % 28)).padStart(2, '0')}T09:15:00+02:00`,
				totalExcludingTax: { amount: 1000 * kinds.length, currencyCode: 'EUR' },
				rows: kinds.map((kind, k) => row(`r${i}-${k}`, kind, { sortOrder: k })),
				entries: {
					// Each row is 10 × 100.
					...(kinds.includes('Hours') && { workhours: [2, 3, 5].map((hours, n) => json(workHour({ guid: `w${i}-${n}`, quantity: 7, invoiceQuantity: hours, invoiceRowGuid: `r${i}-${kinds.indexOf('Hours')}`, user: people[(i + n) % 15], project: n === 0 ? secondProject : project() }))) }),
					...(kinds.includes('ProjectFees') && { projectfees: [json(projectFee({ guid: `p${i}`, quantity: 10, unitPrice: money(100), invoiceRowGuid: `r${i}-${kinds.indexOf('ProjectFees')}`, recurrenceRuleGuid: 'rule-1' }))] }),
					...(kinds.includes('TravelExpenses') && { projecttravelexpenses: [json(travelExpense({ guid: `t${i}`, quantity: 10, unitPrice: money(100), invoiceRowGuid: `r${i}-${kinds.indexOf('TravelExpenses')}`, user: people[i % 15] }))] }),
				},
			});
		});
		model.records.projectrecurringfeerules = [{ guid: 'rule-1', frequency: 1, generatedTimes: 1, isActive: true, hasVolumePricing: false, quantity: 1 }];
	}
	const ALL = () => ['Hours', 'ProjectFees', 'TravelExpenses'];
	const rowLists = () => paths().filter((path) => /^invoices\/.*\/invoicerows$/.test(path));
	const entryLists = () => paths().filter((path) => /^invoices\/.*\/(workhours|projectfees|projecttravelexpenses)$/.test(path));
	const commonLists = () => paths().filter((path) => ['invoicerows', 'workhours', 'projectfees', 'projecttravelexpenses'].includes(path)).sort();

	// Statuses, invoices, customers, projects, users, rule, countries, currencies and token 1 each.
	const TOGETHER = 9;
	test.each([
		['thirty invoices with hours, fees, travel and recurring rows', 30, ALL, undefined, 4 + TOGETHER],
		['seven of them', 7, ALL, undefined, 4 + TOGETHER],
		['three of them', 3, ALL, undefined, 4 + TOGETHER],
		['thirty usual invoices', 30, undefined, undefined, 4 + TOGETHER],
		['thirty with everything, where being invoiced is no change of an entry', 30, ALL, '2026-02-14T12:00:00+02:00', 4 + 3 + TOGETHER],
		['the same, all entered long ago', 30, ALL, '2020-01-01T12:00:00+02:00', 90 + 4 + 3 + TOGETHER],
		['thirty usual ones, entered long ago', 30, undefined, '2020-01-01T12:00:00+02:00', 60 + 4 + 3 + TOGETHER],
		['seven usual ones, entered long ago', 7, undefined, '2020-01-01T12:00:00+02:00', 15 + 4 + 3 + TOGETHER],
	])('%s: every call counted', async (_what, limit, kindsOf, entered, calls) => {
		thirty(kindsOf);
		model.entered = entered;
		const { invoices } = await read({ sentStatus: SENT, limit });
		expect(invoices.map(({ rows }) => rows.map(({ workHours, projectFees, travelExpenses }) => workHours.length + projectFees.length + travelExpenses.length))).toEqual(model.invoices.slice(0, limit).map(({ rows = [] }) => [3, 1, 1].slice(0, rows.length)));
		expect(server.asked.length).toBe(calls);
	});

	describe('entries out of the common lists are taken only where they are proved complete, else read by invoice', () => {
		const first = (given: object) => void (model.invoices[0] = { ...model.invoices[0] as Json, ...given });
		const [hours, ...otherHours] = ['w0-0', 'w0-1', 'w0-2'];
		test.each<[string, () => void, string[]]>([
			['one that is missing', () => void (model.unlisted = ['w0-1']), ['invoices/invoice-700/workhours']],
			['one of another sum', () => first({ entries: { ...model.invoices[0]?.entries, projectfees: [json(projectFee({ guid: 'p0', quantity: 10, unitPrice: money(90), invoiceRowGuid: 'r0-1' }))] } }), ['invoices/invoice-700/projectfees']],
			['one without a price', () => first({ entries: { ...model.invoices[0]?.entries, projectfees: [json(projectFee({ guid: 'p0', quantity: 10, unitPrice: null, invoiceRowGuid: 'r0-1' }))] } }), ['invoices/invoice-700/projectfees']],
			['one in another currency', () => first({ entries: { ...model.invoices[0]?.entries, projectfees: [json(projectFee({ guid: 'p0', quantity: 10, unitPrice: money(100, 'SEK'), invoiceRowGuid: 'r0-1' }))] } }), ['invoices/invoice-700/projectfees']],
			['one that names no row', () => first({ entries: { ...model.invoices[0]?.entries, workhours: [hours, ...otherHours].map((guid, n) => json(workHour({ guid: guid ?? '', invoiceQuantity: [2, 3, 5][n] as number, invoiceRowGuid: n === 0 ? null : 'r0-0' }))) } }), ['invoices/invoice-700/workhours']],
			['those of a row that was changed on the invoice', () => first({ rows: [row('r0-0', 'Hours', { quantity: 8, unitPrice: money(125) }), ...(model.invoices[0]?.rows ?? []).slice(1)], workHoursQuantity: 8 }), ['invoices/invoice-700/workhours']],
		])('%s', async (_what, spoil, lists) => {
			thirty(ALL);
			const whole = await read();
			spoil();
			const { invoices } = await read();
			expect(entryLists()).toEqual(lists);
			expect(invoices.slice(1)).toEqual(whole.invoices.slice(1));
			expect(invoices[0]?.rows.map(({ workHours, projectFees, travelExpenses }) => workHours.length + projectFees.length + travelExpenses.length)).toEqual([3, 1, 1]);
		});

		test('both ways give the same invoices', async () => {
			thirty(ALL);
			const together = await read();
			model.entered = '2020-01-01T12:00:00+02:00';
			const apart = await read();
			expect(entryLists()).toHaveLength(90);
			const guids = (result: typeof apart) => result.invoices.map(({ rows, users, projects, recurringFeeRules }) => [rows.map((each) => [each.guid, each.workHours.map(({ guid, quantity, invoiceQuantity }) => [guid, quantity, invoiceQuantity]), each.projectFees.map(({ guid }) => guid), each.travelExpenses.map(({ guid }) => guid)]), users, projects, recurringFeeRules]);
			expect(guids(apart)).toEqual(guids(together));
		});

		test('a list that is not worth its pages is given up: after three of them mostly entries of others, or longer than a page for three invoices', async () => {
			thirty(ALL);
			const others = (count: number, kind: string) => invoice(1, { guid: `others-${kind}`, status: { guid: 'status-sent' }, createdDateTime: '2026-03-20T09:00:00+02:00', entries: { [kind]: Array.from({ length: count }, (_, i) => json({ ...(kind === 'workhours' ? workHour() : projectFee()), guid: `${kind}-${i}` })) } });
			model.invoices.unshift(others(2000, 'workhours'));
			model.invoices.push(others(1200, 'projectfees'));
			await read();
			expect(commonLists()).toEqual(['invoicerows', ...Array.from({ length: 10 }, () => 'projectfees'), 'projecttravelexpenses', 'workhours', 'workhours', 'workhours']);
			expect(entryLists()).toHaveLength(60);
		});

		test.each([
			['whose scope is not granted', { status: 403, body: { error: { type: 'InsufficientApiScope' } } }],
			['that Severa does not have', { status: 404 }],
			['with an entry of somebody that cannot be read', { body: [{ guid: 'x', quantity: 'many' }] }],
		])('a list %s is done without', async (_what, answer) => {
			thirty(ALL);
			server.api((asked) => (/\/v1\/(workhours|projectfees|projecttravelexpenses|invoicerows)$/.test(asked.path) ? answer : answering(model)(asked)));
			expect((await read()).invoices).toHaveLength(30);
			expect([rowLists().length, entryLists().length]).toEqual([30, 90]);
		});

		test('a credit note has its entries asked for by itself', async () => {
			thirty(ALL);
			first({ isCreditNote: true });
			await read();
			expect(paths().filter((path) => path.startsWith('invoices/invoice-'))).toEqual(['invoices/invoice-700/reimbursedworkhours', 'invoices/invoice-700/reimbursedprojectfees', 'invoices/invoice-700/reimbursedprojecttravelexpenses']);
		});
	});

	describe('rows out of the common list are taken only where they are proved complete', () => {
		const whole = async () => {
			const { invoices } = await read();
			expect(invoices.map(({ rows }) => rows.map(({ guid }) => guid))).toEqual(model.invoices.map(({ rows = [] }) => rows.map(({ guid }) => guid)));
		};

		test('an invoice with a row of some value missing is read by itself', async () => {
			thirty();
			model.unlisted = ['r0-1'];
			await whole();
			expect(rowLists()).toEqual(['invoices/invoice-700/invoicerows']);
		});

		test('so is one with hours without a price missing', async () => {
			thirty();
			model.invoices[1] = { ...model.invoices[1] as Json, workHoursQuantity: 15, rows: [...model.invoices[1]?.rows ?? [], row('free', 'Hours', { sortOrder: 9, quantity: 5, unitPrice: null })] };
			model.unlisted = ['free'];
			await whole();
			expect(rowLists()).toEqual(['invoices/invoice-701/invoicerows']);
		});

		test('and one whose entries name a row that is not there', async () => {
			thirty();
			const [first] = model.invoices;
			model.invoices[0] = { ...first as Json, rows: [...first?.rows ?? [], row('free', 'ProjectFees', { sortOrder: 9, unitPrice: null })], entries: { ...first?.entries, projectfees: [...first?.entries?.projectfees ?? [], json(projectFee({ guid: 'p-free', invoiceRowGuid: 'free' }))] } };
			model.unlisted = ['free'];
			await whole();
			expect(rowLists()).toEqual(['invoices/invoice-700/invoicerows']);
		});

		test('all, where the list may be one of changed rows only', async () => {
			thirty();
			model.invoices = model.invoices.map((one) => ({ ...one, rows: one.rows?.map((each) => ({ ...each, lastUpdatedDateTime: '2026-03-30T12:00:00+03:00' })) }));
			await whole();
			expect(rowLists()).toHaveLength(30);
		});

		test('all, where the list is longer than it would save; that costs three calls', async () => {
			thirty();
			model.invoices.push(invoice(1, { status: { guid: 'status-sent' }, createdDateTime: '2026-03-20T09:00:00+02:00', rows: Array.from({ length: 300 }, (_, i) => row(`other-${i}`, 'Hours')) }));
			await read();
			expect([rowLists().length, paths().filter((path) => path === 'invoicerows').length]).toEqual([30, 3]);
		});

		test('an old one that waits does not make the list reach far back', async () => {
			thirty();
			model.invoices[0] = { ...model.invoices[0] as Json, createdDateTime: '2025-11-01T09:00:00+02:00' };
			await whole();
			expect(rowLists()).toEqual(['invoices/invoice-700/invoicerows']);
			expect(server.calls().find(({ path }) => path.endsWith('/v1/invoicerows'))?.query.get('changedSince')).toBe('2026-03-01T06:15:00.000Z');
		});

		test('two invoices are read one by one', async () => {
			thirty();
			await read({ limit: 2 });
			expect([rowLists().length, commonLists()]).toEqual([2, []]);
		});
	});

	test('registers are read once for a run, however often it asks', async () => {
		thirty();
		const client = server.client();
		await readInvoicesForTransfer(client, { readyStatus: READY, limit: 1 });
		await readInvoicesForTransfer(client, { readyStatus: READY, limit: 2 });
		expect(paths().filter((path) => ['invoicestatuses', 'currencies', 'localization/countries'].includes(path)).sort()).toEqual(['currencies', 'invoicestatuses', 'localization/countries']);
	});

	test('at most five reads are under way at a time', async () => {
		thirty();
		let under = 0;
		let most = 0;
		const client = server.client({
			send: async (request) => {
				most = Math.max(most, ++under);
				try {
					return await (await import('../../src/transport/axiosSend')).axiosSend(request);
				} finally {
					under--;
				}
			},
		});
		await readInvoicesForTransfer(client, { readyStatus: READY });
		expect(most).toBeLessThanOrEqual(5);
		expect(most).toBeGreaterThan(1);
	});

	test('the result does not depend on the page size of the server or the order of its rows', async () => {
		thirty();
		const whole = await read();
		model.invoices = model.invoices.map((one) => ({ ...one, rows: [...(one.rows ?? [])].reverse(), entries: Object.fromEntries(Object.entries(one.entries ?? {}).map(([kind, entries]) => [kind, [...entries].reverse()])) })).reverse();
		server.api((asked) => answering(model, 20)(asked));
		expect(await read()).toEqual(whole);
	});
});

test('an answer that cannot be read names the invoice and the path', async () => {
	model.invoices = [invoice(4711, { rows: [row('r1', 'Hours', { quantity: '10' })] })];
	const error = await failureOf(read());
	expect(error).toBeInstanceOf(ContractError);
	expect(error).toMatchObject({ record: '4711', field: '0.quantity' });
	expect(error.message).toMatch(/^Invoice 4711: Severa answered/);
});
