/**
 * The polling of both triggers, once: fields, memory, test in the editor, errors. A trigger is a list of events, each
 * one file that looks at its service; what counts as an event is decided in src/domain/pollCursor.ts.
 * What a run gives of the events it was started with: pollRun.ts.
 */
import type { ICredentialDataDecryptedObject, IDataObject, INodeExecutionData, INodeProperties, IPollFunctions } from 'n8n-workflow';
import { z } from 'zod/v4';
import { toMoment } from '../../src/domain/calendar';
import { lookAt, lookFrom, readState, settle, startState, toldLast, type PollState, type Sighting, type Told } from '../../src/domain/pollCursor';
import { fingerprint } from '../../src/domain/transferKey';
import { InputError } from '../../src/errors';
import { optionalText } from './properties';
import { toNodeError } from './toNodeError';

export interface Look<Input> {
	input: Input;
	/** Epoch milliseconds: what changed at this moment or later is wanted; more does no harm. */
	from: number;
	/** Epoch milliseconds, before the look. */
	now: number;
	/** What `begin` noted when the trigger was started; '' where it did not. */
	memo: string;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a list holds events with different inputs; each one is checked where it is defined
export interface PollEvent<Client, Schema extends z.ZodType = any> {
	/** Stored in users' workflows: never renamed. */
	value: string;
	name: string;
	description: string;
	/** Without display conditions for the event: those are derived. */
	properties: readonly INodeProperties[];
	input: Schema;
	look(client: Client, look: Look<z.output<Schema>>): Promise<Array<Sighting<object>>>;
	/** Once, when the trigger starts from now: what later looks must know of this moment. */
	begin?(client: Client, look: Omit<Look<z.output<Schema>>, 'memo'>): Promise<string>;
}

/** Ties the type of an event's input to its schema; does nothing at run time. */
export const definePollEvent =
	<Client>() =>
	<Schema extends z.ZodType>(event: PollEvent<Client, Schema>): PollEvent<Client, Schema> =>
		event;

export interface PollTrigger<Client> {
	events: ReadonlyArray<PollEvent<Client>>;
	credential: string;
	/** What the state belongs to beside event and settings. */
	companyOf(credentials: ICredentialDataDecryptedObject): string;
	clientOf(credentials: ICredentialDataDecryptedObject): Client;
	/** As in LookSettings. */
	clock: 'service' | 'own';
	/** Default and smallest overlap, minutes. */
	overlap: { default: number; min: number };
}

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

export function triggerProperties<Client>({ events, overlap }: Pick<PollTrigger<Client>, 'events' | 'overlap'>): INodeProperties[] {
	return [
		// eslint-disable-next-line n8n-nodes-base/node-param-default-missing -- it has one; the rule only sees literals
		{ displayName: 'Event', name: 'event', type: 'options', noDataExpression: true, options: events.map(({ name, value, description }) => ({ name, value, description })).sort(byName), default: events[0]?.value ?? '', description: 'What starts the flow; one item for each record' },
		...events.flatMap(({ value, properties }) => properties.map((property): INodeProperties => ({ ...property, displayOptions: { show: { event: [value] } } }))),
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				// eslint-disable-next-line n8n-nodes-base/node-param-default-missing -- it has one; the rule only sees literals
				{ displayName: 'Overlap (Minutes)', name: 'overlapMinutes', type: 'number', typeOptions: { minValue: overlap.min }, default: overlap.default, description: 'How far each look reaches back before the newest change known. Longer than a change can stay invisible, and than the clocks can differ; nothing is told twice.' },
				{ displayName: 'Start From', name: 'startFrom', type: 'dateTime', default: '', description: 'Also what changed since this moment, in the first look. Empty: only what changes after the flow was published.' },
			],
		},
	];
}

const optionsInput = ({ overlap }: Pick<PollTrigger<never>, 'overlap'>) => z.object({ overlapMinutes: z.number().min(overlap.min).default(overlap.default), startFrom: optionalText });

type PollFunctions = Pick<IPollFunctions, 'getNode' | 'getCredentials'>;
type Parameter = (name: string, otherwise: unknown) => unknown;

/** Nodes whose look is under way: n8n may start the next one before a slow one has ended, and both would tell the same. */
const underWay = new Set<string>();
/** Nodes that looked since n8n was started. */
export const lookedSinceStart = new Set<string>();

/**
 * One look. New events and the memory of them are handed to n8n together; a look that fails moves nothing.
 * @returns null when there is nothing new: no run is started
 * @throws NodeApiError, NodeOperationError
 */
