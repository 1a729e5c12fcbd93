/**
 * The start of a trigger's run. n8n writes the memory of a look and the run with its events one after the other, so when
 * it ends between the two, that run is lost. Therefore the first look after a start tells the last events again
 * (src/domain/pollCursor.ts), and the run leaves out here what a run before it gave: n8n's table of processed keys, which
 * runs can reach and looks cannot.
 */
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { REMEMBERED } from '../../src/domain/pollCursor';
import { prepare, type PollTrigger } from './pollTrigger';
import { toNodeError } from './toNodeError';

/** Items of a test in the editor. */
const SAMPLES = 3;
const DAY_MS = 24 * 60 * 60 * 1000;
const SAMPLE_DAYS = [1, 30, 366];

/**
 * The events that no run gave before; all of them when a person repeats a run. A test in the editor gives a few of the
 * newest, as they would come; nothing is remembered of those.
 * @throws NodeApiError, NodeOperationError; the events stay in the run, and *Retry* gives them
 */
export async function tell<Client>(ctx: IExecuteFunctions, trigger: PollTrigger<Client>): Promise<INodeExecutionData[][]> {
	try {
		const items = ctx.getInputData();
		const keys = items.map(({ eventKey }) => eventKey).filter((key): key is string => typeof key === 'string');
		if (keys.length === 0) return [ctx.getMode() === 'manual' ? await sample(ctx, trigger) : items];
		const fresh = new Set(await oneAtATime(`${ctx.getWorkflow().id ?? ''}:${ctx.getNode().id}`, () => notGivenBefore(ctx, keys)));
		if (ctx.getMode() === 'retry') return [items.map(({ json }) => ({ json }))];
		if (fresh.size < keys.length) ctx.logger.info(`${ctx.getNode().name}: ${keys.length - fresh.size} events were given by a run before this one.`);
		return [items.filter(({ eventKey }) => fresh.has(eventKey as string)).map(({ json }) => ({ json }))];
	} catch (error) {
		throw toNodeError(ctx.getNode(), error);
	}
}

/** n8n reads its list and writes it back without a lock: two runs at once would both find a key new. */
const lanes = new Map<string, Promise<unknown>>();
async function oneAtATime<T>(lane: string, act: () => Promise<T>): Promise<T> {
	const turn = (lanes.get(lane) ?? Promise.resolve()).then(act, act);
	lanes.set(lane, turn);
	return await turn.finally(() => {
		if (lanes.get(lane) === turn) lanes.delete(lane);
	});
}

async function notGivenBefore(ctx: IExecuteFunctions, keys: string[]): Promise<string[]> {
	const found = await ctx.helpers.checkProcessedAndRecord(keys, 'node', { mode: 'entries', maxEntries: Math.max(2 * REMEMBERED, keys.length) });
	return found.new.map(String);
}

/** A few of the newest, as they would come; nothing is remembered. */
async function sample<Client>(ctx: IExecuteFunctions, trigger: PollTrigger<Client>): Promise<INodeExecutionData[]> {
	const { event, input, client } = await prepare(ctx, trigger, (name, otherwise) => ctx.getNodeParameter(name, 0, otherwise));
	const now = Date.now();
	for (const days of SAMPLE_DAYS) {
		const found = (await event.look(client, { input, from: now - days * DAY_MS, now, memo: '' })).filter(({ mark }) => mark !== undefined);
		if (found.length > 0) return found.sort((a, b) => b.at - a.at).slice(0, SAMPLES).map(({ record }) => ({ json: record as IDataObject }));
	}
	return [];
}
