/** The stand-ins by the type name that stands in a flow. A flow with another node of n8n fails and names it. */
import { passOn, type CoreNode } from '../coreNode';
import { filter, ifNode, switchNode } from './branching';
import { dataTable } from './dataTable';
import { aggregate, set, splitOut } from './fields';
import { limit, merge, respondToWebhook, stopAndError } from './flow';
import { emailSend } from './emailSend';
import { form } from './form';

const trigger: CoreNode = { ...passOn, trigger: true };

export const coreNodes: Readonly<Record<string, CoreNode>> = {
	'n8n-nodes-base.errorTrigger': trigger,
	'n8n-nodes-base.manualTrigger': trigger,
	'n8n-nodes-base.scheduleTrigger': trigger,
	'n8n-nodes-base.formTrigger': trigger,
	'n8n-nodes-base.webhook': trigger,
	'n8n-nodes-base.noOp': passOn,
	'n8n-nodes-base.set': set,
	'n8n-nodes-base.splitOut': splitOut,
	'n8n-nodes-base.aggregate': aggregate,
	'n8n-nodes-base.if': ifNode,
	'n8n-nodes-base.filter': filter,
	'n8n-nodes-base.switch': switchNode,
	'n8n-nodes-base.merge': merge,
	'n8n-nodes-base.limit': limit,
	'n8n-nodes-base.stopAndError': stopAndError,
	'n8n-nodes-base.respondToWebhook': respondToWebhook,
	'n8n-nodes-base.dataTable': dataTable,
	'n8n-nodes-base.form': form,
	'n8n-nodes-base.emailSend': emailSend,
};
