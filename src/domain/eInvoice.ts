/** E-invoice address and operator (mapping 1.8; rulebook C-11, C-15). */
import { isFinnishBusinessId } from './businessId';
import { CodeTable } from './codeTable';
import type { Findings } from './held';
import { mod97 } from './mod97';
import { readText } from './text';

export interface EInvoice {
	address: string;
	operator: string;
}

const strip = (text: string) => text.normalize('NFC').replace(/[\s-]/g, '').toUpperCase();

/** `0037`, the 8 digits of a business id, and up to 5 more characters (at most 17). */
export function isOvt(text: string): boolean {
	const digits = /^0037(\d{8})[0-9A-Z]{0,5}$/.exec(text)?.[1];
	return digits !== undefined && isFinnishBusinessId(digits);
}

/** ISO 13616: mod 97 of the digits, letters as 10 to 35, with the first four characters moved to the end. */
export function isIban(text: string): boolean {
	return /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text) && mod97(`${text.slice(4)}${text.slice(0, 4)}`) === 1;
}

const isPeppol = (text: string) => /^\d{4}:[0-9A-Z][0-9A-Z.:_~]*$/.test(text);

/** An OVT id of a customer card as Netvisor takes it, or undefined when the text is none. */
export function readOvt(text: string | null | undefined): string | undefined {
	const ovt = strip(text ?? '');
	return isOvt(ovt) ? ovt : undefined;
}

/** An operator's OVT, or a BIC of 8 or 11, or a router code: all of the last are 5 to 11 letters and digits. */
const isOperatorCode = (text: string) => /^0037\d{8}$/.test(text) || /^[A-Z0-9]{5,11}$/.test(text);

/** Words that people write into the operator field when no e-invoice is wanted; as operators they do not exist. */
const NOT_OPERATORS: ReadonlySet<string> = new Set(['PRINT', 'PAPER', 'PAPERI', 'TULOSTUS', 'EMAIL', 'SÄHKÖPOSTI', 'EI', 'NO', 'NONE']);

/** The user's table from operator names to codes; names are compared without spaces, hyphens and case. */
export class EInvoiceOperators {
	private readonly table: CodeTable;

	/** @throws InputError when a name is mapped twice */
	constructor(rows: ReadonlyArray<{ from: string; to: string }> = []) {
		this.table = new CodeTable('eInvoiceOperatorTable', rows.map(({ from, to }) => ({ from: strip(from), to: to.trim() })));
	}

	/** The operator's code, '' when the text means that there is none, undefined when it is not known. */
	codeOf(text: string): string | undefined {
		const name = strip(text);
		const typed = this.table.find(name);
		if (typed !== undefined) return typed;
		if (name === '' || NOT_OPERATORS.has(name)) return '';
		return isOperatorCode(name) ? name : undefined;
	}
}

/** Both or neither: `pair` as Netvisor takes it, unless neither is given or something holds. */
export function readEInvoice(found: Findings, { eInvoiceAddress, eInvoiceOperator }: { eInvoiceAddress?: string | null; eInvoiceOperator?: string | null }, operators: EInvoiceOperators): { isGiven: boolean; pair?: EInvoice } {
	const reasonsBefore = found.reasons.length;
	const [addressText, operatorText] = [readText(found, 'eInvoiceAddress', eInvoiceAddress) ?? '', readText(found, 'eInvoiceOperator', eInvoiceOperator) ?? ''];
	const address = strip(addressText);
	const operator = operators.codeOf(operatorText);
	if (found.reasons.length > reasonsBefore) return { isGiven: true };
	if ((address === '') !== (operator === '')) found.hold('EINVOICE_PAIR_INCOMPLETE', address === '' ? 'eInvoiceAddress' : 'eInvoiceOperator');
	if (address !== '' && !isOvt(address) && !isIban(address) && !isPeppol(address)) found.hold('EINVOICE_ADDRESS_INVALID', 'eInvoiceAddress', { value: addressText });
	if (operator === undefined) found.hold('EINVOICE_OPERATOR_UNKNOWN', 'eInvoiceOperator', { value: operatorText });
	if (found.reasons.length > reasonsBefore) return { isGiven: true };
	return address === '' || !operator ? { isGiven: false } : { isGiven: true, pair: { address, operator } };
}
