/** Jest's TypeScript transform over esbuild: types are stripped here, and checked by `npm run typecheck`. */
const { transformSync, version } = require('esbuild');
const { createHash } = require('node:crypto');

const settings = { loader: 'ts', format: 'cjs', target: 'es2022', sourcemap: 'inline', supported: { 'dynamic-import': false } };
const key = JSON.stringify([version, settings]);

module.exports = {
	process: (source, sourcefile) => transformSync(source, { ...settings, sourcefile }),
	getCacheKey: (source, path) => createHash('sha256').update(key).update('\0').update(path).update('\0').update(source).digest('hex'),
};
