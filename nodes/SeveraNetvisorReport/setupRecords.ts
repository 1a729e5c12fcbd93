/** From the items of a flow to what the setup check takes: rows by part, parts that could not be read, code tables. */
import { z } from 'zod/v4';
import type { AccessTrouble, SetupPart, SetupRecords } from '../../src/domain/setupCheck';
import { setupCheckSettings } from '../../src/domain/settings/setupCheck';
import { InputError } from '../../src/errors';

const text = z.string();
const code = z.union([z.string(), z.number()]).transform(String).nullish();
const coded = z.looseObject({ name: text, code, isActive: z.boolean().nullish() });
const outcome = z.looseObject({ outcome: text });
const anything = z.looseObject({});

/** What is used of each row. */
const ROWS: Readonly<Record<SetupPart, z.ZodType<object>>> = {
	'severa.invoiceStatuses': z.looseObject({ name: text, isActive: z.boolean(), isPaid: z.boolean(), sortOrder: z.number() }),
	'severa.ensuredStatuses': z.looseObject({ name: text, outcome: text, unfitFlags: z.array(text) }),
	'severa.travelStatuses': z.looseObject({ name: text, isActive: z.boolean(), isApproved: z.boolean() }),
	'severa.vatRates': z.looseObject({ percentage: z.number(), isActive: z.boolean() }),
	'severa.users': z.looseObject({ firstName: text, lastName: text, code, isActive: z.boolean() }),
	'severa.workTypes': coded,
	'severa.overtimes': coded,
	'severa.activityTypes': coded.extend({ category: text }),
	'severa.travelExpenseTypes': coded.extend({ isDailyAllowance: z.boolean(), isMileage: z.boolean() }),
	'severa.customers': anything,
	'severa.products': anything,
	'severa.businessUnits': anything,
	'severa.projects': anything,
	'netvisor.customers': anything,
	'netvisor.products': anything,
	'netvisor.employees': z.looseObject({ employeeNumber: text }),
	'netvisor.recordTypes': z.looseObject({ number: text }),
	'netvisor.payrollRatios': z.looseObject({ ratioNumber: text, name: text }),
	'netvisor.dimensions': z.looseObject({ heading: text }),
	'netvisor.temporaryCustomers': z.looseObject({ internalIdentifier: text }),
	'netvisor.temporaryProducts': z.looseObject({ productCode: text }),
	customers: outcome,
	products: outcome,
	dimensions: outcome,
};
const isPart = (part: unknown): part is SetupPart => typeof part === 'string' && Object.hasOwn(ROWS, part);

/** What a part is made from: where that could not be read, the part says nothing. */
const MADE_FROM: Partial<Record<SetupPart, readonly SetupPart[]>> = {
	customers: ['severa.customers', 'netvisor.customers'],
	products: ['severa.products', 'netvisor.products'],
	dimensions: ['severa.businessUnits', 'severa.projects', 'netvisor.dimensions'],
};
/** Registers that the check needs as tables. */
const TABLES = { employeeRegister: 'netvisor.employees', recordTypeRegister: 'netvisor.recordTypes', payrollRatioRegister: 'netvisor.payrollRatios' } as const;

export interface GatheredSetup {
	records: SetupRecords;
	troubles: AccessTrouble[];
	/** Settings that came as rows. */
	tables: Record<string, object[]>;
}

/**
 * @param items `{ part }` for a part that was read, `{ part, …row }` for each of its rows, `{ part, error }` where it
 * could not be read, and `{ table, …row }` for rows of code tables
 * @throws InputError for an item of another form
 */
export function gatherSetup(items: readonly object[]): GatheredSetup {
	const rows = new Map<SetupPart, object[]>();
	const troubles = new Map<SetupPart, AccessTrouble>();
	const tables: Record<string, object[]> = {};
	for (const [index, item] of items.entries()) {
		const { part, table, error, ...row } = item as Record<string, unknown>;
		if (part === undefined && typeof table === 'string') {
			if (Object.hasOwn(setupCheckSettings, table)) (tables[table] ??= []).push(row);
			continue;
		}
		if (!isPart(part)) throw new InputError(`Item ${index + 1} has neither a table nor a known part ("${String(part)}"). Parts: ${Object.keys(ROWS).join(', ')}.`, { field: 'part' });
		if (error !== undefined && error !== null) troubles.set(part, troubles.get(part) ?? troubleOf(part, error));
		const list = rows.get(part) ?? [];
		rows.set(part, list);
		if (error !== undefined || Object.keys(row).length === 0) continue;
		const read = ROWS[part].safeParse(row);
		if (!read.success) throw new InputError(`Item ${index + 1} is no row of "${part}": ${read.error.issues[0]?.path.join('.') ?? ''}: ${read.error.issues[0]?.message ?? 'wrong form'}.`, { field: part });
		list.push(read.data);
	}
	for (const [part, sources] of Object.entries(MADE_FROM) as Array<[SetupPart, readonly SetupPart[]]>)
		if (sources.some((source) => troubles.has(source))) {
			rows.delete(part);
			troubles.delete(part);
		}
	for (const part of troubles.keys()) rows.delete(part);
	for (const [table, part] of Object.entries(TABLES)) tables[table] = [...(tables[table] ?? []), ...(rows.get(part) ?? [])];
	return { records: Object.fromEntries(rows) as SetupRecords, troubles: [...troubles.values()], tables };
}

function troubleOf(part: SetupPart, error: unknown): AccessTrouble {
	const { message, description } = (typeof error === 'object' ? error : { message: error }) as { message?: unknown; description?: unknown };
	return { part, message: String(message ?? 'No answer.'), advice: String(description ?? '') };
}
