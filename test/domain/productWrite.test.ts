import { planProductWrite, type ProductLookup } from '../../src/domain/productWrite';
import type { ProductDocument } from '../../src/netvisor/productDocument';
import type { NetvisorProduct } from '../../src/netvisor/productRecord';

const document: ProductDocument = {
	productBaseInformation: { productCode: 'HTYO', productGroup: 'Työt', name: 'Konsultointi', unitPrice: { value: '95.00', type: 'net' }, unit: 'h', isActive: '1', isSalesProduct: '1' },
	productBookkeepingDetails: { defaultVatPercentage: '25.5', defaultDomesticAccountNumber: '3010' },
};
const product = (change: Partial<NetvisorProduct> = {}): NetvisorProduct => ({ netvisorKey: '5', productCode: 'HTYO', productGroup: 'Työt', name: 'Konsultointi', description: '', unitPrice: { value: '95.000000000000', type: 'net' }, unitGrossPrice: '119.22', unit: 'h', purchasePrice: '60.00', tariffHeading: '', comissionPercentage: '', isActive: '1', isSalesProduct: '1', countryOfOrigin: '', defaultVatPercentage: '25.5', defaultDomesticAccountNumber: '3010', defaultEuAccountNumber: '', defaultOutsideEuAccountNumber: '', primaryEanCode: '', secondaryEanCode: '', dimensions: [], parentKeys: [], ...change });
const plan = (lookup: ProductLookup = {}, given = document, change: object = {}) => planProductWrite(given, lookup, { productUpdate: true, createInactiveProducts: false, tempProductCode: 'TEMP', ...change });
const withBase = (change: Partial<ProductDocument['productBaseInformation']>): ProductDocument => ({ ...document, productBaseInformation: { ...document.productBaseInformation, ...change } });

describe('planProductWrite', () => {
	it('adds what is not there', () => expect(plan()).toEqual({ action: 'add', document, notes: [] }));
	it('leaves alone what is there unless updates are wanted (P-4)', () => expect(plan({ existing: product({ name: 'Muu' }) }, document, { productUpdate: false })).toEqual({ action: 'none', notes: [] }));
	it('does nothing when nothing differs, whatever the digits of the price', () => expect(plan({ existing: product() })).toEqual({ action: 'none', notes: [] }));
	it('does not compare what the answer does not tell', () => expect(plan({ existing: product({ isSalesProduct: '' }) })).toMatchObject({ action: 'none' }));

	it('edits only what differs', () => {
		expect(plan({ existing: product({ name: 'Vanha', unitPrice: { value: '90', type: 'net' } }) })).toEqual({ action: 'edit', changed: ['name', 'unitPrice'], document: { productBaseInformation: { name: 'Konsultointi', unitPrice: { value: '95.00', type: 'net' } } }, notes: [] });
	});

	it('sends the VAT rate along with an account, since its group demands it', () => {
		expect(plan({ existing: product({ defaultDomesticAccountNumber: '3000' }) })).toMatchObject({ changed: ['defaultDomesticAccountNumber'], document: { productBaseInformation: {}, productBookkeepingDetails: { defaultVatPercentage: '25.5', defaultDomesticAccountNumber: '3010' } } });
	});

	it('compares a net price with the net price only', () => {
		expect(plan({ existing: product({ unitPrice: { value: '95.00', type: 'gross' } }) })).toMatchObject({ action: 'edit', changed: ['unitPrice'] });
	});

	it('holds what would be a near-twin, is inactive, or is the temporary product', () => {
		expect(plan({ sameLetters: 'htyo' })).toMatchObject({ action: 'hold', reasons: [{ code: 'CODE_CASE_DIFFERS' }] });
		expect(plan({}, withBase({ isActive: '0' }))).toMatchObject({ action: 'hold', reasons: [{ code: 'PRODUCT_INACTIVE' }] });
		expect(plan({}, withBase({ isActive: '0' }), { createInactiveProducts: true })).toMatchObject({ action: 'add' });
		expect(plan({ existing: product() }, withBase({ isActive: '0' }))).toMatchObject({ action: 'edit', changed: ['isActive'] });
		expect(plan({}, withBase({ productCode: 'TEMP' }))).toMatchObject({ action: 'hold', reasons: [{ code: 'TEMPORARY_RECORD' }] });
	});
});
