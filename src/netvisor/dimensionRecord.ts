/** What dimensionlist.nv answers: headings and the items below them (Netvisor API 4.1). */
import type { Fields } from './fields';

export interface NetvisorDimensionItem {
	netvisorKey: string;
	/** Code, a space and the label where codes are in use (rulebook D-10). */
	name: string;
	/** '' where the answer has none. */
	code: string;
	label: string;
	isHidden: boolean;
	/** 1 = top. */
	level: number;
	/** Key of the parent; '0' = none. */
	fatherId: string;
}

export interface NetvisorDimensionHeading {
	netvisorKey: string;
	name: string;
	isHidden: boolean;
	/** In the order of the tree. */
	items: NetvisorDimensionItem[];
}

export function readDimensionHeading(heading: Fields): NetvisorDimensionHeading {
	return {
		netvisorKey: heading.key('netvisorkey'),
		name: heading.text('name'),
		isHidden: heading.boolean('ishidden', false),
		items: heading
			.group('dimensiondetails')
			.all('dimensiondetail')
			.map((item) => ({ order: item.wholeNumber('sort', 0), item: readDimensionItem(item) }))
			.sort((a, b) => a.order - b.order)
			.map(({ item }) => item),
	};
}

function readDimensionItem(item: Fields): NetvisorDimensionItem {
	return {
		netvisorKey: item.key('netvisorkey'),
		name: item.text('name'),
		code: item.text('code'),
		label: item.text('label'),
		isHidden: item.boolean('ishidden', false),
		level: item.wholeNumber('level', 1),
		fatherId: item.text('fatherid').trim() || '0',
	};
}
