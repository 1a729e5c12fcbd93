/** Every document that goes to Netvisor: filled from its own table with texts that break programs, written and read back. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../../../src/errors';
import type { ElementRule, Elements, GroupRule } from '../../../src/netvisor/elements';
import { writeDocument } from '../../../src/netvisor/writeDocument';
import { writeXml } from '../../../src/netvisor/xml';
import type { XmlNode } from '../../../src/netvisor/xmlNode';
import type { Choices } from '../choices';
import { hostileText, hostileValue } from '../hostile';
import { checkRoundTrip, expectedOf } from '../roundTrip';
import type { Case, FuzzTarget } from '../target';
import { NOT_XML } from '../xmlReply';

export interface DocumentTable { name: string; elements: Elements }

/** Each `…Elements` that a file `src/netvisor/…Document.ts` exports: a new document is found by itself. */
export function documentTables(): DocumentTable[] {
	const folder = path.resolve(__dirname, '../../../src/netvisor');
	return readdirSync(folder)
		.filter((file) => file.endsWith('Document.ts'))
		.flatMap((file) => Object.entries(require(path.join(folder, file)) as Record<string, Elements>))
		.filter(([name]) => name.endsWith('Elements'))
		.map(([name, elements]) => ({ name: name.replace(/Elements$/, '').toLowerCase(), elements }));
}

const DECIMALS = ['0', '-1', '1255.00', '0.5', '-0.01', '99999999999.99', '0.333333333333', '1,5', '1e5', '.5', '1.', ' 1', '', '+1', '٣'];
const DATES = ['2026-01-31', '0001-01-01', '9999-12-31', '2026-02-30', '31.1.2026', '', '2026-1-1'];

/** A text as the rule asks for it, mostly; sometimes what it does not take. */
function valueText(choices: Choices, rule: Exclude<ElementRule, GroupRule | { kind: 'list' }>): unknown {
	if (choices.oneIn(60)) return hostileValue(choices);
	switch (rule.kind) {
		case 'decimal': return choices.pick(DECIMALS.slice(0, choices.oneIn(20) ? DECIMALS.length : 7));
		case 'integer': return choices.pick(['0', '14', '-1', '99999999', ...(choices.oneIn(20) ? ['1.0', '', 'x', '1 000'] : [])]);
		case 'date': return choices.pick(DATES.slice(0, choices.oneIn(20) ? DATES.length : 3));
		case 'choice': return choices.oneIn(40) ? hostileText(choices) : choices.pick(rule.values ?? ['']);
		case 'text': {
			const text = hostileText(choices);
			return rule.max !== undefined && text.length > rule.max && !choices.oneIn(40) ? text.slice(0, rule.max) : text;
		}
	}
}

function value(choices: Choices, rule: ElementRule): unknown {
	if (rule.kind === 'group') return group(choices, rule);
	if (rule.kind === 'list') return Array.from({ length: choices.pick([1, 2, 0, 3]) }, () => group(choices, rule.item));
	const text = valueText(choices, rule);
	if (rule.attributes === undefined || typeof text === 'object') return text;
	const attributes = Object.entries(rule.attributes)
		.filter(([name]) => rule.requiredAttributes?.includes(name) || choices.oneIn(2))
		.map(([name, allowed]) => [name, allowed === 'text' ? hostileText(choices) : allowed === 'decimal' ? choices.pick(DECIMALS.slice(0, 7)) : choices.pick(allowed)]);
	return { ...Object.fromEntries(attributes), value: text };
}

function group(choices: Choices, rule: GroupRule): Record<string, unknown> {
	const names = Object.keys(rule.elements);
	const chosen = rule.oneOf ? [choices.pick(names)] : names.filter((name) => rule.elements[name]?.required !== undefined || choices.oneIn(3));
	const built = Object.fromEntries(chosen.map((name) => [name, value(choices, rule.elements[name] as ElementRule)]));
	if (choices.oneIn(80)) built[choices.pick(['__proto_', 'unknownField', 'constructor', 'toString'])] = hostileValue(choices);
	return built;
}

async function writeAndRead(one: Case, { name, elements }: DocumentTable): Promise<void> {
	const document = group(one.choices, { kind: 'group', elements });
	const partial = one.choices.oneIn(3);
	one.note(`${partial ? 'edit' : 'new'} ${name}: ${JSON.stringify(document)}`);
	let xml: string;
	try {
		xml = writeDocument(name, elements, document, { partial });
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		return one.note(`refused: ${error.message}`);
	}
	checkRoundTrip(xml, expectedOf(name, elements, document));
}

/** Any tree of elements, as the request of any resource may be given. */
async function anyTree(one: Case): Promise<void> {
	const { choices } = one;
	const node = (depth: number): XmlNode => ({
		name: choices.pick(['a', 'b', 'c.d', '_e-1', ...(choices.oneIn(40) ? ['1', 'a b', 'ä', ':@', '#text', 'a:b'] : [])]),
		attributes: choices.oneIn(3) ? Object.fromEntries([[choices.pick(['x', 'y']), hostileText(choices)]]) : {},
		children: depth === 0 ? [] : Array.from({ length: choices.pick([0, 1, 2]) }, () => node(depth - 1)),
		text: hostileText(choices),
	});
	const root = { ...node(3), name: 'root', attributes: {}, text: '' };
	one.note(JSON.stringify(root));
	let xml: string;
	try {
		xml = writeXml(root);
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		return;
	}
	if (NOT_XML.test(JSON.parse(JSON.stringify(xml)) as string)) throw new Error('The document holds what XML cannot carry.');
	const flat = (one: XmlNode, at: string): string[] => [JSON.stringify([at, Object.entries(one.attributes), one.text]), ...one.children.flatMap((child) => flat(child, `${at}/${child.name}`))];
	checkRoundTrip(xml, flat(root, '/root'));
}

export const documentTargets = (): FuzzTarget[] => [
	...documentTables().map((table): FuzzTarget => ({ name: `write ${table.name}`, weight: 5, run: (one) => writeAndRead(one, table) })),
	{ name: 'write any XML', weight: 5, run: anyTree },
];
