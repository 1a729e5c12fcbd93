/** From Severa's three registers to product.nv (mapping 3.1; rulebook P-1 to P-8). */
import type { ProductBookkeepingDetails, ProductDocument } from '../netvisor/productDocument';
import type { SeveraMoney } from '../severa/money';
import type { SeveraProduct, SeveraTravelExpenseType, SeveraWorkType } from '../severa/product';
import { InputError } from '../errors';
import type { CalendarDate } from './calendar';
import { Decimal } from './decimal';
import { Findings, type Mapped } from './held';
import { CodeOwners } from './productCodeOwner';
import type { ProductSettings } from './settings/product';
import { cutText, multiLine, readText, singleLine } from './text';
import type { VatRatesInForce } from './vatRate';

export type ProductRegister = 'products' | 'workTypes' | 'travelExpenseTypes';
export type { ProductSettings };

export type ProductRecord = { register: 'products'; record: SeveraProduct } | { register: 'workTypes'; record: SeveraWorkType } | { register: 'travelExpenseTypes'; record: SeveraTravelExpenseType };

export interface ProductContext {
	/** The day on which a VAT rate must be in force. */
	today: CalendarDate;
	vatRates: VatRatesInForce;
	/** Severa's default rate in per cent, when it is known. */
	defaultVatRate?: Decimal;
	/** Numbers of Severa's sales accounts by guid. */
	accountNumbers?: ReadonlyMap<string, string>;
}

/** E-6; Netvisor API 3.3. */
export const LONGEST_PRODUCT_NAME = 50;
const LONGEST_DESCRIPTION = 500;

/**
 * Every record as product.nv takes it, in the order given; an inactive one too, since whether it is created or only
 * switched off depends on what Netvisor has (productWrite.ts). Hand in all three registers: a code that two of them use
 * belongs to the first (`CodeOwners`), and that shows only in the whole.
 * @throws InputError when the settings give no product group
 */
export function toNetvisorProducts(records: readonly ProductRecord[], settings: ProductSettings, context: ProductContext): Array<Mapped<ProductDocument>> {
	if (singleLine(settings.defaultProductGroup) === '') throw new InputError('The setting "Default Product Group" is empty: Netvisor takes no product without a group.', { field: 'defaultProductGroup' });
	const owners = new CodeOwners(records.filter((one) => skipOf(one, settings) === undefined));
	return records.map((one) => toNetvisorProduct(one, settings, context, owners));
}

function toNetvisorProduct(one: ProductRecord, settings: ProductSettings, context: ProductContext, owners: CodeOwners): Mapped<ProductDocument> {
	const found = new Findings();
	const skip = skipOf(one, settings) ?? owners.sharedBy(one);
	if (skip !== undefined) {
		found.hold(skip.code, skip.field, skip.values);
		return { outcome: 'held', reasons: found.reasons, notes: [] };
	}
	const { register, record } = one;
	const code = readText(found, 'code', record.code) ?? '';
	const category = register === 'workTypes' ? undefined : readText(found, 'productCategory.name', record.productCategory?.name);
	const { name, description } = readNames(found, one, settings);
	const unitPrice = register === 'products' ? readPrice(found, 'unitPrice', code, record.unitPrice, settings) : undefined;
	const purchasePrice = register === 'products' ? readPrice(found, 'unitCost', code, record.unitCost, settings) : undefined;
	const unit = register === 'workTypes' ? 'h' : readText(found, 'measurementUnit', record.measurementUnit);
	const bookkeeping = readBookkeeping(found, one, code, context);
	return found.outcome(() => ({
		productBaseInformation: {
			productCode: code,
			productGroup: category ?? singleLine(settings.defaultProductGroup),
			name,
			description,
			unitPrice: { value: unitPrice ?? '0.00', type: 'net' },
			unit,
			purchasePrice,
			isActive: isActive(one) ? '1' : '0',
			isSalesProduct: '1',
		},
		...(bookkeeping && { productBookkeepingDetails: bookkeeping }),
	}));
}

/** Where a missing flag means the default, active (Severa API 13.1). */
export const isActive = ({ record }: ProductRecord): boolean => record.isActive ?? true;

type Skip = { code: 'PRODUCT_SOURCE_OFF' | 'PRODUCT_CODE_MISSING' | 'TEMPORARY_RECORD' | 'PRODUCT_CODE_SHARED'; field: string; values: Record<string, string | { en: string; fi: string }> };

