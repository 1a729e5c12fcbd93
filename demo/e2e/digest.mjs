// n8n's error workflow: a flow that fails is told by mail, once, together with what is held.
import assert from 'node:assert/strict';
import { demoSettings } from '../lib/demoSettings.mjs';
import { readFlow, withSettings } from '../lib/flows.mjs';
import { Mailbox } from '../lib/mailbox.mjs';

const people = { mailTo: 'palkat@example.com', mailFrom: 'n8n@example.com' };

export async function digest(world) {
	const { n8n, ids } = world;
	const mailbox = new Mailbox();
	const port = await mailbox.open();
	try {
		await n8n.saveCredential({ name: 'Mail account', type: 'smtp', data: { user: '', password: '', host: '127.0.0.1', port, secure: false, disableStartTls: true, hostName: '' } });
		const id = await n8n.saveWorkflow(withSettings(readFlow('problem-digest'), { ...demoSettings['problem-digest'], ...people }));
		assert.equal(id, ids['problem-digest']);
		await n8n.publish(id);
		await n8n.publish(await n8n.saveWorkflow(failing(id)));
		/** Until the digest has run for this failure. */
		const fail = async () => {
			const before = (await n8n.executions(id)).length;
			await n8n.webhook('always-fails');
			for (;;) {
				const all = await n8n.executions(id);
				if (all.length > before && all.every(({ stoppedAt }) => stoppedAt)) return all[0].status;
				await new Promise((resolve) => setTimeout(resolve, 200));
			}
		};
		await world.check('a failed flow is told by mail, with what is held and what to do', async () => {
			assert.equal(await fail(), 'success');
			assert.equal(mailbox.mails.length, 1);
			const [{ from, to, subject, text, html }] = mailbox.mails;
			assert.deepEqual([from.address, to.map(({ address }) => address)], [people.mailFrom, [people.mailTo]]);
			assert.match(subject, /\d/);
			for (const body of [text, html]) for (const word of ['Always fails', 'The bank is closed', '5015', 'K1194']) assert.ok(body.includes(word), `no "${word}" in ${body.slice(0, 3000)}`);
		});
		await world.check('the same failure again is not told again', async () => {
			assert.equal(await fail(), 'success');
			assert.equal(mailbox.mails.length, 1);
		});
	} finally {
		await mailbox.close();
	}
}

function failing(errorWorkflow) {
	return {
		name: 'Always fails',
		nodes: [
			{ id: 'hook', name: 'Webhook', type: 'n8n-nodes-base.webhook', typeVersion: 2.1, position: [0, 0], webhookId: 'always-fails', parameters: { httpMethod: 'POST', path: 'always-fails', responseMode: 'lastNode', options: {} } },
			{ id: 'stop', name: 'Stop', type: 'n8n-nodes-base.stopAndError', typeVersion: 1, position: [220, 0], parameters: { errorMessage: 'The bank is closed' } },
		],
		connections: { Webhook: { main: [[{ node: 'Stop', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1', errorWorkflow },
	};
}
