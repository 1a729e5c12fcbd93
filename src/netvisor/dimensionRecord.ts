/** What dimensionlist.nv answers: headings and the items below them (Netvisor API 4.1). */

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
