import { EntryReader } from '../../src/domain/invoiceEntry';
import { feeRow, flatRate, invoiceForTransfer, money, project, projectFee, reimbursedProjectFee, reimbursedTravelExpense, reimbursedWorkHour, row, secondProject, secondUser, travelExpense, unitNorth, unitSouth, user, workHour, workType } from '../support/invoiceForTransfer';

const registers = {
	workTypes: [{ ...workType, isActive: true, isDefault: false, isProductive: true }],
	products: [{ guid: 'product-lis', name: 'Lisenssi', code: 'LIS-01' }],
	travelExpenseTypes: [{ guid: 'type-km', name: 'Kilometrikorvaus', code: 'KM', isDailyAllowance: false, isMileage: true, includeTime: false }],
};

function entries(given: Parameters<typeof row>[0], bundle: Parameters<typeof invoiceForTransfer>[0] = {}) {
	const one = row(given);
	return new EntryReader(invoiceForTransfer({ rows: [one], ...bundle })).entriesOf(one).map(({ quantity, price, ...rest }) => ({ ...rest, quantity: quantity.toString(), price: price?.toString() }));
}

const aino = { guid: 'user-1001', code: '1001', firstName: 'Aino', lastName: 'Malli', unit: unitSouth };
const verkko = { guid: 'project-2001', number: 2001, name: 'Verkko', unit: unitSouth, keywords: [] };

test('a work hour', () => {
	expect(entries({ workHours: [workHour()] })).toEqual([{ guid: 'hour-1', kind: 'workHour', project: verkko, user: aino, productCode: 'T100', productName: 'Ohjelmointi', quantity: '10', price: '100', currency: 'EUR', date: '2026-03-10' }]);
});

test('a fee takes the project number from the project record, and may have no user', () => {
	expect(entries({ projectFees: [projectFee()] })).toEqual([{ guid: 'fee-1', kind: 'projectFee', project: verkko, user: undefined, productCode: 'LIS-01', productName: 'Lisenssi', productType: 'Materials', recurrence: undefined, quantity: '1', price: '300', currency: 'EUR', date: '2026-03-15' }]);
});

test('a travel expense', () => {
	expect(entries({ travelExpenses: [travelExpense()] })).toEqual([{ guid: 'travel-1', kind: 'travelExpense', project: verkko, user: aino, productCode: 'KM', productName: 'Kilometrikorvaus', quantity: '100', price: '0.57', currency: 'EUR', date: '2026-03-12' }]);
});

test('a flat rate counts as one and has neither user, code nor day', () => {
	expect(entries({ flatRates: [flatRate()] })).toEqual([{ guid: 'flat-1', kind: 'flatRate', project: verkko, quantity: '1', price: '5000', currency: 'EUR' }]);
});

describe('credit notes join what the reimbursed entries only name', () => {
	const credit = { invoice: { isCreditNote: true }, ...registers };
	test('hours: code of work type and user', () => expect(entries({ reimbursedWorkHours: [reimbursedWorkHour()] }, credit)).toEqual([{ guid: 'hour-1', kind: 'workHour', project: verkko, user: aino, productCode: 'T100', productName: 'Ohjelmointi', quantity: '10', price: '100', currency: 'EUR', date: '2026-03-10' }]));
	test('fees: code of the product', () => expect(entries({ reimbursedProjectFees: [reimbursedProjectFee()] }, credit)).toMatchObject([{ kind: 'projectFee', project: verkko, productCode: 'LIS-01', productType: 'Materials' }]));
	test('travel: code of the expense type', () => expect(entries({ reimbursedTravelExpenses: [reimbursedTravelExpense()] }, credit)).toMatchObject([{ kind: 'travelExpense', project: verkko, user: aino, productCode: 'KM' }]));
	test('a project that is not at hand keeps the number the entry has as text', () => expect(entries({ reimbursedProjectFees: [reimbursedProjectFee({ project: { guid: 'gone', number: '0099', name: 'Vanha' } })] }, credit)).toMatchObject([{ project: { guid: 'gone', number: '0099', name: 'Vanha', unit: undefined } }]));
});

