/** Building 1,000 invoices: Severa's records through the domain to a document, and the document to XML. */
import { startSevera } from '../sandbox';
import { defaultsOf } from '../src/domain/setting';
import { mapSalesInvoice } from '../src/domain/salesInvoice';
import { salesInvoiceDocumentSettings } from '../src/domain/settings/salesInvoice';
import { salesInvoiceElements, type SalesInvoiceDocument } from '../src/netvisor/salesInvoiceDocument';
import { writeDocument } from '../src/netvisor/writeDocument';
import { readInvoicesForTransfer } from '../src/severa/readInvoicesForTransfer';
import { createSeveraClient } from '../src/severa/SeveraClient';
import { axiosSend } from '../src/transport/axiosSend';
import { RateGate } from '../src/transport/withRateLimit';
import { median, ms, printTable } from './figures';

const INVOICES = 1000;

export async function bench(): Promise<void> {
	const sandbox = await startSevera({ rateLimit: false });
	const client = createSeveraClient({ baseUrl: sandbox.url, clientId: sandbox.clientId, clientSecret: sandbox.clientSecret, send: axiosSend, gate: new RateGate({ limit: Infinity, perMs: 0 }) });
	const { invoices } = await readInvoicesForTransfer(client, { readyStatus: 'Valmis lähetettäväksi Netvisoriin', limit: 35 });
	await sandbox.close();
	const settings = { ...defaultsOf(salesInvoiceDocumentSettings), projectHeading: 'Projekti', unitHeading: 'Yksikkö' };
	const ready = invoices.flatMap((bundle) => {
		const { mapped } = mapSalesInvoice(bundle, settings);
		return mapped.outcome === 'ready' ? [{ bundle, document: mapped.document }] : [];
	});
	const each = <T>(list: readonly T[], use: (one: T) => unknown) => {
		for (let count = 0; count < INVOICES; count++) use(list[count % list.length] as T);
	};
	const write = (document: SalesInvoiceDocument) => writeDocument('salesinvoice', salesInvoiceElements, document);
	const map = await median(5, () => each(ready, ({ bundle }) => mapSalesInvoice(bundle, settings)));
	const xml = await median(5, () => each(ready, ({ document }) => write(document)));
	const lines = ready.reduce((sum, { document }) => sum + document.invoiceLines.length, 0) / ready.length;
	printTable(`Building ${INVOICES} invoices (${ready.length} of the demo company in turn, ${lines.toFixed(1)} lines on average), median of 5`, ['step', 'time', 'CPU'], [['records to document (domain)', ms(map.wallMs), ms(map.cpuMs)], ['document to XML', ms(xml.wallMs), ms(xml.cpuMs)]]);
}
