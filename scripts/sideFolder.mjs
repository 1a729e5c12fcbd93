/**
 * A side folder (lint, fidelity) holds its own package.json and lock file, so that the weight of its packages does not
 * sit in the root install. It is installed on first use, and again whenever its lock file has changed.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const PROGRESS_EVERY_MS = 10_000;

/**
 * Installs exactly what the lock file says, unless that is installed already. Install scripts stay off: nothing in these
 * folders needs one. `npm install --no-save` and not `npm ci`: optional packages for other platforms (of unrs-resolver)
 * stand in a lock file only where it was made, and `npm ci` refuses the file for their absence. Neither file is changed.
 * @param {string} folder absolute path of the side folder
 * @param {string} weight what the reader should expect, such as "about 85 seconds, 700 MB"
 * @throws Error when npm fails; its own output has been printed by then
 */
export async function ensureInstalled(folder, weight) {
	const name = path.basename(folder);
	const lock = createHash('sha256').update(await readFile(path.join(folder, 'package-lock.json'))).digest('hex');
	const mark = path.join(folder, 'node_modules', '.installed-lock');
	if ((await readFile(mark, 'utf8').catch(() => '')) === lock) return;
	console.log(`${name}: installing its packages, once (${weight}) …`);
	const started = Date.now();
	const seconds = () => Math.round((Date.now() - started) / 1000);
	const progress = setInterval(() => console.log(`${name}: still installing, ${seconds()} s`), PROGRESS_EVERY_MS);
	try {
		await run('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], folder);
	} finally {
		clearInterval(progress);
	}
	await writeFile(mark, lock);
	console.log(`${name}: installed in ${seconds()} s`);
}

/**
 * @param {string} command @param {string[]} args @param {string} cwd
 * @returns {Promise<void>} resolves when the command ends well
 */
function run(command, args, cwd) {
	return new Promise((resolve, reject) => {
		// npm is a .cmd file on Windows, which only a shell can start; the arguments are fixed texts.
		const child = spawn(command, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
		child.on('error', reject);
		child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`"${command} ${args.join(' ')}" in ${path.basename(cwd)}/ ended with ${code}.`))));
	});
}

/** Runs a program with this Node, its output shown as it comes. @returns {Promise<number>} its exit code */
export function runNode(args, cwd, env = process.env) {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, args, { cwd, env, stdio: 'inherit' });
		child.on('error', reject);
		child.on('exit', (code) => resolve(code ?? 1));
	});
}
