/** One configuration for every test that `npm test` runs: no network but loopback, no test sleeps. */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	transform: { '^.+\\.ts$': '<rootDir>/scripts/jestEsbuild.cjs' },
	setupFiles: ['<rootDir>/test/support/onlyLoopback.ts'],
	modulePathIgnorePatterns: ['<rootDir>/demo', '<rootDir>/fidelity', '<rootDir>/lint', '<rootDir>/dist'],
	testTimeout: 30_000,
};
