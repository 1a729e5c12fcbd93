import { ContractError } from '../../src/errors';
import { Fields } from '../../src/netvisor/fields';
import { listIn, recordIn } from '../../src/netvisor/recordsIn';
import { readXml } from '../../src/netvisor/xml';

const list = (content: string) => listIn(readXml(`<Root>${content}</Root>`), 'GET /customerlist.nv', 'customerlist', 'customer');

describe('a list', () => {
	it.each([
		['its wrapper', '<Customerlist><Customer><A/></Customer><Customer><A/></Customer></Customerlist>', 2],
		['an empty wrapper', '<Customerlist/>', 0],
		['bare records', '<Customer><A/></Customer><Customer><A/></Customer>', 2],
	])('is read from %s', (_, content, count) => {
		expect(list(content)).toHaveLength(count);
	});

	it.each([
		['two wrappers', '<Customerlist><Customer><A/></Customer></Customerlist><Customerlist><Customer><A/></Customer></Customerlist>'],
		['a wrapper and bare records', '<Customerlist/><Customer><A/></Customer>'],
		['neither', '<Customers/>'],
	])('in %s is refused: records would be lost', (_, content) => {
		expect(() => list(content)).toThrow(ContractError);
	});
});

test('one record is asked for: two are refused', () => {
	expect(() => recordIn(readXml('<Root><Customer><A/></Customer><Customer><A/></Customer></Root>'), 'GET /getcustomer.nv', 'customer')).toThrow(/customer is there more than once/);
});

describe('the fields of a record', () => {
	const fields = (content: string) => new Fields(readXml(`<Customer>${content}</Customer>`), 'GET /getcustomer.nv');

	it('one name with one value, however often', () => {
		expect(fields('<Name>A</Name><Name>A</Name>').text('name')).toBe('A');
	});

	it.each([
		['one name with two values', () => fields('<Name>A</Name><Name>B</Name>').text('name')],
		['two groups of one name', () => fields('<Lines><Line/></Lines><Lines><Line/></Lines>').group('lines')],
		['a key longer than any', () => fields('<NetvisorKey>1234567890123456</NetvisorKey>').key('netvisorkey')],
	])('%s is refused', (_, read) => {
		expect(read).toThrow(ContractError);
	});
});
