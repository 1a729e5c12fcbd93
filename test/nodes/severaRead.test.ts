import { severaRegisters } from '../../src/severa/registers';
import { resources } from '../../nodes/Severa/resources';
import { useQuickClock } from './quickClock';
import { startSeveraNode, type SeveraNode } from './severaNode';

let node: SeveraNode;
beforeEach(async () => {
	useQuickClock();
	node = await startSeveraNode({ seed: 'demo' });
});
afterEach(async () => {
	jest.restoreAllMocks();
	await node.close();
});

const numbersOf = (rows: Array<Record<string, unknown>>) => rows.map(({ number }) => number);

test('projects, open or closed, by number, with others by GUID', async () => {
	const projects = (await node.run('project', 'getAll', { returnAll: true })).json;
	const open = (await node.run('project', 'getAll', { returnAll: true, filters: { isClosed: false } })).json;
	expect(open).toEqual(projects.filter(({ isClosed }) => !isClosed));
	const [first, second] = projects;
	expect(numbersOf((await node.run('project', 'getAll', { returnAll: true, filters: { numbers: String(first?.number), alsoGuids: `${String(second?.guid)}, ${String(first?.guid)}` } })).json)).toEqual([first?.number, second?.number]);
	expect((await node.run('project', 'get', { projectGuid: first?.guid })).json).toEqual([first]);
});

