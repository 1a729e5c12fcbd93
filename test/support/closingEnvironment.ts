/**
 * Every test file runs in this environment: servers that its tests leave open, as one does that fails before it closes
 * them, are closed when the file is done. Otherwise the process would never end, and the red test would never be told.
 */
import net from 'node:net';
import { TestEnvironment } from 'jest-environment-node';

type Given = ConstructorParameters<typeof TestEnvironment>;

export default class ClosingEnvironment extends TestEnvironment {
	private readonly opened = new Set<net.Server>();
	private readonly listen = net.Server.prototype.listen;
	private readonly testPath: string;

	constructor(config: Given[0], context: Given[1]) {
		super(config, context);
		this.testPath = context.testPath;
	}

	override async setup(): Promise<void> {
		await super.setup();
		const { opened, listen } = this;
		// The module is the tests' own: core modules are not loaded once for each file.
		net.Server.prototype.listen = function remembered(this: net.Server, ...args: unknown[]) {
			opened.add(this);
			return listen.apply(this, args as never);
		} as typeof listen;
	}

	override async teardown(): Promise<void> {
		net.Server.prototype.listen = this.listen;
		const left = [...this.opened].filter(({ listening }) => listening);
		for (const server of left) {
			(server as Partial<import('node:http').Server>).closeAllConnections?.();
			server.close();
		}
		if (left.length > 0) process.stderr.write(`${this.testPath}: ${left.length} server(s) were left open and are closed now.\n`);
		this.opened.clear();
		await super.teardown();
	}
}
