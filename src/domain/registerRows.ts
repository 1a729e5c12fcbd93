/** Rows of registers as they arrive in tables of settings, where every cell is a text, read into what the rules work with. */
import type { NetvisorPaymentTerm } from '../netvisor/paymentTermRecord';
import { InputError } from '../errors';
import type { CountryRow } from './country';
import { Decimal } from './decimal';

/** '' → undefined. @throws InputError for anything but true and false */
export function readFlag(text: string, field: string): boolean | undefined {
	const word = text.trim().toLowerCase();
	if (word === '') return undefined;
	if (word === 'true' || word === '1') return true;
	if (word === 'false' || word === '0') return false;
	throw new InputError(`"${text}" is neither true nor false.`, { field });
}

export function readCountryRows(rows: ReadonlyArray<{ guid: string; name: string; englishName: string; code2: string; code3: string; isInEU: string }>): CountryRow[] {
	return rows.map(({ isInEU, ...row }) => ({ ...row, isInEU: readFlag(isInEU, 'countryRegister.isInEU') }));
}

/** @throws InputError when a term has no key or its days are no whole number */
export function readPaymentTerms(rows: ReadonlyArray<{ netvisorKey: string; netDays: string; discountDays: string; discountPercent: string; isDefault: string }>): NetvisorPaymentTerm[] {
	const days = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text) : undefined);
	return rows.map(({ netvisorKey, netDays, discountDays, discountPercent, isDefault }) => {
		const [net, discount] = [days(netDays), discountDays.trim() === '' ? 0 : days(discountDays)];
		if (netvisorKey.trim() === '' || net === undefined || discount === undefined) throw new InputError(`The payment term "${netvisorKey}" needs its Netvisor key and its days as whole numbers.`, { field: 'paymentTermRegister' });
		return { netvisorKey: netvisorKey.trim(), description: '', netDays: net, discountDays: discount, discountPercent: discountPercent.trim(), isDefault: readFlag(isDefault, 'paymentTermRegister.isDefault') ?? false };
	});
}

/** Severa's default VAT rate in per cent; undefined when the register was not given or names none, or several, that are active. */
export function readDefaultVatRate(rows: ReadonlyArray<{ percentage: string; isDefault: string; isActive: string }>): Decimal | undefined {
	const defaults = rows.filter(({ isDefault, isActive }) => readFlag(isDefault, 'vatRateRegister.isDefault') === true && readFlag(isActive, 'vatRateRegister.isActive') !== false);
	return defaults.length === 1 ? Decimal.from((defaults[0] as { percentage: string }).percentage) : undefined;
}

/** From one column to another; rows with an empty key are passed over, the first of equal keys counts. */
export function byColumn<Key extends string, Value extends string>(rows: ReadonlyArray<Readonly<Record<Key | Value, string>>>, key: Key, value: Value): Map<string, string> {
	return new Map([...rows].reverse().flatMap((row) => (row[key] === '' ? [] : [[row[key], row[value]] as const])));
}
