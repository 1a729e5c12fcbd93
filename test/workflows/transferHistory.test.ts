/** The history page as shipped: what the web address answers for rows in the data table. */
import type { IDataObject } from 'n8n-workflow';
import { readFlow } from '../support/flows';
import { DataTables, runWorkflow } from '../support/runWorkflow';

const flow = readFlow('transfer-history');
const COLUMNS = (flow.nodes.find(({ name }) => name === 'History table')?.parameters.columns as { column: Array<{ name: string; type: 'string' }> }).column;
let clock = '';

/** One row for each entry, created at its moment. */
function tablesWith(rows: Array<[at: string, values: IDataObject]>): DataTables {
	const tables = new DataTables(() => clock);
	const table = tables.create('severa_netvisor_history', COLUMNS);
	for (const [at, values] of rows) {
		clock = at;
		table.insert({ time: at, flow: 'sales-invoice-transfer', kind: 'salesInvoice', outcome: 'created', executionId: '1', ...values });
	}
	return tables;
}

async function get(tables: DataTables, query: IDataObject = {}) {
	const run = await runWorkflow(flow, { trigger: 'Webhook: page', items: [{ headers: {}, params: {}, body: {}, query }], tables });
	expect([run.status, run.error]).toEqual(['success', undefined]);
	expect(run.responses).toHaveLength(1);
	return { ...run.responses[0]!, read: run.items('Read history').length };
}

const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

test('the table is made when it is missing, and the page says that there are no rows', async () => {
	const tables = new DataTables();
	expect(await get(tables)).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }, body: expect.stringContaining('No rows fit') as string });
	expect(tables.names).toEqual(['severa_netvisor_history']);
});

test('the last 30 days, and only these are read from the table', async () => {
	const tables = tablesWith([[ago(200), { number: 'OLD' }], [ago(3), { number: 'RECENT', name: '<b>Acme</b>' }]]);
	const { body, read } = await get(tables);
	expect(body).toContain('RECENT');
	expect(body).toContain('&#60;b&#62;Acme');
	expect(body).not.toContain('OLD');
	expect(read).toBe(1);
});

test('a period of one\'s own, a flow, an outcome and a text', async () => {
	const tables = tablesWith([[ago(200), { number: 'OLD' }], [ago(3), { number: 'HELD', outcome: 'held' }], [ago(2), { number: 'OTHER', flow: 'register-sync' }]]);
	const shown = async (query: IDataObject) => [...(await get(tables, query)).body.matchAll(/<td>([A-Z]+)<\/td>/g)].map(([, number]) => number);
	expect(await shown({ from: '', to: '' })).toEqual(['OTHER', 'HELD', 'OLD']);
	expect(await shown({ from: '', to: ago(100).slice(0, 10) })).toEqual(['OLD']);
	expect(await shown({ outcome: 'held' })).toEqual(['HELD']);
	expect(await shown({ flow: 'register-sync', text: 'oth' })).toEqual(['OTHER']);
	expect(await shown({ from: 'nonsense', to: '' })).toEqual(['OTHER', 'HELD', 'OLD']);
});

test('a file instead of a page', async () => {
	const { headers, body } = await get(tablesWith([[ago(1), { number: '=1+1', amount: '10.00', currency: 'EUR' }]]), { format: 'csv', lang: 'fi' });
	expect(headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': expect.stringMatching(/^attachment; filename="transfer-history-\d{4}-\d\d-\d\d\.csv"$/) as string });
	expect(body.startsWith('\uFEFFAika,Työnkulku,')).toBe(true);
	expect(body).toContain(",'=1+1,");
});

test('asks for a login', () => {
	const webhook = flow.nodes.find(({ type }) => type === 'n8n-nodes-base.webhook');
	expect(webhook?.parameters).toMatchObject({ path: 'transfer-history', authentication: 'basicAuth', responseMode: 'responseNode' });
	expect(webhook?.parameters.httpMethod ?? 'GET').toBe('GET');
});

test('every flow that writes history makes the same table', () => {
	for (const name of ['register-sync', 'sales-invoice-transfer'] as const) {
		const { nodes } = readFlow(name);
		expect((nodes.find((node) => node.name === 'History table')?.parameters.columns as { column: object[] }).column).toEqual(COLUMNS);
		const written = nodes.filter(({ parameters }) => (parameters.columns as { mappingMode?: string } | undefined)?.mappingMode === 'autoMapInputData');
		expect(written.length).toBeGreaterThan(0);
	}
});
