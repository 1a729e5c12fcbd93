/**
 * The network between the programs and the two services, without a network: axios gets an adapter that hands each call
 * to the sandboxes' own services in this process. Here faults are played, writes are stored late, programs are killed and
 * other people come in between; everything is kept in a journal.
 */
import type http from 'node:http';
import axios, { AxiosError, type AxiosResponse, type InternalAxiosRequestConfig } from 'axios';
import { mangled, STANDARD_KINDS } from '../../sandbox/control/faults';
import type { IncomingCall, Reply, Service } from '../../sandbox/control/server';
import { clock } from './clock';
import { isKill, type Happening } from './schedule';

export type ServiceName = 'severa' | 'netvisor';

export interface Entry {
	at: number;
	/** Which program called: its number from 1. */
	program: number;
	/** Which of all runs. */
	run: number;
	service: ServiceName;
	/** "netvisor POST salesinvoice.nv" */
	route: string;
	method: string;
	/** Path and query. */
	url: string;
	body: string;
	transactionId: string;
	/** Whether the service did what it was asked; reads included. */
	accepted: boolean;
	status: number;
	/** Body of what the service answered, before any fault touched it. */
	answer: string;
	/** Stored after the client had given up. */
	late: boolean;
}

/** One running n8n: it has addresses of its own, so that lanes, gates and tokens of an earlier one are out of its reach. */
export class Program {
	dead = false;
	/** The run under way, numbered over the whole story. */
	run = 0;
	private happenings: readonly Happening[] = [];
	private readonly counts = new Map<string, number>();
	private die: () => void = () => undefined;
	/** Resolves when it is killed. */
	readonly killed = new Promise<'killed'>((resolve) => (this.die = () => resolve('killed')));

	constructor(
		readonly number: number,
		readonly world: string,
		private readonly struck: Set<string>,
	) {}

	host(service: ServiceName): string {
		return `${service}-${this.world}-${this.number}.test`;
	}

	/** A new run of this program, with what will happen in it. */
	begin(run: number, happenings: readonly Happening[]): void {
		this.run = run;
		this.happenings = happenings;
		this.counts.clear();
	}

	/** What is planned for this call, the n-th to its route in this run. */
	next(route: string): Happening[] {
		const nth = (this.counts.get(route) ?? 0) + 1;
		this.counts.set(route, nth);
		const now = this.happenings.filter((one) => one.route === route && one.nth === nth);
		if (now.length > 0) this.struck.add(route);
		return now;
	}

	/** How often each route was used in this run. */
	get used(): ReadonlyMap<string, number> {
		return this.counts;
	}

	kill(): void {
		this.dead = true;
		this.die();
	}
}

export const never = () => new Promise<never>(() => undefined);

const worlds = new Map<string, Wire>();

export class Wire {
	readonly journal: Entry[] = [];
	/** Routes at which something happened. */
	readonly struck = new Set<string>();
	/** Plain words of what was done to the programs, in order. */
	readonly story: string[] = [];
	private readonly programs = new Map<number, Program>();
	private readonly inFlight = new Set<string>();
	/** Calls take some turns of the event loop, so that two programs meet. */
	isBusy = false;

	constructor(
		readonly name: string,
		readonly services: Record<ServiceName, Service>,
		private readonly change: (name: string) => string,
		/** Whether an id counts as used while its write is under way. */
		private readonly idsSeenOnArrival: boolean,
	) {
		worlds.set(name, this);
	}

	start(): Program {
		const program = new Program(this.programs.size + 1, this.name, this.struck);
		this.programs.set(program.number, program);
		return program;
	}

	close(): void {
		worlds.delete(this.name);
	}

	tell(program: Program | undefined, what: string): void {
		this.story.push(`${new Date(clock.now()).toISOString().slice(11, 19)} ${program === undefined ? '' : `run ${program.run} (process ${program.number}): `}${what}`);
	}

	/** A step that is no call, such as a write into a data table: other people and kills come in between here too. */
	async step(program: Program, route: string): Promise<void> {
		if (program.dead) return await never();
		if (this.interrupts(program, route, program.next(route))) return await never();
	}

