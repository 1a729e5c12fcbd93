/** Send Email 2.1: the mail is kept for the test; as in n8n, the item that goes on is the mail server's answer. */
import { NodeOperationError } from 'n8n-workflow';
import type { CoreNode } from '../coreNode';

export const emailSend: CoreNode = {
	execute(ctx, world) {
		return [ctx.getInputData().map((_, item) => {
			const read = (name: string) => String(ctx.getNodeParameter(name, item, ''));
			if (read('fromEmail') === '' || read('toEmail') === '') throw new NodeOperationError(ctx.getNode(), 'A mail needs a sender and a receiver.');
			if (world.mailTrouble !== undefined) {
				if (!ctx.continueOnFail()) throw new NodeOperationError(ctx.getNode(), world.mailTrouble);
				return { json: { error: world.mailTrouble }, pairedItem: { item } };
			}
			world.mails.push({ node: ctx.getNode().name, from: read('fromEmail'), to: read('toEmail'), subject: read('subject'), text: read('text'), html: read('html') });
			return { json: { accepted: [read('toEmail')], messageId: `<${world.mails.length}@test>` }, pairedItem: { item } };
		})];
	},
};
