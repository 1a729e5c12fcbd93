/**
 * No key, token, signed text or identity code gets out: not by a message, description, stack, cause, item, hint, log line
 * or row of a table, whatever fails and however much the services repeat (design section 6; mapping 1.6).
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { NetvisorApi } from '../credentials/NetvisorApi.credentials';
import { Netvisor } from '../nodes/Netvisor/Netvisor.node';
import { resources as netvisorResources } from '../nodes/Netvisor/resources';
import { NetvisorTrigger } from '../nodes/NetvisorTrigger/NetvisorTrigger.node';
import { Severa } from '../nodes/Severa/Severa.node';
import { resources as severaResources } from '../nodes/Severa/resources';
import { SeveraNetvisorMapper } from '../nodes/SeveraNetvisorMapper/SeveraNetvisorMapper.node';
import { SeveraTrigger } from '../nodes/SeveraTrigger/SeveraTrigger.node';
import type { SeveraState } from '../sandbox';
import { startAnswerServer, type AnswerServer, type Asked } from './support/answerServer';
import { useDemoClock, useRealClock } from './support/demoClock';
import { netvisorWays, severaWays, type Way } from './support/echoingServices';
import { everyOperation } from './support/everyOperation';
import { executeNode } from './support/executeNode';
import { Flows, readFlow, type FlowName } from './support/flows';
import { findLeaks, type Mark } from './support/leaks';
import { PolledNode } from './support/pollNode';
import { readyItems } from './support/readyItems';
import { customer } from './support/severaRecords';

/** Of nobody: serials from 900 up are not given to persons. */
const CODE = '131052-9081'.slice(0, 10) + '0123456789ABCDEFHJKLMNPRSTUVWXY'[131052908 % 31];
const SECRET = 'mark-client-secret-5f1d7c';
const TOKEN = 'mark-access-token-81b2aa90';
const REFRESH = 'mark-refresh-token-33e09c1';
const CUSTOMER_KEY = 'mark-customer-key-0c44d1';
const PARTNER_KEY = 'mark-partner-key-9e77b3';
const SIGNED_END = `${CUSTOMER_KEY}&${PARTNER_KEY}`;

const marks: Mark[] = [
	{ name: 'the client secret', text: SECRET },
	{ name: 'the access token', text: TOKEN },
	{ name: 'the refresh token', text: REFRESH },
	{ name: 'the customer key', text: CUSTOMER_KEY },
	{ name: 'the partner key', text: PARTNER_KEY },
	{ name: 'the signed text', text: 'CUST-1&2026' },
	{ name: 'an identity code', text: CODE },
];

let server: AnswerServer;
let clients = 0;
const items = readyItems(CODE);
beforeAll(async () => {
	useDemoClock();
	server = await startAnswerServer();
});
afterAll(async () => {
	await server.close();
	useRealClock();
});

const signedOf = ({ headers, path: where }: Asked) => {
	const header = (name: string) => String(headers[`x-netvisor-${name}`]);
	return [`${server.url}${where.endsWith('.nv') ? where : '/x.nv'}`, header('authentication-sender'), header('authentication-customerid'), header('authentication-timestamp'), header('interface-language'), header('organisation-id'), header('authentication-transactionid'), header('authentication-timestampunix'), SIGNED_END].join('&');
};

/** A credential of its own for each use, so that no token of another is met. */
const severaCredential = (): Record<string, IDataObject> => ({ severaApi: { environment: 'custom', baseUrl: `${server.url}/rest-api`, clientId: `Test_${++clients}`, clientSecret: SECRET, scope: '' } });
const netvisorCredential = (changed: IDataObject = {}): Record<string, IDataObject> => ({ netvisorApi: { environment: 'custom', baseUrl: server.url, customerId: 'CUST-1', customerKey: CUSTOMER_KEY, partnerId: 'PART-1', partnerKey: PARTNER_KEY, organisationId: '1234567-1', language: 'EN', sender: 'Tests', ...changed } });

/** What comes of a call, good or bad; never throws. */
const outcome = async (act: () => Promise<unknown>): Promise<unknown> => {
	try {
		return await act();
	} catch (error) {
		return error;
	}
};

/** Write only to a record or status that was read; the services of these tests have none. */
const CHANGES_ONLY = ['invoice setPayment', 'invoice setStatus', 'travelReimbursement setStatus', 'customer update'];

