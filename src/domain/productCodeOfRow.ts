/** Which Netvisor product a row, or each entry behind it, is sold as (mapping 5.5; rulebook P-5, P-8). */
import type { SeveraInvoiceRow } from '../severa/invoiceRow';
import type { Findings } from './held';
import type { Entry } from './invoiceEntry';
import type { SalesInvoiceSettings } from './settings/salesInvoice';
import { temporaryCode } from './temporaryCode';
import { singleLine } from './text';

/** One code for the whole row, or one for each entry behind it. */
export type RowCodes = string | ReadonlyMap<Entry, string>;

type CodeSettings = Pick<SalesInvoiceSettings, 'productDirection' | 'tempProductCode' | 'rowWithoutCode' | 'defaultHoursProduct' | 'defaultFeeProduct' | 'defaultTravelProduct' | 'flatRateProduct' | 'severalCodes'>;

/** A default is used only when the setting says so; a flat rate has its own (mapping 5.5, steps 3 and 4). */
function codeOfCodeless(rowType: string, settings: CodeSettings): string | undefined {
	const defaults: Readonly<Record<string, string>> = { Hours: settings.defaultHoursProduct, ProjectFees: settings.defaultFeeProduct, TravelExpenses: settings.defaultTravelProduct };
	const code = rowType === 'FlatRate' ? settings.flatRateProduct : settings.rowWithoutCode === 'default' ? (defaults[rowType] ?? '') : '';
	return singleLine(code) === '' ? undefined : singleLine(code);
}

const distinct = (codes: readonly string[]) => [...new Set(codes)];

/**
 * @param label names the row in reasons
 * @returns undefined when a reason holds the invoice
 */
export function productCodeOfRow(found: Findings, row: Pick<SeveraInvoiceRow, 'rowType' | 'code'>, entries: readonly Entry[], settings: CodeSettings, label: string, field: string): RowCodes | undefined {
	if (settings.productDirection === 'off') return temporaryCode('tempProductCode', settings.tempProductCode);
	const rowCodes = distinct((row.code ?? []).map(singleLine).filter((code) => code !== ''));
	const [first] = rowCodes;
	if (rowCodes.length === 1) return first;

	const missing = () => found.hold('ROW_CODE_MISSING', field, { row: label });
	const several = (codes: readonly string[]) => found.hold('ROW_CODES_SEVERAL', field, { row: label, codes: codes.join(', ') });
	const ownCodes = distinct(entries.flatMap(({ productCode }) => productCode ?? []));
	if (rowCodes.length === 0 && ownCodes.length === 0) return codeOfCodeless(row.rowType, settings) ?? missing();

	if (rowCodes.length > 1) {
		if (settings.severalCodes === 'first') return first;
		const isShown = rowCodes.every((code) => ownCodes.includes(code)) && ownCodes.every((code) => rowCodes.includes(code));
		if (settings.severalCodes === 'hold' || !isShown) return several(rowCodes);
	}
	const byEntry = new Map<Entry, string>();
	for (const entry of entries) {
		const code = entry.productCode ?? codeOfCodeless(row.rowType, settings);
		if (code === undefined) return missing();
		byEntry.set(entry, code);
	}
	const codes = distinct([...byEntry.values()]);
	if (codes.length === 1) return codes[0];
	if (settings.severalCodes === 'hold') return several(codes);
	return settings.severalCodes === 'first' ? ownCodes[0] : byEntry;
}
