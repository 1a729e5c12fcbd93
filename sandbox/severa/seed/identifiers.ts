/** Numbers with check digits, made so that they are valid and belong to nobody known. */

/** Finnish business id from its first seven digits (weights 7 9 10 5 8 4 2); undefined where no valid one exists. */
export function businessId(firstSeven: number): string | undefined {
	const digits = String(firstSeven).padStart(7, '0');
	const rest = [...digits].reduce((sum, digit, index) => sum + Number(digit) * ([7, 9, 10, 5, 8, 4, 2][index] as number), 0) % 11;
	return rest === 1 ? undefined : `${digits}-${rest === 0 ? 0 : 11 - rest}`;
}

/** The n-th of a row of valid business ids in a range that is not given out yet. */
export function nthBusinessId(n: number): string {
	for (let candidate = 9_710_000 + n * 173; ; candidate += 1) {
		const found = businessId(candidate);
		if (found !== undefined) return found;
	}
}

/** OVT identifier of a company: 0037 and the eight digits of the business id. */
export const ovt = (id: string) => `0037${id.replace('-', '')}`;

/** Swedish VAT number: organisation number (nine digits and Luhn digit) and 01. */
export function swedishVat(nine: string): string {
	const sum = [...nine].reduce((total, digit, index) => {
		const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
		return total + (doubled > 9 ? doubled - 9 : doubled);
	}, 0);
	return `SE${nine}${(10 - (sum % 10)) % 10}01`;
}

/** German VAT number: eight digits and the check digit of ISO 7064 MOD 11,10. */
export function germanVat(eight: string): string {
	let product = 10;
	for (const digit of eight) {
		const sum = (Number(digit) + product) % 10 || 10;
		product = (2 * sum) % 11;
	}
	return `DE${eight}${(11 - product) % 10}`;
}

/** Estonian VAT number: eight digits and a check digit (weights 3 7 1). */
export function estonianVat(eight: string): string {
	const sum = [...eight].reduce((total, digit, index) => total + Number(digit) * ([3, 7, 1][index % 3] as number), 0);
	return `EE${eight}${(10 - (sum % 10)) % 10}`;
}

/** IBAN with its two check digits (mod 97). */
export function iban(country: string, account: string): string {
	const text = [...`${account}${country}00`].map((each) => (/[A-Z]/.test(each) ? String(each.charCodeAt(0) - 55) : each)).join('');
	return `${country}${String(98 - Number(BigInt(text) % 97n)).padStart(2, '0')}${account}`;
}

/** Personal identity code of nobody: individual numbers from 900 up are never given to a person for good. */
export function identityCode(ddmmyy: string, individual: number): string {
	return `${ddmmyy}-${individual}${'0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(`${ddmmyy}${individual}`) % 31] ?? ''}`;
}
