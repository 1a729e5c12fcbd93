/** Netvisor's credential → client: the only place where the Netvisor nodes are wired. */
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { NETVISOR_BASE_URLS } from '../../src/netvisor/hosts';
import { createNetvisorClient, type NetvisorClient } from '../../src/netvisor/NetvisorClient';
import { identityOf } from '../../src/netvisor/signRequest';
import { axiosSend } from '../../src/transport/axiosSend';

/** In queue mode several workers send; elsewhere all executions are in one process. A worker may lack the variable. */
const isOnlyProcess = () => process.env.EXECUTIONS_MODE !== 'queue' && !process.argv.includes('worker');

export function netvisorClientOf(credentials: ICredentialDataDecryptedObject, signal?: AbortSignal): NetvisorClient {
	return createNetvisorClient({ ...identityOf(credentials), baseUrl: netvisorAddress(credentials), send: axiosSend, signal, isOnlyProcess: isOnlyProcess() });
}

/** Without a path. */
export function netvisorAddress({ environment, baseUrl }: ICredentialDataDecryptedObject): string {
	return environment === 'production' || environment === 'test' ? NETVISOR_BASE_URLS[environment] : String(baseUrl ?? '');
}
