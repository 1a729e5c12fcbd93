/**
 * Which Severa record becomes which dimension item, and its text (mapping 4; rulebook D-1, D-2, D-3, D-9). What has to be done in
 * Netvisor for it is decided in dimensionPlan.ts.
 */
import { InputError } from '../errors';
import type { Findings } from './held';
import type { DimensionSettings } from './settings/dimension';
import { cutText, readText, singleLine } from './text';

export type DimensionKind = 'project' | 'unit' | 'costCenter' | 'user';
export type { DimensionSettings };

/** Netvisor API 4.2. */
export const LONGEST_HEADING = 50;
export const LONGEST_ITEM = 200;
export const LONGEST_ITEM_CODE = 50;

/** One item that a register or a document wants to exist under a heading. */
export interface DimensionDemand {
	/** Name of the dimension heading in Netvisor. */
	heading: string;
	kind: DimensionKind;
	/** The whole text of the item, as lines name it: "2001 Verkko". */
	text: string;
	/** The part by which a renamed item is found again; '' when the source has none. */
	code: string;
	/** The part after the code. */
	name: string;
	/** What the item stands for, as the user knows it: "project 2001". */
	source: string;
	/** Id of the source; '' where the document knows only its number and name. */
	guid: string;
	/** The register says that the source is closed: the item is not created, but hidden. Never set by a document. */
	closed: boolean;
	/** Text of the item that this one lies below (`dimensionHierarchy` = units); left out on the top level. */
	parentText?: string;
}

interface KindRule {
	heading: 'projectHeading' | 'unitHeading' | 'costCenterHeading' | 'userHeading';
	template: 'projectItemName' | 'unitItemName' | 'costCenterItemName' | 'userItemName';
	codeField: string;
	nameField: string;
	en: string;
	fi: string;
}

const KINDS: Readonly<Record<DimensionKind, KindRule>> = {
	project: { heading: 'projectHeading', template: 'projectItemName', codeField: 'project.number', nameField: 'project.name', en: 'project', fi: 'projekti' },
	unit: { heading: 'unitHeading', template: 'unitItemName', codeField: 'businessUnit.code', nameField: 'businessUnit.name', en: 'unit', fi: 'yksikkö' },
	costCenter: { heading: 'costCenterHeading', template: 'costCenterItemName', codeField: 'costCenter.number', nameField: 'costCenter.name', en: 'cost center', fi: 'kustannuspaikka' },
	user: { heading: 'userHeading', template: 'userItemName', codeField: 'user.code', nameField: 'user.name', en: 'user', fi: 'käyttäjä' },
};

/**
 * The heading of a kind, or '' when the kind is off (D-2, D-3).
 * @throws InputError when it is longer than Netvisor allows
 */
export function headingOf(kind: DimensionKind, settings: DimensionSettings): string {
	const { heading } = KINDS[kind];
	const text = singleLine(settings[heading]);
	if (text.length > LONGEST_HEADING) throw new InputError(`The dimension heading "${text}" has ${text.length} characters, Netvisor takes at most ${LONGEST_HEADING}.`, { field: heading });
	return text;
}

export interface ItemParts {
	code: string | number | null | undefined;
	name: string | null | undefined;
}

export interface ItemText {
	text: string;
	code: string;
	name: string;
}

/**
 * The text of an item by the template of its kind. Without a code it is the name alone. What is longer than 200
 * characters loses the end of its *name*, so that the code stays whole (note NAME_SHORTENED); without a code part it
 * holds (DIMENSION_NAME_TOO_LONG). undefined when there is neither code nor name, or when something holds.
 * @throws InputError when the template is wrong
 */
