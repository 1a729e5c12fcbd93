/** Decimal numbers as Netvisor writes and reads them, computed without binary fractions (Netvisor API 1.6). */

interface Scaled { units: bigint; scale: number }

/** Comma or dot, no thousands separator, no exponent; undefined for anything else. */
export function parseDecimal(text: string): number | undefined {
	return /^-?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}

function scaled(value: number): Scaled {
	const [digits = '0', exponent] = value.toString().split('e');
	const [whole = '0', fraction = ''] = digits.split('.');
	const scale = fraction.length - Number(exponent ?? 0);
	return scale >= 0 ? { units: BigInt(whole + fraction), scale } : { units: BigInt(whole + fraction) * 10n ** BigInt(-scale), scale: 0 };
}

/** Half away from zero. */
function rounded({ units, scale }: Scaled, digits: number): number {
	if (scale <= digits) return toNumber({ units, scale });
	const divisor = 10n ** BigInt(scale - digits);
	const magnitude = ((units < 0n ? -units : units) + divisor / 2n) / divisor;
	return toNumber({ units: units < 0n ? -magnitude : magnitude, scale: digits });
}

/** The exact product, rounded to `digits`, half away from zero. */
export function productRounded(factors: number[], digits = 2): number {
	return rounded(factors.map(scaled).reduce((left, right) => ({ units: left.units * right.units, scale: left.scale + right.scale }), { units: 1n, scale: 0 }), digits);
}

/** `value / divisor`, rounded to `digits`, half away from zero. */
export function quotientRounded(value: number, divisor: number, digits = 2): number {
	const top = scaled(value);
	const bottom = scaled(divisor);
	const numerator = top.units * 10n ** BigInt(bottom.scale + digits + 1);
	return rounded({ units: numerator / (bottom.units * 10n ** BigInt(top.scale)), scale: digits + 1 }, digits);
}

/** The exact sum. */
export function sum(values: number[]): number {
	const parts = values.map(scaled);
	const scale = Math.max(0, ...parts.map((part) => part.scale));
	return toNumber({ units: parts.reduce((total, part) => total + part.units * 10n ** BigInt(scale - part.scale), 0n), scale });
}

/** With a decimal comma and at least `digits` decimals: `1255,00`. */
export function comma(value: number, digits = 0): string {
	const [whole = '0', fraction = ''] = (Math.abs(value) < 1e-6 ? value.toFixed(12).replace(/\.?0+$/, '') : value.toString()).split('.');
	const decimals = fraction.padEnd(digits, '0');
	return decimals === '' ? whole : `${whole},${decimals}`;
}

function toNumber({ units, scale }: Scaled): number {
	const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
	const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
	return Number(units < 0n ? `-${text}` : text);
}
