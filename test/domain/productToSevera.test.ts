import type { ProductSettings } from '../../src/domain/product';
import { toSeveraProduct, type SeveraCodes } from '../../src/domain/productToSevera';
import { defaultsOf } from '../../src/domain/setting';
import { productDocumentSettings } from '../../src/domain/settings/product';
import type { NetvisorProduct } from '../../src/netvisor/productRecord';
import { severaProductDocument } from '../../src/severa/productDocument';
import { netvisorProduct } from '../support/netvisorRecords';

const settings: ProductSettings = defaultsOf(productDocumentSettings);
const codes: SeveraCodes = { workTypes: new Map([['KON', 'Konsultointi']]), travelExpenseTypes: new Map([['KPR26', 'Kokopäiväraha']]) };

const map = (record: Partial<NetvisorProduct> = {}, changed: Partial<SeveraCodes> = {}) => toSeveraProduct(netvisorProduct(record), settings, { ...codes, ...changed });
function documentOf(...given: Parameters<typeof map>) {
	const mapped = map(...given);
	if (mapped.outcome === 'held') throw new Error(mapped.reasons.map(({ message }) => message).join(' '));
	return JSON.parse(JSON.stringify(mapped.document)) as Record<string, unknown>;
}

it('a product of Netvisor becomes a regular product of Severa, as Severa\'s edge takes it', () => {
	const document = documentOf({ description: 'Rivi 1\nRivi 2', purchasePrice: '60.5' });
	expect(document).toEqual({
		code: 'LIS-01',
		name: 'Lisenssi',
		type: 'Materials',
		isActive: true,
		unitPrice: { amount: 100, currencyCode: 'EUR' },
		unitCost: { amount: 60.5, currencyCode: 'EUR' },
		measurementUnit: 'kpl',
		proposalDescription: 'Rivi 1\nRivi 2',
		vatRate: 25.5,
		salesAccount: { number: '3010' },
		productCategory: { name: 'Lisenssit' },
	});
	expect(severaProductDocument.safeParse(document).success).toBe(true);
});

it('what is empty in Netvisor is left out', () => {
	expect(documentOf({ unit: '', description: '', purchasePrice: '', defaultVatPercentage: '', defaultDomesticAccountNumber: '', productGroup: '', unitPrice: { value: '', type: 'net' }, isActive: '0' })).toEqual({ code: 'LIS-01', name: 'Lisenssi', type: 'Materials', isActive: false });
});

describe('prices', () => {
	it.each<[string, NetvisorProduct['unitPrice'], string, number | undefined]>([
		['net, with Netvisor\'s many decimals', { value: '6.900000000000', type: 'net' }, '25.5', 6.9],
		['gross: VAT taken off', { value: '125.50', type: 'gross' }, '25.5', 100],
		['gross: rounded to 4 decimals', { value: '10', type: 'gross' }, '25.5', 7.9681],
		['gross: half away from zero', { value: '0.00025', type: 'gross' }, '0', 0.0003],
		['gross at 0 %', { value: '10', type: 'gross' }, '0', 10],
		['gross without a rate', { value: '10', type: 'gross' }, '', undefined],
	])('%s', (_, unitPrice, defaultVatPercentage, amount) => {
		expect(documentOf({ unitPrice, defaultVatPercentage }).unitPrice).toEqual(amount === undefined ? undefined : { amount, currencyCode: 'EUR' });
	});

	it('a gross price without a rate is left out with a note', () => {
		expect(map({ unitPrice: { value: '10', type: 'gross' }, defaultVatPercentage: '' }).notes.map(({ code }) => code)).toEqual(['PRODUCT_PRICE_LEFT_OUT']);
	});
});

describe('what stays where it is, without an alarm', () => {
	it.each<[string, Partial<NetvisorProduct>, string]>([
		['no code (P-2)', { productCode: '' }, 'PRODUCT_CODE_MISSING: Lisenssi has no code and stays where it is.'],
		['the temporary product', { productCode: 'TEMP' }, 'TEMPORARY_RECORD: TEMP is the temporary customer or product and never moves.'],
		['a sub-product', { parentKeys: ['4'] }, 'PRODUCT_NOT_REGULAR: Lisenssi is a sub-product and stays where it is.'],
		['the code of a work type (P-8)', { productCode: 'KON' }, 'PRODUCT_CODE_SHARED: Code KON is already Konsultointi (work type).'],
		['the code of a travel expense type', { productCode: 'KPR26' }, 'PRODUCT_CODE_SHARED: Code KPR26 is already Kokopäiväraha (travel expense type).'],
	])('%s', (_, record, reason) => {
		const mapped = map(record);
		expect(mapped.outcome === 'held' && mapped.reasons.map(({ code, message }) => `${code}: ${message}`)).toEqual([reason]);
		expect(mapped).toMatchObject({ reasons: [{ kind: 'skip' }] });
	});
});

it('a text over no limit but with a control character holds', () => {
	expect(map({ unit: 'k\u0001' })).toMatchObject({ outcome: 'held', reasons: [{ code: 'TEXT_NOT_XML', field: 'unit' }] });
});
