import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { RunningNetvisor } from '../../sandbox';
import { get } from './netvisorCaller';

const ROOT = resolve(__dirname, '../..');
interface Line { severa: { url: string; clientId: string; clientSecret: string }; netvisor: RunningNetvisor }
interface Ended { code: number | null; stdout: string; stderr: string }

const children: ChildProcess[] = [];
const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
afterEach(() => { for (const child of children.splice(0)) child.kill('SIGKILL'); });
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]): { line: Promise<Line>; ended: Promise<Ended>; child: ChildProcess } {
	const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/main.ts', ...args], { cwd: ROOT });
	children.push(child);
	let [stdout, stderr] = ['', ''];
	child.stderr.on('data', (part: Buffer) => { stderr += part.toString(); });
	const line = new Promise<Line>((found, failed) => {
		child.stdout.on('data', (part: Buffer) => {
			stdout += part.toString();
			if (stdout.includes('\n')) found(JSON.parse(stdout) as Line);
		});
		child.once('close', () => failed(new Error(`It ended before it printed a line: ${stderr}`)));
	});
	line.catch(() => undefined);
	const ended = new Promise<Ended>((done) => { child.once('close', (code) => done({ code, stdout, stderr })); });
	return { line, ended, child };
}

const file = (name: string, content: string) => {
	writeFileSync(join(folder, name), content);
	return join(folder, name);
};

it('prints one JSON line, serves both sandboxes with their control routes, and ends cleanly on SIGTERM', async () => {
	const { line, ended, child } = run('--seed', 'empty', '--no-rate-limit', '--clock', '2026-10-30T09:00:00+02:00');
	const { severa, netvisor } = await line;
	expect(Object.keys(severa)).toEqual(['url', 'clientId', 'clientSecret']);
	expect(Object.keys(netvisor)).toEqual(['url', 'customerId', 'customerKey', 'partnerId', 'partnerKey', 'organisationId']);
	expect((await get(netvisor, 'customerlist.nv')).first('TimeStamp')).toMatch(/^30\.10\.2026 9:0\d:\d\d$/);
	const token = await fetch(`${severa.url}/rest-api/v1/token`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ client_id: severa.clientId, client_secret: severa.clientSecret, scope: 'customers:read' }) });
	expect(token.status).toBe(200);
	for (const { url } of [severa, netvisor]) {
		expect(await (await fetch(`${url}/_sandbox/journal`)).json()).toHaveLength(1);
		expect(typeof await (await fetch(`${url}/_sandbox/state`)).json()).toBe('object');
	}
	child.kill('SIGTERM');
	const { code, stdout, stderr } = await ended;
	expect([code, stdout.trimEnd().split('\n').length, stderr]).toEqual([0, 1, '']);
});

it('a seed file holds the states of both; what is missing is empty', async () => {
	const customers = [{ key: 5, code: '77', name: 'Tiedostosta Oy' }];
	const { line, ended, child } = run('--seed', file('seed.json', JSON.stringify({ netvisor: { customers } })));
	const { netvisor } = await line;
	expect((await (await fetch(`${netvisor.url}/_sandbox/state`)).json() as { customers: unknown }).customers).toEqual(customers);
	child.kill('SIGINT');
	expect((await ended).code).toBe(0);
});

it('a taken port is one line on standard error and exit code 2', async () => {
	const taken = net.createServer();
	await new Promise<void>((done) => { taken.listen(0, '127.0.0.1', done); });
	const { port } = taken.address() as AddressInfo;
	for (const option of ['--severa-port', '--netvisor-port']) {
		const { code, stdout, stderr } = await run('--seed', 'empty', option, String(port)).ended;
		expect([code, stdout, stderr]).toEqual([2, '', `Port ${port} is already in use.\n`]);
	}
	taken.close();
});

it.each([[['--colour', 'red'], /colour/], [['--seed', file('wrong.json', '{"netvisor": {"customer": []}}')], /no customer/]])('%j is one line on standard error and exit code 2', async (args, expected) => {
	const { code, stdout, stderr } = await run(...args).ended;
	expect([code, stdout]).toEqual([2, '']);
	expect(stderr).toMatch(/^[^\n]+\n$/);
	expect(stderr).toMatch(expected);
});
