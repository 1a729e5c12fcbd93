// Runs a program to its end, showing that it is alive.
import { spawn } from 'node:child_process';
import { mkdirSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { labDir } from './paths.mjs';

/** A failure that a person can act on; printed without a stack. */
export class DemoError extends Error {}

/**
 * For servers: Ctrl-C in a terminal reaches every program of its group. They are stopped by us instead, in order: what the
 * sandboxes hold is saved while they still answer.
 */
export const outOfReach = { detached: true };

/** What a program or Node itself says when nothing more can be written. */
const DISK_FULL = /\bENOSPC\b|no space left on device|disk is full|SQLITE_FULL/i;

/** The one line for a full disk, or undefined when `text` (an error or a program's output) is about something else. */
export const diskFull = (text, doing) => (DISK_FULL.test(text) ? `The disk is full${doing === undefined ? '' : ` (${doing})`}. Free some space and run the same command again; what is there already is kept.` : undefined);

/** Below this nothing more is tried. */
const LAST_BYTES = 5e6;

/** Free for us on the disk of `path`. */
export function freeBytes(path) {
	const { bavail, bsize } = statfsSync(path);
	return bavail * bsize;
}

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
	// npm goes on for many minutes after the disk is full.
	let isFull = false;
	const watch = setInterval(() => {
		if (freeBytes(cwd ?? '.') > LAST_BYTES) return;
		isFull = true;
		child.kill('SIGTERM');
	}, 2000);
	const code = await new Promise((resolve) => {
		child.on('error', (error) => { all += `${error.message}\n`; resolve(error.code ?? 1); });
		child.on('close', (status, signal) => resolve(status ?? signal));
	});
	clearTimeout(timer);
	clearInterval(ticker);
	clearInterval(watch);
	if (code !== 0) {
		const full = diskFull(isFull ? 'ENOSPC' : all, label);
		if (full !== undefined) throw new DemoError(full);
		mkdirSync(join(labDir, 'logs'), { recursive: true });
		const log = join(labDir, 'logs', `${label.replace(/\W+/g, '-').toLowerCase()}.log`);
		writeFileSync(log, all);
		throw new DemoError(`${label} ended with ${code}. The end of its output (all of it: ${log}):\n${all.trim().split('\n').slice(-12).join('\n')}`);
	}
	if (!quiet) process.stdout.write(`  ${label}: done in ${seconds(started)}\n`);
	return stdout;
}
