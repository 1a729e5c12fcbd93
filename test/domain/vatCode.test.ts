import type { BusinessId } from '../../src/domain/businessId';
import { Decimal } from '../../src/domain/decimal';
import { Findings } from '../../src/domain/held';
import type { Entry } from '../../src/domain/invoiceEntry';
import { VatCodes, type LineToTax, type VatBuyer, type VatSettings } from '../../src/domain/vatCode';
import type { VatCodeRow } from '../../src/domain/vatCodeTable';
import { defaultsOf } from '../../src/domain/setting';
import { salesInvoiceSettings } from '../../src/domain/settings/salesInvoice';
import { InputError } from '../../src/errors';

const defaults: VatSettings = defaultsOf(salesInvoiceSettings);

const finnish: BusinessId = { kind: 'finnish', text: '0112038-9', vatNumber: 'FI01120389' };
const euVat = (text: string): BusinessId => ({ kind: 'euVat', text, prefix: text.slice(0, 2) });
const personal: BusinessId = { kind: 'personal', text: 'x', isValid: true };

const inFinland: VatBuyer = { country: 'FI', area: 'FI', customerNumber: '10427', id: finnish };
const inSweden: VatBuyer = { country: 'SE', area: 'EU', customerNumber: '20001', id: euVat('SE556677889901') };
const inBritain: VatBuyer = { country: 'GB', area: 'nonEU', customerNumber: '30001', id: undefined };

const entry = (productType?: string, keywords: string[] = [], project = 'p1'): Entry => ({ guid: `${productType}${project}`, kind: 'projectFee', quantity: Decimal.one, productType, project: { guid: project, keywords } });
const hours: Partial<LineToTax> = { rowType: 'Hours' };
const fees = (...productTypes: Array<string | undefined>): Partial<LineToTax> => ({ rowType: 'ProjectFees', entries: productTypes.map((productType, index) => ({ ...entry(productType), guid: String(index) })) });

function vatCode(rate: number, line: Partial<LineToTax>, buyer: VatBuyer, settings: Partial<VatSettings> = {}) {
	const found = new Findings();
	const span = { first: '2026-03-31', last: '2026-03-31' };
	const code = new VatCodes({ ...defaults, ...settings }).codeOf(found, { label: 'Rivi', field: 'rows[0].vatRate', rowType: 'Hours', productCode: 'T100', rate: Decimal.from(rate), span, entries: [], ...line }, buyer);
	return { code: code ?? found.reasons.map((reason) => reason.code).join(' '), notes: found.notes.map((note) => note.code), messages: found.reasons.map(({ message }) => message) };
}

