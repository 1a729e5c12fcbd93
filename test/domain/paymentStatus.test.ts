/** Payment status by rule (mapping 9; rulebook PS-1 to PS-6, ST-1, ST-2). */
import { candidatesFor, isPayment, mapPayment, type NetvisorPayment, type PayableInvoice, type StatusRow } from '../../src/domain/paymentStatus';
import { comparableReference, referenceForms } from '../../src/domain/reference';
import { defaultsOf } from '../../src/domain/setting';
import { paymentStatusDocumentSettings, type PaymentStatusSettings } from '../../src/domain/settings/paymentStatus';

const SENT = 'Lasku lähetetty Netvisoriin';
const status = (name: string, isPaid = false, isActive = true): StatusRow => ({ guid: `status ${name}`, name, isPaid, isActive });
const statuses = [status('Vedos'), status(SENT), status('Maksettu', true)];
const inStatus = (name: string, isPaid = false) => ({ guid: `status ${name}`, name, isPaid, isSent: true, isWaitingPayment: !isPaid });
const payment = (changed: Partial<NetvisorPayment> = {}): NetvisorPayment => ({ netvisorKey: '2001', invoiceNumber: '4991', invoiceStatus: 'paid', customerName: 'Koivuranta Oy', referenceNumber: '49919', invoiceSum: '470.63', openSum: '0.00', invoiceCurrencySum: '', openCurrencySum: '', currencyCode: '', privateComment: '', ...changed });
const invoice = (changed: Partial<PayableInvoice> = {}): PayableInvoice => ({ guid: 'g-4991', number: 4991, referenceNumber: '49919', status: inStatus(SENT), totalIncludingTax: { amount: 470.63, currencyCode: 'EUR' }, ...changed });
const paid = (paymentRow: Partial<NetvisorPayment>, invoices: PayableInvoice[] = [invoice()], settings: Partial<PaymentStatusSettings> = {}, register = statuses) =>
	mapPayment({ payment: payment(paymentRow), invoices, statuses: register }, { ...defaultsOf(paymentStatusDocumentSettings), ...settings }, '2026-10-30');

type Case = [string, Partial<NetvisorPayment>, PayableInvoice[]?, Partial<PaymentStatusSettings>?, StatusRow[]?];
function codes([, ...given]: Case) {
	const result = paid(...given);
	if (result === undefined) return 'nothing';
	return result.mapped.outcome === 'ready' ? 'ready' : result.mapped.reasons.map(({ code }) => code);
}

test('PS-3: a paid invoice goes to the paid status, from where it is, with the day of the run', () => {
	expect(paid({})?.mapped).toEqual({ outcome: 'ready', document: { invoiceGuid: 'g-4991', status: 'status Maksettu', statusName: 'Maksettu', paymentDate: '2026-10-30', onlyFromStatus: SENT }, notes: [] });
	expect(paid({}, undefined, { paymentDate: 'none' })?.mapped).not.toHaveProperty('document.paymentDate');
});

describe('PS-1, PS-6: what is a payment', () => {
	it.each<[string, Partial<NetvisorPayment>, boolean]>([
		['paid', {}, true],
		['paid in part', { invoiceStatus: 'open', openSum: '100.00' }, true],
		['a credit note matched in part', { invoiceStatus: 'open', invoiceSum: '-470.63', openSum: '-100' }, true],
		['open without a payment', { invoiceStatus: 'open', openSum: '470.63' }, false],
		['nothing open, but not paid yet', { invoiceStatus: 'open', openSum: '0' }, false],
		['unsent', { invoiceStatus: 'unsent', openSum: '470.63' }, false],
		['written off: a loss is no payment', { invoiceStatus: 'creditloss' }, false],
		['rejected', { invoiceStatus: 'rejected' }, false],
		['of an unknown state', { invoiceStatus: 'open', openSum: '' }, false],
	])('%s', (_, changed, expected) => {
		expect(isPayment(payment(changed))).toBe(expected);
		if (!expected) expect(paid(changed)).toBeUndefined();
	});
});

