/** The data table of codes: the same columns in every flow, and a column for every cell that a person may have to fill. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { documents } from '../../nodes/SeveraNetvisorMapper/documents';

const FLOWS = path.resolve(__dirname, '../../workflows-examples');
const TABLE = 'severa_netvisor_codes';

interface Node { name: string; parameters: { tableName?: string; columns?: { column: Array<{ name: string; type: string }> } } }
const read = (file: string) => readFileSync(path.join(FLOWS, file), 'utf8');
const makers = readdirSync(FLOWS).filter((file) => file.endsWith('.json')).flatMap((file) => (JSON.parse(read(file)) as { nodes: Node[] }).nodes.filter(({ parameters }) => parameters.tableName === TABLE).map(({ parameters }) => ({ file, columns: parameters.columns?.column ?? [] })));
const columns = makers[0]?.columns.map(({ name }) => name) ?? [];

test('n8n adds no column to a table that is there: whichever flow runs first makes all of them', () => {
	expect(makers.map(({ file }) => file)).toEqual(expect.arrayContaining(['purchase-invoice-costs.json', 'register-sync.json', 'sales-invoice-transfer.json', 'work-hours-transfer.json']));
	for (const { file, columns: own } of makers) expect([file, own]).toEqual([file, columns.map((name) => ({ name, type: 'string' }))]);
});

test('the description of the flows names them all', () => {
	const [, , described = ''] = read('README.md').split('\n').find((line) => line.startsWith(`| \`${TABLE}\``))?.split('|') ?? [];
	expect(described.replaceAll('`', '').trim().split(', ')).toEqual(columns);
});

/** Names of statuses are typed into the Settings node, beside the other names of statuses. */
const IN_SETTINGS = ['payableStatuses', 'sentStatuses'];
/** Read from one of the systems, or from a table of its own. */
const isRead = (name: string) => name.endsWith('Register') || name === 'travelSends';

const typed = new Map(documents.flatMap(({ settings }) => Object.entries(settings)).flatMap(([name, setting]) => (setting.type === 'table' && !isRead(name) && !IN_SETTINGS.includes(name) ? [[name, Object.keys(setting.columns)]] as const : [])));

test.each([...typed])('every cell of %s has a column', (_, cells) => {
	expect(cells.filter((cell) => !columns.includes(cell))).toEqual([]);
});

test('price tables and record types are among them', () => expect([...typed.keys()]).toEqual(expect.arrayContaining(['priceTable', 'recordTypeTable', 'vatCodeTable'])));
