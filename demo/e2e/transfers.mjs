// The sales invoice transfer without a person.
import assert from 'node:assert/strict';
import { compareInvoices } from '../lib/compare.mjs';
import { callFlow } from '../lib/flows.mjs';

export async function transfers(world) {
	await world.check('the webhook sends everything that is ready and not held, 30 at a time', async () => {
		let passes = 0;
		let summary;
		do summary = await callFlow(world.n8n, world.ids, 'sales-invoice-transfer');
		while (summary.invoices.length > 0 && ++passes < 10);
		assert.deepEqual([summary.failed, summary.statusNotChanged], [[], []]);
		const ready = (await world.stillReady()).map(({ number }) => number).sort();
		assert.deepEqual(summary.held.map(({ number }) => number).sort(), ready, 'what is still ready is not exactly what is held');
	});
	await world.check('the file of an invoice is in Netvisor, the internal one is not', async () => {
		const { salesInvoices } = await world.sandbox.state('netvisor');
		const { attachments } = salesInvoices.find(({ number, privateComment }) => number === '5028' && privateComment.includes('severa:invoice:'));
		assert.deepEqual(attachments.map(({ fileName, data }) => [fileName, Buffer.from(data, 'base64').toString('latin1').slice(0, 5)]), [['tuntierittely-5028.pdf', '%PDF-']]);
	});
	await world.check('a second transfer sends nothing', async () => {
		const summary = await world.writesNothing(() => callFlow(world.n8n, world.ids, 'sales-invoice-transfer'));
		assert.deepEqual([summary.sent, summary.alreadyThere], [0, 0]);
	});
	await world.check('both systems agree: every invoice once, with its sum', async () => {
		const result = compareInvoices(await world.sandbox.state('severa'), await world.sandbox.state('netvisor'), world.atFirst.ready);
		assert.deepEqual(result.differences, []);
		assert.ok(result.severa.count > 10, `only ${result.severa.count} invoices were sent`);
		assert.deepEqual(result.severa, result.netvisor);
	});
}
