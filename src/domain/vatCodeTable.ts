/** The user's table of VAT codes: which of its rows fits a line (mapping 5.9, row 0). */
import { InputError } from '../errors';
import type { VatArea } from './country';
import { Decimal } from './decimal';
import { singleLine } from './text';

/** A row as the user gives it; every cell but the code may be empty. */
export type VatCodeRow = Readonly<Record<'rate' | 'area' | 'country' | 'rowType' | 'productCode' | 'customerNumber' | 'projectKeyword' | 'buyerHasVatNumber' | 'vatCode', string>>;

export interface VatCase {
	rate: Decimal;
	/** Undefined while the country is not known: cells that ask for it do not fit. */
	area: VatArea | undefined;
	country: string | undefined;
	rowType: string;
	productCode: string;
	customerNumber: string;
	/** Keywords of each project behind the line; a keyword fits when every project has it. */
	projectKeywords: ReadonlyArray<readonly string[]>;
	buyerHasVatNumber: boolean;
}

type Condition = (one: VatCase) => boolean;

const AREAS = ['FI', 'EU', 'nonEU'];
const ROW_TYPES = ['Hours', 'ProjectFees', 'TravelExpenses', 'FlatRate'];

export class VatCodeTable {
	private readonly rows: ReadonlyArray<{ conditions: Condition[]; code: string }>;

	/** @throws InputError when a cell can never fit: a configuration error of the whole run */
	constructor(rows: readonly VatCodeRow[]) {
		const read = rows.map((row, index) => ({ conditions: conditionsOf(row, index), code: cell(row.vatCode).toUpperCase() }));
		read.forEach(({ code }, index) => code === '' && wrong(index, 'vatCode', code, 'a VAT code'));
		// The row with most cells filled wins, then the earlier: a stable sort keeps the order of the table.
		this.rows = [...read].sort((a, b) => b.conditions.length - a.conditions.length);
	}

	find(one: VatCase): string | undefined {
		return this.rows.find(({ conditions }) => conditions.every((fits) => fits(one)))?.code;
	}
}

const cell = (text: string) => singleLine(text);

function wrong(index: number, column: string, value: string, expected: string): never {
	throw new InputError(`Row ${index + 1} of the VAT code table: "${value}" in the column "${column}" is not ${expected}.`, { field: `vatCodeTable.${column}` });
}

function conditionsOf(row: VatCodeRow, index: number): Condition[] {
	const conditions: Condition[] = [];
	const add = (column: keyof VatCodeRow, make: (value: string) => Condition) => {
		if (cell(row[column]) !== '') conditions.push(make(cell(row[column])));
	};
	const oneOf = (column: string, values: readonly string[], value: string) => (values.includes(value) ? value : wrong(index, column, value, `one of ${values.join(', ')}`));
	add('rate', (value) => {
		if (!/^\d+(?:[.,]\d+)?$/.test(value)) wrong(index, 'rate', value, 'a percentage such as 25,5');
		const rate = Decimal.from(value);
		return (one) => one.rate.equals(rate);
	});
	add('area', (value) => {
		const area = oneOf('area', AREAS, value);
		return (one) => one.area === area;
	});
	add('country', (value) => {
		const country = value.toUpperCase();
		if (!/^[A-Z]{2}$/.test(country)) wrong(index, 'country', value, 'a two-letter country code');
		return (one) => one.country === country;
	});
	add('rowType', (value) => {
		const rowType = oneOf('rowType', ROW_TYPES, value);
		return (one) => one.rowType === rowType;
	});
	add('productCode', (value) => (one) => one.productCode === value);
	add('customerNumber', (value) => (one) => one.customerNumber === value);
	add('projectKeyword', (value) => (one) => one.projectKeywords.length > 0 && one.projectKeywords.every((keywords) => keywords.includes(value)));
	add('buyerHasVatNumber', (value) => {
		const expected = oneOf('buyerHasVatNumber', ['true', 'false'], value.toLowerCase()) === 'true';
		return (one) => one.buyerHasVatNumber === expected;
	});
	return conditions;
}
