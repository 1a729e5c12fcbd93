/** Sums of an invoice from its rows, in whole cents: rows to the cent, VAT of each rate on the sum of its rows. */
import { refOf, type Row, type Store } from './store';

/** Half away from zero, so that a credit note mirrors its invoice; the tiny push undoes binary tails such as 1.005 × 100. */
export const roundCents = (amount: number) => Math.sign(amount) * Math.round(Math.abs(amount) * 100 + 1e-7);

const numberOf = (value: unknown) => (typeof value === 'number' ? value : 0);

/** Net of a row in cents. */
export const rowCents = (row: Row) => roundCents(numberOf(row['quantity']) * numberOf((row['unitPrice'] as { amount?: number } | null)?.amount));

export interface Totals { net: number; vat: number; byType: Record<string, number> }

/** `perRate` rounds the VAT once for each rate, `perRow` once for each row; both occur in invoicing systems. */
export function totalsOf(rows: Row[], vatRounding: 'perRate' | 'perRow' = 'perRate'): Totals {
	const byType: Record<string, number> = {};
	const byRate = new Map<number, number>();
	let vatOfRows = 0;
	for (const row of rows) {
		const cents = rowCents(row);
		const rate = numberOf(row['vatRate']);
		byType[String(row['rowType'])] = (byType[String(row['rowType'])] ?? 0) + cents;
		byRate.set(rate, (byRate.get(rate) ?? 0) + cents);
		vatOfRows += roundCents(cents * rate / 10_000);
	}
	const vatOfRates = [...byRate].reduce((sum, [rate, cents]) => sum + roundCents(cents * rate / 10_000), 0);
	return { net: Object.values(byType).reduce((sum, cents) => sum + cents, 0), vat: vatRounding === 'perRate' ? vatOfRates : vatOfRows, byType };
}

/** The total fields of an invoice as records hold them. */
export function totalFields(rows: Row[], currencyCode: string, vatRounding: 'perRate' | 'perRow' = 'perRate'): Record<string, unknown> {
	const { net, vat, byType } = totalsOf(rows, vatRounding);
	const money = (cents: number) => ({ amount: cents / 100, currencyCode, multiCurrencyInfo: null });
	const hours = rows.filter((row) => row['rowType'] === 'Hours');
	return {
		totalExcludingTax: money(net), totalTax: money(vat), totalIncludingTax: money(net + vat),
		workHoursTotalExcludingTax: money(byType['Hours'] ?? 0), projectFeesTotalExcludingTax: money(byType['ProjectFees'] ?? 0),
		projectTravelExpensesTotalExcludingTax: money(byType['TravelExpenses'] ?? 0), flatRatesTotalExcludingTax: money(byType['FlatRate'] ?? 0),
		workHoursQuantity: Math.round(hours.reduce((sum, row) => sum + numberOf(row['quantity']), 0) * 10_000) / 10_000,
	};
}

/** Writes the sums of its rows into an invoice, after a row was changed or removed. */
export function recalculate(invoice: Row, store: Store): void {
	const rows = store.all('invoiceRows').filter((row) => row['invoiceGuid'] === invoice.guid);
	const currency = store.find('currencies', refOf(invoice, 'currency'));
	store.change('invoices', invoice, totalFields(rows, String(currency?.['code'] ?? 'EUR')));
}

/** The Finnish reference number of an invoice number: the number and its check digit (weights 7, 3, 1 from the right). */
export function referenceNumber(number: number): string {
	const sum = [...String(number)].reverse().reduce((total, digit, index) => total + Number(digit) * ([7, 3, 1][index % 3] as number), 0);
	return `${number}${(10 - (sum % 10)) % 10}`;
}
