import { checkLinks, type InvoiceLinks } from '../../src/domain/invoiceLinks';
import type { SalesInvoiceDocument } from '../../src/netvisor/salesInvoiceDocument';

const document = (customerCode = '10030'): SalesInvoiceDocument => ({
	salesInvoiceNumber: '5015', salesInvoiceDate: '2026-10-08', salesInvoiceAmount: { value: '100.00' }, salesInvoiceStatus: { value: 'unsent', type: 'netvisor' },
	invoicingCustomerIdentifier: { value: customerCode, type: 'customer' }, invoicingCustomerName: 'Koivuranta Oy', invoiceLines: [],
});
const settings = { countryMismatch: 'hold', tempCustomerCode: 'TEMP', tempProductCode: 'TEMP' } as const;
const links = (card: Partial<NonNullable<InvoiceLinks['customer']>>, customerBusinessId?: string): InvoiceLinks => ({ customer: { netvisorKey: '31', name: 'Oulujokivarren Sähkö Oy', country: 'FI', externalIdentifier: '', ...card }, customerBusinessId, productKey: () => '7', productLetters: () => undefined });

describe('the card under the code is the one who pays (C-9)', () => {
	it.each([
		['the same id', '0112038-9', '0112038-9', []],
		['the same id in another form', 'FI01120389', '0112038-9', []],
		['another company', '9723840-1', '0112038-9', ['CUSTOMER_CODE_TAKEN']],
		['a card without an id', '', '0112038-9', []],
		['an id that Severa does not have', '9723840-1', '', []],
		['a document made by hand, without a plan', '9723840-1', undefined, []],
	])('%s', (_, externalIdentifier, wanted, expected) => {
		expect(checkLinks(document(), links({ externalIdentifier }, wanted), settings).map(({ code }) => code)).toEqual(expected);
	});

	it('names both companies', () => {
		const [reason] = checkLinks(document(), links({ externalIdentifier: '9723840-1' }, '0112038-9'), settings);
		expect(reason?.message).toBe('Code 10030 belongs in Netvisor to Oulujokivarren Sähkö Oy (9723840-1), here to Koivuranta Oy (0112038-9).');
	});

	it('the temporary customer is nobody\'s in particular', () => {
		expect(checkLinks(document('TEMP'), links({ externalIdentifier: '9723840-1' }, '0112038-9'), settings)).toEqual([]);
	});

	it('a personal identity code on the Netvisor card is not shown', () => {
		const [reason] = checkLinks(document(), links({ externalIdentifier: '131052-308T' }, '0112038-9'), settings);
		expect([reason?.code, JSON.stringify(reason).includes('308T')]).toEqual(['CUSTOMER_CODE_TAKEN', false]);
	});
});
