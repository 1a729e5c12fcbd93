/** Who may import whom, what a file may be called and how long it may be: read from the import lines themselves. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '..');

interface Import {
	/** Relative ones resolved from the root ("src/errors"), packages as they are. */
	target: string;
	isType: boolean;
}
interface Source {
	file: string;
	text: string;
	imports: Import[];
}

const IMPORT = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\b(?:require|import)\(\s*['"]([^'"]+)['"]\s*\)/gm;

function sourcesIn(folder: string): Source[] {
	return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /\.(ts|mjs|cjs|js)$/.test(entry.name))
		.map((entry) => {
			const file = path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/');
			const text = readFileSync(path.join(root, file), 'utf8');
			return { file, text, imports: importsOf(file, text) };
		});
}

function importsOf(file: string, text: string): Import[] {
	return [...text.matchAll(IMPORT)].map(([, type, from, called]) => {
		const target = from ?? called ?? '';
		return { target: target.startsWith('.') ? path.posix.join(path.posix.dirname(file), target) : target, isType: type !== undefined };
	});
}

const src = sourcesIn('src');
const nodes = sourcesIn('nodes');
const credentials = sourcesIn('credentials');
const sandbox = sourcesIn('sandbox');
const product = [...src, ...nodes, ...credentials];

/** Every import that `allowed` refuses, as "file → target". */
const refused = (sources: Source[], allowed: (one: Import, source: Source) => boolean) => {
	if (sources.length === 0) throw new Error('There are no files in that room: of none of them anything can be wrong.');
	return sources.flatMap((source) => source.imports.filter((one) => !allowed(one, source)).map(({ target }) => `${source.file} → ${target}`));
};
const within = (...rooms: string[]) => ({ target }: Import) => rooms.some((room) => target === room || target.startsWith(`${room}/`));
const isBuiltIn = ({ target }: Import) => target.startsWith('node:');
const inRoom = (room: string) => src.filter(({ file }) => file.startsWith(`src/${room}/`));

describe('the reader of import lines', () => {
	test.each([
		["import { a } from './b';", [{ target: 'src/x/b', isType: false }]],
		["import type { A } from '../y/b';", [{ target: 'src/y/b', isType: true }]],
		["import a, {\n\tb,\n\ttype C,\n} from 'zod/v4';", [{ target: 'zod/v4', isType: false }]],
		["export { a } from './b';", [{ target: 'src/x/b', isType: false }]],
		["import './b';", [{ target: 'src/x/b', isType: false }]],
		["const a = require('axios');", [{ target: 'axios', isType: false }]],
		["const a = await import('axios');", [{ target: 'axios', isType: false }]],
		["// taken from 'axios'\nexport const from = 'b';", []],
	])('%s', (text, expected) => {
		expect(importsOf('src/x/a.ts', text)).toEqual(expected);
	});

	test('it sees the project', () => {
		expect(src.length).toBeGreaterThan(50);
		expect(src.flatMap(({ imports }) => imports).length).toBeGreaterThan(100);
	});
});

