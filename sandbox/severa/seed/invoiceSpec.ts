/** How an invoice of the seed is written down: what was done by whom for which project, from which rows and entries are built. */

/** Hours of one person on one project. */
export interface Part {
	person: string;
	project: number;
	hours: number;
	/** Where another than the row's. */
	work?: string;
	price?: number;
	/** Hours billed when fewer than were done. */
	billed?: number;
	overtime?: string;
}

export type RowSpec =
	| { kind: 'hours'; work: string; price: number; parts: Part[]; text: string }
	| { kind: 'fee'; product: string; project: number; quantity: number; price: number; text: string; vat: number; person?: string; recurring?: { months: number; start: string } }
	| { kind: 'travel'; type: string; person: string; project: number; quantity: number; price: number; text: string }
	| { kind: 'flat'; project: number; price: number; text: string };

export interface InvoiceSpec {
	/** Null for drafts. */
	number: number | null;
	customer: number;
	date: string;
	status: string;
	rows: RowSpec[];
	/** Who pays, when another than the customer of the project. */
	billing?: number;
	currency?: { code: string; rate: number };
	/** VAT of the hours; 25.5 where nothing is said. */
	vat?: number;
	vatRounding?: 'perRow';
	noAddress?: true;
	/** Cents by which Severa's own totals miss the rows. */
	totalOff?: number;
	/** Number of the invoice this one credits; its rows are written with positive amounts here. */
	credits?: number;
	freeText1?: string;
	freeText2?: string;
	ourReference?: string;
	yourReference?: string;
	orderNumber?: string;
	notes?: string;
	files?: Array<{ name: string; isInternal: boolean }>;
	paymentDate?: string;
}

export const READY = 'Valmis lähetettäväksi Netvisoriin';
export const SENT = 'Lasku lähetetty Netvisoriin';
export const PAID = 'Maksettu';
export const DRAFT = 'Vedos';

type Who = [person: string, project: number, hours: number, more?: Omit<Part, 'person' | 'project' | 'hours'>];

export const hours = (work: string, price: number, who: Who[], text: string): RowSpec => ({ kind: 'hours', work, price, text, parts: who.map(([person, project, amount, more]) => ({ person, project, hours: amount, ...more })) });
export const fee = (product: string, project: number, quantity: number, price: number, text: string, more: { vat?: number; person?: string; recurring?: { months: number; start: string } } = {}): RowSpec => ({ kind: 'fee', product, project, quantity, price, text, vat: 25.5, ...more });
export const travel = (type: string, person: string, project: number, quantity: number, price: number, text: string): RowSpec => ({ kind: 'travel', type, person, project, quantity, price, text });
export const flat = (project: number, price: number, text: string): RowSpec => ({ kind: 'flat', project, price, text });
