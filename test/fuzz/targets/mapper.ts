/** Every document of the Mapper, over records of the sandboxes of which some are changed. */
import type { z } from 'zod/v4';
import { getForReconciliation } from '../../../nodes/Netvisor/resources/salesInvoice/getForReconciliation';
import { getForPayments } from '../../../nodes/Severa/resources/invoice/getForPayments';
import { getReadyForTransfer } from '../../../nodes/Severa/resources/travelReimbursement/getReadyForTransfer';
import { getDaysForTransfer } from '../../../nodes/Severa/resources/workHour/getDaysForTransfer';
import { documents } from '../../../nodes/SeveraNetvisorMapper/documents';
import type { Direction, MapperDocument } from '../../../nodes/SeveraNetvisorMapper/mapperDocument';
import { mapRecords, settingsOf } from '../../../nodes/SeveraNetvisorMapper/mapRecords';
import type { BatchOperation } from '../../../nodes/shared/operation';
import { InputError } from '../../../src/errors';
import type { Setting } from '../../../src/domain/setting';
import { createNetvisorClient, type NetvisorClient } from '../../../src/netvisor/NetvisorClient';
import { writeDocument } from '../../../src/netvisor/writeDocument';
import { readInvoicesForTransfer } from '../../../src/severa/readInvoicesForTransfer';
import { createSeveraClient, type SeveraClient } from '../../../src/severa/SeveraClient';
import { gather } from '../../../src/severa/paging';
import { axiosSend } from '../../../src/transport/axiosSend';
import { RateGate } from '../../../src/transport/withRateLimit';
import type { Sandboxes } from '../../../sandbox';
import type { Choices } from '../choices';
import { hostileText, hostileValue } from '../hostile';
import { changeValue } from '../jsonReply';
import { checkRoundTrip, expectedOf } from '../roundTrip';
import type { Case, FuzzTarget } from '../target';
import { NOT_XML } from '../xmlReply';
import { documentTables } from './documents';
import { READY } from './severaSide';

interface Clients { severa: SeveraClient; netvisor: NetvisorClient }

const NO_CONTEXT = { json: {}, signal: undefined, log: () => undefined };

/** What an operation of the Severa node gives for this input, without the pace of the node. */
async function given<Schema extends z.ZodType>({ input, runAll }: BatchOperation<SeveraClient, Schema>, severa: SeveraClient, values: object, items: readonly object[] = [{}]): Promise<object[]> {
	const parsed = input.parse(values);
	return (await runAll(severa, items.map((json, index) => ({ input: parsed, json, index })), NO_CONTEXT)).map(({ json }) => json);
}

/** Records that a document of the Mapper takes; a new document is one line here. */
const records: Record<string, (clients: Clients) => Promise<object[]>> = {
	'customer severaToNetvisor': async ({ severa }) => {
		const customers = await gather(severa.customers.list({ numbers: ['10002', '10003', '10026', '10030', '10035', '10036', '10039'] }));
		return await Promise.all(customers.map(async (customer) => ({ ...customer, addresses: await gather(severa.customers.addresses.list(customer.guid)) })));
	},
	'customer netvisorToSevera': async ({ netvisor }) => await netvisor.customers.getMany((await netvisor.customers.list()).slice(0, 6).map(({ netvisorKey }) => netvisorKey)),
	'product severaToNetvisor': async ({ severa }) => [...(await gather(severa.products.list())), ...(await gather(severa.registers.list('workTypes'))), ...(await gather(severa.registers.list('travelExpenseTypes')))].slice(0, 24),
	'product netvisorToSevera': async ({ netvisor }) => await netvisor.products.getMany((await netvisor.products.list()).map(({ netvisorKey }) => netvisorKey)),
	'dimension severaToNetvisor': async ({ severa }) => [...(await gather(severa.projects.list())).slice(0, 6), ...(await gather(severa.users.list())).slice(0, 4), ...(await gather(severa.registers.list('costCenters'))), ...(await gather(severa.registers.list('businessUnits')))],
	'salesInvoice severaToNetvisor': async ({ severa }) => (await readInvoicesForTransfer(severa, { readyStatus: READY, limit: 35 })).invoices,
	'travelExpense severaToNetvisor': ({ severa }) => given(getReadyForTransfer, severa, { approvedOnly: false, excludedStatuses: '', limit: 50, claimNumbers: '', receipts: 'list', options: {} }),
	'workDay severaToNetvisor': async ({ severa }) => (await given(getDaysForTransfer, severa, { select: 'period', from: '2026-10-01', to: '2026-10-31', emptyDays: 'peopleWithEntries', employeeNumbers: '', expectedHours: true })).filter((_, index) => index % 7 === 0),
	'paymentStatus netvisorToSevera': async ({ severa, netvisor }) => await given(getForPayments, severa, {}, await gather(netvisor.salesInvoices.list())),
	// Made sides, and whether they agree: reconcile.ts.
	'reconciliation severaToNetvisor': async ({ severa, netvisor }) => [
		...(await gather(severa.invoices.list({ startDate: '2026-10-01' }))).slice(0, 12),
		...(await getForReconciliation.run(netvisor, { kind: 'invoice', beginInvoiceDate: '2026-09-01', endInvoiceDate: '2026-10-31' }, NO_CONTEXT)).slice(0, 12),
		...(await gather(severa.travelReimbursements.list())).slice(0, 4),
	],
	'purchaseInvoice netvisorToSevera': async ({ netvisor }) => await netvisor.purchaseInvoices.getMany((await netvisor.purchaseInvoices.list()).map(({ netvisorKey }) => netvisorKey)),
};

