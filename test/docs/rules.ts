/**
 * What docs/rules.md promises, and what is wrong with it: each rule has a row that names where it is and what proves it, or
 * says why it has neither. The document is compared with the files; nothing outside the project is read.
 */
import ts from 'typescript';

/** One row of a table: `| id | what | files | tests |`, or `| id | what | exempt | reason |`. */
export interface RuleRow {
	id: string;
	files: string[];
	tests: string[];
	/** Undefined where the rule is not exempt. */
	reason: string | undefined;
}

/** Text of a file of the project by its path from the root; undefined where there is none. */
export type ReadFile = (file: string) => string | undefined;

const LETTERS = 'A|B|C|D|E|G|H|I|L|O|P|PS|ST|T|W|X';
const ID = new RegExp(`(?<![\\w-])(?:${LETTERS})-\\d+(?![\\w-])`, 'g');
/** "T-1 to T-15" says where a section is, and claims no single rule. */
const RANGE = new RegExp(`(?:${LETTERS})-\\d+ to (?:${LETTERS})-\\d+`, 'g');
const FEWEST_WORDS = 3;

export function readRules(markdown: string): RuleRow[] {
	return markdown.split('\n').flatMap((line) => {
		const [, id = '', , where = '', proof = ''] = line.split('|').map((cell) => cell.trim());
		if (!/^[A-Z]+-\d+$/.test(id)) return [];
		const isExempt = where === 'exempt';
		return [{ id, files: isExempt ? [] : quoted(where), tests: isExempt ? [] : quoted(proof), reason: isExempt ? proof : undefined }];
	});
}

/** Ids that a text cites one by one. */
export function idsIn(text: string): Set<string> {
	return new Set(text.replace(RANGE, '').match(ID) ?? []);
}

/** Ids in names of tests and describes, and in the tables of `.each`. */
export function idsOfTests(source: string): Set<string> {
	const file = ts.createSourceFile('test.ts', source, ts.ScriptTarget.ES2022, false);
	const named: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isCallExpression(node) && /^(?:test|it|describe)\b/.test(node.expression.getText(file))) {
			const [first] = node.arguments;
			if (first !== undefined) named.push(first.getFullText(file));
		}
		ts.forEachChild(node, visit);
	};
	visit(file);
	return idsIn(named.join('\n'));
}

/**
 * @param counts how many rules each letter has: 1 to that number, without gaps
 * @param sources text of every file that may cite a rule, by its path
 */
export function troubles(rows: RuleRow[], counts: Record<string, number>, sources: ReadonlyMap<string, string>, read: ReadFile): string[] {
	const wanted = Object.entries(counts).flatMap(([letter, count]) => Array.from({ length: count }, (_, index) => `${letter}-${index + 1}`));
	const told = rows.map(({ id }) => id);
	const exempt = new Set(rows.filter(({ reason }) => reason !== undefined).map(({ id }) => id));
	return [
		...wanted.filter((id) => !told.includes(id)).map((id) => `${id} has no row`),
		...told.filter((id, index) => told.indexOf(id) !== index).map((id) => `${id} has two rows`),
		...told.filter((id) => !wanted.includes(id)).map((id) => `${id} is no rule`),
		...rows.flatMap((row) => (row.reason === undefined ? troublesOf(row, read) : wordsIn(row.reason) < FEWEST_WORDS ? [`${row.id} is exempt without a reason`] : [])),
		...[...sources].flatMap(([file, text]) => [...idsIn(text)].flatMap((id) => (!told.includes(id) ? [`${file} cites ${id}, which has no row`] : exempt.has(id) ? [`${file} cites ${id}, which is exempt`] : []))),
	];
}

function troublesOf({ id, files, tests }: RuleRow, read: ReadFile): string[] {
	const look = (file: string, ids: (text: string) => Set<string>) => {
		const text = read(file);
		return text === undefined ? [`${id}: there is no ${file}`] : ids(text).has(id) ? [] : [`${id} is not in ${file}`];
	};
	return [
		...(files.length === 0 ? [`${id} names no file`] : files.flatMap((file) => (/^(?:src|nodes)\//.test(file) ? look(file, idsIn) : [`${id}: ${file} is no source file`]))),
		...(tests.length === 0 ? [`${id} names no test`] : tests.flatMap((file) => (/^test\/.*\.test\.ts$/.test(file) ? look(file, idsOfTests) : [`${id}: ${file} is no test file`]))),
	];
}

const quoted = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);
const wordsIn = (text: string) => text.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length;
