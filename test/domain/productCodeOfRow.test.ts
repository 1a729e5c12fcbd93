import { Findings } from '../../src/domain/held';
import { EntryReader } from '../../src/domain/invoiceEntry';
import { productCodeOfRow } from '../../src/domain/productCodeOfRow';
import { defaultsOf } from '../../src/domain/setting';
import { salesInvoiceDocumentSettings } from '../../src/domain/settings/salesInvoice';
import { InputError } from '../../src/errors';
import { feeRow, flatRate, invoiceForTransfer, projectFee, row, travelExpense, workHour } from '../support/invoiceForTransfer';

const defaults = defaultsOf(salesInvoiceDocumentSettings);
type Settings = Partial<typeof defaults>;

function codes(given: ReturnType<typeof row>, settings: Settings = {}) {
	const found = new Findings();
	const entries = new EntryReader(invoiceForTransfer()).entriesOf(given);
	const result = productCodeOfRow(found, given, entries, { ...defaults, ...settings }, 'Rivi', 'rows[0].code');
	const code = result === undefined || typeof result === 'string' ? result : Object.fromEntries([...result].map(([entry, one]) => [entry.guid, one]));
	return { code, reasons: found.reasons.map((reason) => reason.code) };
}

const fee = (guid: string, code: string | null) => projectFee({ guid, product: { guid: `product-${guid}`, name: guid, code } });
const withDefault: Settings = { rowWithoutCode: 'default', defaultHoursProduct: 'DH', defaultFeeProduct: 'DF', defaultTravelProduct: 'DT' };

describe('one code for the row (P-5)', () => {
	test.each<[string, ReturnType<typeof row>, Settings, string]>([
		['P-1: the temporary product when products are off', row({ code: ['A', 'B'] }), { productDirection: 'off' }, 'TEMP'],
		['another temporary product', row({ code: [] }), { productDirection: 'off', tempProductCode: 'MUU' }, 'MUU'],
		['the only code of the row', row({ code: ['A'] }), {}, 'A'],
		['the only distinct code, empty ones aside', row({ code: ['A', '', ' A '] }), {}, 'A'],
		['whatever the entries say', feeRow({ code: ['A'], projectFees: [fee('1', 'B')] }), {}, 'A'],
		['0042 stays 0042', row({ code: ['0042'] }), {}, '0042'],
		['the code that all entries agree on', feeRow({ code: null, projectFees: [fee('1', 'B'), fee('2', 'B')] }), {}, 'B'],
		['of work types', row({ code: [], workHours: [workHour()] }), {}, 'T100'],
		['of travel types', row({ rowType: 'TravelExpenses', code: [], travelExpenses: [travelExpense()] }), {}, 'KM'],
		['the flat-rate product', row({ rowType: 'FlatRate', code: [], flatRates: [flatRate()] }), { flatRateProduct: 'URAKKA' }, 'URAKKA'],
		['the flat-rate product, whatever rows without code do', row({ rowType: 'FlatRate', code: null }), { flatRateProduct: 'URAKKA', rowWithoutCode: 'hold' }, 'URAKKA'],
		['the code of a flat-rate row', row({ rowType: 'FlatRate', code: ['F1'], flatRates: [flatRate()] }), { flatRateProduct: 'URAKKA' }, 'F1'],
		['the default for hours', row({ code: [] }), withDefault, 'DH'],
		['the default for fees', feeRow({ code: [], projectFees: [fee('1', null)] }), withDefault, 'DF'],
		['the default for travel', row({ rowType: 'TravelExpenses', code: [] }), withDefault, 'DT'],
		['the first of several', feeRow({ code: ['B', 'A'] }), { severalCodes: 'first' }, 'B'],
		['an entry without a code that takes the others\' code by default', feeRow({ code: [], projectFees: [fee('1', 'DF'), fee('2', null)] }), withDefault, 'DF'],
	])('%s', (_, given, settings, code) => expect(codes(given, settings)).toEqual({ code, reasons: [] }));
});

describe('one code for each entry', () => {
	test.each<[string, ReturnType<typeof row>, Settings, Record<string, string>]>([
		['several codes that the entries show', feeRow({ code: ['A', 'B'], projectFees: [fee('1', 'A'), fee('2', 'B')] }), {}, { 1: 'A', 2: 'B' }],
		['entries that disagree where the row has no code', feeRow({ code: [], projectFees: [fee('1', 'A'), fee('2', 'B')] }), {}, { 1: 'A', 2: 'B' }],
		['an entry without a code takes the default', feeRow({ code: ['A', 'B'], projectFees: [fee('1', 'A'), fee('2', 'B'), fee('3', '')] }), withDefault, { 1: 'A', 2: 'B', 3: 'DF' }],
	])('%s', (_, given, settings, code) => expect(codes(given, settings)).toEqual({ code, reasons: [] }));
});

describe('held', () => {
	test.each<[string, ReturnType<typeof row>, Settings, string]>([
		['no code anywhere', row({ code: [] }), {}, 'ROW_CODE_MISSING'],
		['default wanted but empty', row({ code: [] }), { rowWithoutCode: 'default' }, 'ROW_CODE_MISSING'],
		['flat rate without its product', row({ rowType: 'FlatRate', code: [], flatRates: [flatRate()] }), withDefault, 'ROW_CODE_MISSING'],
		['an unknown row type has no default', row({ rowType: 'Subscription', code: [] }), withDefault, 'ROW_CODE_MISSING'],
		['one entry without a code', feeRow({ code: ['A', 'B'], projectFees: [fee('1', 'A'), fee('2', 'B'), fee('3', null)] }), {}, 'ROW_CODE_MISSING'],
		['several codes, by setting', feeRow({ code: ['A', 'B'], projectFees: [fee('1', 'A'), fee('2', 'B')] }), { severalCodes: 'hold' }, 'ROW_CODES_SEVERAL'],
		['several codes of entries, by setting', feeRow({ code: [], projectFees: [fee('1', 'A'), fee('2', 'B')] }), { severalCodes: 'hold' }, 'ROW_CODES_SEVERAL'],
		['entries do not show a code of the row', feeRow({ code: ['A', 'B'], projectFees: [fee('1', 'A')] }), {}, 'ROW_CODES_SEVERAL'],
		['entries show a code that the row does not have', feeRow({ code: ['A', 'B'], projectFees: [fee('1', 'A'), fee('2', 'B'), fee('3', 'C')] }), {}, 'ROW_CODES_SEVERAL'],
		['several codes without entries', feeRow({ code: ['A', 'B'] }), {}, 'ROW_CODES_SEVERAL'],
	])('%s', (_, given, settings, reason) => expect(codes(given, settings)).toEqual({ code: undefined, reasons: [reason] }));
});

test('an empty temporary code is a configuration error', () => expect(() => codes(row(), { productDirection: 'off', tempProductCode: ' ' })).toThrow(InputError));
