import { EInvoiceOperators, isIban, isOvt, readEInvoice, readOvt } from '../../src/domain/eInvoice';
import { Findings } from '../../src/domain/held';
import { InputError } from '../../src/errors';

function read(eInvoiceAddress: string | null, eInvoiceOperator: string | null, table: Array<{ from: string; to: string }> = []) {
	const found = new Findings();
	return { ...readEInvoice(found, { eInvoiceAddress, eInvoiceOperator }, new EInvoiceOperators(table)), codes: found.reasons.map(({ code, field }) => `${code} ${field}`) };
}

describe('addresses (C-11)', () => {
	it.each([
		['OVT', '003712345671', '003712345671'],
		['OVT with an extension', '003712345671ABC12', '003712345671ABC12'],
		['OVT with spaces and hyphens', '0037 1234567-1', '003712345671'],
		['Finnish IBAN', 'FI21 1234 5600 0007 85', 'FI2112345600000785'],
		['foreign IBAN, lower case', 'de89370400440532013000', 'DE89370400440532013000'],
		['Peppol', '0216:003712345671', '0216:003712345671'],
		['Peppol with letters', '0192:no923609016', '0192:NO923609016'],
	])('%s', (_, address, sent) => {
		expect(read(address, 'NDEAFIHH')).toEqual({ isGiven: true, pair: { address: sent, operator: 'NDEAFIHH' }, codes: [] });
	});

	it.each([
		['OVT around a wrong business id', '003712345672'],
		['OVT that is too long', '003712345671ABCDEF'],
		['OVT that is too short', '00371234567'],
		['IBAN with a wrong check', 'FI2112345600000786'],
		['Peppol without an id', '0216:'],
		['business id', '1234567-1'],
		['words', 'paperi'],
	])('%s is none', (_, address) => {
		expect(read(address, 'NDEAFIHH')).toEqual({ isGiven: true, codes: ['EINVOICE_ADDRESS_INVALID eInvoiceAddress'] });
	});
});

describe('operators (C-15)', () => {
	it.each([
		['OVT of Maventa', '003721291126', '003721291126'],
		['OVT of Apix with spaces', '0037 2332 7487', '003723327487'],
		['bank', 'NDEAFIHH', 'NDEAFIHH'],
		['bank, lower case', 'okoyfihh', 'OKOYFIHH'],
		['BIC of 11', 'DABAFIHHXXX', 'DABAFIHHXXX'],
		['router code of 5', 'E2045', 'E2045'],
	])('%s', (_, operator, sent) => {
		expect(read('003712345671', operator).pair?.operator).toBe(sent);
	});

	it.each([
		['too short', 'APIX'],
		['between router code and OVT', '003721291126X'],
		['too long', 'ABCDEFGHIJKL'],
		['with a sign', 'MAVENTA!'],
	])('%s is unknown', (_, operator) => {
		expect(read('003712345671', operator)).toEqual({ isGiven: true, codes: ['EINVOICE_OPERATOR_UNKNOWN eInvoiceOperator'] });
	});

	it('the table wins, whatever the spelling of the name', () => {
		const table = [{ from: 'Apix Oy', to: '003723327487' }, { from: 'NDEAFIHH', to: 'OKOYFIHH' }, { from: 'Posti', to: '' }];
		expect(read('003712345671', 'apix oy', table).pair?.operator).toBe('003723327487');
		expect(read('003712345671', 'NDEAFIHH', table).pair?.operator).toBe('OKOYFIHH');
		expect(read(null, 'posti', table)).toEqual({ isGiven: false, codes: [] });
	});

	it('a name mapped twice is an error of the whole run', () => {
		expect(() => new EInvoiceOperators([{ from: 'Apix', to: '003723327487' }, { from: 'A-PIX', to: 'NDEAFIHH' }])).toThrow(InputError);
	});
});

describe('both or neither', () => {
	it.each([
		['neither', null, '', { isGiven: false, codes: [] }],
		['a word for paper', '', 'PRINT', { isGiven: false, codes: [] }],
		['a word for none', null, 'ei', { isGiven: false, codes: [] }],
		['only a hyphen', '-', '-', { isGiven: false, codes: [] }],
		['only the address', '003712345671', null, { isGiven: true, codes: ['EINVOICE_PAIR_INCOMPLETE eInvoiceOperator'] }],
		['only the operator', ' ', 'NDEAFIHH', { isGiven: true, codes: ['EINVOICE_PAIR_INCOMPLETE eInvoiceAddress'] }],
		['an address to be printed', '003712345671', 'PRINT', { isGiven: true, codes: ['EINVOICE_PAIR_INCOMPLETE eInvoiceOperator'] }],
		['one is missing and the other wrong', 'paperi', '', { isGiven: true, codes: ['EINVOICE_PAIR_INCOMPLETE eInvoiceOperator', 'EINVOICE_ADDRESS_INVALID eInvoiceAddress'] }],
		['both wrong', 'paperi', 'APIX', { isGiven: true, codes: ['EINVOICE_ADDRESS_INVALID eInvoiceAddress', 'EINVOICE_OPERATOR_UNKNOWN eInvoiceOperator'] }],
		['a control character', '0037\u0007', 'NDEAFIHH', { isGiven: true, codes: ['TEXT_NOT_XML eInvoiceAddress'] }],
	])('%s', (_, address, operator, expected) => {
		expect(read(address, operator)).toEqual(expected);
	});
});

it.each([
	['FI2112345600000785', true],
	['GB82WEST12345698765432', true],
	['FI2112345600000758', false],
	['FI21', false],
])('IBAN %s: %s', (text, valid) => {
	expect(isIban(text)).toBe(valid);
});

it('an OVT id of a card may have spaces; anything else is none', () => {
	expect(readOvt('0037 1234567-1')).toBe('003712345671');
	expect(readOvt('1234567-1')).toBeUndefined();
	expect(readOvt(null)).toBeUndefined();
	expect(isOvt('003712345671')).toBe(true);
});
