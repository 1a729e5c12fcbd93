/**
 * What newer pages of the vendor (or a current client, where the pages are silent) have and the DTD files, which are
 * older, lack. Each entry puts one element or attribute into the DTD and says where it is known from; everything else
 * that a DTD does not have is a violation.
 */
export interface Addition {
	/** Name of the DTD file without its ending. */
	dtd: string;
	/** DTD declarations of what is new. */
	declare: string;
	/** The parent, the element that it stands behind, and the element with its occurrence. */
	insert?: [parent: string, sibling: string, added: string];
	source: string;
}

const customerRow = 'Netvisor API 2.3, table of customeradditionalinformation: elements of the newer page, in its order';
const byKeyOrName = (name: string) => `<!ELEMENT ${name} (#PCDATA)> <!ATTLIST ${name} type (netvisor|customer) #REQUIRED>`;

export const netvisorAdditions: Addition[] = [
	{ dtd: 'customer', declare: byKeyOrName('defaultsecondname'), insert: ['customeradditionalinformation', 'defaultpaymentterm', 'defaultsecondname?'], source: customerRow },
	{ dtd: 'customer', declare: '<!ELEMENT paymentinterest (#PCDATA)>', insert: ['customeradditionalinformation', 'defaultsecondname', 'paymentinterest?'], source: customerRow },
	{ dtd: 'customer', declare: '<!ELEMENT balancelimit (#PCDATA)>', insert: ['customeradditionalinformation', 'paymentinterest', 'balancelimit?'], source: customerRow },
	{ dtd: 'customer', declare: byKeyOrName('receivablesmanagementautomationrule'), insert: ['customeradditionalinformation', 'balancelimit', 'receivablesmanagementautomationrule?'], source: customerRow },
	{ dtd: 'customer', declare: byKeyOrName('factoringaccount'), insert: ['customeradditionalinformation', 'receivablesmanagementautomationrule', 'factoringaccount?'], source: customerRow },
	{ dtd: 'customer', declare: '<!ELEMENT taxhandlingtype (#PCDATA)>', insert: ['customeradditionalinformation', 'factoringaccount', 'taxhandlingtype?'], source: customerRow },
	{ dtd: 'customer', declare: '<!ELEMENT eustandardfinvoice (#PCDATA)>', insert: ['customeradditionalinformation', 'taxhandlingtype', 'eustandardfinvoice?'], source: customerRow },
	{ dtd: 'product', declare: '<!ELEMENT inventorybatchlinkingmode (#PCDATA)>', insert: ['productbaseinformation', 'inventoryenabled', 'inventorybatchlinkingmode?'], source: 'Netvisor API 3.3: newer page, values 1 to 8' },
	{ dtd: 'product', declare: '<!ELEMENT inventoryalertlimit (#PCDATA)>', insert: ['productbaseinformation', 'secondaryeancode', 'inventoryalertlimit?'], source: 'Netvisor API 3.3: newer page' },
	{ dtd: 'product', declare: '<!ATTLIST primaryeancode type (any|ean8|ean13|code128) #IMPLIED> <!ATTLIST secondaryeancode type (any|ean8|ean13|code128) #IMPLIED>', source: 'Netvisor API 3.3: newer page has the type of the code' },
];

/** Resources whose DTD the vendor publishes but of which no copy was found: their documents cannot be checked here. */
export const withoutDtd: Readonly<Record<string, string>> = {
	'dimensionitem.nv': 'The vendor\'s page (Netvisor API 4.2) lists the elements; there is no DTD file.',
	'workday.nv': 'The vendor\'s page (Netvisor API 7.1) lists the elements; there is no DTD file.',
	'tripexpense.nv': 'The vendor\'s page (Netvisor API 6) lists the elements; there is no DTD file.',
};
