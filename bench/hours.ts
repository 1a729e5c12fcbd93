/**
 * A month, and six months, of hours of 200 people: read, mapped and compared with Netvisor's days. Both sandboxes are a
 * process of their own, so that the memory shown is the package's alone. Severa's calls keep their real pace of eight a
 * second.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { daysOfPeriod } from '../nodes/Severa/workHour/daysForTransfer';
import { startSandboxes, type NetvisorState, type SeveraState } from '../sandbox';
import { readSettings } from '../src/domain/setting';
import { workDayDocumentSettings } from '../src/domain/settings/workDay';
import { WorkDayMapping } from '../src/domain/workDay';
import { dayChange } from '../src/domain/workDayChange';
import { createNetvisorClient } from '../src/netvisor/NetvisorClient';
import { createSeveraClient } from '../src/severa/SeveraClient';
import { axiosSend } from '../src/transport/axiosSend';
import { measure, ms, printTable } from './figures';

const PEOPLE = 200;
const ROWS_A_DAY = 2;
const MONTHS = ['2026-01-31', '2026-06-30'] as const;

interface Addresses {
	severa: { url: string; clientId: string; clientSecret: string };
	netvisor: { url: string; customerId: string; customerKey: string; partnerId: string; partnerKey: string; organisationId: string };
}
type Record = { guid: string } & { [field: string]: unknown };

const guid = (kind: string, index: number) => `${kind}-0000-0000-0000-${String(index).padStart(12, '0')}`;

/** The demo company with 200 people who each enter two rows on every working day of half a year. */
async function seed(): Promise<object> {
	const sandboxes = await startSandboxes({ severa: { rateLimit: false } });
	const severa = structuredClone(sandboxes.severa.state()) as SeveraState;
	const netvisor = structuredClone(sandboxes.netvisor.state()) as NetvisorState;
	await sandboxes.close();
	const users = severa.users as unknown as Record[];
	const contracts = severa.workContracts as unknown as Record[];
	const hours = severa.workHours as unknown as Record[];
	const user = users.find(({ code }) => code === '103') as Record;
	const contract = contracts.find((one) => (one.user as Record).guid === user.guid) as Record;
	const row = hours.find((one) => (one.user as Record).guid === user.guid && one.overtime === null && one.invoice === null && String(one.eventDate).startsWith('2026-10')) as Record;
	const [employee] = netvisor.employees;
	let entry = 0;
	for (let index = 0; index < PEOPLE; index++) {
		const person = { guid: guid('b0000000', index) };
		users.push({ ...user, ...person, code: String(2000 + index), email: `h${index}@kaarna.example`, socialSecurityNumber: null });
		contracts.push({ ...contract, guid: guid('b1000000', index), user: person });
		if (employee !== undefined) netvisor.employees.push({ ...employee, key: 50_000 + index, number: String(2000 + index), personalId: '' });
		for (let date = new Date('2026-01-01T00:00:00Z'); date < new Date('2026-07-01T00:00:00Z'); date.setUTCDate(date.getUTCDate() + 1)) {
			if (date.getUTCDay() % 6 === 0) continue;
			for (let count = 0; count < ROWS_A_DAY; count++) hours.push({ ...row, guid: guid('b2000000', entry++), user: person, eventDate: date.toISOString().slice(0, 10), quantity: 3.75, createdDateTime: '2026-01-01T08:00:00+02:00' });
		}
	}
	return { severa, netvisor };
}

async function startApart(file: string): Promise<{ addresses: Addresses; stop: () => void }> {
	const child = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, '../sandbox/main.ts'), '--seed', file, '--no-rate-limit'], { stdio: ['ignore', 'pipe', 'inherit'] });
	const addresses = await new Promise<Addresses>((resolve, reject) => {
		let text = '';
		child.stdout.on('data', (chunk: Buffer) => {
			text += chunk.toString();
			if (text.includes('\n')) resolve(JSON.parse(text) as Addresses);
		});
		child.once('exit', (code) => reject(new Error(`The sandbox ended with ${String(code)}.`)));
	});
	return { addresses, stop: () => void child.kill('SIGTERM') };
}

export async function bench(): Promise<void> {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'hours-'));
	const file = path.join(folder, 'seed.json');
	writeFileSync(file, JSON.stringify(await seed()));
	const { addresses, stop } = await startApart(file);
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	try {
		const rows: string[][] = [];
		for (const to of MONTHS) {
			let [calls, entries, days, saves, heldMb] = [0, 0, 0, 0, 0];
			const counted: typeof axiosSend = async (request) => {
				if (!/\/token$/.test(request.url)) calls++;
				return await axiosSend(request);
			};
			const severa = createSeveraClient({ baseUrl: `${addresses.severa.url}/rest-api`, clientId: addresses.severa.clientId, clientSecret: addresses.severa.clientSecret, send: counted });
			const netvisor = createNetvisorClient({ ...addresses.netvisor, baseUrl: addresses.netvisor.url, language: 'EN', sender: 'bench', send: axiosSend });
			let netvisorCalls = 2;
			const mapping = new WorkDayMapping(readSettings(workDayDocumentSettings, { projectHeading: 'Projekti', employeeRegister: await netvisor.employees.list({ includeEnded: true }), recordTypeRegister: await netvisor.recordTypes.list() }));
			collect();
			const before = process.memoryUsage().heapUsed;
			const { wallMs, cpuMs, peakMb } = await measure(async () => {
				for await (const span of daysOfPeriod(severa, { from: '2026-01-01', to, emptyDays: 'peopleWithEntries', expectedHours: false, employeeNumbers: [] })) {
					const there = new Map<string, Map<string, Awaited<ReturnType<typeof netvisor.workDays.list>>[number]>>();
					for (const day of span) {
						days++;
						entries += day.hours.length;
						const mapped = mapping.map(day);
						if (mapped?.mapped.outcome !== 'ready') continue;
						const { document } = mapped.mapped;
						const employeeNumber = document.employeeIdentifier.value;
						if (!there.has(employeeNumber)) {
							netvisorCalls++;
							there.set(employeeNumber, new Map((await netvisor.workDays.list({ employeeNumber }, span[0]?.date ?? '', span.at(-1)?.date ?? '')).map((one) => [one.date, one])));
						}
						if (dayChange(document, there.get(employeeNumber)?.get(day.date)?.hours ?? [], { name: mapped.plan.employeeName, severaRecordTypes: mapped.plan.severaRecordTypes, otherRows: 'hold' }).action === 'save') saves++;
					}
					collect();
					heldMb = Math.max(heldMb, (process.memoryUsage().heapUsed - before) / 1e6);
				}
			});
			rows.push([`${Number(to.slice(5, 7))}`, String(entries), String(days), String(saves), ms(wallMs), ms(cpuMs), String(calls), String(netvisorCalls), `${heldMb.toFixed(0)} MB`, `${Math.round(peakMb)} MB`]);
		}
		printTable(`Hours of ${PEOPLE} people: read, mapped and compared`, ['months', 'rows', 'days', 'to save', 'time', 'CPU', 'Severa calls', 'Netvisor calls', 'held while a month is worked on', 'peak memory'], rows);
	} finally {
		stop();
		rmSync(folder, { recursive: true, force: true });
	}
}
