/** The register sync, Severa to Netvisor (workflows-examples/register-sync.json), under chaos: it must end where a calm run ends. */
import type { IDataObject } from 'n8n-workflow';
import type { NetvisorState } from '../../../sandbox/netvisor';
import type { Row } from '../../../sandbox/severa/store';
import { calmEnd, differences } from '../calmEnd';
import { clock } from '../clock';
import type { Flow, RunReport, World } from '../flow';
import { runNode } from '../nodes';
import { smallCompany } from '../smallCompany';
import { smallNetvisor } from '../smallNetvisor';
import { toTold } from './salesInvoices';

const HEADINGS = { projectHeading: 'Projekti', unitHeading: 'Yksikkö' };
/** In Netvisor already with other data, new ones, and one that is held because it has no business id. */
const CUSTOMERS = [10001, 10002, 10003, 10013, 10014, 10036];
const PROJECTS = [2001, 2003, 2008];

const OVERLAP_MS = 10 * 60_000;

interface Cursor {
	since: string;
	pending: string[];
}
const cursors = ({ notes }: World): Map<string, Cursor> => {
	const all = (notes.get('cursors') ?? new Map()) as Map<string, Cursor>;
	notes.set('cursors', all);
	return all;
};

const byNumber = (rows: readonly Row[], number: number) => rows.find((row) => row['number'] === number) as Row;
let changesMade = 0;

function rename(world: World, what: 'customers' | 'projects', number: number): string {
	const name = `Uusi nimi ${++changesMade}`;
	world.severa.change(what, byNumber(world.severa.all(what), number), { name });
	return `somebody renames ${what === 'customers' ? 'customer' : 'project'} ${number} to "${name}" in Severa`;
}

let seeds: ReturnType<Flow['seed']> | undefined;

export const registerSync: Flow = {
	name: 'register-sync',
	seed: () => (seeds ??= {
		severa: smallCompany({ customers: (row) => CUSTOMERS.includes(row['number'] as number), products: (row) => ['LIS-01', 'LIS-90'].includes(String(row['code'])), projects: (row) => PROJECTS.includes(row['number'] as number), workTypes: () => true }),
		netvisor: smallNetvisor(),
	}),
	changes: {
		customerRenamed: (world) => rename(world, 'customers', 10013),
		knownCustomerRenamed: (world) => rename(world, 'customers', 10002),
		projectRenamed: (world) => rename(world, 'projects', 2001),
		customerMended: (world) => {
			world.severa.change('customers', byNumber(world.severa.all('customers'), 10036), { vatNumber: '0000001-9' });
			return 'somebody gives customer 10036 its business id in Severa';
		},
	},
	ways: ['unattended'],
	isWrite: (route) => /^netvisor POST|^table/.test(route),

	async run(program, world) {
		const startedAt = new Date(clock.now()).toISOString();
		const told: RunReport['told'] = [];
		const all = async (resource: string, more: IDataObject = {}) => (await runNode(program, 'severa', { resource, operation: 'getAll', returnAll: true, ...more })).rows;
		const register = (name: string) => all('register', { register: name });
		const tables = (name: string, rows: IDataObject[]) => rows.map((row) => ({ table: name, ...row }));
		const [workTypes, travelTypes] = [await register('workTypes'), await register('travelExpenseTypes')];
		const terms = (await runNode(program, 'netvisor', { resource: 'paymentTerm', operation: 'getAll', returnAll: true })).rows;
		const codes = [...tables('countryRegister', await register('countries')), ...tables('vatRateRegister', await register('vatRates')), ...tables('salesAccountRegister', await register('salesAccounts')), ...tables('workTypeRegister', workTypes), ...tables('travelExpenseTypeRegister', travelTypes), ...tables('paymentTermRegister', terms)];
		const types = [...workTypes, ...travelTypes];

		/** One lane: what changed, mapped, written, told; the cursor moves only when all of it was confirmed. */
		const lane = async (name: string, records: (changed: IDataObject) => Promise<IDataObject[]>, write: (items: IDataObject[]) => Promise<IDataObject[]>, settings: IDataObject = {}) => {
			await world.wire.step(program, 'table cursors');
			const { since = '', pending = [] } = cursors(world).get(name) ?? {};
			const items = await records({ changedSince: since === '' ? '' : new Date(Date.parse(since) - OVERLAP_MS).toISOString(), ...(since !== '' && pending.length > 0 && { alsoGuids: pending.join(', ') }) });
			const { rows, held } = items.length === 0 ? { rows: [], held: [] } : await runNode(program, 'mapper', { document: name, direction: 'severaToNetvisor', settingsJson: settings }, { items, second: codes });
			const results = [...(rows.length === 0 ? [] : await write(rows)), ...held];
			told.push(...results.map(toTold));
			for (const { outcome } of results) if (outcome !== 'unchanged') await world.wire.step(program, 'table history');
			const lost = results.find(({ outcome }) => outcome === 'notSent');
			if (lost !== undefined) throw new Error(String(lost.message));
			if (results.some(({ outcome }) => outcome === 'failed')) return;
			await world.wire.step(program, 'table cursors');
			const waiting = results.filter(({ outcome, reasons }) => outcome === 'held' && !(reasons as Array<{ kind: string }>).every(({ kind }) => kind === 'skip')).map(({ source }) => String((source as IDataObject).guid));
			cursors(world).set(name, { since: startedAt, pending: waiting });
		};
		const upsert = (resource: string) => async (items: IDataObject[]) => (await runNode(program, 'netvisor', { resource, operation: 'upsert', dryRun: false }, { items })).rows;

		await lane('customer', (filters) => all('customer', { filters }), upsert('customer'));
		await lane('product', async (filters) => [...(await all('product', { filters })), ...types], upsert('product'));
		await lane('dimension', async (filters) => [...(await register('businessUnits')), ...(await all('project', { filters }))], async (items) => (await runNode(program, 'netvisor', { resource: 'dimension', operation: 'ensure', dryRun: false }, { items })).rows, HEADINGS);
		return { told };
	},

	async runFile(program, world) {
		// Loaded only when asked for: it brings n8n's engine along.
		const { runFlowFile } = await import('../flowFile');
		const run = await runFlowFile(program, world, 'register-sync', { trigger: 'By hand', settings: HEADINGS });
		return { told: ['Customers', 'Products', 'Dimensions'].flatMap((name) => run.items(`${name}: results`)).filter(({ outcome }) => outcome !== undefined).map(toTold), error: run.error };
	},

	async check(world) {
		const problems: string[] = [];
		const here = world.netvisor.state();
		const calm = (await calmEnd(registerSync, world, 'severa', 'unattended')).netvisor.state();
		for (const [kind, rows] of Object.entries(records)) problems.push(...differences(kind, rows(calm), rows(here), ['key', 'changed', 'productKey', 'fatherKey']));
		const added = world.wire.journal.filter(({ accepted, route, url }) => accepted && /^netvisor POST (customer|product|dimensionitem)\.nv/.test(route) && /method=add/i.test(url)).map(({ body }) => body);
		for (const body of new Set(added)) if (added.filter((one) => one === body).length > 1) problems.push(`Added twice: ${body}`);
		return problems;
	},
};

/** Records by their code. */
const records = {
	Customer: ({ customers }: NetvisorState) => customers.map((one): [string, object] => [one.code, one]),
	Product: ({ products }: NetvisorState) => products.map((one): [string, object] => [one.code, one]),
	Dimension: ({ dimensions }: NetvisorState) => dimensions.flatMap(({ name, items }) => items.map((item): [string, object] => [`${name}: ${item.name}`, item])),
};