describe.each([
	['Severa', () => new Severa(), () => everyOperation(severaResources), severaCredential, () => severaWays(TOKEN, REFRESH, CODE)],
	['Netvisor', () => new Netvisor(), () => everyOperation(netvisorResources), netvisorCredential, () => netvisorWays(signedOf, `${CODE} ${CUSTOMER_KEY} ${PARTNER_KEY}`)],
] as const)('every operation of the %s node, whatever the service repeats', (nodeName, nodeOf, operations, credentials, ways) => {
	test.each(ways().map((way): [string, Way] => [way.name, way]))('%s', async (_name, way) => {
		server.answer(way.answer);
		const leaks: string[] = [];
		const silent: string[] = [];
		// Without a token no operation comes further than the first.
		const tried = operations().slice(0, way.name.startsWith('the token request') ? 3 : undefined);
		for (const [index, { name, parameters, isWrite }] of tried.entries()) {
			const before = server.asked.length;
			for (const continueOnFail of index % 3 === 0 ? [false, true] : [index % 3 === 1]) leaks.push(...findLeaks(await outcome(async () => {
				const { outputs, hints, log } = await executeNode(nodeOf(), { parameters, credentials: credentials(), items: [items[`${nodeName} ${name}`] ?? {}], continueOnFail });
				// An item that failed goes on with what came in, and a file is the bytes that it is; both were not ours to look through;
				// nor is the answer to a request of the user's own, which comes out as it is.
				return { outputs: outputs.map((all) => all.map(({ json: { document: _document, ...json }, binary, ...item }) => ({ ...item, json: name === 'request send' ? json.error : json, binary: Object.values(binary ?? {}).map(({ data: _data, ...about }) => about) }))), hints, log };
			}), marks, name));
			const told = server.asked.slice(before);
			if (!(isWrite && way.isWrite ? told.some(way.isWrite) : told.length > 0)) silent.push(name);
		}
		expect(leaks).toEqual([]);
		expect(silent).toEqual(way.isWrite && nodeName === 'Severa' ? CHANGES_ONLY : []);
	});
});

describe('triggers', () => {
	const ways: Array<[string, () => PolledNode, Way]> = [
		...severaWays(TOKEN, REFRESH, CODE).flatMap((way) => ['customerChanged', 'invoiceReady'].map((event): [string, () => PolledNode, Way] => [`Severa ${event}: ${way.name}`, () => new PolledNode(new SeveraTrigger(), severaCredential(), { event, readyStatus: 'Valmis', options: { startFrom: '2026-10-01' } }), way])),
		...netvisorWays(signedOf, CODE).map((way): [string, () => PolledNode, Way] => [`Netvisor customerChanged: ${way.name}`, () => new PolledNode(new NetvisorTrigger(), netvisorCredential(), { event: 'customerChanged', options: { startFrom: '2026-10-01' } }), way]),
	];
	test.each(ways)('%s', async (_name, nodeOf, way) => {
		server.answer(way.answer);
		const node = nodeOf();
		const before = server.asked.length;
		expect(findLeaks([await outcome(() => node.poll()), await outcome(() => node.test()), node.log, node.state], marks)).toEqual([]);
		expect(server.asked.length).toBeGreaterThan(before);
	});
});

describe('credentials', () => {
	test.each(['customerId', 'customerKey', 'partnerId', 'partnerKey', 'organisationId', 'sender'])('a wrong %s is named, no value is', async (field) => {
		for (const value of ['', ` ${CUSTOMER_KEY}`, `${CUSTOMER_KEY}ä`]) {
			const credential = netvisorCredential({ [field]: value }).netvisorApi as never;
			const error = await outcome(() => new NetvisorApi().authenticate(credential, { url: '/paymenttermlist.nv', baseURL: server.url }));
			const signed = (error as { headers?: object }).headers;
			if (signed === undefined) expect(error).toBeInstanceOf(Error);
			expect(findLeaks(error, marks.filter(({ name }) => name.endsWith('key')))).toEqual([]);
		}
	});
});

