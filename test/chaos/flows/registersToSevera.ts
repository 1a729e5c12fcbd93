/** The register sync, Netvisor to Severa (workflows-examples/register-sync.json), under chaos: each customer, address and product once. */
import type { IDataObject } from 'n8n-workflow';
import type { NetvisorState } from '../../../sandbox/netvisor';
import { refOf } from '../../../sandbox/severa/store';
import { calmEnd, differences } from '../calmEnd';
import { clock } from '../clock';
import type { Flow, World } from '../flow';
import { smallCompany } from '../smallCompany';
import { smallNetvisor } from '../smallNetvisor';
import { toTold } from './salesInvoices';

type Customer = NetvisorState['customers'][number];
type Product = NetvisorState['products'][number];

const SETTINGS = { customerDirection: 'netvisorToSevera', productDirection: 'netvisorToSevera' };
/** Two that Severa does not have, and one that is held until somebody gives it a country. */
const NEW: ReadonlyArray<Partial<Customer> & Pick<Customer, 'code'>> = [
	{ code: '20001', name: 'Uusi Asiakas Oy', businessId: '0000001-9' },
	{ code: '20002', name: 'Toinen Uusi Oy', businessId: '', street: '', city: '', postNumber: '' },
	{ code: '20003', name: 'Maaton Oy', businessId: '', country: '' },
];

function netvisorSide(): NetvisorState {
	const state = smallNetvisor();
	const [customer, product] = [state.customers.find(({ code }) => code === '10002') as Customer, state.products.find(({ code }) => code === 'T100') as Product];
	const known = state.customers.filter(({ code }) => code === 'TEMP' || code === '10002').map((one) => (one.code === 'TEMP' ? one : { ...one, street: 'Uusikatu 1' }));
	return {
		...state,
		customers: [...known, ...NEW.map((one, index) => ({ ...customer, finvoiceAddress: '', finvoiceOperator: '', ...one, key: 9001 + index }))],
		products: [...state.products.filter(({ code }) => code === 'TEMP'), ...['UUSI-1', 'UUSI-2'].map((code, index) => ({ ...product, key: 9101 + index, code, name: `Tuote ${code}` }))],
	};
}

function change(world: World, code: string, fields: Partial<Customer>): void {
	world.netvisor.change((state) => Object.assign(state.customers.find((one) => one.code === code) as Customer, fields, { changed: new Date(clock.now()).toISOString() }));
}

let renamed = 0;
let seeds: ReturnType<Flow['seed']> | undefined;

export const registersToSevera: Flow = {
	name: 'registers-to-severa',
	runsInTests: 3,
	/** What another run wrote down waits for half an hour; the schedule comes every 40 minutes. */
	restMs: 40 * 60_000,
	seed: () => (seeds ??= {
		severa: smallCompany({ customers: (row) => row['number'] === 10002, products: (row) => row['code'] === 'LIS-01', countries: () => true, languages: () => true, salesAccounts: () => true, productCategories: () => true, workTypes: () => true }),
		netvisor: netvisorSide(),
	}),
	changes: {
		renamed: (world) => {
			const name = `Nimi ${++renamed}`;
			change(world, '20001', { name });
			return `somebody renames customer 20001 to "${name}" in Netvisor`;
		},
		mended: (world) => {
			change(world, '20003', { country: 'FI' });
			return 'somebody gives customer 20003 its country in Netvisor';
		},
	},
	/** Severa refuses no second customer with a number: nothing but the flow prevents it. */
	options: { severa: { customerNumbers: 'shared' } },
	ways: ['by hand', 'schedule'],
	isWrite: (route) => /^severa (POST (?!token)|PATCH)/.test(route),

	async run(program, world, way) {
		// Loaded only when asked for: it brings n8n's engine along.
		const { runFlowFile } = await import('../flowFile');
		const trigger = way === 'schedule' ? { trigger: 'Every 40 minutes', items: [{ timestamp: new Date().toISOString() }] as IDataObject[] } : { trigger: 'By hand' };
		const run = await runFlowFile(program, world, 'register-sync', { ...trigger, settings: SETTINGS });
		return { told: ['Customers', 'Products'].flatMap((lane) => run.items(`${lane}: results`)).filter(({ outcome }) => outcome !== undefined).map(toTold), error: run.error };
	},

	async check(world) {
		const calm = await calmEnd(registersToSevera, world, 'netvisor', 'by hand');
		return Object.entries(kinds).flatMap(([kind, rows]) => differences(kind, rows(calm), rows(world), ['guid', 'createdDateTime', 'lastUpdatedDateTime']));
	},
};

const numberOf = (world: World, guid: string | undefined) => String(world.severa.all('customers').find((row) => row.guid === guid)?.['number'] ?? '');

const kinds: Record<string, (world: World) => Array<[string, object]>> = {
	Customer: ({ severa }) => severa.all('customers').map((row) => [String(row['number']), row]),
	Address: (world) => world.severa.all('addresses').map((row) => [`of ${numberOf(world, refOf(row, 'customer') ?? refOf(row, 'customerGuid'))}`, row]),
	Product: ({ severa }) => severa.all('products').map((row) => [String(row['code']), row]),
};
