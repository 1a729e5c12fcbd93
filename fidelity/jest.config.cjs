/** The tests against the vendor's own descriptions; `npm run test:fidelity` installs this folder first. */
const root = require('../jest.config.js');

module.exports = {
	...root,
	rootDir: '..',
	roots: ['<rootDir>/fidelity'],
	modulePathIgnorePatterns: ['<rootDir>/demo', '<rootDir>/lint', '<rootDir>/dist'],
	reporters: ['default', '<rootDir>/fidelity/closingLine.cjs'],
	testTimeout: 120_000,
};
