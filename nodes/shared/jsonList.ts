import { z } from 'zod/v4';

/** A list in a JSON parameter, typed as text or given by an expression; empty text is an empty list. */
export const jsonList = <Row extends z.ZodType>(row: Row) =>
	z
	.union([z.string(), z.array(z.unknown())])
	.default('[]')
	.transform((value, context): unknown => {
		try {
			return typeof value === 'string' ? JSON.parse(value.trim() === '' ? '[]' : value) : value;
		} catch {
			context.addIssue({ code: 'custom', message: 'must be a JSON list' });
			return z.NEVER;
		}
	})
	.pipe(z.array(row));
