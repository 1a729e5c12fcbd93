/** The document of a dimension item as it comes from the Mapper, or as somebody typed it: heading and text are enough. */
import { z } from 'zod/v4';
import { demandOfText } from '../../src/domain/dimensionPlan';
import type { DimensionDemand } from '../../src/domain/dimension';
import { InputError } from '../../src/errors';
import { dimensionItemXml } from '../../src/netvisor/dimensions';
import type { DocumentKind } from './readyDocument';

const text = z.string().trim();
const given = z.looseObject({ heading: text.min(1), text: text.min(1), code: text.optional(), name: text.optional(), source: text.optional(), guid: text.optional(), kind: z.enum(['project', 'unit', 'costCenter', 'user']).optional(), closed: z.boolean().optional(), parentText: text.optional() });

/** @throws InputError naming the field */
export function toDemand(document: unknown): DimensionDemand {
	const result = given.safeParse(document);
	if (result.success) {
		const { heading, text: item, ...rest } = result.data;
		const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
		return { ...demandOfText(heading, item), ...known };
	}
	const [issue] = result.error.issues;
	throw new InputError(`The document is no dimension item: ${issue?.path.join('.') || 'document'}: ${issue?.message ?? 'wrong form'}.`, { field: issue?.path.join('.') });
}

/**
 * The items that the Mapper's plan tells for a document; what is not of that form is left out, and found by its text
 * alone. A document needs its items, so none of them counts as closed.
 */
export function demandsIn(items: unknown): DimensionDemand[] {
	const list: unknown[] = Array.isArray(items) ? items : [];
	return list.filter((item) => given.safeParse(item).success).map((item) => ({ ...toDemand(item), closed: false }));
}

export const dimensionDocument: DocumentKind<DimensionDemand> = {
	group: 'heading',
	what: 'dimension item',
	toXml(document) {
		const { heading, text: item, code, name } = toDemand(document);
		return dimensionItemXml({ name: heading, item, code, label: name });
	},
};