describe('the Mapper', () => {
	const map = (items: object[], continueOnFail = true) => executeNode(new SeveraNetvisorMapper(), { parameters: { document: 'customer', settings: {} }, items: JSON.parse(JSON.stringify(items)) as object[], continueOnFail });
	const spelt = [CODE, CODE.toLowerCase(), CODE.replace('-', ' - '), ` ${CODE} `, `FI${CODE}`, CODE.replace(/^(..)(..)/, '$1.$2.'), CODE.replace('-', '–')];
	const codeMarks: Mark[] = [...spelt.map((text) => ({ name: 'an identity code', text: text.trim() }))];

	test.each(spelt)('keeps the code %j out of Ready and Held, wherever it was typed', async (code) => {
		const typed: object[] = [
			customer({ vatNumber: code }),
			customer({ vatNumber: code, number: null }),
			customer({ name: `Asiakas ${code}`, number: null }),
			customer({ email: code }),
			customer({ number: null, notes: `Tunnus ${code}`, headquarterAddress: { guid: 'b', addressline: code, city: code, postalCode: code, country: code } }),
			{ ...customer(), guid: 5, vatNumber: code },
		];
		const { outputs, hints } = await map(typed);
		expect([outputs[0]?.length, outputs.flat().length]).toEqual([expect.any(Number), typed.length]);
		expect(outputs[1]?.length).toBeGreaterThanOrEqual(4);
		expect(findLeaks([outputs, hints], codeMarks)).toEqual([]);
		for (const item of typed) expect(findLeaks(await outcome(() => map([item], false)), codeMarks)).toEqual([]);
	});

	test('a held record keeps everything else', async () => {
		const record = customer({ vatNumber: CODE, number: null, notes: '0042 & 131052-9080' });
		const { outputs } = await map([record]);
		expect(outputs[1]?.[0]?.json.record).toEqual({ ...record, vatNumber: '[identity code removed]' });
	});
});

describe('the example flows', () => {
	const names = readdirSync(path.resolve(__dirname, '../workflows-examples')).filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -5) as FlowName);
	let flows: Flows;
	beforeAll(async () => {
		flows = await Flows.start({ seed: 'demo', netvisor: { authenticationEcho: 'unescaped' } });
		const severa = structuredClone(flows.sandboxes.severa.state()) as SeveraState;
		const customers = severa.customers as unknown as Array<{ number: number }>;
		const change = (number: number, fields: object) => Object.assign(customers.find((one) => one.number === number) as object, fields);
		change(10002, { vatNumber: CODE });
		change(10037, { vatNumber: CODE.toLowerCase() });
		change(10038, { name: `Asiakas ${CODE}`, email: 'x' });
		flows.sandboxes.severa.seed(severa);
	});
	afterAll(() => flows.close());

	/** Keys of these sandboxes, and the codes of every person in them. */
	function sandboxMarks(): { keys: Mark[]; codes: Mark[] } {
		const { severa, netvisor } = flows.sandboxes;
		const tokens = [...new Set(severa.journal.flatMap(({ requestHeaders }) => /^Bearer (.+)$/.exec(requestHeaders.authorization ?? '')?.[1] ?? []))];
		const all = [...JSON.stringify([severa.state(), netvisor.state()]).matchAll(/"(?:socialSecurityNumber|personalId)":"([^"]+)"/g)].map(([, text]) => text as string);
		return {
			keys: [['the client secret', severa.clientSecret], ['the customer key', netvisor.customerKey], ['the partner key', netvisor.partnerKey], ...tokens.map((token) => ['the access token', token])].map(([name, text]) => ({ name: name as string, text: text as string })),
			codes: [...new Set([...all, CODE])].map((text) => ({ name: 'an identity code', text })),
		};
	}

	/** What the nodes of a flow gave. Records as they were read may hold what the systems hold; what is made of them may not. */
	function leaksOf(name: FlowName, run: Awaited<ReturnType<Flows['run']>>): string[] {
		const { keys, codes } = sandboxMarks();
		const isMade = ({ type, parameters }: { type: string; parameters: Record<string, unknown> }) => type.endsWith('severaNetvisorMapper') || type.endsWith('severaNetvisorReport') || (/netvisor\.(severa|netvisor)$/.test(type) && !/^get/.test(String(parameters.operation)));
		const { items: _items, fullItems: _fullItems, ...told } = run;
		return [
			...findLeaks([told, flows.tables], [...keys, ...codes], name),
			...readFlow(name).nodes.flatMap((node) => [0, 1, 2, 3].flatMap((output) => findLeaks(run.fullItems(node.name, output), isMade(node) ? [...keys, ...codes] : keys, `${name}: ${node.name}`))),
		];
	}

	test('the sandboxes hold codes and keys that could get out', async () => {
		await flows.run('register-sync', {}, true);
		const { keys, codes } = sandboxMarks();
		expect(codes.length).toBeGreaterThan(10);
		expect(keys.some(({ name }) => name === 'the access token')).toBe(true);
	});

	/** The trigger that a test can pull: by hand where there is one. */
	const triggerOf = (name: FlowName) => {
		const triggers = readFlow(name).nodes.filter(({ type }) => /trigger$/i.test(type)).sort((a, b) => Number(b.name.startsWith('By hand')) - Number(a.name.startsWith('By hand')));
		return (triggers[0] as { name: string }).name;
	};

	const FAULTS: Array<[string, Array<[system: 'severa' | 'netvisor', kind: string]>]> = [
		['when all goes well', []],
		['when Netvisor refuses the credentials and repeats what was signed', [['netvisor', 'AUTHENTICATION_FAILED']]],
		['when Netvisor refuses every document', [['netvisor', 'INVALID_DATA']]],
		['when Severa refuses the token', [['severa', 'http401']]],
		['when both send rubbish', [['severa', 'malformed'], ['netvisor', 'malformed']]],
	];
	test.each(names.flatMap((name) => FAULTS.map(([when, faults]) => [name, when, faults] as const)))('%s, %s', async (name, _when, faults) => {
		for (const [system, kind] of faults) flows.sandboxes[system].faults.add([{ match: {}, kind, times: 999 }]);
		try {
			const run = await flows.run(name, { trigger: triggerOf(name), answer: () => 'timeout' }, true);
			expect(leaksOf(name, run)).toEqual([]);
		} finally {
			for (const system of ['severa', 'netvisor'] as const) flows.sandboxes[system].faults.clear();
		}
	});
});

