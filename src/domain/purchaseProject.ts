/** Which Severa project a line of a purchase invoice is coded to (mapping 8; rulebook B-2, B-3, B-9). */
import type { NetvisorPurchaseInvoiceLine } from '../netvisor/purchaseInvoiceRecord';
import type { Findings } from './held';
import { readFlag } from './registerRows';
import { singleLine } from './text';

export interface PurchaseProject {
	guid: string;
	/** '' when it has none. */
	number: string;
	name: string;
	isClosed: boolean;
	customerNumber: string;
}

/** Severa's projects by number and by name. */
export class PurchaseProjects {
	private readonly byNumber = new Map<string, PurchaseProject[]>();
	private readonly byName = new Map<string, PurchaseProject[]>();

	/** @throws InputError when isClosed is neither true nor false */
	constructor(rows: ReadonlyArray<{ guid: string; number: string; name: string; isClosed: string; customerNumber: string }>) {
		for (const row of rows) {
			const project: PurchaseProject = { ...row, name: singleLine(row.name), isClosed: readFlag(row.isClosed, 'projectRegister.isClosed') ?? false };
			if (project.number !== '') this.byNumber.set(project.number, [...(this.byNumber.get(project.number) ?? []), project]);
			this.byName.set(project.name, [...(this.byName.get(project.name) ?? []), project]);
		}
	}

	/** The first word of the item is the number, as a text; an item without one is the exact name. Undefined also when several fit. */
	find(item: string): PurchaseProject | undefined {
		const [first = ''] = item.split(' ');
		const fitting = this.byNumber.get(first) ?? this.byName.get(item) ?? [];
		return fitting.length === 1 ? fitting[0] : undefined;
	}
}

/** The items of a line under the heading of projects, each once; none: the line is not for Severa. */
export function projectItemsOf({ dimensions }: NetvisorPurchaseInvoiceLine, projectHeading: string): string[] {
	const heading = singleLine(projectHeading);
	return [...new Set(dimensions.filter(({ dimensionName }) => singleLine(dimensionName) === heading).map(({ dimensionItem }) => singleLine(dimensionItem)).filter((item) => item !== ''))];
}

/** The one open project of a line. */
export function readProject(found: Findings, items: readonly string[], projects: PurchaseProjects): PurchaseProject | undefined {
	const [item = '', ...more] = items;
	if (more.length > 0) return found.hold('PURCHASE_LINE_SPLIT', 'dimensions', { items: items.join(', ') });
	const project = projects.find(item);
	if (project === undefined) return found.hold('PROJECT_NOT_FOUND', 'dimensions', { item });
	if (project.isClosed) found.hold('PROJECT_CLOSED', 'dimensions', { number: project.number || project.name });
	return project;
}