	/** Lets other people act; true when the program is killed here. */
	interrupts(program: Program, route: string, planned: readonly Happening[]): boolean {
		for (const { what } of planned) if (what.startsWith('change:')) this.tell(program, `before ${route}: ${this.change(what.slice(7))}`);
		if (!planned.some(isKill)) return false;
		this.tell(program, `killed at ${route}`);
		program.kill();
		return true;
	}

	async call(service: ServiceName, programNumber: number, config: InternalAxiosRequestConfig): Promise<AxiosResponse> {
		const program = this.programs.get(programNumber);
		if (program === undefined || program.dead) return await never();
		try {
			return await this.exchange(service, program, config);
		} finally {
			// Killed meanwhile by another of its calls: the service has done its part, nobody is there for the answer.
			if (program.dead) await never();
		}
	}

	private async exchange(service: ServiceName, program: Program, config: InternalAxiosRequestConfig): Promise<AxiosResponse> {
		const call = toCall(config);
		const route = routeOf(service, call);
		// A token is a matter between the two machines; faults for it are played like all others.
		clock.pass(service === 'severa' ? 130 : 60);
		const planned = program.next(route);
		for (const { what } of planned) if (what.startsWith('change:')) this.tell(program, `before ${route}: ${this.change(what.slice(7))}`);
		const kill = planned.find(isKill);
		const trouble = planned.find(({ what }) => !what.startsWith('change:') && !what.startsWith('kill'));
		if (kill !== undefined) {
			this.tell(program, `killed ${kill.what === 'killBefore' ? 'before' : kill.what === 'killAfter' ? 'right after' : `during (stored ${seconds(kill.ms)} later)`} ${route}`);
			program.kill();
			if (kill.what === 'killAfter') this.serve(service, program, route, call);
			if (kill.what === 'killLate') this.serveLate(service, program, route, call, kill.ms ?? 0);
			return await never();
		}
		const { onStart, onEnd } = this.services[service];
		const refused = onStart?.call(this.services[service], call);
		if (refused !== undefined) {
			this.note(service, program, route, call, refused, false);
			return this.reply(config, refused);
		}
		let isLate = false;
		try {
			if (this.isBusy) for (let turn = 0; turn < 3; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
			if (trouble === undefined || program.dead) return this.reply(config, this.serve(service, program, route, call));
			this.tell(program, `${told(trouble)} at ${route}`);
			switch (trouble.what) {
				case 'resetBefore':
					throw lost('ECONNRESET', config);
				case 'resetAfter':
					this.serve(service, program, route, call);
					throw lost('ECONNRESET', config);
				case 'slow':
					clock.pass(config.timeout ?? 120_000);
					throw lost('ECONNABORTED', config);
				case 'late':
					isLate = true;
					clock.pass(config.timeout ?? 120_000);
					this.serveLate(service, program, route, call, trouble.ms ?? 0);
					throw lost('ECONNABORTED', config);
			}
			const instead = standardReply(trouble) ?? this.services[service].faultReply?.(trouble.what, call);
			if (instead !== undefined) {
				this.note(service, program, route, call, instead, false);
				return this.reply(config, instead);
			}
			return this.reply(config, mangled(trouble.what, this.serve(service, program, route, call)));
		} finally {
			if (!isLate) onEnd?.call(this.services[service], call);
		}
	}

	private serve(service: ServiceName, program: Program, route: string, call: IncomingCall, late = false, run = program.run): Reply {
		const id = idOf(call);
		const twice = this.inFlight.has(id) && !late ? this.services[service].faultReply?.('REQUEST_NOT_UNIQUE', call) : undefined;
		const reply = twice ?? (this.services[service].handle(call) as Reply);
		this.note(service, program, route, call, reply, late, run);
		return reply;
	}

	/** The service works on: it has seen the id, and stores what it was sent `ms` later. */
	private serveLate(service: ServiceName, program: Program, route: string, call: IncomingCall, ms: number): void {
		const id = idOf(call);
		const { run } = program;
		if (id !== '' && this.idsSeenOnArrival) this.inFlight.add(id);
		clock.later(ms, () => {
			this.inFlight.delete(id);
			const reply = this.serve(service, program, route, call, true, run);
			this.services[service].onEnd?.(call);
			this.tell(undefined, `${service} is done with ${route} of process ${program.number}: ${reply.status === 200 && accepted(reply) ? 'stored' : 'refused'}`);
		});
	}

	private note(service: ServiceName, program: Program, route: string, call: IncomingCall, reply: Reply, late: boolean, run = program.run): void {
		this.journal.push({ at: clock.now(), program: program.number, run, service, route, method: call.method, url: call.rawUrl, body: call.body.toString('utf8'), transactionId: idOf(call), accepted: accepted(reply), status: reply.status, answer: String(reply.body ?? ''), late });
	}

	private reply(config: InternalAxiosRequestConfig, reply: Reply): AxiosResponse {
		return { status: reply.status, statusText: '', headers: reply.headers ?? {}, data: Buffer.from((reply.body ?? '') as string), config, request: {} };
	}
}

const idOf = (call: IncomingCall) => String(call.headers['x-netvisor-authentication-transactionid'] ?? '');
const accepted = (reply: Reply) => reply.status >= 200 && reply.status < 300 && !/<status[^>]*>FAILED/i.test(String(reply.body ?? '').slice(0, 500));
const seconds = (ms: number | undefined) => `${Math.round((ms ?? 0) / 1000)} s`;
const told = ({ what, ms }: Happening) => (what === 'late' ? `no answer in time, stored ${seconds(ms)} after the client gave up,` : what);

function standardReply({ what, ms }: Happening): Reply | undefined {
	const headers = { 'Content-Type': 'text/plain; charset=utf-8' };
	switch (what) {
		case 'http429':
			return { status: 429, headers: { ...headers, 'Retry-After': String(Math.round((ms ?? 1000) / 1000)) }, body: 'API calls quota exceeded! maximum admitted 10 per 1s.' };
		case 'http500':
			return { status: 500, headers, body: 'Internal Server Error' };
		case 'http503':
			return { status: 503, headers, body: 'Service Unavailable' };
		case 'http502html':
			return { status: 502, headers: { 'Content-Type': 'text/html' }, body: '<html><body>Bad Gateway</body></html>' };
		default:
			return undefined;
	}
}

function lost(code: string, config: InternalAxiosRequestConfig): AxiosError {
	return new AxiosError(code, code, config);
}

function toCall(config: InternalAxiosRequestConfig): IncomingCall {
	const url = config.url ?? '';
	const rawUrl = url.replace(/^https?:\/\/[^/]+/i, '');
	const [path = '/', query] = rawUrl.split(/\?(.*)/s);
	const headers: http.IncomingHttpHeaders = { host: new URL(url).host };
	for (const [name, value] of Object.entries(config.headers.toJSON())) headers[name.toLowerCase()] = String(value);
	const data: unknown = config.data;
	return { method: (config.method ?? 'get').toUpperCase(), path, rawUrl, query: new URLSearchParams(query ?? ''), headers, body: data === undefined || data === null ? Buffer.alloc(0) : Buffer.from(data as string) };
}

/** "severa PATCH invoices/{}", "netvisor POST salesinvoice.nv": what a call is, without ids. */
export function routeOf(service: ServiceName, call: Pick<IncomingCall, 'method' | 'path'>): string {
	const path = call.path.replace(/^\/rest-api\/v1(\.0)?\//, '').replace(/^\//, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, '{}');
	return `${service} ${call.method} ${path}`;
}

/** Every call of this process to a host that ends with ".test" goes to the world that the host names. */
export function useWires(): void {
	axios.defaults.adapter = async (config) => {
		const host = new URL(config.url ?? '').hostname;
		const [, service, world = '', program] = /^(severa|netvisor)-(.+)-(\d+)\.test$/.exec(host) ?? [];
		const wire = worlds.get(world);
		if (service === undefined) throw new Error(`The chaos suite calls nobody outside: ${host}`);
		// Left over from a world that is done.
		if (wire === undefined) return await never();
		return await wire.call(service as ServiceName, Number(program), config);
	};
}

export const FAULTS = [...STANDARD_KINDS, 'late', 'http502html'];