describe('what is read where', () => {
	test('an invoice does not count the reimbursed lists beside its own', () => expect(entries({ workHours: [workHour()], reimbursedWorkHours: [reimbursedWorkHour({ guid: 'hour-9' })] }).map(({ guid }) => guid)).toEqual(['hour-1']));
	test('nor a credit note its own', () => expect(entries({ workHours: [workHour()], reimbursedWorkHours: [reimbursedWorkHour({ guid: 'hour-9' })] }, { invoice: { isCreditNote: true } }).map(({ guid }) => guid)).toEqual(['hour-9']));
	test('but where only the other list has entries, these count', () => expect(entries({ workHours: [workHour()] }, { invoice: { isCreditNote: true } }).map(({ guid }) => guid)).toEqual(['hour-1']));
	test('the invoiced quantity, else the entered one', () => expect(entries({ workHours: [workHour({ invoiceQuantity: 7.5 }), workHour({ guid: 'hour-2', invoiceQuantity: 0 }), workHour({ guid: 'hour-3', invoiceQuantity: null, quantity: 2 }), workHour({ guid: 'hour-4', quantity: null })] }).map(({ quantity }) => quantity)).toEqual(['7.5', '0', '2', '0']));
	test('a price without an amount is no price', () => expect(entries({ workHours: [workHour({ unitPrice: money(null) }), workHour({ guid: 'hour-2', unitPrice: null })] }).map(({ price }) => price)).toEqual([undefined, undefined]));
	test('an empty code is none', () => expect(entries({ workHours: [workHour({ workType: { guid: 'w', name: 'Työ', code: '' } })] })).toMatchObject([{ productCode: undefined, productName: 'Työ' }]));
	test('a user without a record goes by its name', () => expect(entries({ workHours: [workHour()] }, { users: [] })).toMatchObject([{ user: { code: '1001', firstName: 'Aino', lastName: 'Malli', unit: undefined } }]));
	test('a reimbursed user without a record goes by the whole name', () => expect(entries({ reimbursedWorkHours: [reimbursedWorkHour()] }, { users: [] })).toMatchObject([{ user: { code: undefined, firstName: 'Aino Malli', lastName: '' } }]));
	test('keywords of the project', () => expect(entries({ workHours: [workHour()] }, { projects: [project({ keywords: [{ guid: 'k', name: ' Rakentaminen ' }, { guid: 'l', name: null }] })] })).toMatchObject([{ project: { keywords: ['Rakentaminen'] } }]));
});

describe('recurrence of a fee', () => {
	const rules = { recurringFeeRules: [{ guid: 'rule', frequency: 3, generatedTimes: 1, isActive: true, hasVolumePricing: false, quantity: 1 }] };
	test.each([
		['by its rule', { recurrenceRuleGuid: 'rule', displayPeriodStartDate: '2026-04-01' }, { months: 3, start: '2026-04-01' }],
		['without a printed period, the day of the fee', { recurrenceRuleGuid: 'rule' }, { months: 3, start: '2026-03-15' }],
		['with an unknown rule', { recurrenceRuleGuid: 'other' }, { months: undefined, start: '2026-03-15' }],
		['by its schedule alone', { billingSchedule: 'Recurring' }, { months: undefined, start: '2026-03-15' }],
		['none', { billingSchedule: 'Immediately', recurrenceRuleGuid: '' }, undefined],
	])('%s', (_, fee, recurrence) => expect(entries({ projectFees: [projectFee(fee)] }, rules)[0]?.recurrence).toEqual(recurrence));
});

test('the order in which entries arrive does not matter', () => {
	const hours = [workHour({ guid: 'c', project: secondProject }), workHour({ guid: 'b', user: secondUser }), workHour({ guid: 'a', eventDate: '2026-03-11' }), workHour({ guid: 'd' })];
	const order = (given: typeof hours) => entries({ workHours: given }).map(({ guid }) => guid);
	expect(order(hours)).toEqual(['d', 'a', 'b', 'c']);
	expect(order([...hours].reverse())).toEqual(['d', 'a', 'b', 'c']);
});

test('a register names a product code', () => {
	const reader = new EntryReader(invoiceForTransfer(registers));
	expect([reader.productNameOf('LIS-01'), reader.productNameOf('T100'), reader.productNameOf('XX')]).toEqual(['Lisenssi', 'Ohjelmointi', undefined]);
});

test('units of project and user', () => {
	const [first] = entries({ workHours: [workHour({ project: secondProject, user: user({ guid: 'user-1001' }) })] });
	expect([first?.project?.unit, first?.user?.unit]).toEqual([unitNorth, unitSouth]);
});

test('an hour row of fees keeps both kinds', () => expect(entries(feeRow({ projectFees: [projectFee()], workHours: [workHour()] })).map(({ kind }) => kind).sort()).toEqual(['projectFee', 'workHour']));
