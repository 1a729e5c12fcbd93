import { operations } from '../../sandbox/severa/description/description';
import { severa, shapeErrors, type Json, type Severa } from './severaClient';

let api: Severa;
beforeEach(async () => { api = await severa(); });
/** Whatever was written, the state must be one that can be loaded again. */
afterEach(async () => { api.seed(api.state()); await api.close(); });
const patch = (path: string, ...changes: Array<[path: string, value: unknown]>) => api.call('PATCH', path, changes.map(([at, value]) => ({ op: 'replace', path: at, value })));
const customer = async (number: number) => (await api.get(`/v1/customers?numbers=${number}`))[0];

describe('POST', () => {
	test('answers 201 with the whole record, numbered, dated and signed by the API user', async () => {
		const answer = await api.call('POST', '/v1/customers', { name: 'Uusi Asiakas Oy', paymentTerm: 21 });
		expect(answer.status).toBe(201);
		expect(shapeErrors(answer.json, 'CustomerModel')).toEqual([]);
		expect(answer.json).toMatchObject({ name: 'Uusi Asiakas Oy', number: 10_041, paymentTerm: 21, isActive: true, isInternal: false, createdDateTime: '2026-10-30T10:00:00+02:00', createdBy: { code: '101' }, lastUpdatedDateTime: null, lastUpdatedBy: null });
		expect((await api.call('POST', '/v1/customers', { name: 'Toinen' })).json.number).toBe(10_042);
		expect(await api.get(`/v1/customers/${answer.json.guid}`)).toEqual(answer.json);
	});

	test('a number of its own moves the next one on, a used one is refused', async () => {
		expect((await api.call('POST', '/v1/customers', { name: 'A', number: 20_000 })).status).toBe(201);
		expect((await api.call('POST', '/v1/customers', { name: 'B' })).json.number).toBe(20_001);
		expect((await api.call('POST', '/v1/customers', { name: 'C', number: 10_002 })).status).toBe(400);
	});

	test.each([
		['no name', { paymentTerm: 14 }, 'name'], ['an empty name', { name: '' }, 'name'], ['an unknown field', { name: 'A', businessId: '1' }, 'businessId'], ['a text for a number', { name: 'A', number: '10050' }, 'number'], ['a list', [{ name: 'A' }], ''],
		['a reference that leads nowhere', { name: 'A', owner: { guid: '00000000-0000-0000-0000-000000000000' } }, 'owner'], ['an unknown field in a reference', { name: 'A', owner: { id: 1 } }, 'owner'], ['null where it may not be', { name: 'A', isActive: null }, 'isActive'], ['too long a text', { name: 'A', kvkNumber: 'x'.repeat(26) }, 'kvkNumber'],
	])('%s is a 400 that names the field, and nothing is stored', async (_name, body, field) => {
		const answer = await api.call('POST', '/v1/customers', body);
		expect(answer.status).toBe(400);
		expect(answer.json.error).toMatchObject({ httpStatusCode: 400, type: 'InvalidParameter', details: [{ location: { name: field, type: 'RequestBody' } }] });
		expect((api.state() as Json).customers).toHaveLength(40);
	});

	test('read-only fields of a model that serves both ways are passed over', async () => {
		const before = await customer(10_002);
		const { status, json } = await api.call('POST', '/v1/customers', { ...before, number: null, name: 'Kopio Oy' });
		expect(status).toBe(201);
		expect(json.guid).not.toBe(before.guid);
		expect(json).toMatchObject({ currency: before.currency, number: 10_041 });
	});

	test.each([['not JSON', '{', 'application/json', 400], ['a patch type', '{"name":"A"}', 'application/json-patch+json', 415], ['no type', '{"name":"A"}', 'text/plain', 415]])('%s is refused', async (_name, body, type, status) => {
		expect((await api.call('POST', '/v1/customers', body, { 'Content-Type': type })).status).toBe(status);
	});

	test('an address becomes the headquarters of a customer that has none', async () => {
		const { guid } = (await api.call('POST', '/v1/customers', { name: 'Uusi' })).json;
		const finland = (await api.get('/v1/localization/countries/FI'))[0].guid;
		const address = (await api.call('POST', `/v1/customers/${guid}/addresses`, { addressline: 'Katu 1', postalCode: '00100', city: 'Helsinki', country: { guid: finland }, isBillingAddress: true })).json;
		expect((await api.get(`/v1/customers/${guid}`)).headquarterAddress).toEqual({ guid: address.guid, addressline: 'Katu 1', postalCode: '00100', city: 'Helsinki', country: 'Suomi' });
		expect(address.customer).toMatchObject({ guid, name: 'Uusi' });
	});

	test('a project takes unit, currency, number and root phase from what is around it', async () => {
		const owner = (await api.get('/v1/users?code=106'))[0];
		const { status, json } = await api.call('POST', '/v1/projects', { name: 'Uusi työ', customer: { guid: (await customer(10_027)).guid }, projectOwner: { guid: owner.guid }, useWorktypesFromSetting: false });
		expect(status).toBe(201);
		expect(json).toMatchObject({ number: 2061, businessUnit: { code: '20' }, currency: { code: 'SEK' }, useWorkTypesFromSetting: false, isClosed: false, rootPhase: { name: 'Uusi työ' } });
		const phase = await api.call('POST', '/v1/phases', { name: 'Vaihe', parentPhase: { guid: json.rootPhase.guid } });
		expect(phase.json).toMatchObject({ project: { number: 2061 }, parentPhase: { guid: json.rootPhase.guid } });
		expect((await api.get(`/v1/projects/${json.guid}/phaseswithhierarchy`)).map(({ level, hasChildren }: Json) => [level, hasChildren])).toEqual([[0, true], [1, false]]);
	});

	test('a register keyword is linked to a project and unlinked again', async () => {
		const project = (await api.get('/v1/projects?numbers=2004'))[0];
		const keyword = (await api.get('/v1/keywords?keyword=Rakennus'))[0];
		expect((await api.call('POST', `/v1/projects/${project.guid}/keywords/${keyword.guid}`)).status).toBe(201);
		expect((await api.get(`/v1/projects/${project.guid}`)).keywords).toEqual([{ guid: keyword.guid, name: 'Rakennus' }]);
		expect((await api.call('DELETE', `/v1/projects/${project.guid}/keywords/${keyword.guid}`)).status).toBe(204);
		expect((await api.get(`/v1/projects/${project.guid}`)).keywords).toEqual([]);
	});
});

