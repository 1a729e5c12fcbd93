import { readSettings } from '../../src/domain/setting';
import { product } from '../../nodes/SeveraNetvisorMapper/documents/product';
import type { Direction } from '../../nodes/SeveraNetvisorMapper/mapperDocument';
import { mapRecords } from '../../nodes/SeveraNetvisorMapper/mapRecords';
import { customer, product as severaProduct, travelExpenseType, workType } from '../support/severaRecords';
import { netvisorProduct } from '../support/netvisorRecords';

const vatRateRegister = [{ percentage: 25.5, isDefault: true, isActive: true }, { percentage: 13.5, isDefault: false, isActive: true }, { percentage: 24, isDefault: true, isActive: false }];
const map = (items: object[], settings: object = {}, direction: Direction = 'severaToNetvisor', today = '2026-03-01') => mapRecords(product, direction, readSettings(product.settings, { vatRateRegister, ...settings }), JSON.parse(JSON.stringify(items)) as object[], today);
const codesOf = (items: Array<{ json: Record<string, unknown> }>) => items.map(({ json }) => (json.reasons as Array<{ code: string }>).map(({ code }) => code));

it('records of the three registers come mixed and are told apart', () => {
	const { ready, held, wrong } = map([travelExpenseType(), workType(), severaProduct()]);
	expect([held, wrong]).toEqual([[], []]);
	expect(ready.map(({ index, json }) => [index, (json.source as { kind: string }).kind, json.transferKey])).toEqual([
		[2, 'product', 'severa:product:9e000000-0000-0000-0000-000000000001'],
		[1, 'workType', 'severa:workType:9e000000-0000-0000-0000-000000000002'],
		[0, 'travelExpenseType', 'severa:travelExpenseType:9e000000-0000-0000-0000-000000000003'],
	]);
	expect(ready[1]?.json).toMatchObject({ plan: { code: 'KON', name: 'Konsultointi', register: 'workTypes', isActive: true }, document: { productBaseInformation: { unit: 'h' }, productBookkeepingDetails: { defaultVatPercentage: '25.5' } } });
});

it('a code in two registers is held for the later one', () => {
	const { ready, held } = map([workType({ code: 'A' }), severaProduct({ code: 'A' })]);
	expect(ready.map(({ index }) => index)).toEqual([1]);
	expect(codesOf(held)).toEqual([['PRODUCT_CODE_SHARED']]);
});

it('the day that is handed in decides which VAT rate is in force', () => {
	const bookkeeping = (today: string) => (map([severaProduct({ vatRate: 14 })], {}, 'severaToNetvisor', today).ready[0]?.json.document as { productBookkeepingDetails?: object }).productBookkeepingDetails;
	expect(bookkeeping('2025-12-31')).toEqual({ defaultVatPercentage: '14', defaultDomesticAccountNumber: '3010' });
	expect(bookkeeping('2026-01-01')).toBeUndefined();
});

it('the rates in force are a setting', () => {
	const { ready } = map([severaProduct({ vatRate: 14 })], { vatRatesInForce: [{ rate: '14', from: '', until: '' }] });
	expect(ready[0]?.json.document).toMatchObject({ productBookkeepingDetails: { defaultVatPercentage: '14' } });
});

it('the account of a work type comes from the register', () => {
	const { ready } = map([workType({ salesAccount: { guid: 'wa', name: 'Työ' } })], { salesAccountRegister: [{ guid: 'wa', number: '3000' }] });
	expect(ready[0]?.json.document).toMatchObject({ productBookkeepingDetails: { defaultDomesticAccountNumber: '3000' } });
});

it('an item of another kind is wrong', () => {
	expect(map([customer()]).wrong).toMatchObject([{ index: 0, error: { message: expect.stringContaining('expected a product, work type or travel expense type of Severa') as string } }]);
});

describe('from Netvisor', () => {
	it('a product becomes what Severa\'s edge writes', () => {
		expect(map([netvisorProduct()], {}, 'netvisorToSevera').ready).toMatchObject([{ json: { source: { system: 'Netvisor', kind: 'product', number: 'LIS-01' }, transferKey: 'netvisor:product:5', document: { code: 'LIS-01', type: 'Materials' } } }]);
	});

	it('the codes of work types and travel expense types count as there', () => {
		const registers = { workTypeRegister: [{ code: 'KON', name: 'Konsultointi' }, { code: '', name: 'ilman' }], travelExpenseTypeRegister: [{ code: 'KPR', name: 'Päiväraha' }] };
		const { ready, held } = map([netvisorProduct({ productCode: 'KON' }), netvisorProduct({ productCode: 'KPR' }), netvisorProduct({ productCode: '' }), netvisorProduct({ productCode: 'B' })], registers, 'netvisorToSevera');
		expect(ready.map(({ index }) => index)).toEqual([3]);
		expect(codesOf(held)).toEqual([['PRODUCT_CODE_SHARED'], ['PRODUCT_CODE_SHARED'], ['PRODUCT_CODE_MISSING']]);
	});
});
