/** What must be done to Netvisor's dimensions before documents can use them (rulebook D-1 to D-12, field-mapping 4). */

/** One item that the registers or a document want to exist under a heading. */
export interface DimensionDemand {
	/** Name of the dimension heading in Netvisor. */
	heading: string;
	/** The whole text of the item, such as "2001 Verkko". */
	text: string;
	/** The part by which a renamed item is found again; '' when the source has none. */
	code: string;
	/** The part after the code. */
	name: string;
	/** What the item stands for, as the user knows it: "project 2001". */
	source: string;
	/** The source is closed: it is not created, and hidden where the setting says so. */
	closed?: boolean;
}
