/** Severa's credential → client: the only place where the Severa nodes are wired. */
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { SEVERA_BASE_URLS } from '../../src/severa/hosts';
import { createSeveraClient, type SeveraClient } from '../../src/severa/SeveraClient';
import { axiosSend } from '../../src/transport/axiosSend';

export function severaClientOf(credentials: ICredentialDataDecryptedObject, signal?: AbortSignal): SeveraClient {
	const { clientId, clientSecret, scope } = credentials;
	return createSeveraClient({ baseUrl: severaAddress(credentials), clientId: String(clientId ?? ''), clientSecret: String(clientSecret ?? ''), scope: String(scope ?? ''), send: axiosSend, signal });
}

/** Up to "/rest-api". */
export function severaAddress({ environment, baseUrl }: ICredentialDataDecryptedObject): string {
	return environment === 'production' || environment === 'staging' ? SEVERA_BASE_URLS[environment] : String(baseUrl ?? '');
}
