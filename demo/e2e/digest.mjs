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
		await n8n.publish(await n8n.saveWorkflow(failing(id, 'Always fails', 'The bank is closed')));
		await n8n.publish(await n8n.saveWorkflow(failing(id, 'Fails too', 'The post is late')));
		/** Until the digest has run for each of these failures, which happen at the same moment. @returns how the runs ended */
		const fail = async (...paths) => {
			const before = (await n8n.executions(id)).length;
			await Promise.all(paths.map((path) => n8n.webhook(path)));
			for (;;) {
				const all = await n8n.executions(id);
				if (all.length >= before + paths.length && all.every(({ stoppedAt }) => stoppedAt)) return all.slice(0, all.length - before).map(({ status }) => status).join(' ');
				await new Promise((resolve) => setTimeout(resolve, 200));
			}
		};
		const claims = async () => (await n8n.rows('severa_netvisor_cursors')).filter(({ key }) => key.startsWith('problem-digest claim'));
		await world.check('a failed flow is told by mail, with what is held and what to do', async () => {
			assert.equal(await fail('always-fails'), 'success');
			assert.equal(mailbox.mails.length, 1);
			const [{ from, to, subject, text, html }] = mailbox.mails;
			assert.deepEqual([from.address, to.map(({ address }) => address)], [people.mailFrom, [people.mailTo]]);
			assert.match(subject, /\d/);
			for (const body of [text, html]) for (const word of ['Always fails', 'The bank is closed', '5015', 'K1194']) assert.ok(body.includes(word), `no "${word}" in ${body.slice(0, 3000)}`);
		});
		await world.check('the same failure again is not told again', async () => {
			assert.equal(await fail('always-fails'), 'success');
			assert.equal(mailbox.mails.length, 1);
		});
		await world.check('a flow that fails three times at the same moment is told once, and no claim is left', async () => {
			assert.equal(await fail('fails-too', 'fails-too', 'fails-too'), 'success success success');
			assert.equal(mailbox.mails.length, 2);
			assert.ok(mailbox.mails[1].text.includes('The post is late'));
			assert.deepEqual(await claims(), []);
		});
	} finally {
		await mailbox.close();
	}
}

function failing(errorWorkflow, name, errorMessage) {
	const path = name.toLowerCase().replaceAll(' ', '-');
	return {
		name,
		nodes: [
			{ id: 'hook', name: 'Webhook', type: 'n8n-nodes-base.webhook', typeVersion: 2.1, position: [0, 0], webhookId: path, parameters: { httpMethod: 'POST', path, responseMode: 'lastNode', options: {} } },
			{ id: 'stop', name: 'Stop', type: 'n8n-nodes-base.stopAndError', typeVersion: 1, position: [220, 0], parameters: { errorMessage } },
		],
		connections: { Webhook: { main: [[{ node: 'Stop', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1', errorWorkflow },
	};
}
