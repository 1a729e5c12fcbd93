import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCommandLine } from '../../sandbox/commandLine';

const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string) => {
	writeFileSync(join(folder, name), content);
	return join(folder, name);
};

it('without options both take a free port, the demo seed and their own clock', () => {
	expect(readCommandLine([])).toEqual({ severa: { port: 0, seed: 'demo' }, netvisor: { port: 0, seed: 'demo' } });
});

it('options reach the sandbox they are for', () => {
	expect(readCommandLine(['--severa-port', '8101', '--netvisor-port=8102', '--seed', 'empty', '--no-rate-limit'])).toEqual({ severa: { port: 8101, seed: 'empty', rateLimit: false }, netvisor: { port: 8102, seed: 'empty' } });
});

it('a seed file gives each its part, a missing part is empty', () => {
	expect(readCommandLine(['--seed', file('seed.json', '{"netvisor": {"customers": []}}')])).toMatchObject({ severa: { seed: 'empty' }, netvisor: { seed: { customers: [] } } });
});

it.each([['2026-10-30T09:00:00+02:00', '2026-10-30T07:00:00'], ['2026-10-30T09:00:00', '2026-10-30T09:00:00'], ['2026-10-30', '2026-10-30T00:00:00']])('--clock %s starts at %sZ and runs', (given, expected) => {
	const before = Date.now();
	const runs = readCommandLine(['--clock', given]).clock!().getTime() - Date.parse(`${expected}Z`);
	expect(runs).toBeGreaterThanOrEqual(0);
	expect(runs).toBeLessThanOrEqual(Date.now() - before);
});

it.each([
	[['--colour', 'red'], /colour/], [['extra'], /extra/], [['--netvisor-port', '70000'], /--netvisor-port/], [['--severa-port', 'x'], /--severa-port/], [['--severa-port', '8123', '--netvisor-port', '8123'], /the same/], [['--clock', 'yesterday'], /--clock/],
	[['--clock', '2026-13-45'], /--clock/], [['--seed', 'nothing.json'], /nothing\.json/], [['--seed', file('broken.json', '{')], /not JSON/], [['--seed', file('list.json', '[]')], /does not hold/], [['--seed', file('other.json', '{"x": 1}')], /holds x/], [['--seed'], /seed/],
])('%j is refused', (args, expected) => {
	expect(() => readCommandLine(args)).toThrow(expected);
});
