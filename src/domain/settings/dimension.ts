/** Settings of the dimensions (mapping 10, "Dimension"; rulebook D-1 to D-12). */
import { choice, flag, text, type Settings, type ValuesOf } from '../setting';

const heading = (label: string, kind: string) => text(label, `Netvisor dimension heading for ${kind}, at most 50 characters; it must exist in Netvisor. Empty switches this kind off, which is the default because only the bookkeeper knows the headings.`);
const template = (label: string, code: string) => text(label, `Text of the item, made of {${code}} and {name}. The code stands first, so that a renamed item is recognised by it.`, `{${code}} {name}`);

export const dimensionSettings = {
	projectHeading: heading('Project Heading', 'projects'),
	unitHeading: heading('Unit Heading', 'business units'),
	costCenterHeading: heading('Cost Center Heading', 'cost centers'),
	userHeading: heading('User Heading', 'users'),
	projectItemName: template('Project Item Name', 'number'),
	unitItemName: template('Unit Item Name', 'code'),
	costCenterItemName: template('Cost Center Item Name', 'number'),
	userItemName: template('User Item Name', 'code'),
	dimensionItemCodes: choice('Dimension Item Codes', 'Whether code and name go only together as one text, which works with every Netvisor, or also apart in the elements of 2026.', { combined: 'Combined', separate: 'Also Separately' }),
	renameDimensionItems: flag('Rename Dimension Items', 'Whether an item that is found by its code gets its new name in Netvisor. On by default, since a second item with the same number would split the costs.', true),
	closedProjects: choice('Closed Projects', 'What happens to the items of closed projects. Kept by default, because late purchase invoices are still coded to them.', { keep: 'Keep', hide: 'Hide' }),
	includeInternalProjects: flag('Include Internal Projects', 'Whether internal projects are exported too. On by default, since purchases are coded to them.', true),
	dimensionHierarchy: choice('Dimension Hierarchy', 'Whether items lie side by side or units below their parent unit. Flat by default: documents find an item by its name alone, whatever its level.', { flat: 'Flat', units: 'Units Below Their Parents' }),
	createMissingItems: flag('Create Missing Items', 'Whether a document creates the items it needs (rulebook D-4). Off holds the document instead, which finds typing errors but stops work until someone adds the item.', true),
} as const satisfies Settings;

// Whether items are created and renamed is decided where Netvisor is asked.
const { renameDimensionItems: _whenFound, createMissingItems: _whenMissing, ...itemSettings } = dimensionSettings;

/** Everything that decides which items there are and what they are called. */
export const dimensionItemSettings = itemSettings satisfies Settings;
export type DimensionSettings = ValuesOf<typeof dimensionItemSettings>;
