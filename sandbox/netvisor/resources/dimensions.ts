/** dimensionlist.nv, dimensionitem.nv, dimensiondelete.nv (Netvisor API 4). */
import { dimensionDocument } from '../documents/register';
import { trueOrFalse, type Exchange, type Resource } from '../exchange';
import { choice, required, textParam, type Parameter } from '../query';
import { invalid } from '../refusal';
import type { DimensionHeading, DimensionItem } from '../state';
import { byKey } from '../store';
import { textOf, type XmlElement } from '../xmlReader';
import { el, when, type XmlNode } from '../xmlWriter';
import { duplicate } from './shared';

export const dimensionlist: Resource = {
	method: 'GET',
	effect: 'read',
	query: { showhidden: choice('1') },
	handle({ store, query, options }) {
		const all = query.text('showhidden') === '1';
		const newer = options.answers === 'newer';
		return [el('DimensionNameList', store.state.dimensions.filter((one) => all || !one.hidden).map((heading) => el('DimensionName', [
			el('Netvisorkey', heading.key), el('Name', heading.name), el('IsHidden', trueOrFalse(heading.hidden)), el('LinkType', '0'),
			el('DimensionDetails', tree(heading.items.filter((one) => all || !one.hidden)).map(({ item, level, sort, endSort }) => el('DimensionDetail', [
				el('Netvisorkey', item.key), el('Name', item.name),
				...(options.dimensionCodes && newer ? [...when(item.code, () => el('Code', item.code)), ...when(item.label, () => el('Label', item.label))] : []),
				el('IsHidden', trueOrFalse(item.hidden)), el('Level', level), el('Sort', sort), el('EndSort', endSort), el('FatherID', item.fatherKey),
				...(newer ? [...when(item.periodStart, () => el('ActivityPeriodStart', item.periodStart)), ...when(item.periodEnd, () => el('ActivityPeriodEnd', item.periodEnd))] : []),
			]))),
		])))];
	},
};

interface Placed { item: DimensionItem; level: number; sort: number; endSort: number }

/** Depth first; an item whose father is not shown stands on the top level. */
function tree(items: DimensionItem[]): Placed[] {
	const placed: Placed[] = [];
	const add = (father: number, level: number) => {
		for (const item of items.filter((one) => (father === 0 ? one.fatherKey === 0 || byKey(items, one.fatherKey) === undefined : one.fatherKey === father))) {
			const place: Placed = { item, level, sort: placed.length, endSort: 0 };
			placed.push(place);
			add(item.key, level + 1);
			place.endSort = placed.length - 1;
		}
	};
	add(0, 1);
	return placed;
}

export const dimensionitem: Resource = {
	method: 'POST',
	effect: 'write',
	query: { method: required(choice('add', 'edit')), updateparentreference: choice('true') },
	document: (options) => dimensionDocument(options.dimensionCodes),
	handle(exchange) {
		const { store, query } = exchange;
		const document = exchange.document!;
		const adding = query.text('method')!.toLowerCase() === 'add';
		const heading = store.heading(textOf(document, 'name')!);
		if (heading === undefined) throw invalid(`Dimension name not found: ${textOf(document, 'name')}`);
		if (adding) {
			if (query.text('updateparentreference') !== undefined) throw invalid('updateparentreference goes with method=edit only.');
			addItem(heading, document, exchange);
		} else editItem(heading, document, exchange);
		return [];
	},
};

function addItem(heading: DimensionHeading, document: XmlElement, { store, options }: Exchange): void {
	for (const name of ['olditem', 'oldcode', 'oldlabel']) if (textOf(document, name)) throw invalid(`Element ${name} goes with method=edit only.`);
	const fatherKey = father(heading, document)?.key ?? 0;
	const naming = namingOf(document);
	if (heading.items.some((one) => one.fatherKey === fatherKey && one.name === naming.name)) throw duplicate(options.duplicates, `Dimension item ${naming.name} already exists.`);
	heading.items.push({ key: store.newKey(), ...naming, hidden: isTrue(textOf(document, 'ishidden')) ?? false, fatherKey, periodStart: textOf(document, 'activityperiodstart') ?? '', periodEnd: textOf(document, 'activityperiodend') ?? '' });
}

function editItem(heading: DimensionHeading, document: XmlElement, { query, options }: Exchange): void {
	const old = textOf(document, 'olditem');
	if (old === undefined || old === '') throw invalid('Mandatory element olditem is missing.');
	const item = heading.items.find((one) => one.name === old);
	if (item === undefined) throw invalid(`Dimension item not found: ${old}`);
	const naming = namingOf(document, item);
	const parent = father(heading, document);
	const moves = parent !== undefined && parent.key !== item.fatherKey;
	if (moves && query.text('updateparentreference') !== 'true') throw invalid('Moving an item needs updateparentreference=true.');
	const fatherKey = moves ? parent.key : item.fatherKey;
	if (heading.items.some((one) => one !== item && one.fatherKey === fatherKey && one.name === naming.name)) throw duplicate(options.duplicates, `Dimension item ${naming.name} already exists.`);
	Object.assign(item, naming, { fatherKey, hidden: isTrue(textOf(document, 'ishidden')) ?? item.hidden, periodStart: textOf(document, 'activityperiodstart') ?? item.periodStart, periodEnd: textOf(document, 'activityperiodend') ?? item.periodEnd });
}

const isTrue = (text: string | undefined): boolean | undefined => (text === undefined || text === '' ? undefined : text.toLowerCase() === 'true');

/** With a code in use the list shows code and label as one name. */
function namingOf(document: XmlElement, stored?: DimensionItem): Pick<DimensionItem, 'name' | 'code' | 'label'> {
	const item = textOf(document, 'item')!;
	const code = textOf(document, 'code') ?? '';
	if (code !== '') {
		const label = textOf(document, 'label') || item;
		return { name: `${code} ${label}`, code, label };
	}
	// A new name for an item with a code keeps the code when it still begins with it.
	if (stored !== undefined && stored.code !== '' && item.startsWith(`${stored.code} `)) return { name: item, code: stored.code, label: item.slice(stored.code.length + 1) };
	return { name: item, code: '', label: '' };
}

/** The item above; both its key and its name are needed and must mean the same one. */
function father(heading: DimensionHeading, document: XmlElement): DimensionItem | undefined {
	const key = textOf(document, 'fatherid') || undefined;
	const name = textOf(document, 'fatheritem') || undefined;
	if (key === undefined && name === undefined) return undefined;
	if (key === undefined || name === undefined) throw invalid('fatherid and fatheritem are given together.');
	const found = byKey(heading.items, Number(key));
	if (found === undefined || found.name !== name) throw invalid(`Parent dimension item not found: ${key} ${name}`);
	return found;
}

const dimensionName: Parameter = required(textParam);

/** Only hides: items cannot be deleted. */
export const dimensiondelete: Resource = {
	method: 'POST',
	effect: 'write',
	query: { dimensionname: dimensionName, dimensionsubname: textParam, dimensionsubcode: textParam, dimensionsublabel: textParam },
	handle({ store, query }): XmlNode[] {
		const by = query.oneOf('dimensionsubname', 'dimensionsubcode', 'dimensionsublabel');
		const wanted = query.text(by)!;
		const item = store.heading(query.text('dimensionname')!)?.items.find((one) => (by === 'dimensionsubname' ? one.name : by === 'dimensionsubcode' ? one.code : one.label) === wanted);
		if (item === undefined) throw invalid(`Dimension item not found: ${query.text('dimensionname')} / ${wanted}`);
		item.hidden = true;
		return [];
	},
};
