/** `npm run lint`: n8n's own rules over what n8n would review. Arguments go to ESLint, such as `npm run lint -- --fix`. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, runNode } from './sideFolder.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const folder = path.join(root, 'lint');

await ensureInstalled(folder, 'about 85 seconds, 700 MB');
// ESLint runs in the root: with --config, its base path is the working directory, and n8n's file patterns begin there.
const code = await runNode(
	[path.join(folder, 'node_modules/eslint/bin/eslint.js'), '--config', path.join(folder, 'eslint.config.mjs'), '--max-warnings', '0', '--report-unused-disable-directives', ...process.argv.slice(2), 'package.json', 'nodes/**/*.ts', 'credentials/**/*.ts'],
	root,
);
if (code === 0) console.log('lint: no findings');
process.exitCode = code;
