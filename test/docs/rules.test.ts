import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { idsIn, idsOfTests, readRules, troubles } from './rules';

const ROOT = path.resolve(__dirname, '../..');

/** Rules of the rulebook by letter; a row that vanished from the document is missed. */
const COUNTS = { G: 7, A: 11, ST: 5, C: 17, P: 8, D: 12, I: 21, PS: 6, T: 15, W: 14, X: 4, O: 3, B: 11, H: 2, E: 8, L: 6 };

const read = (file: string) => (existsSync(path.join(ROOT, file)) ? readFileSync(path.join(ROOT, file), 'utf8') : undefined);
const sources = new Map(['src', 'nodes'].flatMap((room) => readdirSync(path.join(ROOT, room), { recursive: true, encoding: 'utf8' })
	.filter((file) => file.endsWith('.ts'))
	.map((file) => path.posix.join(room, file.split(path.sep).join('/')))).map((file) => [file, read(file) ?? '']));

describe('docs/rules.md', () => {
	const rows = readRules(read('docs/rules.md') ?? '');

	test('has a row for each of the 150 rules', () => {
		expect(Object.values(COUNTS).reduce((sum, count) => sum + count)).toBe(150);
		expect(rows).toHaveLength(150);
	});

	test('agrees with the sources and the tests', () => expect(troubles(rows, COUNTS, sources, read)).toEqual([]));

	test('says of each rule what it is', () => {
		const described = (read('docs/rules.md') ?? '').split('\n').filter((line) => /^\| [A-Z]+-\d+ \|/.test(line)).map((line) => line.split('|'));
		expect(described.filter((cells) => cells.length !== 6 || (cells[2] ?? '').trim().length < 10)).toEqual([]);
	});
});

describe('the check can fail', () => {
	const files: Record<string, string> = {
		'src/a.ts': '/** Codes (rulebook C-1; section B-1 to B-9). */',
		'test/a.test.ts': 'test.each([[\'0\']])(\'C-1: %s is no code\', () => expect(0).toBe(\'C-2\'));',
	};
	const right = '| C-1 | a code is a number | `src/a.ts` | `test/a.test.ts` |\n| C-2 | a price list | exempt | nothing that software does |';
	const found = (markdown: string, source = files['src/a.ts'] as string) => troubles(readRules(markdown), { C: 2 }, new Map([['src/a.ts', source]]), (file) => files[file]);

	test('nothing is wrong with a right document', () => expect(found(right)).toEqual([]));

	test.each<[string, string, string[]]>([
		['a missing row', right.replace(/^.*\n/, ''), ['C-1 has no row', 'src/a.ts cites C-1, which has no row']],
		['a row twice', right.replace(/\n.*$/, (second) => second.replace('C-2', 'C-1')), ['C-2 has no row', 'C-1 has two rows', 'src/a.ts cites C-1, which is exempt']],
		['a row of no rule', `${right}\n| C-3 | a third | exempt | it is no rule at all |`, ['C-3 is no rule']],
		['a missing file', right.replace('src/a.ts', 'src/gone.ts'), ['C-1: there is no src/gone.ts']],
		['a missing test', right.replace('test/a.test.ts', 'test/gone.test.ts'), ['C-1: there is no test/gone.test.ts']],
		['no file', right.replace('`src/a.ts`', 'somewhere'), ['C-1 names no file']],
		['no test', right.replace('`test/a.test.ts`', ''), ['C-1 names no test']],
		['a test in place of a source', right.replace('src/a.ts', 'test/a.test.ts'), ['C-1: test/a.test.ts is no source file']],
		['a source in place of a test', right.replace('test/a.test.ts', 'src/a.ts'), ['C-1: src/a.ts is no test file']],
		['an id that neither file names', right.replace('exempt | nothing that software does', '`src/a.ts` | `test/a.test.ts`'), ['C-2 is not in src/a.ts', 'C-2 is not in test/a.test.ts']],
		['an exempt row without a reason', right.replace('nothing that software does', '–'), ['C-2 is exempt without a reason']],
	])('%s', (_, markdown, expected) => expect(found(markdown)).toEqual(expected));

	test.each([
		['a source that cites an exempt rule', '// C-1 and C-2', ['src/a.ts cites C-2, which is exempt']],
		['a source that cites no rule of the list', '// C-1, PS-3', ['src/a.ts cites PS-3, which has no row']],
	])('%s', (_, source, expected) => expect(found(right, source)).toEqual(expected));
});

test.each([
	['C-1 is not C-10', 'C-10', ['C-10']],
	['a range names none', 'rulebook T-1 to T-15; T-3', ['T-3']],
	['numbers of documents are no rules', 'PO-9, AC-1, C-1a, INV-C-2', []],
])('ids in a text: %s', (_, text, expected) => expect([...idsIn(text)]).toEqual(expected));

test.each([
	['the name of a test', 'it(\'C-1: x\', () => undefined);', ['C-1']],
	['the name of a describe', 'describe(`x (C-1)`, () => { it(\'y\', () => expect(\'C-2\')); });', ['C-1']],
	['a case of a table', 'test.each<[string]>([[\'C-1: x\'], /* C-2 */ [\'y\']])(\'%s\', () => expect(\'C-3\'));', ['C-1', 'C-2']],
	['not the body of a test, nor a comment elsewhere', '// C-1\ntest(\'x\', () => expect(f(\'C-2\')));', []],
])('ids of tests: %s', (_, source, expected) => expect([...idsOfTests(source)].sort()).toEqual(expected));
