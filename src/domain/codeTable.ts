/** An exact crosswalk of codes. `0042` is not `42`; nothing has a silent default (rulebook, section 1.4 of the mapping). */
import { InputError, UnmappedCodeError } from '../errors';

export class CodeTable {
	private readonly byCode: ReadonlyMap<string, string>;

	/**
	 * @param name shown in errors
	 * @throws InputError when one code is mapped twice: a configuration error of the whole run
	 */
	constructor(
		readonly name: string,
		rows: ReadonlyArray<{ from: string; to: string }>,
	) {
		const seen = new Map<string, string>();
		for (const { from, to } of rows) {
			if (seen.has(from)) throw new InputError(`The code table "${name}" maps "${from}" twice.`, { field: name });
			seen.set(from, to);
		}
		this.byCode = seen;
	}

	find(code: string): string | undefined {
		return this.byCode.get(code);
	}

	/** @throws UnmappedCodeError */
	get(code: string): string {
		const to = this.find(code);
		if (to === undefined) throw new UnmappedCodeError(this.name, code);
		return to;
	}
}