/** Documents of which a record may give nothing at all, by rule (an invoice that is paid in both systems, a line without a project). */
const MAY_GIVE_NOTHING = new Set(['paymentStatus', 'purchaseInvoice', 'workDay', 'reconciliation']);

/** What comes on the Code Table input. */
async function registers({ severa, netvisor }: Clients): Promise<object[]> {
	const rows = (table: string, records: readonly object[]) => records.map((record) => ({ ...record, table }));
	return JSON.parse(JSON.stringify([
		...rows('employeeRegister', await netvisor.employees.list()),
		...rows('recordTypeRegister', await netvisor.recordTypes.list()),
		...rows('payrollRatioRegister', await netvisor.payrollRatios.list('tripexpensecustomlines')),
		...rows('projectRegister', await gather(severa.projects.list())),
		...rows('productRegister', await gather(severa.products.list())),
	])) as object[];
}

/** What a flow sets in any case. */
const PRESET: Record<string, unknown> = { perDiemTable: [['601', 'domesticfull'], ['602', 'domestichalf'], ['603', 'foreign'], ['604', 'custom']].map(([from, to]) => ({ from, to })), periodStart: '2026-10-01', periodEnd: '2026-10-31', projectHeading: 'Projekti', unitHeading: 'Yksikkö', costCenterHeading: 'Kustannuspaikka', userHeading: 'Tekijä' };
const TODAY = '2026-10-30';

function settingValue(choices: Choices, setting: Setting): unknown {
	if (choices.oneIn(20)) return hostileValue(choices);
	switch (setting.type) {
		case 'choice': return choices.pick(Object.keys(setting.options));
		case 'several': return Object.keys(setting.options).filter(() => choices.oneIn(2));
		case 'flag': return choices.pick([false, true]);
		case 'text': return choices.oneIn(4) ? hostileText(choices) : choices.pick(['', 'Projekti', '3000', 'FI', 'note']);
		case 'number': return choices.pick([0, 1, setting.min ?? 0, setting.max ?? 100, -1, 0.5]);
		case 'table': return Array.from({ length: choices.pick([1, 2]) }, () => Object.fromEntries(Object.keys(setting.columns).map((column) => [column, choices.oneIn(3) ? carried(hostileText(choices)) : choices.pick(['', 'FI', '25.5', 'KOMY', 'T100', '3000', '10001'])])));
	}
}

/** What a row of a table puts into a document is only checked when it is sent. */
const carried = (text: string) => (NOT_XML.test(text) ? 'x' : text);

function settings(one: Case, document: MapperDocument, codeRows: readonly object[]): Record<string, unknown> {
	const { choices } = one;
	const given: Record<string, unknown> = Object.fromEntries(Object.entries(PRESET).filter(([name]) => name in document.settings));
	for (let changes = choices.pick([0, 0, 1, 2, 4]); changes > 0; changes--) {
		const [name, setting] = choices.pick(Object.entries(document.settings));
		given[name] = settingValue(choices, setting);
		one.note(`setting ${name}: ${JSON.stringify(given[name])}`);
	}
	return settingsOf(documents, document, given, '{}', one.choices.oneIn(4) ? [] : codeRows);
}

