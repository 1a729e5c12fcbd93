/** The runner and its stand-ins themselves, on flows without a service. */
import type { INode, INodeType } from 'n8n-workflow';
import { DataTables, runWorkflow, type WorkflowFile } from '../support/runWorkflow';

const node = (name: string, type: string, parameters: object = {}, more: Partial<INode> = {}): INode => ({ id: name, name, type: `n8n-nodes-base.${type}`, typeVersion: 1, position: [0, 0], parameters: parameters as INode['parameters'], ...more });
const chain = (...nodes: INode[]): WorkflowFile => ({ nodes, connections: Object.fromEntries(nodes.slice(0, -1).map(({ name }, index) => [name, { main: [[{ node: nodes[index + 1]?.name ?? '', type: 'main', index: 0 }]] }])) as WorkflowFile['connections'] });
const start = node('Start', 'manualTrigger');
const assign = (name: string, type: string, value: unknown) => ({ id: name, name, type, value });
const fields = (name: string, assignments: object[], more: object = {}, settings: Partial<INode> = {}) => node(name, 'set', { assignments: { assignments }, options: {}, ...more }, { typeVersion: 3.4, ...settings });
const condition = (leftValue: string, operation: string, rightValue: unknown = '', type = 'string') => ({ conditions: { options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 }, conditions: [{ id: 'c', leftValue, rightValue, operator: { type, operation } }], combinator: 'and' }, options: {} });

test('expressions are evaluated by the engine, other nodes and the flow\'s time zone included', async () => {
	const flow = chain(start, fields('A', [assign('total.cents', 'number', '={{ $json.a * 100 }}')]), fields('B', [assign('text', 'string', "={{ $('Start').item.json.a }} {{ $('A').first().json.total.cents }}"), assign('zone', 'string', '={{ $now.zoneName }}')], { includeOtherFields: true }));
	const run = await runWorkflow({ ...flow, settings: { timezone: 'Europe/Helsinki' } }, { items: [{ a: 2 }] });
	expect(run.error).toBeUndefined();
	expect(run.items('B')).toEqual([{ total: { cents: 200 }, text: '2 200', zone: 'Europe/Helsinki' }]);
});

test('Set converts to the chosen type, and fails where it cannot', async () => {
	const good = await runWorkflow(chain(start, fields('S', [assign('n', 'number', '12'), assign('b', 'boolean', 'true'), assign('l', 'array', '[1,2]'), assign('o', 'object', "={{ ({ x: 1 }) }}"), assign('e', 'number', '={{ $json.nothing }}')])));
	expect(good.items('S')).toEqual([{ n: 12, b: true, l: [1, 2], o: { x: 1 }, e: null }]);
	const bad = await runWorkflow(chain(start, fields('S', [assign('n', 'number', 'twelve')])));
	expect([bad.status, bad.errorNode]).toEqual(['error', 'S']);
	expect(bad.error).toMatch(/expects a number/);
});

test('If sends each item one way; the conditions are evaluated by n8n', async () => {
	const flow = chain(start, node('If', 'if', condition('={{ $json.code }}', 'equals', '0042'), { typeVersion: 2.2 }));
	const run = await runWorkflow(flow, { items: [{ code: '0042' }, { code: '42' }] });
	expect([run.items('If', 0), run.items('If', 1)]).toEqual([[{ code: '0042' }], [{ code: '42' }]]);
	const strict = await runWorkflow(flow, { items: [{ code: 42 }] });
	expect(strict.error).toMatch(/is a number but was expecting a string/);
});

test('Filter keeps, Switch distributes with a fallback', async () => {
	const kept = await runWorkflow(chain(start, node('F', 'filter', condition('={{ $json.n }}', 'gt', 1, 'number'), { typeVersion: 2.2 })), { items: [{ n: 1 }, { n: 2 }] });
	expect(kept.items('F')).toEqual([{ n: 2 }]);
	const rules = { rules: { values: [condition('={{ $json.o }}', 'equals', 'held'), condition('={{ $json.o }}', 'equals', 'created')] }, options: { fallbackOutput: 'extra' } };
	const run = await runWorkflow(chain(start, node('S', 'switch', rules, { typeVersion: 3.2 })), { items: [{ o: 'created' }, { o: 'held' }, { o: 'failed' }] });
	expect([0, 1, 2].map((output) => run.items('S', output))).toEqual([[{ o: 'held' }], [{ o: 'created' }], [{ o: 'failed' }]]);
});

test('Merge waits for both branches', async () => {
	const flow: WorkflowFile = {
		nodes: [start, fields('A', [assign('x', 'string', 'a')]), fields('B', [assign('y', 'string', 'b')]), node('M', 'merge', { mode: 'combine', combineBy: 'combineByPosition', options: {} }, { typeVersion: 3.2 })],
		connections: { Start: { main: [[{ node: 'A', type: 'main', index: 0 }, { node: 'B', type: 'main', index: 0 }]] }, A: { main: [[{ node: 'M', type: 'main', index: 0 }]] }, B: { main: [[{ node: 'M', type: 'main', index: 1 }]] } },
	};
	const run = await runWorkflow(flow);
	expect([run.items('M'), run.runs('M')]).toEqual([[{ x: 'a', y: 'b' }], 1]);
});

