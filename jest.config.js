/** One configuration for every test that `npm test` runs: no network but loopback, no test sleeps. */
module.exports = {
	testEnvironment: '<rootDir>/test/support/closingEnvironment.ts',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	transform: { '^.+\\.ts$': '<rootDir>/scripts/jestEsbuild.cjs' },
	setupFiles: ['<rootDir>/test/support/onlyLoopback.ts'],
	modulePathIgnorePatterns: ['<rootDir>/demo', '<rootDir>/fidelity', '<rootDir>/lint', '<rootDir>/dist'],
	// For a test that waits for what never comes. Wide, since the machine may be busy; no test is judged by its time.
	testTimeout: 180_000,
};
