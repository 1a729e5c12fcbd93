import { Decimal } from '../../src/domain/decimal';
import { toNetvisorProducts, type ProductContext, type ProductRecord, type ProductSettings } from '../../src/domain/product';
import { defaultsOf } from '../../src/domain/setting';
import { productDocumentSettings } from '../../src/domain/settings/product';
import { VatRatesInForce } from '../../src/domain/vatRate';
import { InputError } from '../../src/errors';
import { product, travelExpenseType, workType } from '../support/severaRecords';

const defaults: ProductSettings = defaultsOf(productDocumentSettings);
const context: ProductContext = { today: '2026-03-01', vatRates: new VatRatesInForce(), defaultVatRate: Decimal.from('25.5'), accountNumbers: new Map([['wa', '3000']]) };

const asProduct = (changed: Parameters<typeof product>[0] = {}): ProductRecord => ({ register: 'products', record: product(changed) });
const asWorkType = (changed: Parameters<typeof workType>[0] = {}): ProductRecord => ({ register: 'workTypes', record: workType(changed) });
const asTravel = (changed: Parameters<typeof travelExpenseType>[0] = {}): ProductRecord => ({ register: 'travelExpenseTypes', record: travelExpenseType(changed) });

const map = (records: ProductRecord[], settings: Partial<ProductSettings> = {}, changed: Partial<ProductContext> = {}) => toNetvisorProducts(records, { ...defaults, ...settings }, { ...context, ...changed });

function documentOf(record: ProductRecord, settings: Partial<ProductSettings> = {}, changed: Partial<ProductContext> = {}) {
	const [mapped] = map([record], settings, changed);
	if (mapped?.outcome !== 'ready') throw new Error(mapped?.reasons.map(({ message }) => message).join(' '));
	return JSON.parse(JSON.stringify({ ...mapped.document.productBaseInformation, ...mapped.document.productBookkeepingDetails })) as Record<string, unknown>;
}
const reasonsOf = (records: ProductRecord[], ...more: [Partial<ProductSettings>?]) => map(records, ...more).map((one) => (one.outcome === 'held' ? one.reasons.map(({ code, message }) => `${code}: ${message}`) : []));
const notesOf = (record: ProductRecord, ...more: [Partial<ProductSettings>?, Partial<ProductContext>?]) => map([record], ...more)[0]?.notes.map(({ message }) => message);

describe('the three registers', () => {
	it('a product', () => {
		expect(documentOf(asProduct({ productCategory: { guid: 'c', name: 'Lisenssit' }, proposalDescription: 'Rivi 1\r\nRivi 2', unitCost: { amount: 60.5, currencyCode: 'EUR' } }))).toEqual({
			productCode: 'LIS-01',
			productGroup: 'Lisenssit',
			name: 'Lisenssi, kuukausi',
			description: 'Rivi 1\nRivi 2',
			unitPrice: { value: '100.00', type: 'net' },
			unit: 'kpl',
			purchasePrice: '60.50',
			isActive: '1',
			isSalesProduct: '1',
			defaultVatPercentage: '25.5',
			defaultDomesticAccountNumber: '3010',
		});
	});

	it('a work type is priced on the invoice and counted in hours', () => {
		expect(documentOf(asWorkType({ salesAccount: { guid: 'wa', name: 'Työmyynti' } }))).toEqual({ productCode: 'KON', productGroup: 'Severa', name: 'Konsultointi', unitPrice: { value: '0.00', type: 'net' }, unit: 'h', isActive: '1', isSalesProduct: '1', defaultVatPercentage: '25.5', defaultDomesticAccountNumber: '3000' });
	});

	it('a travel expense type', () => {
		expect(documentOf(asTravel({ vatRate: 13.5, productCategory: { guid: 'c', name: 'Matkat' }, salesAccount: { guid: 's', number: '3200' } }))).toEqual({ productCode: 'KPR26', productGroup: 'Matkat', name: 'Kokopäiväraha', unitPrice: { value: '0.00', type: 'net' }, unit: 'pv', isActive: '1', isSalesProduct: '1', defaultVatPercentage: '13.5', defaultDomesticAccountNumber: '3200' });
	});
});

