/** One configuration for every test that `npm test` runs: no network but loopback, no test sleeps. */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true } }, module: { type: 'commonjs' } }] },
	setupFiles: ['<rootDir>/test/support/onlyLoopback.ts'],
	modulePathIgnorePatterns: ['<rootDir>/demo', '<rootDir>/fidelity', '<rootDir>/lint', '<rootDir>/dist'],
	testTimeout: 30_000,
};