describe('PATCH', () => {
	test('answers 200 with an array, marks the change, and changedSince finds it', async () => {
		const { guid } = await customer(10_002);
		const answer = await patch(`/v1/customers/${guid}`, ['/paymentTerm', 30], ['/email', 'uusi@koivuranta.example']);
		expect(answer.status).toBe(200);
		expect(answer.json).toHaveLength(1);
		expect(answer.json[0]).toMatchObject({ paymentTerm: 30, email: 'uusi@koivuranta.example', lastUpdatedDateTime: '2026-10-30T10:00:00+02:00', lastUpdatedBy: { code: '101' } });
		expect((await api.get('/v1/customers?changedSince=2026-10-30T10:00:00%2B02:00')).map(({ number }: Json) => number)).toEqual([10_002]);
	});

	test.each(['replace', 'Replace', 'REPLACE'])('takes op %s', async (op) => {
		const { guid } = await customer(10_002);
		expect((await api.call('PATCH', `/v1/customers/${guid}`, [{ op, path: '/notes', value: 'x' }])).status).toBe(200);
	});

	test.each([
		['another verb', [{ op: 'add', path: '/notes', value: 'x' }]], ['an object instead of an array', { op: 'replace', path: '/notes', value: 'x' }], ['an unknown path', [{ op: 'replace', path: '/nothing', value: 'x' }]], ['a read-only path', [{ op: 'replace', path: '/guid', value: 'x' }]],
		['a read-only part', [{ op: 'replace', path: '/headquarterAddress/city', value: 'Turku' }]], ['a wrong type', [{ op: 'replace', path: '/paymentTerm', value: '14' }]], ['no value', [{ op: 'replace', path: '/notes' }]], ['a path without its slash', [{ op: 'replace', path: 'notes', value: 'x' }]], ['an unknown key', [{ op: 'replace', path: '/notes', value: 'x', why: 1 }]],
		['a required field emptied', [{ op: 'replace', path: '/name', value: '' }]], ['an empty document', []], ['a good operation before a bad one', [{ op: 'replace', path: '/notes', value: 'x' }, { op: 'replace', path: '/nothing', value: 1 }]],
	])('%s is a 400 and changes nothing', async (_name, body) => {
		const before = await customer(10_002);
		expect((await api.call('PATCH', `/v1/customers/${before.guid}`, body)).status).toBe(400);
		expect(await customer(10_002)).toEqual(before);
	});

	test('a reference is replaced by its guid or as an object', async () => {
		const project = (await api.get('/v1/projects?numbers=2001'))[0];
		const units = await api.get('/v1/businessunits');
		expect((await patch(`/v1/projects/${project.guid}`, ['/businessUnit/guid', units[1].guid])).json[0].businessUnit.code).toBe('20');
		expect((await patch(`/v1/projects/${project.guid}`, ['/businessUnit', { guid: units[2].guid }])).json[0].businessUnit.code).toBe('30');
		expect((await patch(`/v1/projects/${project.guid}`, ['/businessUnit/name', 'Oulu'])).status).toBe(400);
	});

	test('the status of a project goes by its type, and closing dates it', async () => {
		const project = (await api.get('/v1/projects?numbers=2001'))[0];
		const done = (await api.get('/v1/projectstatustypes')).find(({ name }: Json) => name === 'Valmis');
		const { json } = await patch(`/v1/projects/${project.guid}`, ['/projectStatus/projectStatusTypeGuid', done.guid], ['/isClosed', true]);
		expect(json[0]).toMatchObject({ projectStatus: { name: 'Valmis', projectStatusTypeGuid: done.guid }, isClosed: true, closedDate: '2026-10-30' });
		expect((await patch(`/v1/projects/${project.guid}`, ['/salesStatus/guid', done.guid])).status).toBe(400);
	});

	test('the headquarters of a customer may only be one of its own addresses', async () => {
		const [a, b] = [await customer(10_002), await customer(10_003)];
		expect((await patch(`/v1/customers/${a.guid}`, ['/headquarterAddress/guid', b.headquarterAddress.guid])).status).toBe(400);
		expect((await patch(`/v1/customers/${a.guid}`, ['/headquarterAddress/guid', a.headquarterAddress.guid])).status).toBe(200);
	});

	test('several ids at once are not imitated, an unknown one is a 404', async () => {
		const [a, b] = await api.get('/v1/workhours?rowCount=2');
		expect((await patch(`/v1/workhours/${a.guid},${b.guid}`, ['/description', 'x'])).status).toBe(501);
		expect((await patch('/v1/customers/00000000-0000-0000-0000-000000000000', ['/notes', 'x'])).status).toBe(404);
	});
});