describe('what stays where it is, without an alarm', () => {
	it.each<[string, ProductRecord, Partial<ProductSettings>, string]>([
		['no code (P-2)', asProduct({ code: ' ' }), {}, 'PRODUCT_CODE_MISSING: Lisenssi, kuukausi has no code and stays where it is.'],
		['no code: nothing else is said', asProduct({ code: null, name: 'x'.repeat(60) }), {}, `PRODUCT_CODE_MISSING: ${'x'.repeat(60)} has no code and stays where it is.`],
		['a register that is not a source (P-8)', asWorkType(), { productSources: ['products'] }, 'PRODUCT_SOURCE_OFF: Konsultointi is in a register that is not chosen as a product source.'],
		['the temporary product (P-5)', asProduct({ code: 'TEMP' }), {}, 'TEMPORARY_RECORD: TEMP is the temporary customer or product and never moves.'],
		['another temporary product', asProduct({ code: 'X' }), { tempProductCode: 'X' }, 'TEMPORARY_RECORD: X is the temporary customer or product and never moves.'],
	])('%s', (_, record, settings, reason) => {
		expect(reasonsOf([record], settings)).toEqual([[reason]]);
		expect(map([record], settings)).toMatchObject([{ reasons: [{ kind: 'skip' }] }]);
	});

	it('an inactive product is not among them: it may have to be switched off in Netvisor', () => {
		expect(documentOf(asProduct({ isActive: false }))).toMatchObject({ isActive: '0' });
	});

	it('a product that does not say whether it is active is', () => {
		expect(documentOf(asProduct({ isActive: null }))).toMatchObject({ isActive: '1' });
	});
});

describe('a code in several registers (P-8)', () => {
	const shared = (name: string, register: string) => [`PRODUCT_CODE_SHARED: Code A is already ${name} (${register}).`];
	it.each<[string, ProductRecord[], string[][]]>([
		['belongs to the product', [asTravel({ code: 'A', name: 't' }), asWorkType({ code: 'A', name: 'w' }), asProduct({ code: 'A', name: 'p' })], [shared('p', 'product'), shared('p', 'product'), []]],
		['belongs to the work type before the travel type', [asTravel({ code: 'A', name: 't' }), asWorkType({ code: 'A', name: 'w' })], [shared('w', 'work type'), []]],
		['goes once, also under one name', [asProduct({ code: 'A', name: 'p' }), asWorkType({ code: 'A', name: 'p' })], [[], shared('p', 'product')]],
		['in one register belongs to the lower id', [asProduct({ guid: 'b', code: 'A', name: 'second' }), asProduct({ guid: 'a', code: 'A', name: 'first' })], [shared('first', 'product'), []]],
		['does not belong to an inactive product', [asProduct({ code: 'A', name: 'p', isActive: false }), asWorkType({ code: 'A', name: 'w' })], [shared('w', 'work type'), []]],
		['is compared exactly', [asProduct({ code: 'A', name: 'p' }), asWorkType({ code: 'a', name: 'w' }), asTravel({ code: '0A', name: 't' })], [[], [], []]],
	])('%s', (_, records, reasons) => {
		expect(reasonsOf(records)).toEqual(reasons);
	});

	it('does not belong to a register that is not a source', () => {
		expect(reasonsOf([asProduct({ code: 'A' }), asWorkType({ code: 'A' })], { productSources: ['workTypes'] })[1]).toEqual([]);
	});

	it('is told in Finnish too', () => {
		expect(map([asProduct({ code: 'A', name: 'p' }), asWorkType({ code: 'A' })])[1]).toMatchObject({ reasons: [{ messageFi: 'Koodi A on jo käytössä: p (tuote).' }] });
	});
});

describe('the name (E-6)', () => {
	it('of 50 characters fits', () => {
		expect(documentOf(asProduct({ name: 'x'.repeat(50) }))).toMatchObject({ name: 'x'.repeat(50) });
	});

	it('of 51 holds by default', () => {
		expect(reasonsOf([asProduct({ name: 'x'.repeat(51) })])).toEqual([['PRODUCT_NAME_TOO_LONG: Product name has 51 characters, at most 50 fit.']]);
	});

	it.each([
		['the whole name is the description', null, 'Pitkä nimi, joka ei mahdu viiteenkymmeneen merkkiin x'],
		['the whole name comes before the description', 'Kuvaus', 'Pitkä nimi, joka ei mahdu viiteenkymmeneen merkkiin x\nKuvaus'],
	])('is cut by setting, and %s', (_, proposalDescription, description) => {
		const record = asProduct({ name: 'Pitkä nimi, joka ei mahdu viiteenkymmeneen merkkiin x', proposalDescription });
		expect(documentOf(record, { productNameTooLong: 'truncate' })).toMatchObject({ name: 'Pitkä nimi, joka ei mahdu viiteenkymmeneen merkkii', description });
		expect(notesOf(record, { productNameTooLong: 'truncate' })).toEqual(['The name was shortened to fit: "Pitkä nimi, joka ei mahdu viiteenkymmeneen merkkii".']);
	});

	it('a work type with a long name gets a description too', () => {
		expect(documentOf(asWorkType({ name: 'x'.repeat(51) }), { productNameTooLong: 'truncate' })).toMatchObject({ name: 'x'.repeat(50), description: 'x'.repeat(51) });
	});

	it('a description over 500 characters holds', () => {
		expect(documentOf(asProduct({ proposalDescription: 'x'.repeat(500) }))).toMatchObject({ description: 'x'.repeat(500) });
		expect(reasonsOf([asProduct({ proposalDescription: 'x'.repeat(501) })])).toEqual([['TEXT_TOO_LONG: proposalDescription has 501 characters, at most 500 fit.']]);
	});
});

