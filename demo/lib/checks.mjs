// A list of checks with clear output and one closing line; a failed check does not stop the others.
import { DemoError, seconds } from './command.mjs';

export class Checks {
	passed = 0;
	failed = 0;

	async check(name, run) {
		const started = Date.now();
		try {
			await run();
			this.passed++;
			process.stdout.write(`  ok    ${name} (${seconds(started)})\n`);
			return true;
		} catch (error) {
			this.failed++;
			const text = error instanceof DemoError || error.code === 'ERR_ASSERTION' ? error.message : (error.stack ?? String(error));
			process.stdout.write(`  FAIL  ${name} (${seconds(started)})\n${text.split('\n').map((line) => `        ${line}`).join('\n')}\n`);
			return false;
		}
	}

	/** @returns the exit code */
	close() {
		process.stdout.write(`\n${this.passed} passed, ${this.failed} failed\n`);
		return this.failed === 0 && this.passed > 0 ? 0 : 1;
	}
}
