/**
 * `npm run test:fidelity`: what our clients send and our sandboxes answer, held against the vendor's own descriptions.
 * Arguments go to Jest. With NETVISOR_DTD_DIR set to a folder of the vendor's DTD files, the Netvisor documents are
 * held against those as well.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, runNode } from './sideFolder.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const folder = path.join(root, 'fidelity');

await ensureInstalled(folder, 'about 10 seconds, 430 MB');
const types = await runNode([path.join(root, 'node_modules/typescript/bin/tsc'), '-p', path.join(folder, 'tsconfig.json')], root);
const tests = types === 0 ? await runNode([path.join(root, 'node_modules/jest/bin/jest.js'), '--config', path.join(folder, 'jest.config.cjs'), ...process.argv.slice(2)], root) : types;
process.exitCode = tests;
