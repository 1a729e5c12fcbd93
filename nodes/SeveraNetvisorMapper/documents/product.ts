import { z } from 'zod/v4';
import { inOrder } from '../../../src/domain/order';
import { isActive, toNetvisorProducts, type ProductRecord, type ProductRegister } from '../../../src/domain/product';
import { toSeveraProduct } from '../../../src/domain/productToSevera';
import { byColumn, readDefaultVatRate } from '../../../src/domain/registerRows';
import { productDocumentSettings } from '../../../src/domain/settings/product';
import { salesInvoiceSettings } from '../../../src/domain/settings/salesInvoice';
import type { Settings } from '../../../src/domain/setting';
import { netvisorTransferKey, transferKey, type TransferKind } from '../../../src/domain/transferKey';
import { VatRatesInForce } from '../../../src/domain/vatRate';
import { severaProduct, severaTravelExpenseType, severaWorkType } from '../../../src/severa/product';
import { defineMapping, type MappedRecord, type MapperDocument } from '../mapperDocument';

const settings = { ...productDocumentSettings, vatRatesInForce: salesInvoiceSettings.vatRatesInForce } as const satisfies Settings;

/**
 * The registers come mixed and do not name themselves: a work type and a travel expense type have flags of their own
 * (Severa API 13.2, 15.3), a product is told from other records by its prices, which Severa writes even when empty.
 */
const severaRecord = z
	.union([
		severaWorkType.transform((record): ProductRecord => ({ register: 'workTypes', record })),
		severaTravelExpenseType.transform((record): ProductRecord => ({ register: 'travelExpenseTypes', record })),
		severaProduct.refine((record) => 'unitPrice' in record).transform((record): ProductRecord => ({ register: 'products', record })),
	], 'expected a product, work type or travel expense type of Severa');

const KINDS: Readonly<Record<ProductRegister, TransferKind>> = { products: 'product', workTypes: 'workType', travelExpenseTypes: 'travelExpenseType' };
const PRECEDENCE = Object.keys(KINDS);

const text = z.string();
/** What is used of a whole product; a row of the list has too little. */
const netvisorCard = z.looseObject({
	netvisorKey: text,
	productCode: text,
	productGroup: text,
	name: text,
	description: text,
	unitPrice: z.looseObject({ value: text, type: z.enum(['net', 'gross']) }),
	unit: text,
	purchasePrice: text,
	isActive: z.enum(['0', '1']),
	defaultVatPercentage: text,
	defaultDomesticAccountNumber: text,
	parentKeys: z.array(text),
});

const define = defineMapping(settings);

const toNetvisor = define({
	direction: 'severaToNetvisor',
	record: severaRecord,
	map(records, values, today) {
		const sorted = inOrder(records, ({ record }) => PRECEDENCE.indexOf(record.register), ({ record: { record } }) => record.code, ({ record: { record } }) => record.guid);
		const mapped = toNetvisorProducts(sorted.map(({ record }) => record), values, {
			today,
			vatRates: new VatRatesInForce(values.vatRatesInForce),
			defaultVatRate: readDefaultVatRate(values.vatRateRegister),
			accountNumbers: byColumn(values.salesAccountRegister, 'guid', 'number'),
		});
		return sorted.map(({ record: one, index }, position): MappedRecord => {
			const { register, record } = one;
			const [kind, code] = [KINDS[register], record.code ?? ''];
			return {
				index,
				source: { system: 'Severa', kind, guid: record.guid, number: code, name: record.name },
				mapped: mapped[position] as MappedRecord['mapped'],
				transferKey: transferKey(kind, record.guid),
				plan: { code, name: record.name, register, isActive: isActive(one) },
			};
		});
	},
});

const toSevera = define({
	direction: 'netvisorToSevera',
	record: netvisorCard,
	map(records, values) {
		const codes = { workTypes: byColumn(values.workTypeRegister, 'code', 'name'), travelExpenseTypes: byColumn(values.travelExpenseTypeRegister, 'code', 'name') };
		return inOrder(records, ({ record }) => record.productCode, ({ record }) => record.netvisorKey).map(({ record, index }): MappedRecord => ({
			index,
			source: { system: 'Netvisor', kind: 'product', guid: record.netvisorKey, number: record.productCode, name: record.name },
			mapped: toSeveraProduct(record, values, codes),
			transferKey: netvisorTransferKey('product', record.netvisorKey),
			plan: { code: record.productCode, name: record.name, isActive: record.isActive === '1' },
		}));
	},
});

export const product: MapperDocument = {
	value: 'product',
	name: 'Product',
	description: 'Translate products, work types and travel expense types; hand in all of them at once, since a code in several registers belongs to one',
	settings,
	mappings: [toNetvisor, toSevera],
};
