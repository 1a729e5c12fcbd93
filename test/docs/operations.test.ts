import { readFileSync } from 'node:fs';
import path from 'node:path';
import { OPERATIONS_FILE, operationsDoc } from '../../scripts/operationsDoc';

const doc = operationsDoc();

test('docs/operations.md is what `npm run docs` writes', () => {
	expect(readFileSync(path.resolve(__dirname, '../..', OPERATIONS_FILE), 'utf8')).toBe(doc);
});

test('every table row has as many cells as its header', () => {
	const tables = doc.split('\n\n').filter((block) => block.startsWith('| '));
	const cellsIn = (line: string) => line.replace(/\\\|/g, '').split('|').length;
	expect(tables.length).toBeGreaterThan(10);
	for (const table of tables) expect(new Set(table.trimEnd().split('\n').map(cellsIn)).size).toBe(1);
});
