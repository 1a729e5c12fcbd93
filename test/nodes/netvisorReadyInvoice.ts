/** Ready items as the Mapper gives them, and a company that can take them. */
import { fingerprint, transferKey } from '../../src/domain/transferKey';
import type { InvoiceLine, SalesInvoiceDocument } from '../../src/netvisor/salesInvoiceDocument';
import type { NetvisorNode } from './netvisorNode';

export const guidOf = (number: number) => `00000000-0000-0000-0000-${String(number).padStart(12, '0')}`;

export function line(change: object = {}): InvoiceLine {
	return {
		salesInvoiceProductLine: {
			productIdentifier: { value: 'HTYO', type: 'customer' },
			productName: 'Konsultointi',
			productUnitPrice: { value: '100.00', type: 'net' },
			productVatPercentage: { value: '25.5', vatCode: 'KOMY' },
			salesInvoiceProductLineQuantity: '10',
			salesInvoiceProductLineVatSum: '255.00',
			salesInvoiceProductLineSum: '1255.00',
			...change,
		},
	};
}

export const documentOf = (number: number, change: Partial<SalesInvoiceDocument> = {}): SalesInvoiceDocument => ({
	salesInvoiceNumber: String(number),
	salesInvoiceDate: '2026-10-15',
	salesInvoiceDueDate: '2026-11-15',
	salesInvoiceAmount: { value: '1255.00' },
	invoiceType: 'invoice',
	salesInvoiceStatus: { value: 'unsent', type: 'netvisor' },
	salesInvoicePrivateComment: transferKey('invoice', guidOf(number)),
	invoicingCustomerIdentifier: { value: '1001', type: 'customer' },
	invoicingCustomerName: 'Äänekosken Työ Oy',
	invoicingCustomerAddressLine: 'Katu 1',
	invoicingCustomerPostNumber: '44100',
	invoicingCustomerTown: 'Äänekoski',
	invoicingCustomerCountryCode: { value: 'FI', type: 'ISO-3166' },
	invoiceLines: [line()],
	...change,
});

export const readyItem = (number: number, change: Partial<SalesInvoiceDocument> = {}, plan: object = {}) => {
	const document = documentOf(number, change);
	return { outcome: 'ready', source: { system: 'Severa', kind: 'salesInvoice', guid: guidOf(number), number: String(number), name: 'Äänekosken Työ Oy' }, document, transferKey: transferKey('invoice', guidOf(number)), fingerprint: fingerprint(document), plan: { number: String(number), isCreditNote: false, originalNumber: '', ...plan }, notes: [] };
};

/** Customer 1001 (FI), 1002 (SE) and products HTYO, MATKA. */
export async function prepareCompany({ client }: NetvisorNode): Promise<void> {
	for (const [code, country] of [['1001', 'FI'], ['1002', 'SE']] as const)
		await client.customers.create({ customerBaseInformation: { internalIdentifier: code, name: `Asiakas ${code}`, country: { value: country, type: 'ISO-3166' }, isActive: '1' } }, { transferKey: code, attempt: 1 });
	for (const productCode of ['HTYO', 'MATKA'])
		await client.products.create({ productBaseInformation: { productCode, productGroup: 'Työt', name: productCode, unitPrice: { value: '0.00', type: 'net' }, isActive: '1', isSalesProduct: '1' } }, { transferKey: productCode, attempt: 1 });
}
