/**
 * The vendor's DTD files against our element tables. CI hands their folder over in NETVISOR_DTD_DIR; without it these
 * tests are skipped. The files are older than the service (their README), so an element that they do not have is allowed
 * where it is listed here.
 */
import fs from 'node:fs';
import path from 'node:path';
import { customerElements } from '../../src/netvisor/customerDocument';
import type { ElementRule, Elements } from '../../src/netvisor/elements';
import { productElements } from '../../src/netvisor/productDocument';
import { salesInvoiceElements } from '../../src/netvisor/salesInvoiceDocument';

const folder = process.env.NETVISOR_DTD_DIR;
if (folder === undefined) console.warn('Skipped: NETVISOR_DTD_DIR is not set, so the documents are not held against the vendor\'s DTDs here.');
const whenGiven = folder === undefined ? describe.skip : describe;

/** Elements of today's service that the old files lack (netvisor-schemas/README). */
const NEWER = new Set(['defaultsecondname', 'paymentinterest', 'balancelimit', 'receivablesmanagementautomationrule', 'factoringaccount', 'taxhandlingtype', 'eustandardfinvoice', 'inventorybatchlinkingmode', 'inventoryalertlimit']);

interface Dtd {
	children: Map<string, Array<{ name: string; optional: boolean }>>;
	attributes: Map<string, Map<string, { values?: string[]; required: boolean }>>;
}

function readDtd(file: string): Dtd {
	const text = fs.readFileSync(path.join(folder as string, file), 'utf8');
	const children = new Map([...text.matchAll(/<!ELEMENT\s+(\S+)\s+\(([^)]*)\)>/g)].map(([, name = '', content = '']) => [name, content.includes('#PCDATA') ? [] : content.split(/[,|]/).map((part) => ({ name: part.trim().replace(/[?*+]$/, ''), optional: /[?*|]$/.test(part.trim()) || content.includes('|') }))]));
	const attributes: Dtd['attributes'] = new Map();
	for (const [, element = '', name = '', type = '', rest = ''] of text.matchAll(/<!ATTLIST\s+(\S+)\s+(\S+)\s+(\([^)]*\)|CDATA)\s+([^>]*)>/g)) {
		if (!attributes.has(element)) attributes.set(element, new Map());
		attributes.get(element)?.set(name, { values: type === 'CDATA' ? undefined : type.slice(1, -1).split('|'), required: rest.includes('#REQUIRED') });
	}
	return { children, attributes };
}

/** Name on the wire and rule of every child of a group. */
const wireNames = (elements: Elements): Array<[string, ElementRule]> => Object.entries(elements).map(([name, rule]) => [rule.kind === 'list' && !rule.wrapped ? rule.element : name.toLowerCase(), rule]);

function problems(dtd: Dtd, parent: string, elements: Elements): string[] {
	const found: string[] = [];
	const order = dtd.children.get(parent) ?? [];
	let at = -1;
	for (const [name, rule] of wireNames(elements)) {
		const place = order.findIndex((child) => child.name === name);
		if (place < 0) {
			if (!NEWER.has(name)) found.push(`${parent}/${name} is not in the DTD`);
		} else {
			if (place < at) found.push(`${parent}/${name} stands too late`);
			at = place;
		}
		if (rule.kind === 'group') found.push(...problems(dtd, name, rule.elements));
		else if (rule.kind === 'list') found.push(...(rule.wrapped && dtd.children.get(name)?.[0]?.name !== rule.element ? [`${name} does not hold ${rule.element}`] : []), ...problems(dtd, rule.element, rule.item.elements));
		else found.push(...attributeProblems(dtd, name, rule));
	}
	for (const child of order) {
		const own = wireNames(elements).find(([name]) => name === child.name)?.[1];
		if (!child.optional && (own === undefined || own.required === undefined) && own?.kind !== 'group') found.push(`${parent}/${child.name} is mandatory`);
	}
	return found;
}

function attributeProblems(dtd: Dtd, name: string, rule: Extract<ElementRule, { fixed?: unknown }>): string[] {
	const known = dtd.attributes.get(name);
	const ours = { ...Object.fromEntries(Object.entries(rule.fixed ?? {}).map(([key, value]) => [key, [value]])), ...rule.attributes };
	const found = [...(known ?? [])].filter(([key, { required }]) => required && !Object.keys(ours).some((one) => one.toLowerCase() === key)).map(([key]) => `${name}/@${key} is mandatory`);
	for (const [key, values] of Object.entries(ours)) {
		const allowed = known?.get(key.toLowerCase());
		if (known !== undefined && allowed === undefined) found.push(`${name}/@${key} is not in the DTD`);
		if (allowed?.values && Array.isArray(values)) found.push(...(values as string[]).filter((value) => !allowed.values?.includes(value)).map((value) => `${name}/@${key}="${value}" is not allowed`));
	}
	return found;
}

whenGiven('element tables against the vendor\'s DTD', () => {
	it.each([
		['customer.dtd', 'customer', customerElements],
		['product.dtd', 'product', productElements],
		['salesinvoice.dtd', 'salesinvoice', salesInvoiceElements],
	])('%s: order, mandatory elements and attributes', (file, root, elements) => {
		expect(problems(readDtd(file), root, elements as Elements)).toEqual([]);
	});
});