describe('each register', () => {
	const money = { amount: 5, currencyCode: 'EUR' };
	test.each<[path: string, body: Record<string, unknown>, change: [string, unknown]]>([
		['businessunits', { name: 'Turku', code: '40' }, ['/code', '41']], ['costcenters', { name: 'Turku', identifier: '4400' }, ['/name', 'Turku 2']], ['costaccounts', { name: 'Kulu', number: '7900' }, ['/isActive', false]], ['salesaccounts', { name: 'Myynti', number: '3100' }, ['/number', '3101']],
		['vatrates', { percentage: 24 }, ['/isActive', false]], ['productcategories', { name: 'Uusi' }, ['/code', '9']], ['products', { name: 'Uusi', code: 'UUSI-1', type: 'Materials', unitPrice: money, vatRate: 25.5 }, ['/unitPrice/amount', 6]], ['worktypes', { name: 'Uusi', code: 'T700' }, ['/code', 'T701']],
		['overtimes', { name: 'Uusi', code: '2040' }, ['/percentage', 200]], ['travelexpensetypes', { name: 'Uusi', code: '630', expenseClass: 'OtherTravelExpense', unitCost: money }, ['/purchaseVatRate', 13.5]], ['timeentrytypes', { name: 'Uusi' }, ['/identifier', 'U']], ['activitytypes', { name: 'Uusi', category: 'Absences' }, ['/code', '3050']],
		['keywords', { keyword: 'Uusi', category: 'Project' }, ['/keyword', 'Uudempi']], ['projectstatustypes', { name: 'Uusi' }, ['/sortOrder', 9]], ['salesstatustypes', { name: 'Uusi', salesState: 'Won' }, ['/name', 'Uudempi']], ['phasestatustypes', { name: 'Uusi' }, ['/name', 'Uudempi']],
		['invoicestatuses', { name: 'Uusi' }, ['/isSent', true]], ['travelreimbursementstatuses', { name: 'Uusi' }, ['/isApproved', true]],
	])('%s: made, changed, found, deleted', async (path, body, change) => {
		const made = await api.call('POST', `/v1/${path}`, body);
		expect(made.status).toBe(201);
		const model = operations.find(({ key }) => key === `GET /v1/${path}/{guid}`)?.answer as string;
		expect(shapeErrors(made.json, model)).toEqual([]);
		expect(made.json).toMatchObject({ ...body, ...(body['unitPrice'] !== undefined && { unitPrice: money }), createdDateTime: '2026-10-30T10:00:00+02:00' });
		const changed = await patch(`/v1/${path}/${made.json.guid}`, change);
		expect([changed.status, shapeErrors(changed.json[0], model)]).toEqual([200, []]);
		expect(await api.get(`/v1/${path}/${made.json.guid}`)).toEqual(changed.json[0]);
		expect(changed.json[0]).not.toEqual(made.json);
		expect((await api.call('DELETE', `/v1/${path}/${made.json.guid}`)).status).toBe(204);
		expect((await api.call('GET', `/v1/${path}/${made.json.guid}`)).status).toBe(404);
	});
});

