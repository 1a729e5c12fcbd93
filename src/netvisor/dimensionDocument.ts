/** The request of dimensionitem.nv (Netvisor API 4.2). There is no DTD; the order is the page's. */
import { oneOfValues, plainDate, text, type ElementsOf, type IsoDate } from './elements';

export interface DimensionItemDocument {
	/** The heading; it must exist, this resource cannot create one. */
	name: string;
	/** The item's name; on an edit its new name. */
	item: string;
	/** On an edit: its current name. */
	oldItem?: string;
	/** Identifier and name apart (elements of 2026). */
	code?: string;
	label?: string;
	oldCode?: string;
	oldLabel?: string;
	/** Key and name of the parent; both or neither. */
	fatherId?: string;
	fatherItem?: string;
	fatherCode?: string;
	fatherLabel?: string;
	activityPeriodStart?: IsoDate;
	activityPeriodEnd?: IsoDate;
	isHidden?: 'true' | 'false';
}

export const dimensionItemElements: ElementsOf<DimensionItemDocument> = {
	name: text(50, { required: 'filled' }),
	item: text(200, { required: 'filled' }),
	oldItem: text(200),
	code: text(50),
	label: text(200),
	oldCode: text(50),
	oldLabel: text(200),
	fatherId: text(),
	fatherItem: text(200),
	fatherCode: text(50),
	fatherLabel: text(200),
	activityPeriodStart: plainDate(),
	activityPeriodEnd: plainDate(),
	isHidden: oneOfValues(['true', 'false']),
};
