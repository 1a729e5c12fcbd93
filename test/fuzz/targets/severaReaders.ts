/** Every function of the package that puts several reads of Severa together, each by its name (test/fuzz/everyRead.test.ts). */
import { isDeepStrictEqual } from 'node:util';
import { entriesOfInvoices } from '../../../src/severa/entriesOfInvoices';
import { allInvoiceStatuses } from '../../../src/severa/invoiceStatusByName';
import { claimsNotReady, invoicesNotReady, invoicesNotReadyByGuid, peopleWithoutDays } from '../../../src/severa/notReady';
import { readAbsences, readBackground, readChangedAbsences, readContracts, readEverybody, readHours, readPeople, readWorkDays } from '../../../src/severa/readHours';
import { readInvoiceFiles } from '../../../src/severa/readInvoiceFiles';
import { readInvoiceRows } from '../../../src/severa/readInvoiceRows';
import { readInvoicesForPayments } from '../../../src/severa/readInvoicesForPayments';
import { readInvoicesForTransfer } from '../../../src/severa/readInvoicesForTransfer';
import { listReceipts } from '../../../src/severa/readReceipts';
import { readTravelClaims } from '../../../src/severa/readTravelClaims';
import { rowsOfInvoices } from '../../../src/severa/rowsOfInvoices';
import type { SeveraClient } from '../../../src/severa/SeveraClient';
import { allTravelStatuses } from '../../../src/severa/travelStatusByName';
import type { HttpRequest, HttpResponse } from '../../../src/transport/http';
import type { RunningSevera } from '../../../sandbox';
import { changeJson } from '../jsonReply';
import { readTarget } from '../readTarget';
import { Recording } from '../recorder';
import type { FuzzTarget } from '../target';
import { ABSENCE, all, guidsOf, isFile, READY, severaClientOf, type SeveraGuids, type SeveraRead } from './severaSide';

/** Of what goes into the books; the others are parts of it. */
const MORE = 4;
const [from, to] = [ABSENCE, '2026-10-16'];

const october = async (client: SeveraClient) => (await all(client.invoices.list({ startDate: '2026-10-01' }))).filter(({ number }) => (number ?? 0) > 5000);

const readers = (guids: SeveraGuids): Record<string, SeveraRead | [SeveraRead, weight: number]> => ({
	allInvoiceStatuses,
	allTravelStatuses,
	readHours: [(client) => readHours(client, from, to), MORE],
	'readHours of some people': (client) => readHours(client, from, to, new Set([guids.user, guids.absentUser])),
	readAbsences: (client) => readAbsences(client, from, to),
	readChangedAbsences: (client) => readChangedAbsences(client, '2026-01-01T00:00:00Z'),
	readBackground,
	readEverybody: async (client) => [...(await readEverybody(client))],
	readPeople: async (client) => [...(await readPeople(client, [guids.user, guids.receipt.user, guids.absentUser]))],
	readContracts: async (client) => await readContracts(client, await client.users.get(guids.movedUser), '2026-10-01', '2026-10-31'),
	readWorkDays: (client) => readWorkDays(client, guids.user, from, to),
	readInvoiceFiles: async (client) => await readInvoiceFiles(client, await client.invoices.get(guids.invoice(5001)), 'both'),
	readInvoiceRows: async (client) => await readInvoiceRows(client, await client.invoices.get(guids.invoice(5005))),
	'readInvoiceRows of a credit note': async (client) => await readInvoiceRows(client, await client.invoices.get(guids.invoice(5021))),
	'readInvoiceRows with a flat rate': async (client) => await readInvoiceRows(client, await client.invoices.get(guids.invoice(5006))),
	readInvoicesForPayments: (client) => readInvoicesForPayments(client, [{ number: '4990', referenceForms: [] }, { number: '', referenceForms: ['49854'] }]),
	readInvoicesForTransfer: [(client) => readInvoicesForTransfer(client, { readyStatus: READY, invoiceNumbers: ['5001', '5005', '5021', '4990'] }), MORE],
	'readInvoicesForTransfer, many with files': (client) => readInvoicesForTransfer(client, { readyStatus: READY, invoiceNumbers: ['5001', '5002', '5004', '5005', '5008', '5009', '5010', '5023', '5024', '5028', '4990'], attachments: 'both' }),
	rowsOfInvoices: async (client) => [...(await rowsOfInvoices(client, await october(client)))],
	entriesOfInvoices: async (client) => {
		const invoices = await october(client);
		return [...(await entriesOfInvoices(client, invoices, await rowsOfInvoices(client, invoices)))];
	},
	claimsNotReady: (client) => claimsNotReady(client, ['308', '309']),
	invoicesNotReady: (client) => invoicesNotReady(client, ['4990', '4991']),
	invoicesNotReadyByGuid: (client) => invoicesNotReadyByGuid(client, [guids.invoice(4990), guids.invoice(4991)]),
	// Names are put together of two texts, which the target would take for invented.
	peopleWithoutDays: async (client) => (await peopleWithoutDays(client, ['101', '114'])).map(({ name, ...rest }) => ({ ...rest, hasName: name !== '' })),
	listReceipts: async (client) => [...(await listReceipts(client, await all(client.travelReimbursements.expenses(guids.claim(302)))))],
	readTravelClaims: [async (client) => await readTravelClaims(client, { isSelectable: ({ isApproved }) => isApproved, isSelected: ({ number }) => typeof number === 'number', numbers: ['302', '305', '308'], limit: 30, receipts: 'download', wantsReceipts: () => true }).then(({ claims, ...rest }) => ({ ...rest, claims: claims.map(({ bundle, contents }) => ({ bundle, contents: [...contents] })) })), MORE],
});

/** Rows and entries of everybody: where they cannot be read, each invoice is read by itself, and the same comes out; only these two leave that to others. */
const PARTS = ['rowsOfInvoices', 'entriesOfInvoices'];
const isCommonList = ({ url }: HttpRequest) => /\/(invoicerows|workhours|projectfees|projecttravelexpenses)\?changedSince=/.test(url);
const refused: HttpResponse = { status: 403, headers: {}, body: Buffer.from('{"error":{"type":"InsufficientApiScope"}}') };

/** A list that is empty in the answers is one of which no change is noticed. */
const emptyLists = (result: object) => Object.entries(result).flatMap(([name, value]) => (Array.isArray(value) && value.length === 0 ? [name] : []));

export async function severaReaders(sandbox: RunningSevera): Promise<FuzzTarget[]> {
	const client = severaClientOf(sandbox);
	const recording = new Recording();
	const targets: FuzzTarget[] = [];
	for (const [name, given] of Object.entries(readers(guidsOf(sandbox)))) {
		const [read, weight] = Array.isArray(given) ? given : [given, 1];
		const result = (await read(client(recording.record))) as object;
		const empty = emptyLists(result);
		if (empty.length > 0) throw new Error(`${name} finds no ${empty.join(', ')} in the sandbox (test/fuzz/fillGaps.ts).`);
		// Also so that what is asked instead is recorded.
		const apart = await read(client(async (request) => (isCommonList(request) ? refused : await recording.record(request))));
		const without = PARTS.includes(name) ? 'any' : 'same';
		if (without === 'same' && !isDeepStrictEqual(apart, result)) throw new Error(`${name} gives something else without the common lists.`);
		targets.push(await readTarget({ name: `Severa ${name}`, weight, recording, client, read, change: changeJson, isFile, without: (request) => (isCommonList(request) ? without : undefined) }));
	}
	return targets;
}
