/** n8n's data tables in memory: typed columns, lookup by name, and the conditions of the Data Table node. */
import { UserError, validateFieldType, type IDataObject } from 'n8n-workflow';

export type ColumnType = 'string' | 'number' | 'boolean' | 'date';
export interface Column {
	name: string;
	type: ColumnType;
}
export interface Condition {
	keyName: string;
	condition?: string;
	keyValue?: unknown;
}
export type Row = IDataObject & { id: number; createdAt: string; updatedAt: string };

const SYSTEM_COLUMNS: Readonly<Record<string, ColumnType>> = { id: 'number', createdAt: 'date', updatedAt: 'date' };

export class DataTable {
	readonly rows: Row[] = [];
	private nextId = 1;

	constructor(
		readonly name: string,
		readonly columns: readonly Column[],
		private readonly now: () => string,
	) {}

	insert(values: IDataObject): Row {
		const at = this.now();
		const empty = Object.fromEntries(this.columns.map(({ name }) => [name, null]));
		const row: Row = { id: this.nextId++, createdAt: at, updatedAt: at, ...empty, ...this.checked(values) };
		this.rows.push(row);
		return { ...row };
	}

	select(conditions: Condition[], all: boolean): Row[] {
		return this.matching(conditions, all).map((row) => ({ ...row }));
	}

	update(conditions: Condition[], all: boolean, values: IDataObject): Row[] {
		const changes = this.checked(values);
		return this.matching(conditions, all).map((row) => ({ ...Object.assign(row, changes, { updatedAt: this.now() }) }));
	}

	/** Update, and insert when nothing matched: in this order, as n8n does it. */
	upsert(conditions: Condition[], all: boolean, values: IDataObject): Row[] {
		const updated = this.update(conditions, all, values);
		return updated.length > 0 ? updated : [this.insert(values)];
	}

	delete(conditions: Condition[], all: boolean): Row[] {
		const gone = new Set(this.matching(conditions, all));
		const kept = this.rows.filter((row) => !gone.has(row));
		this.rows.splice(0, this.rows.length, ...kept);
		return [...gone];
	}

	private matching(conditions: Condition[], all: boolean): Row[] {
		if (conditions.length === 0) return [...this.rows];
		return this.rows.filter((row) => (all ? conditions.every((one) => this.holds(row, one)) : conditions.some((one) => this.holds(row, one))));
	}

	private holds(row: Row, { keyName, condition = 'eq', keyValue }: Condition): boolean {
		const type = this.typeOf(keyName);
		const cell = row[keyName] ?? null;
		switch (condition) {
			case 'isEmpty':
				return cell === null || (type === 'string' && cell === '');
			case 'isNotEmpty':
				return cell !== null && !(type === 'string' && cell === '');
			case 'isTrue':
				return cell === true;
			case 'isFalse':
				return cell === false;
		}
		const wanted = keyValue === undefined || keyValue === null ? null : toCell(keyName, type, keyValue);
		if (condition === 'eq') return cell === wanted;
		if (condition === 'neq') return cell !== wanted;
		if (wanted === null) throw new UserError(`${condition.toUpperCase()} filter value cannot be null or undefined`);
		if (cell === null) return false;
		switch (condition) {
			case 'gt':
				return cell > wanted;
			case 'gte':
				return cell >= wanted;
			case 'lt':
				return cell < wanted;
			case 'lte':
				return cell <= wanted;
			case 'like':
				return toPattern(String(wanted), '').test(String(cell));
			case 'ilike':
				return toPattern(String(wanted), 'i').test(String(cell));
		}
		throw new UserError(`Data tables have no condition "${condition}".`);
	}

	private typeOf(column: string): ColumnType {
		const type = SYSTEM_COLUMNS[column] ?? this.columns.find(({ name }) => name === column)?.type;
		if (type === undefined) throw new UserError(`Filter validation failed: Column(s) "${column}" do not exist in the selected table.`);
		return type;
	}

	private checked(values: IDataObject): IDataObject {
		return Object.fromEntries(Object.entries(values).map(([name, value]) => {
			const column = this.columns.find((one) => one.name === name);
			if (column === undefined) throw new UserError(`unknown column name '${name}'`);
			return [name, value === null || value === undefined ? null : toCell(name, column.type, value)];
		}));
	}
}

export class DataTables {
	private readonly tables: DataTable[] = [];

	constructor(private readonly now: () => string = () => new Date().toISOString()) {}

	/**
	 * The table with exactly this name. n8n looks for names that contain the text, newest first, and may take the wrong
	 * one; here a flow with such a pair of names fails.
	 */
	find(name: string): DataTable | undefined {
		const wanted = name.toLowerCase();
		const close = this.tables.find((table) => table.name.toLowerCase() !== wanted && (table.name.toLowerCase().includes(wanted) || wanted.includes(table.name.toLowerCase())));
		if (close !== undefined) throw new UserError(`The data tables ${close.name} and ${name} have names within one another; n8n would confuse them.`);
		return this.tables.find((table) => table.name.toLowerCase() === wanted);
	}

	get(name: string): DataTable {
		const table = this.find(name);
		if (table === undefined) throw new UserError(`Data table with name "${name}" not found`);
		return table;
	}

	create(name: string, columns: Column[]): DataTable {
		if (this.find(name) !== undefined) throw new UserError(`Data table with name '${name}' already exists in this project`);
		const table = new DataTable(name, columns, this.now);
		this.tables.push(table);
		return table;
	}

	get names(): string[] {
		return this.tables.map(({ name }) => name);
	}
}

const FIELD_TYPES = { string: 'string', number: 'number', boolean: 'boolean', date: 'dateTime' } as const;

/** n8n's own conversion: "5" fits a number column, "x" does not, an object fits nowhere. Dates become ISO texts in UTC. */
function toCell(name: string, type: ColumnType, value: unknown): string | number | boolean {
	const isDate = value instanceof Date || isDateTime(value);
	if (typeof value === 'object' && !(isDate && type === 'date')) throw new UserError(`unexpected object input '${JSON.stringify(value)}' for the column ${name}`);
	const result = validateFieldType(name, value, FIELD_TYPES[type], { strict: false, parseStrings: false });
	if (!result.valid) throw new UserError(`value '${String(value)}' does not match column type '${type}': ${result.errorMessage}`);
	if (type === 'date') return new Date(String(result.newValue)).toISOString();
	return type === 'string' ? String(result.newValue) : (result.newValue as number | boolean);
}

/** What `$now` is in expressions (a Luxon DateTime, which n8n brings along). */
const isDateTime = (value: unknown): value is { toISO(): string } => typeof value === 'object' && value !== null && 'toISO' in value;

/** SQL's LIKE: % is any text, _ any one character. A text without % is looked for anywhere, as n8n does it. */
const toPattern = (text: string, flags: string) => new RegExp(`^${(text.includes('%') ? text : `%${text}%`).replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/%/g, '[\\s\\S]*').replace(/_/g, '[\\s\\S]')}$`, flags);
