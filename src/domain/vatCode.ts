/** The VAT code of an invoice line (mapping 5.9; rulebook I-16): the user's table first, then the rules of the mapping. */
import type { VatCode } from '../netvisor/salesInvoiceDocument';
import type { BusinessId } from './businessId';
import type { VatArea } from './country';
import type { Decimal } from './decimal';
import type { Findings, Value } from './held';
import type { Entry } from './invoiceEntry';
import { VatCodeTable, type VatCodeRow } from './vatCodeTable';
import { VatRatesInForce, type DateSpan, type VatRateRow } from './vatRate';

export interface VatSettings {
	vatCodeTable: readonly VatCodeRow[];
	domesticZeroVatCode: 'hold' | 'RAMY' | 'KOMY' | 'KOMY0' | 'MUUL' | 'NONE';
	materialsSupply: 'hold' | 'service' | 'goods';
	vatRatesInForce: readonly VatRateRow[];
	vatRateCheck: 'hold' | 'note';
}

export interface VatBuyer {
	/** ISO 3166 alpha-2; undefined when the country is not known, which holds the invoice already. */
	country: string | undefined;
	area: VatArea | undefined;
	/** Customer number in Severa; '' when it has none. */
	customerNumber: string;
	/** Undefined when neither the invoice nor the card has a number. */
	id: BusinessId | undefined;
}

export interface LineToTax {
	/** Names the row in reasons. */
	label: string;
	field: string;
	rowType: string;
	productCode: string;
	rate: Decimal;
	/** Days on which the rate may have been in force. */
	span: DateSpan;
	entries: readonly Entry[];
}

/** Percentages that Netvisor takes with a code (mapping 5.9); codes of purchases are left to the user's table. */
const RATES_OF_CODE: Readonly<Record<VatCode, 'finnish' | 'zero' | 'any'>> = {
	KOMY: 'finnish',
	KOMY0: 'zero', EUMY: 'zero', EUUM: 'zero', EUPM312: 'zero', EUPM309: 'zero', RAMY: 'zero', MUUL: 'zero', NONE: 'zero',
	KOOS: 'any', EUOS: 'any', EUUO: 'any', EUPO: 'any', '100': 'any', EVTO: 'any', EVPO: 'any', EVKV: 'any', KAVE: 'any', RAOS: 'any', EVRO: 'any', MAAL: 'any', EVMA: 'any',
};
const isVatCode = (code: string): code is VatCode => Object.hasOwn(RATES_OF_CODE, code);

type Supply = 'service' | 'goods' | 'unknown';

/** The rules with the user's settings, read once for an invoice. */
export class VatCodes {
	private readonly table: VatCodeTable;
	private readonly rates: VatRatesInForce;

	/** @throws InputError when a table is wrong: a configuration error of the whole run */
	constructor(private readonly settings: VatSettings) {
		this.table = new VatCodeTable(settings.vatCodeTable);
		this.rates = new VatRatesInForce(settings.vatRatesInForce);
	}

	/** undefined when a reason holds the invoice. */
	codeOf(found: Findings, line: LineToTax, buyer: VatBuyer): VatCode | undefined {
		const code = this.fromTable(line, buyer) ?? (line.rate.isZero ? this.codeAtZero(found, line, buyer) : this.codeAtRate(found, line, buyer));
		if (code === undefined) return undefined;
		if (!isVatCode(code) || !this.takes(code, line.rate)) return found.hold('VAT_CODE_RATE_CONFLICT', line.field, { code, rate: rateText(line.rate) });
		if (code === 'RAMY' && buyer.id?.kind !== 'finnish' && buyer.id?.kind !== 'euVat') return found.hold('VAT_RAMY_NEEDS_BUSINESS_ID', 'receiverVatNumber');
		return code;
	}

	private fromTable({ rate, rowType, productCode, entries }: LineToTax, { area, country, customerNumber, id }: VatBuyer): string | undefined {
		const projects = new Map(entries.map(({ project }) => [project?.guid, project?.keywords ?? []]));
		return this.table.find({ rate, area, country, rowType, productCode, customerNumber, projectKeywords: [...projects.values()], buyerHasVatNumber: id?.kind === 'finnish' || id?.kind === 'euVat' });
	}

	/** Rows 2 and 3: Finnish VAT is charged, whoever buys. */
	private codeAtRate(found: Findings, { label, field, rate, span }: LineToTax, { area, country, id }: VatBuyer): VatCode | undefined {
		if (rate.sign < 0 || !this.rates.isInForce(rate, span)) {
			const values = { row: label, rate: rateText(rate), dates: span.first === span.last ? span.first : `${span.first}–${span.last}`, expected: this.nearest(rate, span) };
			if (this.settings.vatRateCheck === 'hold') return found.hold('VAT_RATE_NOT_IN_FORCE', field, values);
			found.note('VAT_RATE_DOUBTFUL', values);
		}
		if (area === 'EU' && id?.kind === 'euVat') found.note('VAT_TO_EU_BUSINESS', { country: country ?? '' });
		return 'KOMY';
	}

	/** Rows 4 to 9. */
	private codeAtZero(found: Findings, line: LineToTax, { area, country, id }: VatBuyer): VatCode | undefined {
		if (area === undefined) return undefined;
		if (area === 'FI') {
			const { domesticZeroVatCode } = this.settings;
			return domesticZeroVatCode === 'hold' ? found.hold('VAT_ZERO_DOMESTIC', line.field, { row: line.label }) : domesticZeroVatCode;
		}
		// A number of Northern Ireland (XI) counts as one of the EU for goods only.
		const isNorthernIreland = id?.kind === 'euVat' && id.prefix === 'XI';
		const hasNumber = id?.kind === 'euVat' && (area === 'EU' || (country === 'GB' && isNorthernIreland));
		const supply = hasNumber ? this.supplyOf(line) : 'unknown';
		if (hasNumber && supply === 'unknown') return found.hold('VAT_SUPPLY_UNKNOWN', line.field, { row: line.label });
		if (hasNumber && supply === 'goods') return 'EUMY';
		if (area === 'nonEU') return 'EUUM';
		if (hasNumber && !isNorthernIreland) return 'EUPM312';
		return found.hold('VAT_ZERO_EU_WITHOUT_NUMBER', 'receiverVatNumber', { country: country ?? '' });
	}

	/** Unknown where the entries of a line are not all of one kind. */
	private supplyOf({ rowType, entries }: LineToTax): Supply {
		if (rowType !== 'ProjectFees') return 'service';
		const materials = this.settings.materialsSupply === 'hold' ? 'unknown' : this.settings.materialsSupply;
		const supplies = entries.map(({ productType }): Supply => (productType === 'FixedFees' || productType === 'Subcontracting' ? 'service' : materials));
		const [first = materials, ...others] = supplies;
		return others.every((supply) => supply === first) ? first : 'unknown';
	}

	private takes(code: VatCode, rate: Decimal): boolean {
		const rates = RATES_OF_CODE[code];
		return rates === 'any' || rate.isZero || (rates === 'finnish' && this.rates.has(rate));
	}

	/** The rate in force that is nearest to the given one: most likely the one that was meant. */
	private nearest(rate: Decimal, span: DateSpan): Value {
		const [first, ...others] = this.rates.during(span);
		if (first === undefined) return '–';
		return rateText(others.reduce((best, other) => (other.minus(rate).abs().compare(best.minus(rate).abs()) < 0 ? other : best), first));
	}
}

function rateText(rate: Decimal): Value {
	return { en: rate.toString(), fi: rate.toString().replace('.', ',') };
}