describe('selection (I-16)', () => {
	type Case = [string, number, Partial<LineToTax>, VatBuyer, Partial<VatSettings>, string];
	test.each<Case>([
		['2 domestic', 25.5, hours, inFinland, {}, 'KOMY'],
		['2 a lower rate', 13.5, hours, inFinland, {}, 'KOMY'],
		['2 whoever buys: EU', 25.5, hours, inSweden, {}, 'KOMY'],
		['2 whoever buys: outside', 10, hours, inBritain, {}, 'KOMY'],
		['2 the country does not matter', 25.5, hours, { ...inFinland, country: undefined, area: undefined }, {}, 'KOMY'],
		['3 not in force', 24, hours, inFinland, {}, 'VAT_RATE_NOT_IN_FORCE'],
		['3 not a Finnish rate', 19, hours, inFinland, {}, 'VAT_RATE_NOT_IN_FORCE'],
		['3 negative', -25.5, hours, inFinland, {}, 'VAT_RATE_NOT_IN_FORCE'],
		['3 an old rate, only noted', 24, hours, inFinland, { vatRateCheck: 'note' }, 'KOMY'],
		['3 never a Finnish rate: Netvisor would not take it', 19, hours, inFinland, { vatRateCheck: 'note' }, 'VAT_CODE_RATE_CONFLICT'],
		['4 hours', 0, hours, inSweden, {}, 'EUPM312'],
		['4 flat rate', 0, { rowType: 'FlatRate' }, inSweden, {}, 'EUPM312'],
		['4 travel', 0, { rowType: 'TravelExpenses' }, inSweden, {}, 'EUPM312'],
		['4 fixed fee', 0, fees('FixedFees'), inSweden, {}, 'EUPM312'],
		['4 subcontracting', 0, fees('Subcontracting', 'FixedFees'), inSweden, {}, 'EUPM312'],
		['4 materials, by setting', 0, fees('Materials'), inSweden, { materialsSupply: 'service' }, 'EUPM312'],
		['4 the number of another member state', 0, hours, { ...inSweden, id: euVat('DE123456789') }, {}, 'EUPM312'],
		['5 materials as goods', 0, fees('Materials'), inSweden, { materialsSupply: 'goods' }, 'EUMY'],
		['5 a fee without a product as goods', 0, fees(undefined), inSweden, { materialsSupply: 'goods' }, 'EUMY'],
		['5 a fee row without entries as goods', 0, fees(), inSweden, { materialsSupply: 'goods' }, 'EUMY'],
		['5 Northern Ireland', 0, fees('Materials'), { ...inBritain, id: euVat('XI123456789') }, { materialsSupply: 'goods' }, 'EUMY'],
		['5 a number of Northern Ireland elsewhere in the EU', 0, fees('Materials'), { ...inSweden, id: euVat('XI123456789') }, { materialsSupply: 'goods' }, 'EUMY'],
		['6 materials', 0, fees('Materials'), inSweden, {}, 'VAT_SUPPLY_UNKNOWN'],
		['6 a fee without a product', 0, fees(undefined), inSweden, {}, 'VAT_SUPPLY_UNKNOWN'],
		['6 goods and services on one line', 0, fees('Materials', 'FixedFees'), inSweden, { materialsSupply: 'goods' }, 'VAT_SUPPLY_UNKNOWN'],
		['6 materials to Northern Ireland', 0, fees('Materials'), { ...inBritain, id: euVat('XI123456789') }, {}, 'VAT_SUPPLY_UNKNOWN'],
		['7 no number', 0, hours, { ...inSweden, id: undefined }, {}, 'VAT_ZERO_EU_WITHOUT_NUMBER'],
		['7 a Finnish number', 0, hours, { ...inSweden, id: finnish }, {}, 'VAT_ZERO_EU_WITHOUT_NUMBER'],
		['7 a private person', 0, hours, { ...inSweden, id: personal }, {}, 'VAT_ZERO_EU_WITHOUT_NUMBER'],
		['7 an invalid number', 0, hours, { ...inSweden, id: { kind: 'invalid', text: 'SE1' } }, {}, 'VAT_ZERO_EU_WITHOUT_NUMBER'],
		['7 Northern Ireland does not count for services', 0, hours, { ...inSweden, id: euVat('XI123456789') }, {}, 'VAT_ZERO_EU_WITHOUT_NUMBER'],
		['8 outside the EU', 0, hours, inBritain, {}, 'EUUM'],
		['8 goods too', 0, fees('Materials'), inBritain, {}, 'EUUM'],
		['8 services to Northern Ireland', 0, hours, { ...inBritain, id: euVat('XI123456789') }, {}, 'EUUM'],
		['8 an EU number of a buyer outside', 0, hours, { ...inBritain, country: 'NO', id: euVat('SE556677889901') }, {}, 'EUUM'],
		['9 domestic', 0, hours, inFinland, {}, 'VAT_ZERO_DOMESTIC'],
		['9 Åland', 0, hours, { ...inFinland, country: 'AX' }, {}, 'VAT_ZERO_DOMESTIC'],
		['9 construction', 0, hours, inFinland, { domesticZeroVatCode: 'RAMY' }, 'RAMY'],
		['9 construction for a consumer', 0, hours, { ...inFinland, id: undefined }, { domesticZeroVatCode: 'RAMY' }, 'VAT_RAMY_NEEDS_BUSINESS_ID'],
		['9 construction for a private person', 0, hours, { ...inFinland, id: personal }, { domesticZeroVatCode: 'RAMY' }, 'VAT_RAMY_NEEDS_BUSINESS_ID'],
		['9 KOMY', 0, hours, inFinland, { domesticZeroVatCode: 'KOMY' }, 'KOMY'],
		['9 zero rate', 0, hours, inFinland, { domesticZeroVatCode: 'KOMY0' }, 'KOMY0'],
		['9 other without VAT', 0, hours, inFinland, { domesticZeroVatCode: 'MUUL' }, 'MUUL'],
		['9 no VAT handling', 0, hours, inFinland, { domesticZeroVatCode: 'NONE' }, 'NONE'],
	])('%s', (_, rate, line, buyer, settings, code) => expect(vatCode(rate, line, buyer, settings).code).toBe(code));

	test('an unknown country holds with its own reason, not with another', () => expect(vatCode(0, hours, { ...inFinland, country: undefined, area: undefined }).code).toBe(''));
});

