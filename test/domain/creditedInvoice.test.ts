/** Which invoice a credit note credits: its number alone proves nothing (mapping 5.10; I-19). */
import { creditedInvoice, type CreditedInvoice } from '../../src/domain/creditedInvoice';
import type { NetvisorSalesInvoiceListRow } from '../../src/netvisor/salesInvoiceRecord';

const GUID = '11111111-1111-1111-1111-111111111111';
const OTHER = '22222222-2222-2222-2222-222222222222';
const original: CreditedInvoice = { number: '5001', guid: GUID };
const row = (change: Partial<NetvisorSalesInvoiceListRow> = {}): NetvisorSalesInvoiceListRow => ({ netvisorKey: '880', invoiceNumber: '5001', invoiceDate: '2026-01-31', invoiceDueDate: '', invoiceStatus: 'open', invoiceSubStatus: '', customerNetvisorKey: '31', customerCode: '1001', customerName: 'A', referenceNumber: '', invoiceSum: '1255.00', openSum: '1255.00', privateComment: `severa:invoice:${GUID}`, invoiceCurrencySum: '', openCurrencySum: '', currencyCode: '', ...change });
const byHand = (change: Partial<NetvisorSalesInvoiceListRow> = {}) => row({ netvisorKey: '990', privateComment: 'käsin tehty', ...change });
const [ANOTHER, UNKNOWN, NUMBER_ONLY] = [/is not the Severa invoice that is credited; match it by hand/, /no key shows.*match it by hand/, /only its number is known.*match it by hand/];

it.each<[string, NetvisorSalesInvoiceListRow[], CreditedInvoice, string]>([
	['by number and key', [row()], original, '880'],
	['the key before other words', [row({ privateComment: `severa:invoice:${GUID} Soita ensin` })], original, '880'],
	['the key in capitals', [row({ privateComment: `SEVERA:INVOICE:${GUID.toUpperCase()}` })], { ...original, guid: GUID.toUpperCase() }, '880'],
	['beside another invoice with its number', [byHand(), row()], original, '880'],
	['told twice', [row(), row()], original, '880'],
	['under the number that Netvisor gave it, beside another with its own', [row({ invoiceNumber: '77' }), byHand()], original, '880'],
	['Severa tells no number', [row({ invoiceNumber: '77' })], { number: '', guid: GUID }, '880'],
])('I-19: is the one with its key: %s', (_, rows, wanted, netvisorKey) => {
	expect(creditedInvoice(wanted, rows)).toEqual({ netvisorKey });
});

it.each<[string, NetvisorSalesInvoiceListRow[], CreditedInvoice, RegExp]>([
	['without a key', [byHand()], original, UNKNOWN],
	['with the key of another Severa invoice', [row({ privateComment: `severa:invoice:${OTHER}` })], original, ANOTHER],
	['with the key of something else', [row({ privateComment: `severa:project:${GUID}` })], original, UNKNOWN],
	['with the keys of two', [row({ privateComment: `severa:invoice:${GUID} severa:invoice:${OTHER}` })], original, UNKNOWN],
	['two with its number, one without a key', [row({ privateComment: `severa:invoice:${OTHER}` }), byHand()], original, UNKNOWN],
	['Severa tells its number only', [row()], { number: '5001', guid: '' }, NUMBER_ONLY],
	['Severa tells its number only, no key there either', [byHand()], { number: '5001', guid: '' }, NUMBER_ONLY],
	['Severa tells nothing', [byHand({ invoiceNumber: '' })], { number: '', guid: '' }, /does not name it/],
	['not there', [], original, /is not in Netvisor/],
	['not there, another is known', [byHand({ invoiceNumber: '5002' })], original, /is not in Netvisor/],
	['there several times', [row(), row({ netvisorKey: '881' })], original, /several times/],
	['not open', [row({ invoiceStatus: 'unsent' })], original, /status in Netvisor is unsent/],
])('I-19: is none: %s', (_, rows, wanted, why) => {
	expect(creditedInvoice(wanted, rows)).toEqual({ why: { en: expect.stringMatching(why) as string, fi: expect.stringMatching(/\S/) as string } });
});
