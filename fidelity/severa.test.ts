/** Every exchange between our Severa client and its sandbox, and of every route of the sandbox, against the OpenAPI document. */
import { ensureInvoiceStatuses } from '../src/severa/ensureInvoiceStatuses';
import { severaEntryKinds, type SeveraEntryKind } from '../src/severa/entryLists';
import { readInvoicesForTransfer } from '../src/severa/readInvoicesForTransfer';
import { readTravelClaims } from '../src/severa/readTravelClaims';
import { severaRegisters, type SeveraRegisterName } from '../src/severa/registers';
import { createSeveraClient, type SeveraClient } from '../src/severa/SeveraClient';
import { axiosSend } from '../src/transport/axiosSend';
import { RateGate } from '../src/transport/withRateLimit';
import { startSevera, type RunningSevera } from '../sandbox/severa';
import { routes } from '../sandbox/severa/routes/routes';
import { OpenApiCheck } from './openApiCheck';
import { SeveraWalk, type Body, type State } from './severaWalk';

const READY = 'Valmis lähetettäväksi Netvisoriin';
const SENT = 'Lasku lähetetty Netvisoriin';
/** Keep results, count writes, and tell what is unclear; they send nothing themselves. */
const namesOfNoCall = new Set(['once', 'writes', 'unclear.minutesLeft', 'unclear.create']);

const all = async <T>(list: AsyncIterable<T>): Promise<T[]> => {
	const rows: T[] = [];
	for await (const row of list) rows.push(row);
	return rows;
};

const openApi = new OpenApiCheck();
const clock = () => new Date('2026-10-30T08:00:00Z');
let sandbox: RunningSevera;
beforeEach(async () => { sandbox = await startSevera({ rateLimit: false, clock }); });
afterEach(() => sandbox.close());

const violations = () => [...new Set(sandbox.journal.flatMap((exchange) => openApi.check(exchange)))].sort();

const replace = (path: string, value: unknown) => [{ op: 'replace', path, value }];
const first = (state: State, collection: string, index = 0) => ({ guid: state[collection]?.[index]?.guid });
/** What the document does not tell: which record goes with which, and what may still be changed. */
const bodies: Readonly<Record<string, Body>> = {
	'POST /v1/customercountrysettings': (state) => ({ customer: first(state, 'customers', 3), country: first(state, 'countries', 1) }),
	'PATCH /v1/customercountrysettings/{guid}': () => replace('/taxFreeDescription', 'Käännetty verovelvollisuus'),
	'POST /v1/projectbillingcustomers': (state) => ({ project: first(state, 'projects', 2), billingCustomer: first(state, 'customers', 4), isDefault: false }),
	'PATCH /v1/projectbillingcustomers/{guid}': () => replace('/isDefault', false),
	'POST /v1/phases': (state) => {
		const phase = state.phases?.[0];
		return { name: 'Uusi vaihe', project: phase?.project, parentPhase: { guid: phase?.guid }, startDate: '2026-10-30' };
	},
	'PATCH /v1/invoices/{guid}': () => replace('/ourReference', 'Viite'),
	'PATCH /v1/invoicesettings/{guid}': () => replace('/showFooter', true),
	'PATCH /v1/invoicerows/{guid}': () => replace('/description', 'Kuvaus'),
	'PATCH /v1/workhours/{guid}': () => replace('/description', 'Kuvaus'),
	'PATCH /v1/projectfees/{guid}': () => replace('/description', 'Kuvaus'),
	'PATCH /v1/travelreimbursements/{guid}': () => replace('/title', 'Matka'),
	'PATCH /v1/projecttravelexpenses/{guid}': () => replace('/description', 'Kuvaus'),
};
/** Routes that cannot end well here, with the reason. */
const unreachable: Readonly<Record<string, string>> = {
	'GET /v1/invoices/{invoiceGuid}/finvoice': 'The add-on is not active in the demo company; the 403 is checked.',
	'GET /v1/invoicestatuses/{invoiceStatusGuid}/finvoices': 'The same.',
	'GET /v1/projectfiles/{guid}': 'The demo company has no project files, and their upload is not imitated.',
	'DELETE /v1/users/{guid}': 'Every user, a new one too, has a contract and is thereby in use; the refusal is checked.',
};

test('every route of the sandbox answers as the document says', async () => {
	const failed = await new SeveraWalk(sandbox, openApi, Object.keys(routes), bodies).run();
	expect(failed.map((line) => line.split(':')[0] ?? '').sort()).toEqual(Object.keys(unreachable).sort());
	expect(violations()).toEqual([]);
});

