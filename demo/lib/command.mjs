// Runs a program to its end, showing that it is alive.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { labDir } from './paths.mjs';

/** A failure that a person can act on; printed without a stack. */
export class DemoError extends Error {}

export const seconds = (since) => `${Math.round((Date.now() - since) / 1000)} s`;

/**
 * @param label what the person reads
 * @param options cwd, env; `quiet` shows nothing when it goes well; `timeoutMs` (default 20 minutes)
 * @returns what the program wrote to standard output
 * @throws DemoError with the end of its output; the whole of it is in .lab/logs
 */
export async function run(label, command, args, { cwd, env = process.env, quiet = false, timeoutMs = 20 * 60_000 } = {}) {
	const started = Date.now();
	if (!quiet) process.stdout.write(`  ${label} …\n`);
	const ticker = quiet ? undefined : setInterval(() => process.stdout.write(`  ${label}: ${seconds(started)}\n`), 15_000);
	const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
	let stdout = '';
	let all = '';
	child.stdout.on('data', (data) => { stdout += data; all += data; });
	child.stderr.on('data', (data) => { all += data; });
	const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
	const code = await new Promise((resolve) => {
		child.on('error', (error) => { all += `${error.message}\n`; resolve(error.code ?? 1); });
		child.on('close', (status, signal) => resolve(status ?? signal));
	});
	clearTimeout(timer);
	clearInterval(ticker);
	if (code !== 0) {
		mkdirSync(join(labDir, 'logs'), { recursive: true });
		const log = join(labDir, 'logs', `${label.replace(/\W+/g, '-').toLowerCase()}.log`);
		writeFileSync(log, all);
		throw new DemoError(`${label} ended with ${code}. The end of its output (all of it: ${log}):\n${all.trim().split('\n').slice(-12).join('\n')}`);
	}
	if (!quiet) process.stdout.write(`  ${label}: done in ${seconds(started)}\n`);
	return stdout;
}
