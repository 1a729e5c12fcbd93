/** The Netvisor customer or product that stands in for all when theirs are not transferred (C-7, P-5). */
import { InputError } from '../errors';
import { singleLine } from './text';

/** @throws InputError when the setting is empty: a configuration error of the whole run */
export function temporaryCode(setting: 'tempCustomerCode' | 'tempProductCode', value: string): string {
	const code = singleLine(value);
	if (code === '') throw new InputError(`The setting "${setting}" is empty; it must name the Netvisor ${setting === 'tempCustomerCode' ? 'customer' : 'product'} that stands in for all.`, { field: setting });
	return code;
}
