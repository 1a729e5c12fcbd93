/** Credential → client: the only place where the Netvisor node is wired. */
import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';
import { NETVISOR_BASE_URLS } from '../../src/netvisor/hosts';
import { createNetvisorClient, type NetvisorClient } from '../../src/netvisor/NetvisorClient';
import { identityOf } from '../../src/netvisor/signRequest';
import { axiosSend } from '../../src/transport/axiosSend';

export async function createClient(ctx: IExecuteFunctions): Promise<NetvisorClient> {
	const credentials = await ctx.getCredentials('netvisorApi');
	return createNetvisorClient({ ...identityOf(credentials), baseUrl: addressOf(credentials), send: axiosSend, signal: ctx.getExecutionCancelSignal() });
}

function addressOf({ environment, baseUrl }: ICredentialDataDecryptedObject): string {
	return environment === 'production' || environment === 'test' ? NETVISOR_BASE_URLS[environment] : String(baseUrl ?? '');
}