describe('the user\'s table', () => {
	const empty: VatCodeRow = { rate: '', area: '', country: '', rowType: '', productCode: '', customerNumber: '', projectKeyword: '', buyerHasVatNumber: '', vatCode: '' };
	const table = (...rows: Array<Partial<VatCodeRow>>) => ({ vatCodeTable: rows.map((row) => ({ ...empty, ...row })) });

	test.each<[string, number, Partial<LineToTax>, VatBuyer, ReturnType<typeof table>, string]>([
		['wins over every rule', 0, hours, inSweden, table({ vatCode: 'EUPM309' }), 'EUPM309'],
		['rate', 0, hours, inFinland, table({ rate: '25,5', vatCode: 'KOMY' }, { rate: '0,00', vatCode: 'MUUL' }), 'MUUL'],
		['area', 0, hours, inBritain, table({ area: 'EU', vatCode: 'EUPM309' }, { area: 'nonEU', vatCode: 'NONE' }), 'NONE'],
		['country, in any letter case', 0, hours, inBritain, table({ country: 'gb', vatCode: 'NONE' }), 'NONE'],
		['row type', 0, hours, inFinland, table({ rowType: 'TravelExpenses', vatCode: 'NONE' }, { rowType: 'Hours', vatCode: 'RAMY' }), 'RAMY'],
		['product code, exactly', 0, { productCode: '0042' }, inFinland, table({ productCode: '42', vatCode: 'NONE' }, { productCode: '0042', vatCode: 'KOMY0' }), 'KOMY0'],
		['customer number', 0, hours, inFinland, table({ customerNumber: '10427', vatCode: 'KOMY0' }), 'KOMY0'],
		['buyer has a number', 0, hours, inSweden, table({ buyerHasVatNumber: 'true', vatCode: 'EUPM309' }), 'EUPM309'],
		['buyer has none', 0, hours, { ...inSweden, id: undefined }, table({ buyerHasVatNumber: 'true', vatCode: 'EUPM309' }, { buyerHasVatNumber: 'FALSE', vatCode: 'MUUL' }), 'MUUL'],
		['a private person has none', 0, hours, { ...inSweden, id: personal }, table({ buyerHasVatNumber: 'false', vatCode: 'MUUL' }), 'MUUL'],
		['project keyword', 0, { entries: [entry('FixedFees', ['Rakentaminen', 'Muu'])] }, inFinland, table({ projectKeyword: 'Rakentaminen', vatCode: 'RAMY' }), 'RAMY'],
		['a keyword that not every project has', 0, { entries: [entry('FixedFees', ['Rakentaminen']), entry('FixedFees', [], 'p2')] }, inFinland, table({ projectKeyword: 'Rakentaminen', vatCode: 'RAMY' }), 'VAT_ZERO_DOMESTIC'],
		['a keyword of no project', 0, hours, inFinland, table({ projectKeyword: 'Rakentaminen', vatCode: 'RAMY' }), 'VAT_ZERO_DOMESTIC'],
		['most cells win', 0, hours, inFinland, table({ area: 'FI', vatCode: 'MUUL' }, { area: 'FI', rowType: 'Hours', vatCode: 'RAMY' }, { rate: '0', vatCode: 'NONE' }), 'RAMY'],
		['then the earlier', 0, hours, inFinland, table({ rate: '0', vatCode: 'MUUL' }, { area: 'FI', vatCode: 'NONE' }), 'MUUL'],
		['nothing fits: the rules', 25.5, hours, inFinland, table({ rate: '0', vatCode: 'MUUL' }), 'KOMY'],
		['a code in small letters', 0, hours, inFinland, table({ vatCode: 'ramy' }), 'RAMY'],
		['a rate that is not in force, when the table says so', 24, hours, inFinland, table({ vatCode: 'KOMY' }), 'KOMY'],
		['a code of the vendor\'s list without known percentages', 25.5, hours, inFinland, table({ vatCode: 'EVTO' }), 'EVTO'],
		['code against rate', 25.5, hours, inFinland, table({ vatCode: 'RAMY' }), 'VAT_CODE_RATE_CONFLICT'],
		['KOMY against a rate that never was', 19, hours, inFinland, table({ vatCode: 'KOMY' }), 'VAT_CODE_RATE_CONFLICT'],
		['a code that the vendor does not have', 0, hours, inFinland, table({ vatCode: 'XYZ' }), 'VAT_CODE_RATE_CONFLICT'],
		['construction needs a business', 0, hours, { ...inFinland, id: undefined }, table({ vatCode: 'RAMY' }), 'VAT_RAMY_NEEDS_BUSINESS_ID'],
		['an unknown country does not fit a country', 0, hours, { ...inFinland, country: undefined, area: undefined }, table({ area: 'FI', vatCode: 'NONE' }), ''],
	])('%s', (_, rate, line, buyer, settings, code) => expect(vatCode(rate, line, buyer, settings).code).toBe(code));

	test.each([
		[{ rate: 'abc', vatCode: 'KOMY' }], [{ rate: '-1', vatCode: 'KOMY' }], [{ area: 'eu', vatCode: 'KOMY' }], [{ country: 'Suomi', vatCode: 'KOMY' }], [{ rowType: 'hours', vatCode: 'KOMY' }], [{ buyerHasVatNumber: 'kyllä', vatCode: 'KOMY' }], [{ rate: '0', vatCode: ' ' }],
	])('%p is a configuration error', (row) => expect(() => vatCode(0, hours, inFinland, table(row))).toThrow(InputError));
});