describe('PS-2: by number, else by reference', () => {
	it.each<[Case, string | string[]]>([
		[['by number', {}], 'ready'],
		[['by number, where only one side has a reference', { referenceNumber: '' }], 'ready'],
		[['by number, the reference written in another way', { referenceNumber: 'RF31 0004 9919' }], 'ready'],
		[['by reference, the number being Netvisor\'s own', { invoiceNumber: '880' }], 'ready'],
		[['by reference, where Netvisor gives no number', { invoiceNumber: '', referenceNumber: '000 49919' }], 'ready'],
		[['0042 is not 42', { invoiceNumber: '04991', referenceNumber: '' }], ['PAYMENT_NO_MATCH']],
		[['none', { invoiceNumber: '7', referenceNumber: '1232' }], ['PAYMENT_NO_MATCH']],
		[['neither number nor reference', { invoiceNumber: '', referenceNumber: '' }, [invoice({ number: null, referenceNumber: '' })]], ['PAYMENT_NO_MATCH']],
		[['two with the number', {}, [invoice(), invoice({ guid: 'other' })]], ['PAYMENT_AMBIGUOUS']],
		[['two with the reference', { invoiceNumber: '' }, [invoice(), invoice({ guid: 'other', number: 4999 })]], ['PAYMENT_AMBIGUOUS']],
		[['one with the number, another with the reference: the number wins, the conflict is told', { referenceNumber: '1232' }, [invoice(), invoice({ guid: 'other', number: 5000, referenceNumber: '1232' })]], ['PAYMENT_MATCH_CONFLICT']],
		[['a conflict and another amount are told at once', { referenceNumber: '1232', invoiceSum: '1.00' }], ['PAYMENT_MATCH_CONFLICT', 'PAYMENT_AMOUNT_DIFFERS']],
	])('%s', (given, expected) => {
		expect(codes(given)).toEqual(expected);
	});

	it('the held one names the invoice as Netvisor knows it', () => {
		expect(paid({ invoiceNumber: '', referenceNumber: '' }, [])?.mapped).toMatchObject({ reasons: [{ code: 'PAYMENT_NO_MATCH', kind: 'skip', message: 'Netvisor invoice #2001 is not in Severa.' }] });
	});

	it('candidates are those of either way', () => {
		const others = [invoice(), invoice({ guid: 'b', number: 5, referenceNumber: 'RF3149919' }), invoice({ guid: 'c', number: null, referenceNumber: null }), invoice({ guid: 'd', number: 4991, referenceNumber: '1232' })];
		expect(candidatesFor(payment(), others).map(({ guid }) => guid)).toEqual(['g-4991', 'b', 'd']);
		expect(candidatesFor(payment({ referenceNumber: '' }), others).map(({ guid }) => guid)).toEqual(['g-4991', 'd']);
	});
});

describe('PS-2: a row with the key of the transfer is that Severa invoice and no other', () => {
	const [GUID, OTHER] = ['ab12f7e0-4c3d-95e8-0b76-d1e2a9000001', 'ab12f7e0-4c3d-95e8-0b76-d1e2a9000002'];
	const privateComment = `severa:invoice:${GUID} Soita ennen laskutusta`;
	const [own, other] = [invoice({ guid: GUID, number: 5000, referenceNumber: '1232' }), invoice({ guid: OTHER })];
	const named = { privateComment };

	it.each<[Case, string | string[], string?]>([
		[['number and reference are those of another', named, [other, own]], 'ready', GUID],
		[['another has the same number and reference', named, [invoice({ guid: OTHER }), invoice({ guid: GUID })]], 'ready', GUID],
		[['Netvisor gave it a number of its own and no reference', { ...named, invoiceNumber: '880', referenceNumber: '' }, [own]], 'ready', GUID],
		[['the key in capitals', { privateComment: privateComment.toUpperCase() }, [invoice({ guid: GUID.toUpperCase() })]], 'ready', GUID.toUpperCase()],
		[['its invoice is not there: not given to the one with its number', named, [other]], ['PAYMENT_NO_MATCH'], undefined],
		[['the sum still counts', { ...named, invoiceSum: '1.00' }, [own, other]], ['PAYMENT_AMOUNT_DIFFERS'], GUID],
		[['two keys', { privateComment: `${privateComment} severa:invoice:${OTHER}` }, [own, other]], ['PAYMENT_AMBIGUOUS'], undefined],
		[['two keys, one of them gone', { privateComment: `${privateComment} severa:invoice:${OTHER}` }, [own]], ['PAYMENT_AMBIGUOUS'], undefined],
		[['one key twice', { privateComment: `${privateComment} ${privateComment}` }, [own]], 'ready', GUID],
		[['the key of something else is none', { privateComment: `severa:project:${OTHER}` }, [invoice({ guid: GUID })]], 'ready', GUID],
	])('%s', (given, expected, guid) => {
		expect(codes(given)).toEqual(expected);
		expect(paid(given[1], given[2])?.invoice?.guid).toBe(guid);
	});

	it('what is read for it is what the key names', () => {
		expect(candidatesFor(payment(named), [own, other])).toEqual([own]);
		expect(candidatesFor(payment(named), [other])).toEqual([]);
	});
});

