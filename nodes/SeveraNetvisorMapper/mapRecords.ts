/** From incoming items to Ready and Held items: settings, code tables, record check, mapping. Knows n8n only by its JSON. */
import { everyText } from '../../src/domain/everyText';
import { withoutIdentityCodes } from '../../src/domain/identityCode';
import { fingerprint } from '../../src/domain/transferKey';
import { readSettings, type Settings } from '../../src/domain/setting';
import { InputError, shownText } from '../../src/errors';
import { unwrapTables } from './parameters';
import { askedFor, type AskedFor, type Direction, type MappedRecord, type MapperDocument } from './mapperDocument';

/** The settings of a document: defaults, then rows of the Code Table input, then the fields, then the JSON. */
export function settingsOf(documents: readonly MapperDocument[], document: MapperDocument, fields: object, json: unknown, codeRows: readonly object[]): Record<string, unknown> {
	const more = readJsonSettings(json);
	const typed = unwrapTables(document.settings, { ...(fields as Record<string, unknown>), ...more });
	for (const [name, rows] of tablesFrom(documents, codeRows)) if (Object.hasOwn(document.settings, name)) typed[name] = [...((typed[name] as object[] | undefined) ?? []), ...rows];
	return readSettings(document.settings, typed);
}

function readJsonSettings(json: unknown): Record<string, unknown> {
	const value = typeof json === 'string' ? parse(json) : json;
	if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new InputError('The field "More Settings (JSON)" must be one JSON object, such as {"projectHeading": "Projekti"}.', { field: 'settingsJson' });
	return value as Record<string, unknown>;
}

function parse(json: string): unknown {
	try {
		return json.trim() === '' ? {} : JSON.parse(json);
	} catch {
		return undefined;
	}
}

/** Rows `{ table, … }` by table. A table that no document knows is a typing error and not silently ignored. */
function tablesFrom(documents: readonly MapperDocument[], rows: readonly object[]): Map<string, object[]> {
	const known = new Set(documents.flatMap(({ settings }) => tableNames(settings)));
	const tables = new Map<string, object[]>();
	for (const row of rows) {
		const name = (row as { table?: unknown }).table;
		if (Object.keys(row).length === 0 || name === null || name === undefined || name === '') continue;
		if (typeof name !== 'string' || !known.has(name)) throw new InputError(`The Code Table input has a row for the table "${String(name)}", which does not exist. Tables: ${[...known].sort().join(', ')}.`, { field: 'table' });
		tables.set(name, [...(tables.get(name) ?? []), row]);
	}
	return tables;
}

const tableNames = (settings: Settings) => Object.entries(settings).filter(([, setting]) => setting.type === 'table').map(([name]) => name);

export interface MapperItem {
	index: number;
	json: Record<string, unknown>;
}

export interface MapperOutput {
	ready: MapperItem[];
	held: MapperItem[];
	/** Records that are not what the document expects; they keep their data and go the way of failed items. */
	wrong: Array<{ index: number; error: InputError }>;
}

/**
 * Maps the records of all items. An item without any field (n8n's "always output data") is passed over.
 * O(records), except where a rule says otherwise.
 */
export function mapRecords(document: MapperDocument, direction: Direction, settings: Record<string, unknown>, items: readonly object[], today: string): MapperOutput {
	const mapping = document.mappings.find((one) => one.direction === direction) ?? document.mappings[0];
	if (mapping === undefined) throw new InputError(`"${document.name}" has no direction ${direction}.`, { field: 'direction' });
	const output: MapperOutput = { ready: [], held: [], wrong: [] };
	const records: Array<{ record: unknown; index: number }> = [];
	const asked: Array<{ record: AskedFor; index: number }> = [];
	for (const [index, json] of items.entries()) {
		if (Object.keys(json).length === 0) continue;
		const told = mapping.mapNotReady === undefined ? undefined : askedFor.safeParse((json as { notReady?: unknown }).notReady);
		if (told?.success) {
			asked.push({ record: told.data, index });
			continue;
		}
		const result = mapping.record.safeParse(json);
		if (result.success) records.push({ record: result.data, index });
		else {
			const issue = result.error.issues[0];
			output.wrong.push({ index, error: new InputError(`Item ${index + 1} is not a record that "${document.name}" can map: ${issue?.path.join('.') || 'the item'}: ${issue?.message ?? 'wrong form'}.`, { field: issue?.path.join('.') }) });
		}
	}
	for (const mapped of mapping.map(records, settings as never, today)) add(output, mapped, items);
	if (asked.length > 0) for (const mapped of mapping.mapNotReady?.(asked, settings as never, today) ?? []) add(output, mapped, items);
	return output;
}

/** What is shown and kept of a record, beside its document (mapping 1.6). */
const shown = <T>(value: T): T => everyText(withoutIdentityCodes(value), shownText);

/**
 * A personal identity code stays in the document, where the settings send it, and in nothing else that the item carries:
 * items are stored in n8n's executions and shown to everybody who may open the flow (mapping 1.6).
 */
function add(output: MapperOutput, { index, source, mapped, transferKey, plan }: MappedRecord, items: readonly object[]): void {
	if (mapped.outcome === 'ready') {
		const { document, notes } = mapped;
		output.ready.push({ index, json: { outcome: 'ready', ...shown({ source }), document, transferKey, fingerprint: fingerprint(document), ...shown({ ...(plan && { plan }), notes }) } });
	} else {
		const { reasons, notes } = mapped;
		const summary = reasons.map(({ code, message, fix }) => `${code}: ${message}${fix === '' ? '' : ` ${fix}`}`).join(' | ');
		output.held.push({ index, json: { ...shown({ outcome: 'held', source, transferKey, reasons, notes, summary, ...(plan && { plan }) }), ...withoutIdentityCodes({ record: items[index] }) } });
	}
}
