/** `npm run docs`: writes docs/operations.md from the operations (run with tsx, since those are TypeScript). */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const { OPERATIONS_FILE, operationsDoc } = await import('./operationsDoc.ts');
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
writeFileSync(path.join(root, OPERATIONS_FILE), operationsDoc());
console.log(`${OPERATIONS_FILE} is written.`);
