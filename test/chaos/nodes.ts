/** The package's own nodes as a program runs them: real classes, real clients, the program's own addresses. */
import type { IDataObject, INodeType } from 'n8n-workflow';
import { NETVISOR_CREDENTIALS } from '../../sandbox/netvisor';
import { CLIENT_ID, CLIENT_SECRET } from '../../sandbox/severa';
import { executeNode } from '../support/executeNode';
import { ownNode } from '../support/workflow/ownNodes';
import type { Program } from './wire';

const own = (name: string) => ownNode(`n8n-nodes-severa-netvisor.${name}`) as INodeType;
const types = { severa: own('severa'), netvisor: own('netvisor'), mapper: own('severaNetvisorMapper') };

export function credentialsOf(program: Program): Record<string, IDataObject> {
	return {
		severaApi: { environment: 'custom', baseUrl: `http://${program.host('severa')}/rest-api`, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, scope: '' },
		netvisorApi: { environment: 'custom', baseUrl: `http://${program.host('netvisor')}`, ...NETVISOR_CREDENTIALS, language: 'EN', sender: 'Chaos' },
	};
}

export interface Ran {
	/** Items of the first output; a failed item carries `error`. */
	rows: IDataObject[];
	/** Of the second output (the Mapper's Held). */
	held: IDataObject[];
}

/** One node of a flow. With `goesOn` it continues on failure, as the flow's node does. */
export async function runNode(program: Program, node: keyof typeof types, parameters: IDataObject, { items, second, goesOn = false }: { items?: object[]; second?: object[]; goesOn?: boolean } = {}): Promise<Ran> {
	const { outputs } = await executeNode(types[node], { parameters, credentials: credentialsOf(program), items, second, continueOnFail: goesOn });
	return { rows: (outputs[0] ?? []).map(({ json }) => json), held: (outputs[1] ?? []).map(({ json }) => json) };
}
