import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

test('a test that fails before it closes its flows is red, and the process ends', () => {
	const config = { ...(require('../../jest.config.js') as object), rootDir: root, testMatch: ['<rootDir>/test/fixtures/leavesFlowsOpen.ts'] };
	// Wide, since the machine may be busy: without the closing it would never end.
	const { status, signal, stderr } = spawnSync(process.execPath, [path.join(root, 'node_modules/jest/bin/jest.js'), '--config', JSON.stringify(config)], { cwd: root, encoding: 'utf8', timeout: 240_000 });
	expect(stderr).toMatch(/✕ fails before it closes/);
	expect(stderr).toMatch(/2 server\(s\) were left open and are closed now/);
	expect([status, signal]).toEqual([1, null]);
}, 300_000);