test('Split Out and Aggregate are each other\'s opposite', async () => {
	const run = await runWorkflow(chain(start, node('S', 'splitOut', { fieldToSplitOut: 'rows', include: 'allOtherFields', options: {} }), node('A', 'aggregate', { aggregate: 'aggregateAllItemData', options: {} })), { items: [{ n: 1, rows: [{ a: 1 }, { a: 2 }] }] });
	expect(run.items('S')).toEqual([{ n: 1, rows: { a: 1 } }, { n: 1, rows: { a: 2 } }]);
	expect(run.items('A')).toEqual([{ data: [{ n: 1, rows: { a: 1 } }, { n: 1, rows: { a: 2 } }] }]);
});

test('Stop and Error ends the run with its message; executeOnce and alwaysOutputData are the engine\'s', async () => {
	const stopped = await runWorkflow(chain(start, node('Stop', 'stopAndError', { errorMessage: "={{ 'No ' + $json.what }}" })), { items: [{ what: 'luck' }] });
	expect([stopped.status, stopped.error]).toEqual(['error', 'No luck']);
	const once = await runWorkflow(chain(start, fields('S', [assign('x', 'number', 1)], {}, { executeOnce: true })), { items: [{}, {}] });
	expect(once.items('S')).toHaveLength(1);
	const empty = await runWorkflow(chain(start, node('F', 'filter', condition('a', 'equals', 'b'), { typeVersion: 2.2, alwaysOutputData: true }), fields('S', [assign('seen', 'boolean', true)])));
	expect(empty.items('S')).toEqual([{ seen: true }]);
});

describe('Data Table', () => {
	const table = { __rl: true, mode: 'name', value: 'severa_netvisor_test' };
	const ensure = node('Ensure', 'dataTable', { resource: 'table', operation: 'create', tableName: table.value, columns: { column: [{ name: 'key', type: 'string' }, { name: 'count', type: 'number' }, { name: 'at', type: 'date' }] }, options: { createIfNotExists: true } }, { executeOnce: true, typeVersion: 1.1 });
	const by = (value: string) => ({ matchType: 'allConditions', filters: { conditions: [{ keyName: 'key', condition: 'eq', keyValue: value }] } });
	const row = (name: string, operation: string, parameters: object = {}, more: Partial<INode> = {}) => node(name, 'dataTable', { resource: 'row', operation, dataTableId: table, ...parameters }, { typeVersion: 1.1, ...more });
	const write = row('Write', 'upsert', { ...by("={{ $('Start').first().json.key }}"), columns: { mappingMode: 'defineBelow', value: { key: "={{ $('Start').first().json.key }}", count: "={{ $('Start').first().json.count }}", at: '={{ $now }}' } } });

	test('creates once, upserts by key, and keeps rows from run to run', async () => {
		const tables = new DataTables();
		for (const count of [1, 2]) await runWorkflow(chain(start, ensure, write), { tables, items: [{ key: 'a', count }] });
		const run = await runWorkflow(chain(start, ensure, row('Read', 'get', { ...by('a'), returnAll: true })), { tables });
		expect(run.items('Read')).toEqual([expect.objectContaining({ id: 1, key: 'a', count: 2, at: expect.stringMatching(/^\d{4}-.*Z$/) })]);
	});

	test('nothing found ends the branch, unless the node always gives output', async () => {
		const quiet = await runWorkflow(chain(start, ensure, row('Read', 'get', by('none')), fields('After', [assign('x', 'number', 1)])));
		expect(quiet.runs('After')).toBe(0);
		const loud = await runWorkflow(chain(start, ensure, row('Read', 'get', by('none'), { alwaysOutputData: true }), fields('After', [assign('x', 'number', 1)])));
		expect(loud.items('After')).toEqual([{ x: 1 }]);
	});

	test('inserts items as they are, orders, limits and deletes', async () => {
		const tables = new DataTables();
		tables.create(table.value, [{ name: 'key', type: 'string' }, { name: 'count', type: 'number' }]);
		const insert = row('Insert', 'insert', { columns: { mappingMode: 'autoMapInputData', value: {} } });
		await runWorkflow(chain(start, insert), { tables, items: [{ key: 'a', count: 1 }, { key: 'b', count: 3 }, { key: 'b', count: 2 }] });
		const read = await runWorkflow(chain(start, row('Read', 'get', { orderBy: true, orderByColumn: 'count', orderByDirection: 'DESC', limit: 2 })), { tables });
		expect(read.items('Read').map(({ count }) => count)).toEqual([3, 2]);
		await runWorkflow(chain(start, row('Delete', 'deleteRows', by('b'))), { tables });
		expect(tables.get(table.value).rows.map(({ key }) => key)).toEqual(['a']);
	});

	test.each([
		['an unknown column', { nothing: 1 }, /unknown column name 'nothing'/],
		['a text in a number column', { count: 'many' }, /does not match column type 'number'/],
		['an object', { key: { a: 1 } }, /unexpected object/],
	])('refuses %s, as n8n does', async (_, value, expected) => {
		const run = await runWorkflow(chain(start, ensure, row('Write', 'insert', { columns: { mappingMode: 'defineBelow', value } })));
		expect(run.error).toMatch(expected);
	});

	test('names within one another are refused, since n8n would confuse them', () => {
		const tables = new DataTables();
		tables.create('acme', []);
		expect(() => tables.create('acme_cursors', [])).toThrow(/names within one another|confuse/);
	});
});

