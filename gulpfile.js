const { spawn } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { src, dest, series, parallel } = require('gulp');

/** Removes the output of an earlier build, so that a deleted source file cannot survive in dist. */
const clean = () => rm('dist', { recursive: true, force: true });

/** Compiles src, nodes and credentials; a type error fails the build. */
const compile = () => spawn(process.execPath, [require.resolve('typescript/bin/tsc')], { stdio: 'inherit' });

/** Icons (light and dark) and codex files keep their place beside the compiled files. */
const assets = () => src(['{nodes,credentials,icons}/**/*.{svg,png}', 'nodes/**/*.node.json'], { base: '.', encoding: false }).pipe(dest('dist'));

exports.build = series(clean, parallel(compile, assets));
exports.assets = assets;