test.each(['EUMY', 'EUUM', 'EUPM312', 'EUPM309', 'RAMY', 'NONE', 'KOMY0', 'MUUL'])('%s goes with 0 % only', (code) => {
	const settings = { vatCodeTable: [{ rate: '', area: '', country: '', rowType: '', productCode: '', customerNumber: '', projectKeyword: '', buyerHasVatNumber: '', vatCode: code }] };
	expect([vatCode(0, hours, inFinland, settings).code, vatCode(25.5, hours, inFinland, settings).code]).toEqual([code, 'VAT_CODE_RATE_CONFLICT']);
});

describe('words', () => {
	test('Finnish VAT to an EU business is noted, to a consumer it is not', () => {
		expect(vatCode(25.5, hours, inSweden).notes).toEqual(['VAT_TO_EU_BUSINESS']);
		expect(vatCode(25.5, hours, { ...inSweden, id: undefined }).notes).toEqual([]);
	});
	test('a rate that is only noted', () => expect(vatCode(24, hours, inFinland, { vatRateCheck: 'note' }).notes).toEqual(['VAT_RATE_DOUBTFUL']));
	test.each<[number, string, string, string]>([
		[24, '2026-03-31', '2026-03-31', '24 % was not a Finnish VAT rate on 2026-03-31 (row "Rivi").'],
		[14, '2026-01-02', '2026-03-31', '14 % was not a Finnish VAT rate on 2026-01-02–2026-03-31 (row "Rivi").'],
	])('names rate and days: %p %%, %s–%s', (rate, first, last, message) => expect(vatCode(rate, { span: { first, last } }, inFinland).messages).toEqual([message]));
	test.each<[number, string, string]>([[24, '2026-03-31', '25.5'], [14, '2026-03-31', '13.5'], [25.5, '2024-08-31', '24'], [13.5, '2025-12-31', '14'], [9, '2026-03-31', '10']])('%p %% on %s: %s was meant', (rate, date, expected) => {
		const found = new Findings();
		new VatCodes(defaults).codeOf(found, { label: 'Rivi', field: '', rowType: 'Hours', productCode: '', rate: Decimal.from(rate), span: { first: date, last: date }, entries: [] }, inFinland);
		expect(found.reasons[0]).toMatchObject({ fix: `Use ${expected} % or correct the dates.`, fixFi: `Käytä kantaa ${expected.replace('.', ',')} % tai korjaa päivät.` });
	});
});
