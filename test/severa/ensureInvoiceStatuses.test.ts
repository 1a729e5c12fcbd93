import { ensureInvoiceStatuses } from '../../src/severa/ensureInvoiceStatuses';
import { READY, SENT, status } from './invoiceModel';
import { startSeveraServer, type SeveraServer } from './severaServer';

let server: SeveraServer;
let statuses: Array<ReturnType<typeof status>>;
beforeEach(async () => {
	server = await startSeveraServer();
	statuses = [status('draft', 'Vedos', { hasInvoiceNumber: false, isReadOnly: false, sortOrder: 7 })];
	server.api(({ method, body, query }) => {
		if (method === 'GET') return { body: statuses.slice(Number(query.get('firstRow'))) };
		const created = { ...status(`new-${statuses.length}`, ''), ...JSON.parse(body) };
		statuses.push(created);
		return { status: 201, body: created };
	});
});
afterEach(() => server.close());

const posted = () => server.calls().filter(({ method }) => method !== 'GET').map(({ method, body }) => [method, JSON.parse(body)]);

test('missing statuses are created (ST-1) with the flags of their use, behind those that are there', async () => {
	const ensured = await ensureInvoiceStatuses(server.client(), { ready: READY, sent: SENT, paid: 'Maksettu' });
	expect(ensured.map(({ role, outcome }) => [role, outcome])).toEqual([['ready', 'created'], ['sent', 'created'], ['paid', 'created']]);
	expect(posted()).toEqual([
		['POST', { name: READY, hasInvoiceNumber: true, isReadOnly: true, isSent: false, isPaid: false, isWaitingPayment: false, isActive: true, sortOrder: 8 }],
		['POST', { name: SENT, hasInvoiceNumber: true, isReadOnly: true, isSent: true, isPaid: false, isWaitingPayment: true, isActive: true, sortOrder: 9 }],
		['POST', { name: 'Maksettu', hasInvoiceNumber: true, isReadOnly: true, isSent: true, isPaid: true, isWaitingPayment: false, isActive: true, sortOrder: 10 }],
	]);
});

test('a second run creates nothing', async () => {
	const client = server.client();
	await ensureInvoiceStatuses(client, { ready: READY, sent: SENT });
	expect((await ensureInvoiceStatuses(client, { ready: READY, sent: SENT })).map(({ outcome }) => outcome)).toEqual(['alreadyThere', 'alreadyThere']);
	expect(posted()).toHaveLength(2);
});

test('a status that differs only by letter case and white space is there, and is not renamed', async () => {
	statuses.push(status('own', READY.toUpperCase()));
	expect((await ensureInvoiceStatuses(server.client(), { ready: ` ${READY}` }))[0]).toMatchObject({ outcome: 'alreadyThere', status: { guid: 'own' } });
	expect(posted()).toEqual([]);
});

test('flags that do not fit are told and left as they are', async () => {
	statuses.push(status('own', SENT, { isReadOnly: false, isSent: false, isWaitingPayment: true, isActive: false }));
	expect((await ensureInvoiceStatuses(server.client(), { sent: SENT }))[0]?.unfitFlags).toEqual(['isReadOnly', 'isSent', 'isActive']);
	expect(posted()).toEqual([]);
});

test('a dry run shows what would be created and writes nothing', async () => {
	expect(await ensureInvoiceStatuses(server.client(), { ready: READY, paid: '' }, { dryRun: true })).toEqual([{ role: 'ready', name: READY, outcome: 'wouldCreate', unfitFlags: [] }]);
	expect(posted()).toEqual([]);
});
