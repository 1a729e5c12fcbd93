/** What goes over the wire when the example flows run as they are shipped: every exchange against the vendors' descriptions. */
import { useDemoClock, useRealClock } from '../test/support/demoClock';
import { Flows } from '../test/support/flows';
import { readXml } from './dtd';
import { withoutDtd } from './netvisorAdditions';
import { OpenApiCheck } from './openApiCheck';
import { hasDtds, vendorDtd } from './vendorDtds';

let flows: Flows;

beforeAll(async () => {
	useDemoClock();
	flows = await Flows.start();
	await flows.run('register-sync');
	await flows.run('sales-invoice-transfer');
	await flows.run('sales-invoice-transfer');
	await flows.run('travel-transfer');
	await flows.run('work-hours-transfer', { trigger: 'Webhook: send days', items: [{ body: { from: '2026-10-05', to: '2026-10-06' }, webhookUrl: 'fidelity' }] });
	await flows.run('payment-status', { settings: { paymentsSince: '2026-09-01' } });
	await flows.run('purchase-invoice-costs', { settings: { purchasesSince: '2026-09-01', purchaseSettings: { reinvoice: 'cost' } } });
});
afterAll(async () => {
	await flows.close();
	useRealClock();
});

test('Severa: every exchange fits the OpenAPI document', () => {
	const { journal } = flows.sandboxes.severa;
	const openApi = new OpenApiCheck();
	expect(journal.some(({ method, url }) => method === 'PATCH' && url.includes('/invoices/'))).toBe(true);
	// What was refused is not looked at as a request.
	expect(journal.filter(({ status }) => status === 400)).toEqual([]);
	expect([...new Set(journal.flatMap((exchange) => openApi.check(exchange)))]).toEqual([]);
});

(hasDtds ? test : test.skip)('Netvisor: every document that was sent fits its DTD', () => {
	const sent = flows.sandboxes.netvisor.journal.filter(({ requestBody }) => requestBody !== '').map(({ url, requestBody }) => ({ resource: url.replace(/^\//, '').replace(/\?.*$/, '').toLowerCase(), requestBody }));
	const resources = new Set(sent.map(({ resource }) => resource));
	expect([...resources].sort()).toEqual(['customer.nv', 'dimensionitem.nv', 'product.nv', 'salesinvoice.nv', 'tripexpense.nv', 'workday.nv']);
	for (const resource of resources) {
		if (withoutDtd[resource] !== undefined) continue;
		const dtd = vendorDtd(resource.replace(/\.nv$/, ''));
		expect([resource, [...new Set(sent.filter((one) => one.resource === resource).flatMap(({ requestBody }) => dtd.check(readXml(requestBody))))]]).toEqual([resource, []]);
	}
});
