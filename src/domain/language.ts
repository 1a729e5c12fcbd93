/** Invoicing languages by the language table, in both directions (mapping 1.10). */
import { CodeTable } from './codeTable';

export class Languages {
	private readonly table: CodeTable;

	/** @throws InputError when a language is mapped twice */
	constructor(private readonly rows: ReadonlyArray<{ from: string; to: string }>) {
		this.table = new CodeTable('languageTable', rows);
	}

	/** Netvisor's code of a Severa language; undefined when the table has none. */
	toNetvisor(code: string): string | undefined {
		return this.table.find(code) || undefined;
	}

	/** Severa's code of a Netvisor language: the first row that leads to it. */
	toSevera(code: string): string | undefined {
		return this.rows.find(({ to }) => to === code)?.from;
	}
}
