/** Faults a test orders in advance: each hits the next calls that match it, `times` times, then it is used up. */
import type { IncomingCall, Reply } from './server';

export interface Fault {
	/** Nothing given matches every call. `path` is the path on the wire without the query. */
	match: { method?: string; path?: string };
	kind: string;
	/** How many calls it hits; 1 when not given. */
	times?: number;
	/** Milliseconds to wait first; needed by `slow`, allowed with every kind. */
	delayMs?: number;
	/** Seconds for the Retry-After header of `http429` and `http503`. */
	retryAfter?: number;
}

const TEXT = { 'Content-Type': 'text/plain; charset=utf-8' };
/** Kinds that need no knowledge of the service. */
export const STANDARD_KINDS = ['http429', 'http500', 'http503', 'slow', 'resetBefore', 'resetAfter', 'malformed', 'truncated', 'empty'];

export class FaultList {
	private pending: Array<Fault & { left: number }> = [];

	constructor(private readonly samePath: (wanted: string, path: string) => boolean, private readonly isServiceKind: (kind: string) => boolean) {}

	/** Adds all or none; throws an Error naming what is wrong with the first bad one. */
	add(faults: Fault[]): void {
		if (!Array.isArray(faults)) throw new Error('Faults are given as an array of {match, kind, times?, delayMs?, retryAfter?}.');
		faults.forEach((fault, index) => this.check(fault, `faults[${index}]`));
		this.pending.push(...faults.map((fault) => ({ ...fault, left: fault.times ?? 1 })));
	}

	clear(): void {
		this.pending = [];
	}

	/** The first fault that matches the call, counted down; undefined when none does. */
	take(call: IncomingCall): Fault | undefined {
		const found = this.pending.find(({ match }) => (match.method === undefined || match.method.toUpperCase() === call.method) && (match.path === undefined || this.samePath(match.path, call.path)));
		if (found === undefined) return undefined;
		found.left -= 1;
		if (found.left === 0) this.pending = this.pending.filter((fault) => fault !== found);
		return found;
	}

	/** The answer of the kinds that refuse a call without the service seeing it. */
	standardReply(fault: Fault): Reply | undefined {
		const wait: Record<string, string> = fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) };
		if (fault.kind === 'http429') return { status: 429, headers: { ...TEXT, 'Retry-After': String(fault.retryAfter ?? 1) }, body: 'API calls quota exceeded! maximum admitted 10 per 1s.' };
		if (fault.kind === 'http500') return { status: 500, headers: TEXT, body: 'Internal Server Error' };
		if (fault.kind === 'http503') return { status: 503, headers: { ...TEXT, ...wait }, body: 'Service Unavailable' };
		return undefined;
	}

	private check(fault: Fault, name: string): void {
		if (typeof fault !== 'object' || fault === null || typeof fault.match !== 'object' || fault.match === null) throw new Error(`${name}: match is missing; use {} to match every call.`);
		const unknown = [...Object.keys(fault).filter((key) => !['match', 'kind', 'times', 'delayMs', 'retryAfter'].includes(key)), ...Object.keys(fault.match).filter((key) => !['method', 'path'].includes(key)).map((key) => `match.${key}`)];
		if (unknown.length > 0) throw new Error(`${name}: unknown property ${unknown.join(', ')}.`);
		for (const key of ['method', 'path'] as const) if (fault.match[key] !== undefined && typeof fault.match[key] !== 'string') throw new Error(`${name}: match.${key} is not a text.`);
		if (typeof fault.kind !== 'string' || !(STANDARD_KINDS.includes(fault.kind) || this.isServiceKind(fault.kind))) throw new Error(`${name}: unknown kind ${JSON.stringify(fault.kind)}; known everywhere are ${STANDARD_KINDS.join(', ')}.`);
		if (fault.times !== undefined && !(Number.isInteger(fault.times) && fault.times > 0)) throw new Error(`${name}: times is a whole number from 1 up.`);
		for (const key of ['delayMs', 'retryAfter'] as const) if (fault[key] !== undefined && !(typeof fault[key] === 'number' && fault[key] >= 0)) throw new Error(`${name}: ${key} is a number from 0 up.`);
		if (fault.kind === 'slow' && fault.delayMs === undefined) throw new Error(`${name}: slow needs delayMs.`);
	}
}

/** The service's answer with its body spoilt: status and other headers stay, so that only reading the body can tell. */
export function mangled(kind: string, reply: Reply): Reply {
	const body = Buffer.from((reply.body ?? '') as string);
	const middle = Math.floor(body.length / 2);
	if (kind === 'empty') return { ...reply, body: '' };
	if (kind === 'truncated') return { ...reply, body: body.subarray(0, middle) };
	// A NUL is allowed neither in JSON nor in XML, wherever it lands.
	if (kind === 'malformed') return { ...reply, body: Buffer.concat([body.subarray(0, middle), Buffer.from('\u0000<&{'), body.subarray(middle)]) };
	return reply;
}