describe('PS-3, PS-6: the sums', () => {
	const krona = { amount: 5000, currencyCode: 'SEK' };
	it.each<[Case, string | string[]]>([
		[['equal, with other decimals', { invoiceSum: '470.6300', openSum: '0' }], 'ready'],
		[['a cent apart', { invoiceSum: '470.64' }], ['PAYMENT_AMOUNT_DIFFERS']],
		[['no sum in Severa', {}, [invoice({ totalIncludingTax: { amount: null, currencyCode: 'EUR' } })]], ['PAYMENT_AMOUNT_DIFFERS']],
		[['no sum in Netvisor', { invoiceSum: '' }], ['PAYMENT_AMOUNT_DIFFERS']],
		[['the same figure in another currency', {}, [invoice({ totalIncludingTax: { amount: 470.63, currencyCode: 'SEK' } })]], ['PAYMENT_AMOUNT_DIFFERS']],
		[['Severa names no currency: the home currency', {}, [invoice({ totalIncludingTax: { amount: 470.63, currencyCode: null } })]], 'ready'],
		[['Severa names no currency, Netvisor another', { currencyCode: 'SEK', invoiceCurrencySum: '470.63', openCurrencySum: '0' }, [invoice({ totalIncludingTax: { amount: 470.63, currencyCode: '' } })]], ['PAYMENT_AMOUNT_DIFFERS']],
		[['an invoice in krona, its currency sum counts', { currencyCode: 'SEK', invoiceCurrencySum: '5000', openCurrencySum: '0' }, [invoice({ totalIncludingTax: krona })]], 'ready'],
		[['an invoice in krona whose currency sum differs', { currencyCode: 'SEK', invoiceCurrencySum: '4999.99', openCurrencySum: '0' }, [invoice({ totalIncludingTax: krona })]], ['PAYMENT_AMOUNT_DIFFERS']],
		[['an invoice in krona that Netvisor tells in euro only', { invoiceSum: '440' }, [invoice({ totalIncludingTax: krona })]], ['PAYMENT_AMOUNT_DIFFERS']],
		[['the currency named although it is the home currency', { currencyCode: 'EUR', invoiceCurrencySum: '470.63', openCurrencySum: '0' }], 'ready'],
		[['books in krona', { invoiceSum: '5000' }, [invoice({ totalIncludingTax: krona })], { homeCurrency: 'SEK' }], 'ready'],
		[['a credit note', { invoiceSum: '-470.63' }, [invoice({ totalIncludingTax: { amount: -470.63, currencyCode: 'EUR' } })]], 'ready'],
		[['paid in part', { invoiceStatus: 'open', openSum: '100' }], ['PAYMENT_PARTIAL']],
		[['called paid, with something open', { openSum: '0.01' }], ['PAYMENT_PARTIAL']],
		[['paid in part, and sent from nowhere', { invoiceStatus: 'open', openSum: '100' }, [invoice({ status: inStatus('Vedos') })]], ['PAYMENT_PARTIAL']],
		[['paid more than asked', { openSum: '-10' }], ['PAYMENT_AMOUNT_DIFFERS']],
		[['nothing told of what is open', { openSum: '' }], ['PAYMENT_AMOUNT_DIFFERS']],
	])('%s', (given, expected) => {
		expect(codes(given)).toEqual(expected);
	});

	it('both sums are told with their currency', () => {
		expect(paid({}, [invoice({ totalIncludingTax: krona })])?.mapped).toMatchObject({ reasons: [{ message: '470.63 EUR in Netvisor, 5000.00 SEK in Severa.' }] });
		expect(paid({ openSum: '-10' })?.mapped).toMatchObject({ reasons: [{ message: '480.63 EUR in Netvisor, 470.63 EUR in Severa.' }] });
		expect(paid({ invoiceStatus: 'open', openSum: '100' })?.mapped).toMatchObject({ reasons: [{ kind: 'skip', message: '100.00 EUR of 470.63 EUR is still open.' }] });
	});
});