describe('DELETE', () => {
	test('answers 204 without a body, and then 404', async () => {
		const { guid } = (await api.call('POST', '/v1/keywords', { keyword: 'Uusi', category: 'Project' })).json;
		const gone = await api.call('DELETE', `/v1/keywords/${guid}`);
		expect([gone.status, gone.text]).toEqual([204, '']);
		expect((await api.call('DELETE', `/v1/keywords/${guid}`)).status).toBe(404);
	});

	test('what is in use stays, unless its usages are moved', async () => {
		const types = await api.get('/v1/worktypes');
		expect((await api.call('DELETE', `/v1/worktypes/${types[1].guid}`)).json.error.type).toBe('InvalidOperation');
		expect((await api.call('DELETE', `/v1/worktypes/${types[1].guid}?moveUsagesToGuid=${types[0].guid}`)).status).toBe(204);
		expect((api.state() as Json).workHours.some(({ workType }: Json) => workType.guid === types[1].guid)).toBe(false);
	});

	test('a status in use, the default VAT rate and a customer with projects cannot be deleted', async () => {
		const status = (await api.get('/v1/invoicestatuses')).find(({ name }: Json) => name === 'Maksettu');
		const rate = (await api.get('/v1/vatrates')).find(({ isDefault }: Json) => isDefault);
		for (const path of [`/v1/invoicestatuses/${status.guid}`, `/v1/vatrates/${rate.guid}`, `/v1/customers/${(await customer(10_002)).guid}`]) expect((await api.call('DELETE', path)).status).toBe(400);
	});
});
