/** The checks can fail: clients and flows that are broken on purpose are caught, each by the story that brings it out. */
import type { Flow } from './flow';
import type { Happening, Schedule } from './schedule';

const POST = 'netvisor POST salesinvoice.nv';
const oneRun = (way: string, happenings: Happening[]): Schedule => ({ seed: 0, runs: [{ happenings, pauseMs: 0, way }], options: { overlap: 'allow', transactionIdConsumed: 'always', viaWorkflow: false, queue: false } });

/** Plays a schedule with modules as they are, or with some of them broken. */
async function play(schedule: Schedule, { broken = {}, flow: change = (flow) => flow }: { broken?: Record<string, (real: never) => object>; flow?: (flow: Flow) => Flow } = {}): Promise<string[]> {
	let problems: string[] = [];
	await jest.isolateModulesAsync(async () => {
		for (const [name, breakIt] of Object.entries(broken)) jest.doMock(name, () => ({ ...jest.requireActual<object>(name), ...breakIt(jest.requireActual(name)) }));
		const clock = await import('./clock');
		const { useWires } = await import('./wire');
		useWires();
		clock.useChaosClock();
		try {
			const { runSchedule } = await import('./runSchedule');
			const { salesInvoices } = await import('./flows/salesInvoices');
			const flow = change(salesInvoices);
			await flow.prepare?.();
			({ problems } = await runSchedule(flow, schedule));
		} finally {
			clock.useRealClock();
			for (const name of Object.keys(broken)) jest.dontMock(name);
		}
	});
	return problems;
}

const LATE: Happening = { route: POST, nth: 1, what: 'late', ms: 200_000 };

test('the stories are harmless as long as nothing is broken', async () => {
	for (const schedule of [oneRun('unattended', [LATE]), oneRun('unattended', [{ route: POST, nth: 1, what: 'killAfter' }]), oneRun('unattended', [{ route: POST, nth: 2, what: 'killBefore' }]), oneRun('form', [{ route: 'person at the form', nth: 1, what: 'change:edit5001' }])]) expect(await play(schedule)).toEqual([]);
});

test('a client that sends again with a new transaction id', async () => {
	let ids = 0;
	const broken = { '../../src/netvisor/transactionId': () => ({ transactionIdOf: () => (++ids).toString(16).padStart(32, '0') }) };
	expect(await play(oneRun('unattended', [LATE]), { broken })).toContainEqual('Invoice 5001 is in Netvisor 2 times.');
});

test('a client that takes the next attempt without proof that nothing was stored', async () => {
	const broken = { '../../src/netvisor/attempts': ({ attemptsOf }: typeof import('../../src/netvisor/attempts')) => ({ attemptsOf: (...given: Parameters<typeof attemptsOf>) => ({ ...attemptsOf(...given), msUntilProof: () => 0 }) }) };
	expect(await play(oneRun('unattended', [LATE]), { broken })).toContainEqual('Invoice 5001 is in Netvisor 2 times.');
});

test('a flow that never looks whether the invoice is there', async () => {
	const broken = { '../../src/domain/foundInvoice': () => ({ decideInvoice: () => ({ action: 'create' }) }) };
	expect((await play(oneRun('unattended', [{ route: POST, nth: 1, what: 'killAfter' }]), { broken })).join(' ')).toMatch(/5001 is in Netvisor \d times/);
});

test('a flow that sends what has changed since a person approved it', async () => {
	const broken = { '../../src/domain/transferKey': () => ({ fingerprint: () => 'all alike' }) };
	expect((await play(oneRun('form', [{ route: 'person at the form', nth: 1, what: 'change:edit5001' }]), { broken })).join(' ')).toMatch(/sent invoice 5001 with "Muutos 1", the person had seen/);
});

test('a flow that sets the status before Netvisor has the invoice', async () => {
	const statusFirst = (flow: Flow): Flow => ({
		...flow,
		async run(program, world, way) {
			const { runNode } = await import('./nodes');
			const ready = (await runNode(program, 'severa', { resource: 'invoice', operation: 'getReadyForTransfer', readyStatus: 'Valmis lähetettäväksi Netvisoriin', limit: 30 })).rows;
			const guids = ready.map(({ invoice }) => (invoice as { guid: string; number: number })).filter(({ number }) => number !== 5018).map(({ guid }) => guid);
			const report = flow.run(program, world, way);
			for (const invoiceGuid of guids) await runNode(program, 'severa', { resource: 'invoice', operation: 'setStatus', invoiceGuid, status: 'Lasku lähetetty Netvisoriin' });
			return await report;
		},
	});
	expect((await play(oneRun('unattended', [{ route: POST, nth: 2, what: 'killBefore' }]), { flow: statusFirst })).join(' ')).toMatch(/but not in Netvisor/);
});

test('sums that differ, lost keys and dropped documents', async () => {
	const spoilt = (how: (invoice: { amount: number; privateComment: string }) => void) => (flow: Flow): Flow => ({
		...flow,
		check: (world, last, reports) => {
			world.netvisor.change((state) => state.salesInvoices.forEach(how));
			return flow.check(world, last, reports);
		},
	});
	const calm = oneRun('unattended', []);
	expect((await play(calm, { flow: spoilt((invoice) => (invoice.amount += 0.01)) })).join(' ')).toMatch(/5001 is \S+ EUR in Netvisor/);
	expect((await play(calm, { flow: spoilt((invoice) => (invoice.privateComment = '')) })).join(' ')).toMatch(/5001 does not carry its key/);
	const dropping = (flow: Flow): Flow => ({ ...flow, check: (world, last, reports) => { world.netvisor.change((state) => state.salesInvoices.splice(0, 1)); return flow.check(world, last, reports); } });
	expect((await play(calm, { flow: dropping })).join(' ')).toMatch(/is not in Netvisor/);
});
