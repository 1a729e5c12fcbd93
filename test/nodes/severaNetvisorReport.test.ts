/** The Report node: one item for all items, fields checked by name, failures that say what is wrong. */
import { reports } from '../../nodes/SeveraNetvisorReport/reports';
import { SeveraNetvisorReport } from '../../nodes/SeveraNetvisorReport/SeveraNetvisorReport.node';
import { gatherSetup } from '../../nodes/SeveraNetvisorReport/setupRecords';
import { executeNode } from '../support/executeNode';

const run = async (parameters: Record<string, unknown>, items: object[], continueOnFail = false) => await executeNode(new SeveraNetvisorReport(), { parameters, items, continueOnFail });
const row = { flow: 'register-sync', kind: 'customer', outcome: 'created', number: '1', createdAt: '2026-03-30T09:00:00.000Z' };

test('every report is offered once, with its own fields', () => {
	const { properties } = new SeveraNetvisorReport().description;
	expect((properties[0]?.options as Array<{ value: string }>).map(({ value }) => value).sort()).toEqual(reports.map(({ value }) => value).sort());
	for (const { value, properties: fields } of reports) expect(properties.filter(({ displayOptions }) => displayOptions?.show?.report?.includes(value)).map(({ name }) => name)).toEqual(fields.map(({ name }) => name));
});

test('all items make one, which is linked to all of them; empty items are none', async () => {
	const { outputs } = await run({ report: 'transferHistory', query: { from: '', to: '' } }, [row, {}, row]);
	expect(outputs[0]).toMatchObject([{ json: { rows: 2 }, pairedItem: [{ item: 0 }, { item: 1 }, { item: 2 }] }]);
});

test.each([
	['a query as a text', { query: '{"from": "", "to": "", "outcome": "held"}' }, 0],
	['an empty query', { query: '' }, 0],
])('%s', async (_, parameters, rows) => expect((await run({ report: 'transferHistory', ...parameters }, [row])).json).toMatchObject([{ rows }]));

test.each([
	['no JSON', { report: 'transferHistory', query: '{from' }, 'The field "Query" of "Transfer History" is not usable: one JSON object is needed.'],
	['a language that it does not speak', { report: 'transferHistory', query: {}, language: 'sv' }, 'The field "Language" of "Transfer History" is not usable'],
	['no rows on a page', { report: 'transferHistory', query: {}, pageSize: 0 }, 'The field "Rows per Page"'],
	['a report of a later version', { report: 'ledger' }, 'This version of the node has no report "ledger".'],
	['a setting that is none', { report: 'setupCheck', settings: '{"readyStatuss": "x"}' }, 'There is no setting "readyStatuss".'],
])('%s is refused by name, or goes on as an error when the flow says so', async (_, parameters, message) => {
	await expect(run(parameters, [row].slice(0, parameters.report === 'setupCheck' ? 0 : 1))).rejects.toThrow(message);
	expect((await run(parameters, [], true)).json).toMatchObject([{ error: { message: expect.stringContaining(message) as string } }]);
});

test('what was told before, and cannot be read, is told again', async () => {
	const held = { ...row, outcome: 'held', guid: 'g', reasons: 'BUSINESS_ID_MISSING', createdAt: new Date().toISOString() };
	const [first] = (await run({ report: 'problemDigest', told: '' }, [held])).json;
	expect(first).toMatchObject({ isChanged: true, counts: { appeared: 1 } });
	expect((await run({ report: 'problemDigest', told: first?.told }, [held])).json).toMatchObject([{ isChanged: false, counts: { remaining: 1 } }]);
	expect((await run({ report: 'problemDigest', told: '{broken' }, [held])).json).toMatchObject([{ isChanged: true }]);
});

describe('items of the setup check', () => {
	test('rows by part, read parts without rows, tables, and registers as tables', () => {
		expect(gatherSetup([{ part: 'severa.overtimes' }, { part: 'severa.workTypes', name: 'A', code: 1, isActive: true }, { table: 'perDiemTable', from: '1', to: 'foreign' }, { table: 'countryTable', from: 'x', to: 'FI' }, { part: 'netvisor.recordTypes', number: '5', name: 'N', unit: 'hour' }])).toEqual({
			records: { 'severa.overtimes': [], 'severa.workTypes': [{ name: 'A', code: '1', isActive: true }], 'netvisor.recordTypes': [{ number: '5', name: 'N', unit: 'hour' }] },
			troubles: [],
			tables: { perDiemTable: [{ from: '1', to: 'foreign' }], employeeRegister: [], recordTypeRegister: [{ number: '5', name: 'N', unit: 'hour' }], payrollRatioRegister: [] },
		});
	});

	test('a part that failed holds nothing, nor does what is made from it; its error is told once', () => {
		const gathered = gatherSetup([{ part: 'severa.customers' }, { part: 'severa.customers', error: { message: '403', description: 'Add a scope.' } }, { part: 'customers' }, { part: 'customers', error: { message: 'no record' } }, { part: 'customers', outcome: 'held' }]);
		expect(gathered).toMatchObject({ records: {}, troubles: [{ part: 'severa.customers', message: '403', advice: 'Add a scope.' }] });
		expect(Object.keys(gathered.records)).toEqual([]);
	});

	test('a dry run that failed by itself is a trouble of its own', () => {
		expect(gatherSetup([{ part: 'severa.customers' }, { part: 'customers' }, { part: 'customers', error: 'Netvisor answered 500' }]).troubles).toEqual([{ part: 'customers', message: 'Netvisor answered 500', advice: '' }]);
	});

	test.each([
		['neither part nor table', [{ name: 'x' }], 'Item 1 has neither a table nor a known part'],
		['an unknown part', [{ part: 'severa.moods' }], '"severa.moods"'],
		['a row of another form', [{ part: 'severa.vatRates' }, { part: 'severa.vatRates', percentage: 'x', isActive: true }], 'Item 2 is no row of "severa.vatRates": percentage'],
	])('%s is refused', (_, items, message) => expect(() => gatherSetup(items)).toThrow(message));
});
