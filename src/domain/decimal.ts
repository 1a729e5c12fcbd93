/**
 * Exact decimal numbers for quantities, prices and rates. A JSON number is read by its shortest text (`120.1`, not its
 * binary tail) and every operation is exact on scaled integers; rounding happens only where it is asked for, half away
 * from zero, so that a credit note mirrors its invoice (mapping 1.2).
 */
import { InputError } from '../errors';

const TEXT = /^(-?)(\d+)(?:[.,](\d+))?(?:e([+-]?\d+))?$/i;
const PLAIN_TEXT = /^-?\d+(?:[.,]\d+)?$/;

const tenTo = (exponent: number) => 10n ** BigInt(exponent);
const magnitude = (value: bigint) => (value < 0n ? -value : value);

export class Decimal {
	static readonly zero = new Decimal(0n, 0);
	static readonly one = new Decimal(1n, 0);

	/** The value is `units` / 10^`scale`; trailing zeros are cut, so that equal values have equal parts. */
	private constructor(
		readonly units: bigint,
		readonly scale: number,
	) {}

	/** @param scale decimals of `units`: `Decimal.of(1255n, 2)` is 12.55 */
	static of(units: bigint, scale: number): Decimal {
		let [shortUnits, shortScale] = [units, scale];
		while (shortScale > 0 && shortUnits % 10n === 0n) [shortUnits, shortScale] = [shortUnits / 10n, shortScale - 1];
		return new Decimal(shortUnits, shortScale);
	}

	/**
	 * Reads a JSON number, or a text with a dot or a comma and neither exponent nor thousands separator.
	 * @throws InputError for anything else, NaN and infinity included
	 */
	static from(value: number | string | Decimal): Decimal {
		if (value instanceof Decimal) return value;
		const text = String(value).trim();
		const match = typeof value === 'number' || PLAIN_TEXT.test(text) ? TEXT.exec(text) : null;
		if (match === null) throw new InputError(`"${text}" is not a decimal number.`);
		const [, minus, whole = '', fraction = '', exponent = '0'] = match;
		const digits = BigInt(`${whole}${fraction}`);
		const scale = fraction.length - Number(exponent);
		const units = minus === '-' ? -digits : digits;
		return scale >= 0 ? Decimal.of(units, scale) : Decimal.of(units * tenTo(-scale), 0);
	}

	static sum(values: Iterable<Decimal>): Decimal {
		let sum = Decimal.zero;
		for (const value of values) sum = sum.plus(value);
		return sum;
	}

	/** The value in units of 10^-`scale`; `scale` must hold every decimal of the value. */
	unitsAt(scale: number): bigint {
		if (scale < this.scale) throw new RangeError(`${this.toString()} has more than ${scale} decimals.`);
		return this.units * tenTo(scale - this.scale);
	}

	plus(other: Decimal): Decimal {
		const scale = Math.max(this.scale, other.scale);
		return Decimal.of(this.unitsAt(scale) + other.unitsAt(scale), scale);
	}

	minus(other: Decimal): Decimal {
		return this.plus(other.negated());
	}

	times(other: Decimal): Decimal {
		return Decimal.of(this.units * other.units, this.scale + other.scale);
	}

	/** The quotient rounded half away from zero to `digits` decimals. */
	dividedBy(other: Decimal, digits: number): Decimal {
		if (other.isZero) throw new RangeError('Division by zero.');
		const numerator = this.units * tenTo(other.scale + digits);
		return Decimal.of(quotientHalfAway(numerator, other.units * tenTo(this.scale)), digits);
	}

	negated(): Decimal {
		return new Decimal(-this.units, this.scale);
	}

	abs(): Decimal {
		return this.units < 0n ? this.negated() : this;
	}

	/** Half away from zero: 0.005 → 0.01, −0.005 → −0.01. */
	round(digits: number): Decimal {
		if (this.scale <= digits) return this;
		return Decimal.of(quotientHalfAway(this.units, tenTo(this.scale - digits)), digits);
	}

	/** −1, 0 or 1: this value is smaller, equal or larger. */
	compare(other: Decimal): -1 | 0 | 1 {
		const scale = Math.max(this.scale, other.scale);
		const [mine, theirs] = [this.unitsAt(scale), other.unitsAt(scale)];
		return mine < theirs ? -1 : mine > theirs ? 1 : 0;
	}

	equals(other: Decimal): boolean {
		return this.compare(other) === 0;
	}

	get isZero(): boolean {
		return this.units === 0n;
	}

	get sign(): -1 | 0 | 1 {
		return this.units < 0n ? -1 : this.units > 0n ? 1 : 0;
	}

	/** Shortest form with a dot, never an exponent or `-0`: `25.5`, `14`, `-0.01`. */
	toString(): string {
		const digits = magnitude(this.units).toString().padStart(this.scale + 1, '0');
		const cut = digits.length - this.scale;
		return `${this.units < 0n ? '-' : ''}${digits.slice(0, cut)}${this.scale > 0 ? `.${digits.slice(cut)}` : ''}`;
	}

	/** Rounded to at most `most` decimals and filled up to at least `least`: prices are `format(2, 6)`, quantities `format(0, 6)`. */
	format(least: number, most: number): string {
		const rounded = this.round(most);
		const text = rounded.toString();
		const missing = least - rounded.scale;
		return missing <= 0 ? text : `${text}${rounded.scale === 0 ? '.' : ''}${'0'.repeat(missing)}`;
	}

	/**
	 * For systems that take JSON numbers.
	 * @throws InputError for a value so large that a JSON number would not be it
	 */
	toNumber(): number {
		const number = Number(this.toString());
		if (Math.abs(number) > Number.MAX_SAFE_INTEGER) throw new InputError(`${this.toString().slice(0, 40)} is too large for an amount.`);
		return number;
	}

	toJSON(): string {
		return this.toString();
	}
}

function quotientHalfAway(numerator: bigint, denominator: bigint): bigint {
	const [top, bottom] = [magnitude(numerator), magnitude(denominator)];
	const rounded = (top * 2n + bottom) / (bottom * 2n);
	return numerator < 0n === denominator < 0n ? rounded : -rounded;
}
