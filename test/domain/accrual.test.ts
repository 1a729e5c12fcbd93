import { accrualRules, type AccrualInvoice, type AccrualSettings } from '../../src/domain/accrual';
import { Findings } from '../../src/domain/held';
import { EntryReader, type Entry } from '../../src/domain/invoiceEntry';
import { feeRow, invoiceForTransfer, projectFee } from '../support/invoiceForTransfer';

const onLines: AccrualSettings = { accrual: 'line', accrualMonths: 'touched', differentAccrualPeriods: 'hold', documentType: 'invoice', invoiceStatus: 'open' };
const march: AccrualInvoice = { isCreditNote: false, date: '2026-03-31', entryDate: undefined };

type Fee = Parameters<typeof projectFee>[0];
const rule = (frequency: number | null) => ({ guid: `rule-${frequency}`, frequency, generatedTimes: 1, isActive: true, hasVolumePricing: false, quantity: 1 });
const recurring = (months: number | null, start: string | null, more: Fee = {}) => projectFee({ guid: `fee-${months}-${start}`, billingSchedule: 'Recurring', recurrenceRuleGuid: `rule-${months}`, displayPeriodStartDate: start, ...more });

function entriesOf(...fees: Array<ReturnType<typeof projectFee>>): Entry[] {
	const row = feeRow({ projectFees: fees });
	return new EntryReader(invoiceForTransfer({ rows: [row], recurringFeeRules: [1, 2, 3, 12, 0, null].map(rule) })).entriesOf(row);
}

function rules(rows: Entry[][], settings: Partial<AccrualSettings> = {}, invoice: AccrualInvoice = march) {
	const found = new Findings();
	const result = accrualRules(found, rows.map((entries, index) => ({ label: `Rivi ${index + 1}`, field: `rows[${index}]`, entries })), invoice, { ...onLines, ...settings });
	return { rules: result.map((one) => one && `${one.startMonth}/${one.startYear}-${one.endMonth}/${one.endYear}`), reasons: found.reasons.map(({ code }) => code), notes: found.notes.map(({ code }) => code), messages: found.reasons.map(({ message }) => message) };
}

describe('the period of a row (I-12)', () => {
	test.each<[string, Entry[], Partial<AccrualSettings>, AccrualInvoice, string | undefined]>([
		['a quarter from the first', entriesOf(recurring(3, '2026-04-01')), {}, march, '4/2026-6/2026'],
		['every month that is touched', entriesOf(recurring(3, '2026-04-15')), {}, march, '4/2026-7/2026'],
		['as many months as the period is long', entriesOf(recurring(3, '2026-04-15')), { accrualMonths: 'count' }, march, '4/2026-6/2026'],
		['both alike from the first', entriesOf(recurring(12, '2026-01-01')), { accrualMonths: 'count' }, march, '1/2026-12/2026'],
		['over the end of the year', entriesOf(recurring(12, '2026-11-01')), {}, march, '11/2026-10/2027'],
		['from the last day of a month: the end does not run over', entriesOf(recurring(1, '2026-01-31')), {}, march, '1/2026-2/2026'],
		['count from the last day of a month', entriesOf(recurring(2, '2026-01-31')), { accrualMonths: 'count' }, march, '1/2026-2/2026'],
		['without a printed period the day of the fee', entriesOf(recurring(3, null, { eventDate: '2026-05-01' })), {}, march, '5/2026-7/2026'],
		['without either the invoice date', entriesOf(recurring(3, null, { eventDate: null })), {}, march, '3/2026-6/2026'],
		['recurring by its rule alone', entriesOf(recurring(3, '2026-04-01', { billingSchedule: 'Immediately' })), {}, march, '4/2026-6/2026'],
		['not a recurring fee', entriesOf(projectFee({ billingSchedule: 'OnDate' })), {}, march, undefined],
		['the month of the invoice needs no rule', entriesOf(recurring(1, '2026-03-01')), {}, march, undefined],
		['the month of the booking date needs no rule', entriesOf(recurring(1, '2026-02-01')), {}, { ...march, entryDate: '2026-02-28' }, undefined],
		['another single month does', entriesOf(recurring(1, '2026-03-01')), {}, { ...march, entryDate: '2026-02-28' }, '3/2026-3/2026'],
		['two fees of one period', entriesOf(recurring(3, '2026-04-01'), recurring(3, '2026-04-01', { guid: 'fee-2' })), {}, march, '4/2026-6/2026'],
		['off by default', entriesOf(recurring(3, '2026-04-01')), { accrual: 'none' }, march, undefined],
	])('%s', (_, entries, settings, invoice, expected) => expect(rules([entries], settings, invoice)).toMatchObject({ rules: [expected], reasons: [] }));
});