/** Why a record does not move at all, whatever else is in it; such a record does not own its code either. */
function skipOf(one: ProductRecord, settings: ProductSettings): Skip | undefined {
	const { record, register } = one;
	const code = singleLine(record.code ?? '');
	if (!settings.productSources.includes(register)) return { code: 'PRODUCT_SOURCE_OFF', field: '', values: { name: record.name } };
	if (code === '') return { code: 'PRODUCT_CODE_MISSING', field: 'code', values: { name: record.name } };
	if (isTemporaryProductCode(code, settings)) return { code: 'TEMPORARY_RECORD', field: 'code', values: { code } };
	return undefined;
}

/** The placeholder product of "do not transfer" (P-5). */
export const isTemporaryProductCode = (code: string, { tempProductCode }: Pick<ProductSettings, 'tempProductCode'>): boolean => code === 'TEMP' || code === tempProductCode.trim();

/** A name that does not fit holds, or is cut with the whole of it in the description (E-6). */
function readNames(found: Findings, { register, record }: ProductRecord, settings: ProductSettings): { name?: string; description?: string } {
	const name = readText(found, 'name', record.name) ?? '';
	const proposal = register === 'products' ? record.proposalDescription : undefined;
	if (name.length <= LONGEST_PRODUCT_NAME) return { name, description: readText(found, 'proposalDescription', proposal, { limit: LONGEST_DESCRIPTION, multiLine: true }) };
	if (settings.productNameTooLong === 'hold') {
		found.hold('PRODUCT_NAME_TOO_LONG', 'name', { length: name.length });
		return {};
	}
	const short = cutText(name, LONGEST_PRODUCT_NAME);
	found.note('NAME_SHORTENED', { text: short });
	const whole = proposal === undefined || proposal === null || multiLine(proposal) === '' ? name : `${name}\n${proposal}`;
	return { name: short, description: readText(found, 'proposalDescription', whole, { limit: LONGEST_DESCRIPTION, multiLine: true }) };
}

/** At least two decimals, at most six; undefined when there is no amount (G-5 for other currencies). */
function readPrice(found: Findings, field: string, code: string, price: SeveraMoney | null | undefined, { homeCurrency }: ProductSettings): string | undefined {
	if (price?.amount === null || price?.amount === undefined) return undefined;
	if (price.currencyCode !== homeCurrency.trim()) return found.hold('PRODUCT_CURRENCY', field, { code, currency: price.currencyCode ?? '?', homeCurrency });
	return Decimal.from(price.amount).format(2, 6);
}

/** VAT rate and sales account. The rate is mandatory in this part (product.dtd), so without it the account stays behind too. */
function readBookkeeping(found: Findings, { register, record }: ProductRecord, code: string, context: ProductContext): ProductBookkeepingDetails | undefined {
	const account = register === 'workTypes' ? workTypeAccount(found, record, code, context) : readText(found, 'salesAccount.number', record.salesAccount?.number);
	const own = register === 'workTypes' ? undefined : record.vatRate;
	const rate = own === null || own === undefined ? context.defaultVatRate : Decimal.from(own);
	const isUsable = rate !== undefined && (rate.isZero || context.vatRates.isInForce(rate, { first: context.today, last: context.today }));
	if (isUsable) return { defaultVatPercentage: rate.toString(), defaultDomesticAccountNumber: account };
	const percent = rate?.toString().replace('.', ',');
	found.note('PRODUCT_VAT_LEFT_OUT', { code, why: percent === undefined ? { en: 'Severa\'s default rate is not known', fi: 'Severan oletusverokanta ei ole tiedossa' } : { en: `${percent} % is not in force on ${context.today}`, fi: `${percent} % ei ole voimassa ${context.today}` } });
	if (account !== undefined) found.note('SALES_ACCOUNT_LEFT_OUT', { code, account, why: { en: 'Netvisor takes none without a VAT rate', fi: 'Netvisor ei ota tiliä ilman verokantaa' } });
	return undefined;
}

/** Work types name their account by guid (Severa API 13.2). */
function workTypeAccount(found: Findings, { salesAccount }: SeveraWorkType, code: string, { accountNumbers }: ProductContext): string | undefined {
	if (!salesAccount) return undefined;
	const number = readText(found, 'salesAccount', accountNumbers?.get(salesAccount.guid));
	if (number === undefined) found.note('SALES_ACCOUNT_LEFT_OUT', { code, account: salesAccount.name ?? salesAccount.guid, why: { en: 'its number is not in the sales account register given', fi: 'sen numeroa ei ole annetussa myyntitilirekisterissä' } });
	return number;
}
