/** 300 writes in a row over TLS: one kept connection (axiosSend) against a new one for each (n8n's own helper, and axios). */
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import axios from 'axios';
import type { IExecuteFunctions, INodeType } from 'n8n-workflow';
import { axiosSend } from '../src/transport/axiosSend';
import { runWorkflow } from '../test/support/runWorkflow';
import { measure, ms, printTable, type Measured } from './figures';
import { selfSigned } from './selfSigned';

const CALLS = 300;
const BODY = `<root>${'x'.repeat(500)}</root>`;
const ANSWER = `<Root>${'y'.repeat(800)}</Root>`;

interface FarEnd {
	url: string;
	/** Since the last call of this function. */
	handshakes(): number;
	close(): void;
}

async function startFarEnd(delayMs: number): Promise<FarEnd> {
	let handshakes = 0;
	const server = https.createServer(selfSigned(), (request, response) => {
		request.resume();
		request.on('end', () => setTimeout(() => response.end(ANSWER), delayMs));
	});
	server.on('secureConnection', () => handshakes++);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/salesinvoice.nv`,
		handshakes: () => {
			const counted = handshakes;
			handshakes = 0;
			return counted;
		},
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
}

/** A node of one operation that calls n8n's helper in a row, as a node would. */
const helperNode: INodeType = {
	description: { displayName: 'Calls', name: 'calls', group: ['transform'], version: 1, description: 'Calls', defaults: { name: 'Calls' }, inputs: ['main'], outputs: ['main'], properties: [] },
	async execute(this: IExecuteFunctions) {
		const url = this.getInputData()[0]?.json.url as string;
		for (let call = 0; call < CALLS; call++) await this.helpers.httpRequest({ method: 'POST', url, body: BODY, headers: { 'Content-Type': 'text/xml' }, skipSslCertificateValidation: true });
		return [this.getInputData()];
	},
};

const node = (name: string, type: string) => ({ id: name, name, type, typeVersion: 1, position: [0, 0] as [number, number], parameters: {} });

async function throughHelper(url: string): Promise<void> {
	const run = await runWorkflow({ nodes: [node('Start', 'n8n-nodes-base.manualTrigger'), node('Calls', 'bench.calls')], connections: { Start: { main: [[{ node: 'Calls', type: 'main', index: 0 }]] } } }, { items: [{ url }], extraNodes: { 'bench.calls': helperNode } });
	if (run.status !== 'success') throw new Error(run.error);
}

async function kept(url: string): Promise<void> {
	for (let call = 0; call < CALLS; call++) await axiosSend({ method: 'POST', url, body: BODY, headers: { 'Content-Type': 'text/xml' } });
}

async function newEachTime(url: string): Promise<void> {
	for (let call = 0; call < CALLS; call++) await axios.post(url, BODY, { httpsAgent: new https.Agent({ keepAlive: false }), headers: { 'Content-Type': 'text/xml' } });
}

export async function bench(): Promise<void> {
	// The certificate is this run's own, on loopback, in a process that does nothing else.
	process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
	const rows: string[][] = [];
	const ways: Array<[string, (url: string) => Promise<void>]> = [
		['axiosSend, one kept connection', kept],
		['axios, a new connection for each', newEachTime],
		['n8n\'s helpers.httpRequest', throughHelper],
	];
	for (const delayMs of [0, 20]) {
		const farEnd = await startFarEnd(delayMs);
		for (const [name, way] of ways) {
			await way(farEnd.url);
			farEnd.handshakes();
			const rounds: Measured[] = [];
			for (let round = 0; round < 3; round++) rounds.push(await measure(() => way(farEnd.url)));
			rounds.sort((a, b) => a.wallMs - b.wallMs);
			rows.push([name, `${delayMs} ms`, ms(rounds[1]?.wallMs ?? 0), ms(rounds[1]?.cpuMs ?? 0), String(Math.round(farEnd.handshakes() / 3))]);
		}
		farEnd.close();
	}
	printTable(`${CALLS} POSTs in a row over TLS, median of 3 (CPU: both ends, they share the process)`, ['client', 'far end takes', 'time', 'CPU', 'new connections per run'], rows);
}