describe('form', () => {
	const flow = chain(
		node('Open', 'formTrigger', { formTitle: 'Transfer' }),
		node('Choose', 'form', { operation: 'page', defineForm: 'json', jsonOutput: "={{ JSON.stringify([{ fieldType: 'html', html: '<p>x</p>' }, { fieldType: 'checkbox', fieldName: 'selected', fieldLabel: 'Invoices', requiredField: true, fieldOptions: { values: $input.all().map(i => ({ option: i.json.number })) } }]) }}", options: { formTitle: 'Choose' } }, { typeVersion: 2.5 }),
		node('Guard', 'if', condition('={{ $json.selected?.length ?? 0 }}', 'gt', 0, 'number'), { typeVersion: 2.2 }),
		node('Done', 'form', { operation: 'completion', completionTitle: "={{ $json.selected.length + ' sent' }}", completionMessage: 'ok' }, { typeVersion: 2.5 }),
	);
	const items = [{ number: '5012' }, { number: '5013' }];

	test('shows the page, takes the answer, completes', async () => {
		const run = await runWorkflow(flow, { items, answer: ({ fields: [, list] }) => ({ selected: [(list?.fieldOptions as { values: Array<{ option: string }> }).values[1]?.option] }) });
		expect(run.items('Choose')).toEqual([{ selected: ['5013'], submittedAt: expect.any(String), formMode: 'production' }]);
		expect([run.pages[0]?.title, run.completions]).toEqual(['Choose', [{ node: 'Done', title: '1 sent', message: 'ok' }]]);
	});

	test('a page that times out goes on with its input items', async () => {
		const run = await runWorkflow(flow, { items, answer: () => 'timeout' });
		expect([run.items('Choose'), run.runs('Done')]).toEqual([items, 0]);
	});

	test.each([
		['a required field is left empty', { selected: [] }, /cannot be sent without "Invoices"/],
		['a field that the page does not have', { chosen: ['5012'] }, /has no field "chosen"/],
	])('the page is not accepted when %s', async (_, answer, expected) => {
		expect((await runWorkflow(flow, { items, answer: () => answer })).error).toMatch(expected);
	});
});

test('a webhook is answered with what the expression gives', async () => {
	const run = await runWorkflow(chain(node('In', 'webhook'), node('Out', 'respondToWebhook', { respondWith: 'text', responseBody: "={{ '<p>' + $json.query.q + '</p>' }}", options: { responseHeaders: { entries: [{ name: 'Content-Type', value: 'text/html' }] } } })), { items: [{ query: { q: 'x' } }] });
	expect(run.responses).toEqual([{ node: 'Out', status: 200, headers: { 'content-type': 'text/html' }, body: '<p>x</p>' }]);
});

test('a node of ours gets its credential, and a node without a stand-in is named', async () => {
	const asks: INodeType = {
		description: { displayName: 'Asks', name: 'asks', group: ['transform'], version: 1, description: 'x', defaults: { name: 'Asks' }, inputs: ['main'], outputs: ['main'], credentials: [{ name: 'severaApi', required: true }], properties: [] },
		async execute() {
			const { clientId, scope } = await this.getCredentials('severaApi');
			return [[{ json: { clientId, hasScope: scope !== '' } }]];
		},
	};
	const flow = chain(start, { ...node('Asks', 'x'), type: 'test.asks' });
	const run = await runWorkflow(flow, { extraNodes: { 'test.asks': asks }, credentials: { severaApi: { clientId: 'me' } } });
	expect(run.items('Asks')).toEqual([{ clientId: 'me', hasScope: true }]);
	await expect(runWorkflow(chain(start, node('C', 'code')))).rejects.toThrow(/n8n-nodes-base\.code/);
	await expect(runWorkflow({ nodes: [start, node('Other', 'webhook')], connections: {} })).rejects.toThrow(/several triggers; it has Start, Other/);
});