const tables = new Map(documentTables().map((table) => [table.name, table.elements]));

/** Where the Mapper calls a document otherwise than the interface. */
const DOCUMENT_NAMES: Readonly<Record<string, string>> = { travelExpense: 'tripexpense', dimension: 'dimensionitem' };
/** The Netvisor node asks for an item by heading and text. */
const toSent = (name: string, document: object): object => (name === 'dimensionitem' ? { name: (document as { heading?: unknown }).heading, item: (document as { text?: unknown }).text } : document);

async function map(one: Case, document: MapperDocument, direction: Direction, all: readonly object[], codeRows: readonly object[]): Promise<void> {
	const { choices } = one;
	const items = Array.from({ length: choices.pick([1, 2, 3]) }, () => structuredClone(choices.pick(all)));
	for (let changes = choices.pick([1, 2, 0, 3]); changes > 0; changes--) {
		const index = choices.below(items.length);
		one.note(`item ${index + 1}:`);
		changeValue(one, items[index] as object);
	}
	let output: ReturnType<typeof mapRecords>;
	try {
		output = mapRecords(document, direction, settings(one, document, codeRows), items, TODAY);
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		return one.note(`refused: ${error.message}`);
	}
	const rows = [...output.ready, ...output.held, ...output.wrong];
	items.forEach((item, index) => {
		if (!MAY_GIVE_NOTHING.has(document.value) && Object.keys(item).length > 0 && !rows.some((row) => row.index === index)) throw new Error(`Item ${index + 1} is neither Ready nor Held nor refused.`);
	});
	for (const { json } of output.held) if ((json.reasons as unknown[]).length === 0) throw new Error('A record is held without a reason.');
	const name = DOCUMENT_NAMES[document.value] ?? document.value.toLowerCase();
	const elements = direction === 'severaToNetvisor' ? tables.get(name) : undefined;
	for (const { index, json } of output.ready) {
		one.note(`item ${index + 1} is ready`);
		if (elements === undefined) continue;
		// A part that the write node fills in (keys of the other system) may be missing: that is told by an InputError.
		const sent = toSent(name, json.document as object);
		let xml: string;
		try {
			xml = writeDocument(name, elements, sent);
		} catch (error) {
			if (!(error instanceof InputError)) throw error;
			if (/cannot carry|characters, at most|is not a field/.test(error.message)) throw new Error(`Ready, and yet it cannot be sent: ${error.message}`);
			continue;
		}
		checkRoundTrip(xml, expectedOf(name, elements, sent));
		one.note('read back as it was');
	}
}

/** @returns the targets, and the names of Mapper documents that have no records here */
export async function mapperTargets({ severa, netvisor }: Sandboxes): Promise<{ targets: FuzzTarget[]; missing: string[] }> {
	const clients: Clients = {
		severa: createSeveraClient({ baseUrl: severa.url, clientId: severa.clientId, clientSecret: severa.clientSecret, send: axiosSend, gate: new RateGate({ limit: Infinity, perMs: 0 }) }),
		netvisor: createNetvisorClient({ baseUrl: netvisor.url, customerId: netvisor.customerId, customerKey: netvisor.customerKey, partnerId: netvisor.partnerId, partnerKey: netvisor.partnerKey, organisationId: netvisor.organisationId, language: 'EN', sender: 'Fuzz', send: axiosSend }),
	};
	const codeRows = await registers(clients);
	const targets: FuzzTarget[] = [];
	const missing: string[] = [];
	for (const document of documents)
		for (const { direction } of document.mappings) {
			const read = records[`${document.value} ${direction}`];
			if (read === undefined) {
				missing.push(`${document.value} ${direction}`);
				continue;
			}
			// As n8n hands them on: plain JSON.
			const all = JSON.parse(JSON.stringify(await read(clients))) as object[];
			if (all.length === 0) throw new Error(`The sandbox has no record for ${document.value} ${direction}.`);
			targets.push({ name: `map ${document.value} ${direction}`, weight: 5, run: (one) => map(one, document, direction, all, codeRows) });
		}
	return { targets, missing };
}
