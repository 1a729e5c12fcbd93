/**
 * Documents that use everything an element table allows: one with every element, one with only what is required, and one
 * for every value of every closed list. What the table can write is thereby all held against the DTD.
 */
import type { ElementRule, Elements, GroupRule, ValueRule } from '../src/netvisor/elements';

type Choose = (path: string, values: readonly string[]) => string;

const SAMPLES = { text: 'Ä & <b> "ö" \'€\'', decimal: '-1255.50', integer: '1', date: '2026-03-31' };

export function documentsOf(elements: Elements): object[] {
	const lists = new Map<string, readonly string[]>();
	const first: Choose = (path, values) => {
		lists.set(path, values);
		return values[0] ?? '';
	};
	const full = fill(elements, '', false, first);
	const variants = [...lists].flatMap(([path, values]) => values.slice(1).map((value) => fill(elements, '', false, (at, others) => (at === path ? value : (others[0] ?? '')))));
	return [full, fill(elements, '', true, first), ...variants];
}

function fill(elements: Elements, path: string, onlyRequired: boolean, choose: Choose): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(elements)
			.filter(([, rule]) => !onlyRequired || rule.required !== undefined)
			.map(([name, rule]) => [name, valueOf(rule, `${path}/${name}`, onlyRequired, choose)]),
	);
}

function valueOf(rule: ElementRule, path: string, onlyRequired: boolean, choose: Choose): unknown {
	switch (rule.kind) {
		case 'group':
			return fill(rule.elements, path, onlyRequired, choose);
		case 'list':
			return itemsOf(rule.item, path, onlyRequired, choose);
		default:
			return leafOf(rule, path, onlyRequired, choose);
	}
}

/** Two items, or one for each alternative. */
function itemsOf(item: GroupRule, path: string, onlyRequired: boolean, choose: Choose): object[] {
	if (item.oneOf) return Object.entries(item.elements).map(([name, rule]) => ({ [name]: valueOf(rule, `${path}/${name}`, onlyRequired, choose) }));
	return [fill(item.elements, path, onlyRequired, choose), fill(item.elements, path, onlyRequired, choose)];
}

function leafOf(rule: ValueRule, path: string, onlyRequired: boolean, choose: Choose): unknown {
	const value = rule.kind === 'choice' ? choose(path, rule.values ?? []) : SAMPLES[rule.kind].slice(0, rule.max);
	const names = Object.keys(rule.attributes ?? {}).filter((name) => !onlyRequired || rule.requiredAttributes?.includes(name));
	if (names.length === 0) return value;
	return { value, ...Object.fromEntries(names.map((name) => {
		const allowed = rule.attributes?.[name];
		return [name, allowed === 'text' ? 'EUR' : allowed === 'decimal' ? SAMPLES.decimal : choose(`${path}@${name}`, allowed ?? [])];
	})) };
}
