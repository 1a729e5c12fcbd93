/** One product register out of three: whose a code is when several records use it (mapping 3.1; rulebook P-8). */
import type { ProductRecord, ProductRegister } from './product';
import { inOrder } from './order';
import { singleLine } from './text';

const PRECEDENCE: readonly ProductRegister[] = ['products', 'workTypes', 'travelExpenseTypes'];

export const REGISTER_NAMES: Readonly<Record<ProductRegister, { en: string; fi: string }>> = {
	products: { en: 'product', fi: 'tuote' },
	workTypes: { en: 'work type', fi: 'työlaji' },
	travelExpenseTypes: { en: 'travel expense type', fi: 'matkakululaji' },
};

/** A code belongs to an active record before an inactive one, then to the earlier register, then to the lower guid. */
export class CodeOwners {
	private readonly byCode = new Map<string, ProductRecord>();

	constructor(records: readonly ProductRecord[]) {
		const sorted = inOrder(records, ({ record }) => (record.isActive === false ? 1 : 0), ({ register }) => PRECEDENCE.indexOf(register), ({ record }) => record.guid);
		for (const one of sorted) if (!this.byCode.has(codeOf(one))) this.byCode.set(codeOf(one), one);
	}

	/** The reason against a record whose code belongs to another one; lines still find the product by the code. */
	sharedBy(one: ProductRecord) {
		const owner = this.byCode.get(codeOf(one));
		if (owner === undefined || (owner.register === one.register && owner.record.guid === one.record.guid)) return undefined;
		return { code: 'PRODUCT_CODE_SHARED' as const, field: 'code', values: { code: codeOf(one), otherName: owner.record.name, otherRegister: REGISTER_NAMES[owner.register] } };
	}
}

/** Exactly, letter case included: `a1` is not `A1`. */
const codeOf = ({ record }: ProductRecord): string => singleLine(record.code ?? '');
