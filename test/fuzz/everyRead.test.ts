/**
 * `npm run fuzz` says that it changes the answers to every read. Here the targets run over unchanged answers, everything
 * that can read is watched meanwhile, and what none of them calls fails by its name.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { startSandboxes } from '../../sandbox';
import { fillGaps } from './fillGaps';

const src = path.resolve(__dirname, '../../src');
const WRITES = 'it writes';
const NO_CALL = 'it asks nothing of the service';
const ANY_FUNCTION = 'it runs what it is given';

/** What no target calls, and why. */
const leftOut: Record<string, string> = {
	...Object.fromEntries(['create', 'update', 'addresses.create', 'addresses.update'].map((name) => [`Severa customers.${name}`, WRITES])),
	'Severa products.create': WRITES, 'Severa products.update': WRITES,
	'Severa invoices.setStatus': WRITES, 'Severa invoices.setPayment': WRITES, 'Severa invoiceStatuses.create': WRITES,
	'Severa projectFees.create': WRITES, 'Severa projectFees.remove': WRITES, 'Severa travelReimbursements.setStatus': WRITES,
	'Severa unclear.create': WRITES, 'Severa unclear.minutesLeft': NO_CALL, 'Severa writes': NO_CALL, 'Severa once': ANY_FUNCTION,
	'severa/writeCustomer writeCustomer': WRITES, 'severa/writeProduct writeProduct': WRITES, 'severa/ensureInvoiceStatuses ensureInvoiceStatuses': WRITES,
	'Netvisor customers.create': WRITES, 'Netvisor customers.edit': WRITES, 'Netvisor products.create': WRITES, 'Netvisor products.edit': WRITES,
	...Object.fromEntries(['addItem', 'editItem', 'hide'].map((name) => [`Netvisor dimensions.${name}`, WRITES])),
	...Object.fromEntries(['create', 'setStatus', 'delete', 'matchCreditNote'].map((name) => [`Netvisor salesInvoices.${name}`, WRITES])),
	'Netvisor tripExpenses.create': WRITES, 'Netvisor workDays.save': WRITES, 'Netvisor workDays.deleteHour': WRITES,
	'Netvisor writes': NO_CALL, 'Netvisor sleep': NO_CALL, 'Netvisor attempts': NO_CALL, 'Netvisor alone': ANY_FUNCTION,
};

const functions = new Set<string>();
const called = new Set<string>();
let uncalled: string[] = [];

function watch(name: string, value: unknown): unknown {
	if (typeof value === 'function') {
		functions.add(name);
		return (...given: unknown[]) => (called.add(name), value(...given) as unknown);
	}
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, watch(`${name}${name.includes(' ') ? '.' : ' '}${key}`, part)]));
}

/** Exported functions of a file that take a client. */
const TAKES_CLIENT = /^export (?:async )?(?:function\*? ?|const )(\w+)[^;{)]*?: (?:Severa|Netvisor)Client\b/gm;

beforeAll(async () => {
	for (const file of ['severa', 'netvisor'].flatMap((room) => readdirSync(path.join(src, room)).map((name) => `${room}/${name.replace(/\.ts$/, '')}`))) {
		const names = [...readFileSync(path.join(src, `${file}.ts`), 'utf8').matchAll(TAKES_CLIENT)].map(([, name]) => name as string);
		const maker = { 'severa/SeveraClient': 'createSeveraClient', 'netvisor/NetvisorClient': 'createNetvisorClient' }[file];
		if (names.length === 0 && maker === undefined) continue;
		// Also of a file that no target loads.
		for (const name of names) functions.add(`${file} ${name}`);
		jest.doMock(path.join(src, file), () => {
			const actual = { ...jest.requireActual<Record<string, (...given: unknown[]) => unknown>>(path.join(src, file)) };
			for (const name of names) actual[name] = watch(`${file} ${name}`, actual[name]) as () => unknown;
			const make = maker === undefined ? undefined : actual[maker];
			if (maker !== undefined && make !== undefined) actual[maker] = (...given) => watch(maker.replace(/^create|Client$/g, ''), make(...given));
			return actual;
		});
	}
	// Loaded only now: what they import is watched.
	const [{ severaReads }, { severaReaders }, { netvisorReads }] = await Promise.all([import('./targets/severaReads'), import('./targets/severaReaders'), import('./targets/netvisorReads')]);
	const sandboxes = await startSandboxes({ seed: 'demo', severa: { rateLimit: false } });
	try {
		fillGaps(sandboxes);
		await netvisorReads(sandboxes.netvisor);
		await severaReads(sandboxes.severa);
		// Each needs a target of its own: being a part of another reader is not enough.
		const direct = new Set(called);
		const named = new Set((await severaReaders(sandboxes.severa)).map(({ name }) => name.split(/[ ,]/)[1]));
		uncalled = [...functions].filter((name) => (name.includes('/') ? !called.has(name) || !named.has(name.split(' ')[1]) : !direct.has(name)));
	} finally {
		await sandboxes.close();
	}
});

test('every read of both clients, and every function that reads with one, is called by a target of npm run fuzz', () => {
	expect(functions.size).toBeGreaterThan(80);
	expect(uncalled.filter((name) => !(name in leftOut))).toEqual([]);
});

test.each(Object.entries(leftOut))('%s is left out: %s', (name) => expect(uncalled).toContain(name));
