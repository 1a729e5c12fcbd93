/** The client of one run, or of a dropdown. */
import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import type { SeveraClient } from '../../src/severa/SeveraClient';
import { severaClientOf } from '../shared/severaCredential';

export async function createClient(ctx: IExecuteFunctions): Promise<SeveraClient> {
	return severaClientOf(await ctx.getCredentials('severaApi'), ctx.getExecutionCancelSignal());
}

/** For dropdowns, which cannot be cancelled. */
export async function createOptionsClient(ctx: ILoadOptionsFunctions): Promise<SeveraClient> {
	return severaClientOf(await ctx.getCredentials('severaApi'));
}