/** Every function of the client, once or more, with every filter. */
async function exerciseClient(client: SeveraClient): Promise<void> {
	const { invoices, customers, products, projects, users, registers, entries } = client;
	const since = '2026-01-01T00:00:00+02:00';
	for (const name of Object.keys(severaRegisters) as SeveraRegisterName[]) await all(registers.list(name, { active: true, changedSince: severaRegisters[name].changedSince ? since : undefined }));
	const [customer] = await all(customers.list({ changedSince: since, isActive: true }));
	const [other] = await all(customers.list({ numbers: ['10003', '10004'] }));
	const [country] = await all(registers.list('countries'));
	const [language] = await all(registers.list('languages'));
	const [account] = await all(registers.list('salesAccounts'));
	const [category] = await all(registers.list('productCategories'));
	if (customer === undefined || other === undefined || country === undefined || language === undefined) throw new Error('The demo company has customers, countries and languages.');
	await customers.get(customer.guid);
	const created = await customers.create({ name: 'Uusi Oy', number: 20_001, vatNumber: '9710007-4', organizationUnitNumber: '003797100074', email: 'laskut@uusi.example', website: 'https://uusi.example', eInvoiceAddress: '003797100074', eInvoiceOperator: '003721291126', paymentTerm: 21, language: { guid: language.guid }, isActive: true });
	await customers.update(other, { name: 'Toinen Oy', email: 'toinen@uusi.example', website: 'https://toinen.example', paymentTerm: 7, language: { guid: language.guid }, isActive: true, vatNumber: '9710008-2', organizationUnitNumber: '1', eInvoiceAddress: 'x', eInvoiceOperator: 'y' });
	const address = { addressline: 'Katu 1', postalCode: '00100', city: 'Helsinki', country: { guid: country.guid }, isBillingAddress: true, isPostalAddress: true, isVisitAddress: true };
	const newAddress = await customers.addresses.create(created.guid, address);
	await customers.addresses.update(newAddress, { ...address, city: 'Espoo' });
	await customers.addresses.get(newAddress.guid);
	await all(customers.addresses.list(created.guid));

	const [product] = await all(products.list({ changedSince: '2020-01-01T00:00:00Z', isActive: true, type: 'FixedFees' }));
	await all(products.list({ code: product?.code ?? '' }));
	const productFields = { name: 'Uusi tuote', code: 'UUSI', type: 'FixedFees', isActive: true, measurementUnit: 'kpl', proposalDescription: 'Kuvaus', unitPrice: { amount: 12.5, currencyCode: 'EUR' }, unitCost: { amount: 3, currencyCode: 'EUR' }, vatRate: 25.5, salesAccount: { guid: account?.guid ?? '' }, productCategory: { guid: category?.guid ?? '' } };
	const newProduct = await products.create(productFields);
	await products.update(newProduct, { ...productFields, name: 'Toinen nimi' });
	await products.get(newProduct.guid);

	const [project] = await all(projects.list({ changedSince: since, isClosed: false }));
	await all(projects.list({ numbers: [String(project?.number)], guids: [project?.guid ?? ''] }));
	await projects.get(project?.guid ?? '');
	const [user] = await all(users.list({ changedSince: '2020-01-01T00:00:00Z', isActive: true }));
	await all(users.list({ code: user?.code ?? '', email: 'nobody@uusi.example' }));
	await users.get(user?.guid ?? '');
	const [rule] = await all(client.recurringFeeRules.list({ changedSince: '2020-01-01T00:00:00Z' }));
	await client.recurringFeeRules.get(rule?.guid ?? '');
	const [flatRate] = await all(client.flatRates.list({ changedSince: '2020-01-01T00:00:00Z' }));
	await client.flatRates.get(flatRate?.guid ?? '');
	await all(client.projectFees.list({ changedSince: since }));
	await all(client.projectFees.list({ projectGuid: project?.guid }));
	const fee = await client.projectFees.create({ project: { guid: project?.guid ?? '' }, product: { guid: newProduct.guid }, name: 'Kulu', description: 'Kuvaus', eventDate: '2026-10-30', quantity: 1, measurementUnit: 'kpl', unitCost: { amount: 1, currencyCode: 'EUR' }, unitPrice: { amount: 2, currencyCode: 'EUR' }, vatRate: 25.5, isBillable: true, user: { guid: user?.guid ?? '' }, salesAccount: { guid: account?.guid ?? '' }, invoiceRowComment: 'avain' });
	await client.projectFees.remove(fee.guid);
	await all(client.projectFees.listDeleted({ deletedSince: since }));

	await exerciseTravel(client);
	await exerciseHours(client, user?.guid ?? '');
	const { invoices: ready } = await readInvoicesForTransfer(client, { readyStatus: READY, sentStatus: SENT, attachments: 'both' });
	const [invoice, second] = ready.map((one) => one.invoice);
	if (invoice === undefined || second === undefined) throw new Error('The demo company has ready invoices.');
	await all(invoices.list({ changedSince: since, numbers: [String(invoice.number)], referenceNumbers: [invoice.referenceNumber ?? ''], customerGuids: [customer.guid], projectGuids: [project?.guid ?? ''], startDate: '2026-01-01', endDate: '2026-12-31' }));
	await invoices.get(invoice.guid);
	const [row] = await all(invoices.rows(invoice.guid));
	for (const kind of Object.keys(severaEntryKinds) as SeveraEntryKind[]) {
		await all(entries.ofInvoice(invoice.guid, kind));
		await all(entries.ofRow(row?.guid ?? '', kind));
	}
	const files = (await Promise.all(ready.map((one) => all(invoices.files(one.invoice.guid))))).flat();
	await client.files.get(files[0]?.fileGuid ?? '');
	await client.files.download(files[0]?.fileGuid ?? '');
	await invoices.pdf(invoice.guid);
	await ensureInvoiceStatuses(client, { ready: READY, sent: SENT, paid: 'Uusi maksettu tila' });
	const statuses = await all(client.invoiceStatuses.list({ active: true }));
	const statusGuid = (name: string) => statuses.find((status) => status.name === name)?.guid ?? '';
	await invoices.setStatus(invoice.guid, statusGuid(SENT));
	await invoices.setPayment(second.guid, { statusGuid: statusGuid('Uusi maksettu tila'), paymentDate: '2026-10-30' });
}

