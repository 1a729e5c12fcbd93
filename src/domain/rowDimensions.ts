/**
 * The dimension items of an invoice line: project, unit, cost centre, user, in this order (mapping 5.7; rulebook D-6,
 * D-7, D-12). The cost centre is the row's own; the others come from the entries behind it.
 */
import type { SeveraInvoiceRow } from '../severa/invoiceRow';
import { costCenterDemand, headingOf, projectDemand, unitDemand, userDemand, type DimensionDemand, type DimensionSettings } from './dimension';
import type { Findings } from './held';
import type { Entry, EntryProject } from './invoiceEntry';

export type LineItems = Partial<Record<'project' | 'unit' | 'costCenter' | 'user', DimensionDemand>>;

export interface RowDimensionSettings {
	dimensions: DimensionSettings;
	unitSource: 'project' | 'user';
}

export const itemsInOrder = ({ project, unit, costCenter, user }: LineItems): DimensionDemand[] => [project, unit, costCenter, user].flatMap((item) => item ?? []);

/**
 * The items of an entry, or of a row without entries.
 * @param invoiceProjects the projects of the invoice: an only one stands in where the row names none
 */
export function itemsOf(found: Findings, entry: Entry | undefined, row: Pick<SeveraInvoiceRow, 'costCenter'>, invoiceProjects: readonly EntryProject[], { dimensions, unitSource }: RowDimensionSettings, label: string, field: string): LineItems {
	const project = entry?.project ?? (invoiceProjects.length === 1 ? invoiceProjects[0] : undefined);
	const user = entry?.user;
	const unit = (unitSource === 'user' ? user?.unit : undefined) ?? project?.unit;
	const needsProject = headingOf('project', dimensions) !== '' || (headingOf('unit', dimensions) !== '' && unit === undefined);
	if (project === undefined && needsProject) found.hold('ROW_PROJECT_UNKNOWN', field, { row: label, count: invoiceProjects.length });
	return {
		project: project && projectDemand(found, project, dimensions),
		unit: unit && unitDemand(found, unit, dimensions),
		costCenter: row.costCenter ? costCenterDemand(found, row.costCenter, dimensions) : undefined,
		user: user && userDemand(found, user, dimensions),
	};
}
