/** Invoice numbers and Finnish payment references. */
import type { SalesInvoice } from '../invoiceState';
import type { Store } from '../store';

/** Highest number of that kind + 1. */
export function nextNumber(store: Store, type: SalesInvoice['type']): string {
	return String(Math.max(0, ...store.state.salesInvoices.filter((one) => one.type === type && /^\d+$/.test(one.number)).map((one) => Number(one.number))) + 1);
}

/** Weights 7, 3, 1 from the right; the digit that fills up to the next ten. */
function checkDigit(digits: string): number {
	const weights = [7, 3, 1];
	const total = [...digits].reverse().reduce((partial, digit, index) => partial + Number(digit) * weights[index % 3]!, 0);
	return (10 - (total % 10)) % 10;
}

/** The reference the service makes of a number: `1201` gives `120100`. */
export function ownReference(number: string): string {
	const base = `${number}0`.padStart(3, '1');
	return `${base}${checkDigit(base)}`;
}

export function isFinnishReference(reference: string): boolean {
	const digits = reference.replace(/\s/g, '').replace(/^0+/, '');
	return /^\d{4,20}$/.test(digits) && checkDigit(digits.slice(0, -1)) === Number(digits.slice(-1));
}

/** ISO 11649. */
export function isRfReference(reference: string): boolean {
	const text = reference.replace(/\s/g, '').toUpperCase();
	if (!/^RF\d{2}[0-9A-Z]{1,21}$/.test(text)) return false;
	const digits = [...text.slice(4), ...text.slice(0, 4)].map((character) => parseInt(character, 36)).join('');
	return BigInt(digits) % 97n === 1n;
}
