/** Pieces that stand in the answers and messages of several resources. */
import type { DimensionLink, TripAttachment } from '../documentState';
import { Refusal } from '../refusal';
import type { Group } from '../state';
import type { Store } from '../store';
import { child, children, textOf, type XmlElement } from '../xmlReader';
import { el, type XmlNode } from '../xmlWriter';

/** The links in the `dimension` children of an element. */
export function dimensionLinks(element: XmlElement | undefined): DimensionLink[] {
	return children(element, 'dimension').map((one) => ({ heading: textOf(one, 'dimensionname') ?? '', item: textOf(one, 'dimensionitem') ?? '' }));
}

/** Dimension with the keys of its heading and item as attributes. */
export function dimensionKeyed(store: Store, link: DimensionLink): XmlNode {
	return el('Dimension', [
		el('DimensionName', link.heading, { netvisorkey: String(store.heading(link.heading)?.key ?? '') }),
		el('DimensionItem', link.item, { netvisorkey: String(store.dimensionItem(link)?.key ?? '') }),
	]);
}

export function groupKey(groups: Group[], name: string): number | undefined {
	return groups.find((one) => one.name === name)?.key;
}

/** Creates the group when it is new. */
export function ensureGroup(store: Store, groups: Group[], name: string): void {
	if (name !== '' && groupKey(groups, name) === undefined) groups.push({ key: store.newKey(), name });
}

/** Refuses a country that is no ISO 3166 alpha-2 code by its form. */
export function isCountryCode(text: string): boolean {
	return /^[A-Z]{2}$/.test(text);
}

/** The key in a `type="netvisor"` element or the record named by the customer's own code. */
export function typedText(element: XmlElement | undefined, name: string): { type: string; value: string } | undefined {
	const one = child(element, name);
	return one === undefined ? undefined : { type: one.attributes.type ?? '', value: one.text.trim() };
}

/** The attachments under `group`/`item`, Base64 without white space. */
export function attachmentsOf(element: XmlElement | undefined, group: string, item: string): Array<TripAttachment & { element: XmlElement }> {
	return children(child(element, group), item).map((one) => ({
		element: one, mimeType: textOf(one, 'mimetype') ?? '', description: textOf(one, 'attachmentdescription') ?? '', fileName: textOf(one, 'filename') ?? '', data: (textOf(one, 'documentdata') ?? '').replace(/\s+/g, ''),
	}));
}

/** The code of a duplicate is an option; the text names what is taken. */
export function duplicate(code: 'DUPLICATE_DATA' | 'INVALID_DATA', text: string): Refusal {
	return new Refusal(code, code === 'INVALID_DATA' ? `Data form incorrect:. ${text}` : text);
}
