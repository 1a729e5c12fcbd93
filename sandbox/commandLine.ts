/** The options of the sandbox program. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { SandboxOptions } from './index';

/** Throws an Error whose message is one line for the person at the terminal. */
export function readCommandLine(args: string[]): SandboxOptions {
	const { values } = parseArgs({
		args,
		strict: true,
		allowPositionals: false,
		options: { 'severa-port': { type: 'string' }, 'netvisor-port': { type: 'string' }, seed: { type: 'string' }, 'no-rate-limit': { type: 'boolean' }, clock: { type: 'string' } },
	});
	const ports = { severa: portOf('--severa-port', values['severa-port']), netvisor: portOf('--netvisor-port', values['netvisor-port']) };
	if (ports.severa !== 0 && ports.severa === ports.netvisor) throw new Error('--severa-port and --netvisor-port are the same.');
	const seeds = seedsOf(values.seed ?? 'demo');
	return {
		...(values.clock !== undefined && { clock: clockFrom(values.clock) }),
		severa: { port: ports.severa, seed: seeds.severa, ...(values['no-rate-limit'] === true && { rateLimit: false }) },
		netvisor: { port: ports.netvisor, seed: seeds.netvisor },
	};
}

function portOf(name: string, text: string | undefined): number {
	if (text === undefined) return 0;
	if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new Error(`${name} is a port from 0 to 65535, not "${text}".`);
	return Number(text);
}

type Seed = 'demo' | 'empty' | object;

/** A file holds `{"severa": …, "netvisor": …}`; the part that is missing is empty. */
function seedsOf(name: string): { severa: Seed; netvisor: Seed } {
	if (name === 'demo' || name === 'empty') return { severa: name, netvisor: name };
	const content = parsed(name);
	if (typeof content !== 'object' || content === null || Array.isArray(content)) throw new Error(`${name} does not hold {"severa": …, "netvisor": …}.`);
	const unknown = Object.keys(content).filter((key) => key !== 'severa' && key !== 'netvisor');
	if (unknown.length > 0) throw new Error(`${name} holds ${unknown.join(', ')}; only severa and netvisor are known.`);
	const parts = content as { severa?: object; netvisor?: object };
	return { severa: parts.severa ?? 'empty', netvisor: parts.netvisor ?? 'empty' };
}

function parsed(file: string): unknown {
	let text: string;
	try {
		text = readFileSync(file, 'utf8');
	} catch {
		throw new Error(`--seed is demo, empty or a JSON file; ${file} cannot be read.`);
	}
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new Error(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
	}
}

/** A clock that shows the given instant now and runs on from there; a text without a zone is UTC. */
function clockFrom(text: string): () => Date {
	const withZone = /T[\d:.]+$/.test(text) ? `${text}Z` : text;
	const start = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(withZone) : NaN;
	if (Number.isNaN(start)) throw new Error(`--clock is an ISO time such as 2026-10-30T09:00:00+02:00, not "${text}".`);
	const ahead = start - Date.now();
	return () => new Date(Date.now() + ahead);
}
