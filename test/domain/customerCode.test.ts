import { readCustomerCode, readCustomerNumber } from '../../src/domain/customerCode';
import { Findings } from '../../src/domain/held';

it.each([[10427, '10427'], ['10427', '10427'], [1, '1'], [' 42 ', '42'], ['9'.repeat(50), '9'.repeat(50)]])('%p is a code (C-2, C-6)', (value, code) => {
	const found = new Findings();
	expect(readCustomerCode(found, 'number', value)).toBe(code);
	expect(found.reasons).toEqual([]);
});

it.each([
	[null, 'CUSTOMER_NUMBER_MISSING', 'The customer has no number.'],
	[undefined, 'CUSTOMER_NUMBER_MISSING', 'The customer has no number.'],
	[' ', 'CUSTOMER_NUMBER_MISSING', 'The customer has no number.'],
	['0042', 'CUSTOMER_CODE_LEADING_ZERO', 'Customer code 0042 begins with 0; it would become another customer (42).'],
	[0, 'CUSTOMER_CODE_LEADING_ZERO', 'Customer code 0 begins with 0; it would become another customer (0).'],
	['000', 'CUSTOMER_CODE_LEADING_ZERO', 'Customer code 000 begins with 0; it would become another customer (0).'],
	['SEV-204', 'CUSTOMER_CODE_NOT_NUMERIC', 'Customer code SEV-204 is not a number.'],
	['0A', 'CUSTOMER_CODE_NOT_NUMERIC', 'Customer code 0A is not a number.'],
	['4 2', 'CUSTOMER_CODE_NOT_NUMERIC', 'Customer code 4 2 is not a number.'],
	['４２', 'CUSTOMER_CODE_NOT_NUMERIC', 'Customer code ４２ is not a number.'],
	[-5, 'CUSTOMER_CODE_NOT_NUMERIC', 'Customer code -5 is not a number.'],
	[1.5, 'CUSTOMER_CODE_NOT_NUMERIC', 'Customer code 1.5 is not a number.'],
	[1e21, 'CUSTOMER_CODE_NOT_NUMERIC', 'Customer code 1e+21 is not a number.'],
	['9'.repeat(51), 'TEXT_TOO_LONG', 'number has 51 characters, at most 50 fit.'],
])('%p holds: %s', (value, code, message) => {
	const found = new Findings();
	expect(readCustomerCode(found, 'number', value)).toBeUndefined();
	expect(found.reasons).toMatchObject([{ code, field: 'number', message }]);
});

it('does not trust a JSON number that has lost digits', () => {
	const found = new Findings();
	expect(readCustomerCode(found, 'number', 2 ** 53)).toBeUndefined();
	expect(found.isHeld).toBe(true);
});

describe('as a number of Severa', () => {
	it.each([['42'], ['999999999999999']])('%s', (code) => {
		expect(readCustomerNumber(new Findings(), 'internalIdentifier', code)).toBe(code);
	});

	it.each([['0042', 'CUSTOMER_CODE_LEADING_ZERO'], ['A1', 'CUSTOMER_CODE_NOT_NUMERIC'], ['', 'CUSTOMER_NUMBER_MISSING'], ['1000000000000000', 'TEXT_TOO_LONG']])('%s does not become a number: %s', (code, reason) => {
		const found = new Findings();
		expect(readCustomerNumber(found, 'internalIdentifier', code)).toBeUndefined();
		expect(found.reasons).toMatchObject([{ code: reason, field: 'internalIdentifier' }]);
	});
});