describe('a leak is caught', () => {
	const key: Mark[] = [{ name: 'the key', text: 'mark-key-to-find' }];
	test.each<[string, unknown]>([
		['in a message', new Error('x mark-key-to-find')],
		['in a cause', new Error('x', { cause: new Error('mark-key-to-find') })],
		['in a stack', Object.defineProperty(new Error('x'), 'stack', { value: 'at mark-key-to-find', enumerable: false })],
		['in a field of an error', Object.assign(new Error('x'), { request: { headers: { a: 'Bearer MARK-key-to-find' } } })],
		['in an item', [[{ json: { a: [{ b: 'mark-key-to-find' }] } }]]],
		['in the name of a field', { 'mark-key-to-find': 1 }],
		['in base64', { a: Buffer.from('mark-key-to-find').toString('base64') }],
		['in bytes', Buffer.from('mark-key-to-find')],
		['in a map', new Map([['a', 'mark-key-to-find']])],
	])('%s', (_, value) => {
		expect(findLeaks(value, key)).not.toEqual([]);
	});

	test('where nothing is there', () => {
		expect(findLeaks({ a: 'mark-key', b: new Error('x') }, key)).toEqual([]);
	});

	/** The first test of a service once more, with a part of the package broken. */
	async function withBroken(module: string, broken: object, run: (nodes: { severa: typeof Severa; mapper: typeof SeveraNetvisorMapper }) => Promise<unknown>): Promise<string[]> {
		let leaks: string[] = [];
		await jest.isolateModulesAsync(async () => {
			jest.doMock(module, () => ({ ...jest.requireActual<object>(module), ...broken }));
			const { Severa: severa } = await import('../nodes/Severa/Severa.node');
			const { SeveraNetvisorMapper: mapper } = await import('../nodes/SeveraNetvisorMapper/SeveraNetvisorMapper.node');
			leaks = findLeaks(await outcome(() => run({ severa, mapper })), marks);
			jest.dontMock(module);
		});
		return leaks;
	}

	test('when the secrets are not made known', async () => {
		server.answer((severaWays(TOKEN, REFRESH, CODE).find(({ name }) => name === 'the token request gets 400 in JSON') as Way).answer);
		// The secret is in the request for a token, which this one repeats.
		const read = ({ severa }: { severa: typeof Severa }) => executeNode(new severa(), { parameters: { resource: 'customer', operation: 'get', customerGuid: 'a' }, credentials: severaCredential() });
		expect(await withBroken('../src/errors', { registerSecret: () => undefined }, read)).not.toEqual([]);
		expect(await withBroken('../src/errors', {}, read)).toEqual([]);
	});

	test('when the Mapper does not mask', async () => {
		const map = ({ mapper }: { mapper: typeof SeveraNetvisorMapper }) => executeNode(new mapper(), { parameters: { document: 'customer', settings: {} }, items: [customer({ vatNumber: CODE, number: null })] });
		expect(await withBroken('../src/domain/identityCode', { withoutIdentityCodes: (value: unknown) => value }, map)).not.toEqual([]);
		expect(await withBroken('../src/domain/identityCode', {}, map)).toEqual([]);
	});
});