describe('prices (G-5)', () => {
	it.each([
		[120.1, '120.10'], [0, '0.00'], [0.1234567, '0.123457'], [99.999, '99.999'], [-5, '-5.00'], [1e-7, '0.00'],
	])('%d is %s', (amount, value) => {
		expect(documentOf(asProduct({ unitPrice: { amount, currencyCode: 'EUR' } })).unitPrice).toEqual({ value, type: 'net' });
	});

	it.each([[null], [{ amount: null, currencyCode: 'USD' }]])('no amount (%j) is 0.00, and no purchase price', (money) => {
		const document = documentOf(asProduct({ unitPrice: money, unitCost: money }));
		expect(document.unitPrice).toEqual({ value: '0.00', type: 'net' });
		expect(document).not.toHaveProperty('purchasePrice');
	});

	it.each([
		['unitPrice', 'USD', 'USD'],
		['unitCost', 'SEK', 'SEK'],
		['unitPrice', null, '?'],
	])('%s in %s holds', (field, currencyCode, shown) => {
		expect(reasonsOf([asProduct({ [field]: { amount: 1, currencyCode } })])).toEqual([[`PRODUCT_CURRENCY: The price of LIS-01 is in ${shown}.`]]);
	});

	it('another home currency is a setting', () => {
		expect(documentOf(asProduct({ unitPrice: { amount: 1, currencyCode: 'SEK' } }), { homeCurrency: 'SEK' })).toMatchObject({ unitPrice: { value: '1.00' } });
	});
});

describe('VAT rate and sales account', () => {
	it.each<[string, number | null, Partial<ProductContext>, string | undefined, string[]]>([
		['its own rate', 13.5, {}, '13.5', []],
		['none: Severa\'s default', null, {}, '25.5', []],
		['zero is always there', 0, {}, '0', []],
		['a rate of the past', 24, {}, undefined, ['The VAT rate of LIS-01 was left out: 24 % is not in force on 2026-03-01.', 'The sales account 3010 of LIS-01 was left out: Netvisor takes none without a VAT rate.']],
		['a rate of the past, in the past', 24, { today: '2024-08-31' }, '24', []],
		['a default that is not known', null, { defaultVatRate: undefined }, undefined, ['The VAT rate of LIS-01 was left out: Severa\'s default rate is not known.', 'The sales account 3010 of LIS-01 was left out: Netvisor takes none without a VAT rate.']],
	])('%s', (_, vatRate, changed, percentage, notes) => {
		const document = documentOf(asProduct({ vatRate }), {}, changed);
		expect(document.defaultVatPercentage).toBe(percentage);
		expect(document.defaultDomesticAccountNumber).toBe(percentage && '3010');
		expect(notesOf(asProduct({ vatRate }), {}, changed)).toEqual(notes);
	});

	it('the account of a work type is found by its guid, or left out with a note', () => {
		expect(documentOf(asWorkType({ salesAccount: { guid: 'other', name: 'Työmyynti' } }))).not.toHaveProperty('defaultDomesticAccountNumber');
		expect(notesOf(asWorkType({ salesAccount: { guid: 'other', name: 'Työmyynti' } }))).toEqual(['The sales account Työmyynti of KON was left out: its number is not in the sales account register given.']);
		expect(notesOf(asWorkType())).toEqual([]);
	});
});

it('all reasons come at once', () => {
	expect(reasonsOf([asProduct({ name: 'x'.repeat(51), unitPrice: { amount: 1, currencyCode: 'USD' }, measurementUnit: 'k\u0000' })])).toEqual([['PRODUCT_NAME_TOO_LONG: Product name has 51 characters, at most 50 fit.', 'PRODUCT_CURRENCY: The price of LIS-01 is in USD.', 'TEXT_NOT_XML: measurementUnit contains an invisible control character (U+0000).']]);
});

it('without a product group nothing can be created', () => {
	expect(() => map([asProduct()], { defaultProductGroup: ' ' })).toThrow(InputError);
});