describe('PS-3, ST-1, ST-2: from and to', () => {
	it.each<[Case, string | string[]]>([
		[['paid in Severa already', {}, [invoice({ status: inStatus('Maksettu', true) })]], 'nothing'],
		[['paid under another name', {}, [invoice({ status: inStatus('Suoritettu', true) })]], 'nothing'],
		[['paid in Severa already, with another amount', { invoiceSum: '1' }, [invoice({ status: inStatus('Maksettu', true) })]], ['PAYMENT_AMOUNT_DIFFERS']],
		[['still a draft', {}, [invoice({ status: inStatus('Vedos') })]], ['PAYMENT_NOT_SENT']],
		[['without a status', {}, [invoice({ status: null })]], ['PAYMENT_NOT_SENT']],
		[['from a status that the user added', {}, [invoice({ status: inStatus('Perinnässä') })], { payableStatuses: [{ name: SENT }, { name: ' perinnässä ' }] }], 'ready'],
		[['the names differ by white space and letter case', {}, [invoice({ status: inStatus(`${SENT.toUpperCase()} `) })]], 'ready'],
		[['no such status', {}, undefined, { paidStatus: 'Suoritettu' }], ['STATUS_MISSING']],
		[['a status out of use', {}, undefined, {}, [status(SENT), status('Maksettu', true, false)]], ['STATUS_MISSING']],
		[['a status that is not marked as paid', {}, undefined, { paidStatus: SENT }], ['PAID_STATUS_FLAG']],
		[['the exact name before one that is alike', {}, undefined, {}, [status('MAKSETTU'), status('Maksettu', true)]], 'ready'],
		[['wrong on both ends: told at once', {}, [invoice({ status: inStatus('Vedos') })], { paidStatus: 'Suoritettu' }], ['PAYMENT_NOT_SENT', 'STATUS_MISSING']],
	])('%s', (given, expected) => {
		expect(codes(given)).toEqual(expected);
	});

	it('the names found are told', () => {
		expect(paid({}, undefined, { paidStatus: 'Suoritettu' })?.mapped).toMatchObject({ reasons: [{ message: `Severa has no status "Suoritettu". Found: "Vedos", "${SENT}", "Maksettu".` }] });
	});
});

describe('references (mapping 1.9)', () => {
	it.each([['49919', '49919'], ['4 9919', '49919'], ['00049919', '49919'], ['RF31 4991 9', '49919'], ['rf310049919', '49919'], ['', ''], [null, ''], ['RF18A1', 'RF18A1']])('%s compares as %s', (value, expected) => {
		expect(comparableReference(value)).toBe(expected);
	});

	// The check digits of the RF forms were worked out by hand: 98 less the remainder of "<digits>271500" by 97 (ISO 11649).
	it.each([['49919', ['49919', 'RF0649919']], ['RF0649919', ['RF0649919', '49919']], ['RF01 4991 9', ['RF0149919', '49919', 'RF0649919']], ['000 1232', ['0001232', '1232', 'RF111232']], ['1233', ['1233']], ['', []]])('%s is asked for as %j', (value, expected) => {
		expect(referenceForms(value)).toEqual(expected);
	});
});