export async function poll<Client>(ctx: IPollFunctions, trigger: PollTrigger<Client>): Promise<INodeExecutionData[][] | null> {
	const key = `${ctx.getWorkflow().id ?? ''}:${ctx.getNode().id}`;
	if (underWay.has(key)) {
		ctx.logger.info(`${ctx.getNode().name}: the look before this one has not ended; this one is left out.`);
		return null;
	}
	underWay.add(key);
	try {
		const items = await lookAgain(ctx, trigger, !lookedSinceStart.has(key));
		lookedSinceStart.add(key);
		return items;
	} catch (error) {
		throw toNodeError(ctx.getNode(), error);
	} finally {
		underWay.delete(key);
	}
}

async function lookAgain<Client>(ctx: IPollFunctions, trigger: PollTrigger<Client>, afterStart: boolean): Promise<INodeExecutionData[][] | null> {
	const { event, input, client, of, overlapMs, startFrom } = await prepare(ctx, trigger, (name, otherwise) => ctx.getNodeParameter(name, otherwise as object));
	const now = Date.now();
	const stored = ctx.getWorkflowStaticData('node') as { state?: PollState; memo?: string; toldMemo?: string; startFrom?: string };
	// A date that was typed in later starts again from there; one that was taken away changes nothing.
	const isKept = startFrom === undefined || stored.startFrom === startFrom;
	const kept = isKept ? readState(stored.state, of) : undefined;
	const settings = { now, overlapMs, clock: trigger.clock, afterStart };
	if (kept === undefined && startFrom === undefined) {
		const first = startState(of, now, overlapMs);
		const memo = (await event.begin?.(client, { input, from: first.from, now })) ?? '';
		const state = settle(first, await event.look(client, { input, from: first.from, now, memo }), settings);
		Object.assign(stored, { state, memo, startFrom: '' });
		ctx.logger.info(`${ctx.getNode().name}: waits from now on; ${state.seen.length} changes of the last day are left alone.`);
		return null;
	}
	const before = kept ?? startState(of, now, overlapMs, toMoment(startFrom ?? ''));
	const from = lookFrom(before, afterStart);
	// What `begin` notes counts from the second look on: the first one tells what is there since the date.
	const noted = kept === undefined ? ((await event.begin?.(client, { input, from, now })) ?? '') : (stored.memo ?? '');
	const memo = kept === undefined ? '' : noted;
	const sightings = await event.look(client, { input, from, now, memo });
	// What was told last may be out of sight for what was noted since.
	const { toldMemo = memo } = stored;
	const last = toldLast(before);
	if (afterStart && last.size > 0 && toldMemo !== memo) sightings.push(...(await event.look(client, { input, from, now, memo: toldMemo })).filter(({ id }) => last.has(id)));
	const { state, events } = lookAt(before, sightings, settings);
	Object.assign(stored, { state, memo: noted, startFrom: startFrom ?? stored.startFrom ?? '', ...(events.length > 0 && { toldMemo: memo }) });
	return events.length === 0 ? null : [events.map(toItem)];
}

/** The key goes beside the JSON, and only as far as the start of the run. */
const toItem = ({ record, key }: Told<object>): INodeExecutionData => ({ json: record as IDataObject, eventKey: key });

/** What a look needs, checked. @param parameter as the kind of call reads it */
export async function prepare<Client>(ctx: PollFunctions, trigger: PollTrigger<Client>, parameter: Parameter) {
	const value = parameter('event', '') as string;
	const event = trigger.events.find((one) => one.value === value);
	if (event === undefined) throw new InputError(`This version of the node has no event "${value}".`, { field: 'event' });
	const input = check(event.input, Object.fromEntries(event.properties.map(({ name, default: otherwise }) => [name, parameter(name, otherwise)])));
	const { overlapMinutes, startFrom } = check(optionsInput(trigger), parameter('options', {}));
	if (startFrom !== undefined) toMoment(startFrom);
	const credentials = await ctx.getCredentials(trigger.credential);
	return { event, input, client: trigger.clientOf(credentials), of: fingerprint({ event: value, input: input as object, company: trigger.companyOf(credentials) }).slice(0, 16), overlapMs: overlapMinutes * 60_000, startFrom };
}

function check<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
	const result = schema.safeParse(raw);
	if (result.success) return result.data;
	const issue = result.error.issues[0];
	throw new InputError(`The field "${issue?.path.join('.') ?? ''}" is not usable: ${issue?.message ?? 'wrong value'}.`, { field: issue?.path.join('.') });
}
