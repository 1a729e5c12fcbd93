/** The report of what differs: page, text and repair list, in both languages. */
import { reason } from '../../src/domain/held';
import { InputError } from '../../src/errors';
import { readReconciliation, reconciliationPage, reconciliationText } from '../../src/report/reconciliation';

const totals = { outcome: 'ready', document: { period: { start: '2026-10-01', end: '2026-10-31' }, counts: { compared: 1, agreeing: 0, differences: 1 }, totals: [{ currency: 'EUR', severa: { count: 2, total: '12255.00', vat: '255.00' }, netvisor: { count: 1, total: '1255.00', vat: '' }, difference: '11000.00' }] } };
const held = (name = 'Koivuranta Oy') => ({
	outcome: 'held', source: { system: 'Netvisor', kind: 'salesInvoice', guid: 'g1', number: '5008', name },
	reasons: [reason('INVOICE_OTHER_NUMBER', 'number', { number: '5008', otherNumber: '9008' })], plan: { netvisor: { netvisorKey: '77' } },
});

test('items of both outputs become one summary, in any order', () => {
	expect(readReconciliation([held(), totals, held()])).toMatchObject({ period: { start: '2026-10-01', end: '2026-10-31' }, counts: { compared: 1 }, byCode: [{ code: 'INVOICE_OTHER_NUMBER', count: 2 }], repairs: [{ number: '5008', where: 'Netvisor', netvisorKey: '77', rule: 'I-20', what: 'Invoice 5008 of Severa is number 9008 in Netvisor.', todo: expect.stringContaining('make both alike') as string }, {}] });
});

test('without the sums it is half a report', () => {
	expect(() => readReconciliation([held()])).toThrow(InputError);
	expect(() => readReconciliation([])).toThrow(/both of its outputs/);
});

test.each(['en', 'fi'] as const)('page in %s: sums, counts, repairs; names are text', (language) => {
	const page = reconciliationPage(readReconciliation([totals, held('<script>alert(1)</script>')]), language);
	expect(page).toContain(`<html lang="${language}">`);
	expect(page).toContain('&#60;script&#62;');
	expect(page).not.toContain('<script>');
	for (const text of language === 'fi' ? ['12\u00a0255,00', 'Severan lasku 5008 on Netvisorissa numerolla 9008.', 'yhtenäistä numerot', '11\u00a0000,00'] : ['12\u00a0255.00', 'Invoice 5008 of Severa is number 9008 in Netvisor.', 'make both alike', '11\u00a0000.00']) expect(page).toContain(text);
});

test('text for a message', () => {
	expect(reconciliationText(readReconciliation([totals, held()]), 'en').replaceAll('\u00a0', ' ').split('\n')).toEqual([
		'Severa and Netvisor compared, 2026-10-01 – 2026-10-31',
		'EUR: Severa 12 255.00 (2), Netvisor 1 255.00 (1), Severa − Netvisor 11 000.00',
		'Invoices in both systems: 1', '… of which agree in everything: 0', 'Differences: 1',
		'To be mended:',
		'- Sales invoice 5008 Koivuranta Oy (Netvisor): Invoice 5008 of Severa is number 9008 in Netvisor.',
		'  Check which number the customer got and make both alike.',
	]);
	expect(reconciliationText(readReconciliation([totals]), 'fi')).toContain('Ei eroja: järjestelmät täsmäävät.');
});