test('users never carry a personal identity code', async () => {
	const users = (await node.run('user', 'getAll', { returnAll: true })).json;
	expect(users.length).toBeGreaterThan(10);
	expect(JSON.stringify(users)).not.toMatch(/socialSecurityNumber|\d{6}[-+A]\d{3}[0-9A-Y]"/);
	expect((await node.run('user', 'get', { userGuid: users[0]?.guid })).json).toEqual([users[0]]);
	expect((await node.run('user', 'getAll', { returnAll: true, filters: { code: users[1]?.code } })).json).toEqual([users[1]]);
});

test('every register of the client can be chosen, and each row says where it comes from', async () => {
	const field = resources.find(({ value }) => value === 'register')?.operations[0]?.properties.find(({ name }) => name === 'register');
	expect((field?.options as Array<{ value: string }>).map(({ value }) => value).sort()).toEqual(Object.keys(severaRegisters).sort());
	const { json } = await node.run('register', 'getAll', { register: 'costCenters', returnAll: false, limit: 2 });
	expect(json.map(({ register }) => register)).toEqual(['costCenters', 'costCenters']);
});

test.each([
	[{ register: 'countries', filters: { isActive: true } }, /neither active nor retired/],
	[{ register: 'currencies', filters: { changedSince: '2026-01-01' } }, /cannot filter this register by "Changed Since"/],
	[{ register: 'unknown' }, /"Register"/],
	[{ register: 'workTypes', filters: { changedSince: 'yesterday' } }, /filters\.changedSince.*must be a date/],
])('a filter that would be ignored is refused: %j', async (parameters, words) => {
	await expect(node.run('register', 'getAll', { returnAll: true, ...parameters })).rejects.toThrow(words);
});

test('invoice statuses are ensured once and listed', async () => {
	const ensured = (await node.run('invoiceStatus', 'ensure', { readyStatus: 'Uusi valmis', sentStatus: 'Lasku lähetetty Netvisoriin', paidStatus: '', dryRun: false })).json;
	expect(ensured.map(({ role, outcome }) => [role, outcome])).toEqual([['ready', 'created'], ['sent', 'alreadyThere']]);
	expect(node.writes()).toEqual(['POST /v1/invoicestatuses']);
	await node.run('invoiceStatus', 'ensure', { readyStatus: 'Uusi valmis', sentStatus: '', paidStatus: '', dryRun: false });
	expect(node.writes()).toEqual([]);
	expect((await node.run('invoiceStatus', 'getAll', { returnAll: true })).json.map(({ name }) => name)).toContain('Uusi valmis');
});

test('a ready invoice goes through: read, moved, not ready any more', async () => {
	const transfer = { readyStatus: 'Valmis lähetettäväksi Netvisoriin', sentStatus: 'Lasku lähetetty Netvisoriin', limit: 2, invoiceNumbers: '', attachments: 'none' };
	const [first] = (await node.run('invoice', 'getReadyForTransfer', transfer)).json;
	const { guid, number } = first?.invoice as { guid: string; number: number };
	const move = { invoiceGuid: guid, status: transfer.sentStatus, onlyFromStatus: transfer.readyStatus, dryRun: false };
	expect((await node.run('invoice', 'setStatus', move)).json[0]).toMatchObject({ outcome: 'updated', number: String(number) });
	expect((await node.run('invoice', 'setStatus', move)).json[0]).toMatchObject({ outcome: 'unchanged' });
	expect((await node.run('invoice', 'getReadyForTransfer', { ...transfer, invoiceNumbers: String(number) })).json).toEqual([]);
	expect(node.writes()).toEqual(['PATCH /v1/invoices/{}']);
});

test('a file of an invoice comes with it, and is downloaded alone by its file GUID; an internal one stays where it is', async () => {
	const { outputs } = await node.run('invoice', 'getReadyForTransfer', { readyStatus: 'Valmis lähetettäväksi Netvisoriin', sentStatus: '', limit: 30, invoiceNumbers: '5028', attachments: 'files' });
	const [item] = outputs[0] ?? [];
	const files = item?.json.files as Array<{ name: string; fileGuid: string; content?: string }>;
	expect(files.map(({ name, content }) => [name, content !== undefined])).toEqual([['tuntierittely-5028.pdf', true], ['sisainen-muistio.pdf', false]]);
	expect(item?.binary).toEqual({ file1: { data: files[0]?.content, fileName: 'tuntierittely-5028.pdf', mimeType: 'application/pdf' } });
	const downloaded = await node.run('file', 'download', { fileGuid: files[0]?.fileGuid, binaryPropertyName: 'receipt' });
	expect(downloaded.outputs[0]?.[0]).toMatchObject({ json: { fileGuid: files[0]?.fileGuid, name: 'tuntierittely-5028.pdf', contentType: 'application/pdf', size: 656 }, binary: { receipt: item?.binary?.file1 } });
});

test('no items in, no items out, nothing sent', async () => {
	const { outputs } = await node.run('customer', 'getAll', { returnAll: true }, { items: [] });
	expect(outputs).toEqual([[]]);
	expect(node.sandbox.journal).toEqual([]);
});

describe('every operation', () => {
	const operations = resources.flatMap((resource) => resource.operations.map((operation) => ({ label: `${resource.value}.${operation.value}`, operation })));

	test('has the stored names of the contract', () => {
		expect(operations.map(({ label }) => label).sort()).toEqual(['customer.create', 'customer.get', 'customer.getAll', 'customer.update', 'customer.upsert', 'file.download', 'invoice.get', 'invoice.getAll', 'invoice.getFiles', 'invoice.getForPayments', 'invoice.getReadyForTransfer', 'invoice.setPayment', 'invoice.setStatus', 'invoiceStatus.ensure', 'invoiceStatus.getAll', 'product.create', 'product.get', 'product.getAll', 'product.upsert', 'project.get', 'project.getAll', 'projectFee.create', 'projectFee.getAll', 'register.getAll', 'travelReimbursement.get', 'travelReimbursement.getAll', 'travelReimbursement.getReadyForTransfer', 'travelReimbursement.getReceipts', 'travelReimbursement.setStatus', 'user.get', 'user.getAll', 'workHour.getAll', 'workHour.getDaysForTransfer']);
	});

	test.each(operations)('$label: a write offers Dry Run and says whether repeating is harmless', ({ operation }) => {
		const isWrite = operation.effect !== 'read';
		expect(operation.properties.some(({ name }) => name === 'dryRun')).toBe(isWrite);
		if (operation.effect !== 'read') expect(operation.effect.because).toMatch(/\.$/);
	});

	test.each(operations)('$label: accepts its defaults, or names the field that is missing', ({ operation }) => {
		const defaults = Object.fromEntries(operation.properties.map(({ name, default: value }) => [name, value]));
		const result = operation.input.safeParse(defaults);
		const isShown = ({ displayOptions }: (typeof operation.properties)[number]) => Object.entries(displayOptions?.show ?? {}).every(([name, values]) => (values as unknown[]).includes(defaults[name]));
		const required = operation.properties.filter((property) => property.required === true && property.default === '' && isShown(property)).map(({ name }) => name);
		expect(result.success ? [] : [...new Set(result.error.issues.map((issue: { path: PropertyKey[] }) => issue.path[0]))]).toEqual(required);
	});
});
