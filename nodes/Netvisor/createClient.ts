/** The client of one run. */
import type { IExecuteFunctions } from 'n8n-workflow';
import type { NetvisorClient } from '../../src/netvisor/NetvisorClient';
import { netvisorClientOf } from '../shared/netvisorCredential';

export async function createClient(ctx: IExecuteFunctions): Promise<NetvisorClient> {
	return netvisorClientOf(await ctx.getCredentials('netvisorApi'), ctx.getExecutionCancelSignal());
}
