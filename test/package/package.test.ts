/** What `npm publish` would upload: a build, and nothing beside it. Where there is no build yet, one is made first. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

interface Manifest {
	files: string[];
	n8n: { nodes: string[]; credentials: string[] };
	scripts: Record<string, string>;
	dependencies: Record<string, string>;
	peerDependencies: Record<string, string>;
}
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;
const entries = [...manifest.n8n.nodes, ...manifest.n8n.credentials];
const sourceOf = (entry: string) => path.join(root, entry.replace(/^dist\//, '').replace(/\.js$/, '.ts'));

/** Of `icon: { light: 'file:../x.svg', dark: 'file:../x.dark.svg' }`, relative to the file; the build keeps the places. */
const iconsOf = (entry: string) => /icon[^{]*\{\s*light:\s*'file:([^']+)',\s*dark:\s*'file:([^']+)'/.exec(readFileSync(sourceOf(entry), 'utf8'))?.slice(1, 3) ?? [];

describe('entries of n8n', () => {
	test.each(entries)('%s has its source, and n8n would find the class in it', (entry) => {
		const text = readFileSync(sourceOf(entry), 'utf8');
		expect(text).toContain(`export class ${path.basename(entry).split('.')[0]} `);
	});

	test.each(entries)('the icons of %s exist, light and dark, and differ', (entry) => {
		const texts = iconsOf(entry).map((icon) => readFileSync(path.resolve(path.dirname(sourceOf(entry)), icon), 'utf8'));
		expect(texts).toHaveLength(2);
		expect(texts.every((text) => text.includes('<svg'))).toBe(true);
		expect(texts[0]).not.toBe(texts[1]);
	});

	test.each(manifest.n8n.nodes)('%s has its codex file beside it', (entry) => {
		const codex = JSON.parse(readFileSync(sourceOf(entry).replace(/\.ts$/, '.json'), 'utf8')) as { node: string };
		const name = path.basename(entry).split('.')[0] ?? '';
		expect(codex.node).toBe(`n8n-nodes-severa-netvisor.${name.charAt(0).toLowerCase()}${name.slice(1)}`);
	});
});

describe('the tarball', () => {
	let files: string[] = [];

	beforeAll(() => {
		if (!entries.every((entry) => existsSync(path.join(root, entry)))) execFileSync(process.execPath, [path.join(root, 'node_modules/gulp/bin/gulp.js'), 'build'], { cwd: root, stdio: 'pipe' });
		const [packed] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], shell: process.platform === 'win32' })) as Array<{ files: Array<{ path: string }> }>;
		files = (packed?.files ?? []).map((file) => file.path);
	}, 180_000);

	test('holds the build and the documents every package has, nothing else', () => {
		const others = files.filter((file) => !file.startsWith('dist/') && !['package.json', 'README.md', 'LICENSE.md', 'CHANGELOG.md'].includes(file));
		expect(others).toEqual([]);
		expect(files).toEqual(expect.arrayContaining(['package.json', 'README.md', 'LICENSE.md']));
	});

	test('holds no test, no source map, no TypeScript and no sandbox', () => {
		expect(files.filter((file) => /\.(ts|map)$|(^|\/)(test|sandbox|bench|fidelity|demo)\//.test(file))).toEqual([]);
	});

	test.each(entries)('holds %s with its icons', (entry) => {
		expect(files).toEqual(expect.arrayContaining([entry, ...iconsOf(entry).map((icon) => path.posix.join(path.posix.dirname(entry), icon))]));
	});

	test.each(manifest.n8n.nodes)('holds the codex file of %s', (entry) => {
		expect(files).toContain(entry.replace(/\.js$/, '.json'));
	});
});

test('no install script runs on the user\'s machine', () => {
	expect(Object.keys(manifest.scripts).filter((name) => /^(pre|post)?(install|prepare)$/.test(name))).toEqual([]);
});

test('every package that the build requires is a dependency, and none is listed that it does not', () => {
	expect(Object.keys(manifest.peerDependencies)).toEqual(['n8n-workflow']);
	expect(Object.keys(manifest.dependencies).sort()).toEqual(['axios', 'fast-xml-parser', 'saxes', 'zod']);
});
