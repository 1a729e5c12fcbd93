/** Ends the run with one plain line that any reader of logs understands. */
module.exports = class ClosingLine {
	onRunComplete(_contexts, { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests }) {
		// A suite that could not even start has no test to count; it is a failure all the same.
		const failed = Math.max(numFailedTests, numFailedTestSuites);
		process.stdout.write(`fidelity: ${numPassedTests} passed, ${failed} failed, ${numPendingTests} skipped\n`);
	}
};
