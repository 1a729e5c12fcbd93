/** The document of a Mapper item, checked before anything is sent. */
import type { z } from 'zod/v4';

export type DocumentOf<T> = { value: T } | { /** Why the item cannot be written. */ wrong: string };

/** An item that is not Ready, or whose document has another form, is reported and does not stop the others. */
export function documentOf<S extends z.ZodType>(json: object, schema: S, what: string): DocumentOf<z.output<S>> {
	const { document, outcome } = json as { document?: unknown; outcome?: unknown };
	if (outcome !== undefined && outcome !== 'ready') return { wrong: `The item is not ready (its outcome is "${String(outcome)}"). Connect the Mapper's output Ready.` };
	if (typeof document !== 'object' || document === null) return { wrong: `The item has no field "document" with a ${what} for Severa. Connect the Mapper's output Ready, direction Netvisor to Severa.` };
	const result = schema.safeParse(document);
	if (result.success) return { value: result.data };
	const [issue] = result.error.issues;
	return { wrong: `The document is no ${what} for Severa: ${issue?.path.join('.') || 'document'}: ${issue?.message ?? 'wrong form'}.` };
}
