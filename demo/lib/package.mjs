// Our package as a user gets it: built, packed, and installed where n8n looks for community nodes.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DemoError, run } from './command.mjs';
import { labDir, rootDir } from './paths.mjs';

const SOURCES = ['nodes', 'credentials', 'src', 'icons', 'package.json', 'tsconfig.json', 'gulpfile.js'];

/** Changes when anything that goes into the package changes. */
function sourcesHash() {
	const hash = createHash('sha256');
	const add = (path) => {
		if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
		else hash.update(path).update(readFileSync(path));
	};
	for (const name of SOURCES) add(join(rootDir, name));
	return hash.digest('hex');
}

/** Builds and packs unless nothing changed since the last time. @returns the tarball and the hash of its sources */
export async function pack() {
	const folder = join(labDir, 'package');
	const stamp = join(folder, 'sources');
	const hash = sourcesHash();
	const { name, version } = JSON.parse(readFileSync(join(rootDir, 'package.json'), 'utf8'));
	const tarball = join(folder, `${name}-${version}.tgz`);
	if (!(existsSync(tarball) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash)) {
		rmSync(folder, { recursive: true, force: true });
		mkdirSync(folder, { recursive: true });
		await run('Build the package', 'npm', ['run', '--silent', 'build'], { cwd: rootDir });
		await run('Pack it', 'npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], { cwd: rootDir, quiet: true });
		if (!existsSync(tarball)) throw new DemoError(`npm pack made no ${tarball}.`);
		writeFileSync(stamp, hash);
	}
	return { tarball, hash };
}

/** Installs the tarball into an n8n home with its runtime libraries, unless that very package is there. */
export async function installInto(home, { tarball, hash }, env) {
	const folder = join(home, '.n8n', 'nodes');
	const stamp = join(folder, 'installed-package');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'installed-nodes', private: true, dependencies: {} }));
	// n8n-workflow is a peer that n8n brings itself.
	await run('Install it into n8n', 'npm', ['install', '--ignore-scripts', '--legacy-peer-deps', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error', tarball], { cwd: folder, env });
	writeFileSync(stamp, hash);
}