describe('held', () => {
	test.each<[string, Entry[][], Partial<AccrualSettings>, string[]]>([
		['the rule has no length', [entriesOf(recurring(null, '2026-04-01'))], {}, ['ACCRUAL_LENGTH_MISSING']],
		['the length is nothing', [entriesOf(recurring(0, '2026-04-01'))], {}, ['ACCRUAL_LENGTH_MISSING']],
		['the rule is unknown', [entriesOf(recurring(7, '2026-04-01'))], {}, ['ACCRUAL_LENGTH_MISSING']],
		['recurring without a rule', [entriesOf(recurring(3, '2026-04-01', { recurrenceRuleGuid: null }))], {}, ['ACCRUAL_LENGTH_MISSING']],
		['fees of two periods in one row', [entriesOf(recurring(3, '2026-04-01'), recurring(3, '2026-07-01'))], {}, ['ACCRUAL_ROW_MIXED']],
		['a fee without a period beside one with', [entriesOf(recurring(3, '2026-04-01'), projectFee())], {}, ['ACCRUAL_ROW_MIXED']],
		['rows of two periods (I-13)', [entriesOf(recurring(3, '2026-04-01')), entriesOf(recurring(12, '2026-01-01'))], {}, ['ACCRUAL_PERIODS_DIFFER']],
	])('%s', (_, rows, settings, reasons) => expect(rules(rows, settings).reasons).toEqual(reasons));

	test('names the rows and their periods', () => expect(rules([entriesOf(recurring(3, '2026-04-01')), [], entriesOf(recurring(12, '2026-01-01'))]).messages).toEqual(['Rows have different accrual periods: Rivi 1 (4/2026–6/2026), Rivi 3 (1/2026–12/2026).']));
});

test('rows without a period may stand beside one period', () => expect(rules([entriesOf(recurring(3, '2026-04-01')), [], entriesOf(projectFee()), entriesOf(recurring(1, '2026-03-01'))])).toMatchObject({ rules: ['4/2026-6/2026', undefined, undefined, undefined], reasons: [] }));
test('each line its own, by setting', () => expect(rules([entriesOf(recurring(3, '2026-04-01')), entriesOf(recurring(12, '2026-01-01'))], { differentAccrualPeriods: 'perLine' })).toMatchObject({ rules: ['4/2026-6/2026', '1/2026-12/2026'], reasons: [] }));

describe('notes', () => {
	const quarter = [entriesOf(recurring(3, '2026-04-01'))];
	test.each<[string, Entry[][], Partial<AccrualSettings>, AccrualInvoice, string[]]>([
		['an unsent invoice has no accrual voucher yet', quarter, { invoiceStatus: 'unsent' }, march, ['ACCRUAL_NEEDS_OPEN']],
		['an open one has', quarter, {}, march, []],
		['nothing to accrue', [entriesOf(projectFee())], { invoiceStatus: 'unsent' }, march, []],
		['not with orders', quarter, { documentType: 'order' }, march, ['ACCRUAL_ON_ORDER']],
		['not on a credit note', quarter, {}, { ...march, isCreditNote: true }, ['CREDIT_NOTE_WITHOUT_ACCRUAL']],
		['a credit note without fees', [[]], {}, { ...march, isCreditNote: true }, []],
		['a credit note with accrual off', quarter, { accrual: 'none' }, { ...march, isCreditNote: true }, []],
	])('%s', (_, rows, settings, invoice, notes) => expect(rules(rows, settings, invoice).notes).toEqual(notes));
});