export function itemText(found: Findings, kind: DimensionKind, parts: ItemParts, settings: DimensionSettings): ItemText | undefined {
	const { template: setting, codeField, nameField } = KINDS[kind];
	const template = checkedTemplate(setting, settings[setting]);
	const reasonsBefore = found.reasons.length;
	const code = readText(found, codeField, parts.code === null || parts.code === undefined ? undefined : String(parts.code), settings.dimensionItemCodes === 'separate' ? { limit: LONGEST_ITEM_CODE } : {}) ?? '';
	const name = readText(found, nameField, parts.name) ?? '';
	if (found.reasons.length > reasonsBefore || (code === '' && name === '')) return undefined;

	const render = (shown: string) => (code === '' ? shown : shown === '' ? code : singleLine(template.replace(/\{(\w+)\}/g, (_, part: string) => (part === 'name' ? shown : code))));
	const text = render(name);
	if (text.length <= LONGEST_ITEM) return { text, code, name };
	const names = template.split('{name}').length - 1;
	if (code === '' || !/\{(number|code)\}/.test(template)) return found.hold('DIMENSION_NAME_TOO_LONG', nameField, { text });
	const room = names === 0 ? 0 : name.length - Math.ceil((text.length - LONGEST_ITEM) / names);
	if (room < 1) return found.hold('TEXT_TOO_LONG', codeField, { field: codeField, length: text.length, limit: LONGEST_ITEM });
	const shorter = cutText(name, room);
	found.note('NAME_SHORTENED', { text: render(shorter) });
	return { text: render(shorter), code, name: shorter };
}

function checkedTemplate(setting: string, template: string): string {
	const parts = [...template.matchAll(/\{([^{}]*)\}/g)].map(([, part = '']) => part);
	const wrong = parts.find((part) => !['number', 'code', 'name'].includes(part));
	if (wrong !== undefined) throw new InputError(`The item name "${template}" has the part {${wrong}}; only {number} or {code} and {name} exist.`, { field: setting });
	if (parts.length === 0) throw new InputError(`The item name "${template}" names every item alike; it needs {number}, {code} or {name}.`, { field: setting });
	return template;
}

/** What is known of the source of an item. */
export interface DimensionSource extends ItemParts {
	guid?: string | null;
}

/** The demand for one item, or undefined when its kind is off, it has neither code nor name, or something holds. */
export function dimensionDemand(found: Findings, kind: DimensionKind, source: DimensionSource, settings: DimensionSettings): DimensionDemand | undefined {
	const heading = headingOf(kind, settings);
	if (heading === '') return undefined;
	const item = itemText(found, kind, source, settings);
	return item && { heading, kind, ...item, source: sourceText(kind, item).en, guid: source.guid ?? '', closed: false };
}

/** "project 2001", or with the name where there is no code, in both languages. */
export function sourceText(kind: DimensionKind, { code, name }: { code: string; name: string }): { en: string; fi: string } {
	const label = code === '' ? `"${name}"` : code;
	return { en: `${KINDS[kind].en} ${label}`, fi: `${KINDS[kind].fi} ${label}` };
}

/** Of a project record, or of the project named in an entry (where its number may be a text). */
export const projectDemand = (found: Findings, project: { guid?: string | null; number?: number | string | null; name?: string | null }, settings: DimensionSettings) =>
	dimensionDemand(found, 'project', { guid: project.guid, code: project.number, name: project.name }, settings);

export const unitDemand = (found: Findings, unit: { guid?: string | null; code?: string | null; name?: string | null }, settings: DimensionSettings) =>
	dimensionDemand(found, 'unit', { guid: unit.guid, code: unit.code, name: unit.name }, settings);

/** The code is called `number` on invoice rows, `identifier` in the register and on projects and units. */
export const costCenterDemand = (found: Findings, center: { guid?: string | null; number?: string | null; identifier?: string | null; name?: string | null }, settings: DimensionSettings) =>
	dimensionDemand(found, 'costCenter', { guid: center.guid, code: center.number ?? center.identifier, name: center.name }, settings);

export const userDemand = (found: Findings, user: { guid?: string | null; code?: string | null; firstName?: string | null; lastName?: string | null }, settings: DimensionSettings) =>
	dimensionDemand(found, 'user', { guid: user.guid, code: user.code, name: [user.firstName ?? '', user.lastName ?? ''].join(' ') }, settings);