async function exerciseTravel(client: SeveraClient): Promise<void> {
	const { travelReimbursements } = client;
	const statuses = await all(travelReimbursements.statuses());
	const guidOf = (name: string) => statuses.find((status) => status.name === name)?.guid ?? '';
	await all(travelReimbursements.list({ changedSince: '2026-01-01T00:00:00+02:00' }));
	const [claim] = await all(travelReimbursements.list({ statusGuids: [guidOf('Hyväksytty')] }));
	if (claim === undefined) throw new Error('The demo company has approved claims.');
	await travelReimbursements.get(claim.guid);
	const { claims } = await readTravelClaims(client, { isSelectable: ({ isApproved }) => isApproved, isSelected: () => true, limit: 30, receipts: 'download', wantsReceipts: () => true });
	const [expense] = claims.flatMap(({ bundle }) => bundle.expenses.filter(({ attachmentCount }) => attachmentCount > 0));
	await all(travelReimbursements.expenses(claim.guid));
	await all(travelReimbursements.receipts(expense?.guid ?? ''));
	await all(travelReimbursements.receiptsOfUser(expense?.user?.guid ?? '', { startDate: '2026-10-01T00:00:00Z', endDate: '2026-10-31T00:00:00Z' }));
	await travelReimbursements.setStatus(claim.guid, guidOf('Siirretty Netvisoriin'));
}

async function exerciseHours({ workHours, activities, workTime }: SeveraClient, userGuid: string): Promise<void> {
	await all(workHours.list({ changedSince: '2026-10-30T00:00:00+02:00', billableStatus: 'Billable' }));
	await all(workHours.list({ eventDateStart: '2026-10-01', eventDateEnd: '2026-10-31' }));
	await all(workHours.ofUser(userGuid, '2026-10-01T00:00:00Z', '2026-10-31T00:00:00Z'));
	await all(workHours.deleted('2026-01-01T00:00:00Z'));
	await all(activities.list({ categories: ['Absences'], startDateTime: '2026-10-01T00:00:00+03:00', endDateTime: '2026-10-31T23:59:59+02:00' }));
	await all(activities.list({ changedSince: '2026-01-01T00:00:00Z' }));
	await workTime.contracts(userGuid);
	await workTime.days(userGuid, '2026-10-01T00:00:00Z', '2026-10-31T00:00:00Z');
	await workTime.holidays();
	await workTime.organizationSettings();
}

/** The client with every call noted as "customers.addresses.get". */
function noted<T extends object>(client: T, path: string, calls: Set<string>, known: Set<string>): T {
	return Object.fromEntries(Object.entries(client).map(([name, value]: [string, unknown]) => {
		const here = path === '' ? name : `${path}.${name}`;
		if (typeof value === 'object') return [name, noted(value as object, here, calls, known)];
		if (typeof value !== 'function') return [name, value];
		known.add(here);
		return [name, (...args: unknown[]) => {
			calls.add(here);
			return (value as (...all: unknown[]) => unknown)(...args);
		}];
	})) as T;
}

test('every call of our client is one the document has, and is answered as it says', async () => {
	const client = createSeveraClient({ baseUrl: sandbox.url, clientId: sandbox.clientId, clientSecret: sandbox.clientSecret, send: axiosSend, gate: new RateGate({ limit: Infinity, perMs: 0 }) });
	const calls = new Set<string>();
	const known = new Set<string>();
	await exerciseClient(noted(client, '', calls, known));
	expect([...known].filter((name) => !calls.has(name) && !namesOfNoCall.has(name))).toEqual([]);
	expect(sandbox.journal.length).toBeGreaterThan(100);
	expect(violations()).toEqual([]);
});
