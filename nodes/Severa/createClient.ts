/** Credential → client: the only place where the Severa node is wired. */
import type { ICredentialDataDecryptedObject, IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import { SEVERA_BASE_URLS } from '../../src/severa/hosts';
import { createSeveraClient, type SeveraClient } from '../../src/severa/SeveraClient';
import { axiosSend } from '../../src/transport/axiosSend';

export async function createClient(ctx: IExecuteFunctions): Promise<SeveraClient> {
	return clientOf(await ctx.getCredentials('severaApi'), ctx.getExecutionCancelSignal());
}

/** For dropdowns, which cannot be cancelled. */
export async function createOptionsClient(ctx: ILoadOptionsFunctions): Promise<SeveraClient> {
	return clientOf(await ctx.getCredentials('severaApi'), undefined);
}

function clientOf({ environment, baseUrl, clientId, clientSecret, scope }: ICredentialDataDecryptedObject, signal: AbortSignal | undefined): SeveraClient {
	const address = environment === 'production' || environment === 'staging' ? SEVERA_BASE_URLS[environment] : String(baseUrl ?? '');
	return createSeveraClient({ baseUrl: address, clientId: String(clientId ?? ''), clientSecret: String(clientSecret ?? ''), scope: String(scope ?? ''), send: axiosSend, signal });
}