describe('direction of imports', () => {
	test('errors.ts imports nothing', () => {
		expect(src.find(({ file }) => file === 'src/errors.ts')?.imports).toEqual([]);
	});

	test('transport imports errors only', () => {
		expect(refused(inRoom('transport'), (one) => within('src/errors', 'src/transport', 'axios', 'zod/v4')(one) || isBuiltIn(one))).toEqual([]);
	});

	test.each(['severa', 'netvisor'])('%s imports transport and errors, never the other service or the domain', (room) => {
		expect(refused(inRoom(room), (one) => within('src/errors', 'src/identityDigest', 'src/transport', `src/${room}`, 'zod/v4', 'fast-xml-parser', 'saxes')(one) || isBuiltIn(one))).toEqual([]);
	});

	test('domain imports errors and itself; of the services only types; nothing that does I/O', () => {
		expect(refused(inRoom('domain'), (one) => within('src/errors', 'src/domain', 'node:crypto')(one) || (one.isType && within('src/severa', 'src/netvisor')(one)))).toEqual([]);
	});

	test('domain and report reach neither the network, the process nor a timer without an import', () => {
		const reach = /\b(?:fetch|setTimeout|setInterval|setImmediate)\(|\bprocess\.(?:env|argv|exit|cwd|stdout|nextTick|on)\b|\bglobalThis\b/;
		expect([...inRoom('domain'), ...inRoom('report')].filter(({ text }) => reach.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''))).map(({ file }) => file)).toEqual([]);
	});

	test('report imports the domain, errors and itself: it only shows what was found', () => {
		expect(refused(inRoom('report'), within('src/errors', 'src/domain', 'src/report'))).toEqual([]);
	});

	test('nodes import src, what is shared and their own folder', () => {
		expect(refused(nodes, (one, { file }) => within('src', 'nodes/shared', file.split('/').slice(0, 2).join('/'), 'n8n-workflow', 'zod/v4')(one) || isBuiltIn(one))).toEqual([]);
	});

	test('credentials import src and n8n only', () => {
		expect(refused(credentials, within('src', 'n8n-workflow', 'credentials'))).toEqual([]);
	});

	test('src never imports n8n', () => {
		expect(refused(src, ({ target }) => !/^n8n/.test(target))).toEqual([]);
	});

	test('the sandbox imports nothing of the product: a fake that shared its code would share its mistakes', () => {
		expect(refused(sandbox, (one) => within('sandbox', 'saxes')(one) || isBuiltIn(one))).toEqual([]);
	});
});

describe('one library, one file', () => {
	test.each([
		['axios', ['src/transport/axiosSend.ts']],
		['fast-xml-parser', ['src/netvisor/xml.ts']],
		['saxes', ['src/netvisor/xml.ts']],
	])('%s is imported in %j', (library, files) => {
		expect(product.filter(({ imports }) => imports.some(within(library))).map(({ file }) => file)).toEqual(files);
	});

	test('zod is imported as zod/v4', () => {
		expect(refused(product, ({ target }) => !/^zod(?!\/v4$)/.test(target))).toEqual([]);
	});
});

describe('files', () => {
	test('none is longer than 400 lines', () => {
		expect([...product, ...sandbox].filter(({ text }) => text.split('\n').length > 401).map(({ file }) => file)).toEqual([]);
	});

	test('none is named after nothing', () => {
		expect([...product, ...sandbox].map(({ file }) => file).filter((file) => /(^|\/)(utils?|helpers?|common|misc|types|GenericFunctions)(\.|\/)/i.test(file))).toEqual([]);
	});

	test('src has no index.ts, and those of nodes are lists without logic', () => {
		expect(src.map(({ file }) => file).filter((file) => file.endsWith('/index.ts'))).toEqual([]);
		const logic = /\bfunction\b|=>|\bclass\b|\bif\s*\(|\bfor\s*\(|\bawait\b/;
		expect(nodes.filter(({ file, text }) => file.endsWith('/index.ts') && logic.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''))).map(({ file }) => file)).toEqual([]);
	});

	test('no chain of imports leads back to its own file', () => {
		const known = new Map(product.map((source) => [source.file.replace(/\.ts$/, ''), source]));
		const cycles = new Set<string>();
		const done = new Set<string>();
		const visit = (name: string, trail: string[]): void => {
			if (trail.includes(name)) return void cycles.add([...trail.slice(trail.indexOf(name)), name].join(' → '));
			if (done.has(name)) return;
			for (const { target, isType } of known.get(name)?.imports ?? []) {
				const next = known.has(target) ? target : `${target}/index`;
				if (!isType && known.has(next)) visit(next, [...trail, name]);
			}
			done.add(name);
		};
		for (const name of known.keys()) visit(name, []);
		expect([...cycles]).toEqual([]);
	});
});
