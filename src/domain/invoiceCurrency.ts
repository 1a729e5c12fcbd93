/** The currency of an invoice and of the organisations on both sides (mapping 5.11; rulebook G-5). */
import type { SalesInvoiceAmount } from '../netvisor/salesInvoiceDocument';
import type { InvoiceForTransfer } from '../severa/invoiceForTransfer';
import { Decimal } from './decimal';
import type { Findings } from './held';
import { singleLine } from './text';

export interface CurrencySettings {
	homeCurrency: string;
	currencyRateMode: 'omit' | 'asInSevera' | 'inverted';
}

export interface InvoiceCurrency {
	/** ISO 4217; undefined when Severa gives none, which holds the invoice. */
	code: string | undefined;
	/** What the amount says of it: nothing in the home currency. */
	attributes: Pick<SalesInvoiceAmount, 'iso4217CurrencyCode' | 'currencyRate'>;
}

/** Decimals of an inverted rate: enough for a rate of a thousandth to keep six digits that count. */
const RATE_DECIMALS = 9;

const codeOf = (text: string | null | undefined): string | undefined => singleLine(text ?? '').toUpperCase() || undefined;

export function readCurrency(found: Findings, { invoice, organizationCurrency }: Pick<InvoiceForTransfer, 'invoice' | 'organizationCurrency'>, settings: CurrencySettings): InvoiceCurrency {
	const home = codeOf(settings.homeCurrency) ?? '';
	const severaHome = codeOf(organizationCurrency);
	if (severaHome !== home) found.hold('HOME_CURRENCY_DIFFERS', 'currency', { severa: severaHome ?? '–', netvisor: home || '–' });

	const code = codeOf(invoice.currency?.code) ?? codeOf(invoice.totalIncludingTax?.currencyCode);
	if (code === undefined) found.hold('TOTAL_MISSING', 'currency.code', { field: 'currency' });
	for (const field of ['totalExcludingTax', 'totalTax', 'totalIncludingTax'] as const) {
		const stated = codeOf(invoice[field]?.currencyCode);
		if (stated !== undefined && code !== undefined && stated !== code) found.hold('ROW_CURRENCY_DIFFERS', `${field}.currencyCode`, { row: field, rowCurrency: stated, currency: code });
	}
	if (code === undefined || code === home) return { code, attributes: {} };
	return { code, attributes: { iso4217CurrencyCode: code, currencyRate: rateOf(found, invoice.currencyRate, settings.currencyRateMode) } };
}

function rateOf(found: Findings, given: number | null | undefined, mode: CurrencySettings['currencyRateMode']): string | undefined {
	if (mode === 'omit') return undefined;
	const rate = Decimal.from(given ?? 0);
	if (rate.sign <= 0) return found.hold('TOTAL_MISSING', 'currencyRate', { field: 'currencyRate' });
	return (mode === 'asInSevera' ? rate : Decimal.one.dividedBy(rate, RATE_DECIMALS)).toString();
}
