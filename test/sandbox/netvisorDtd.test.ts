/**
 * The tables of the fake against the vendor's DTD files: every element stands in the same order and occurrence, every
 * attribute value is taken. The files are older than the service, so the tables may hold more. Needs NETVISOR_DTD_DIR.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentTable } from '../../sandbox/netvisor/documentTable';
import { purchaseInvoiceDocument } from '../../sandbox/netvisor/documents/purchaseInvoice';
import { customerDocument, productDocument } from '../../sandbox/netvisor/documents/register';
import { matchCreditNoteDocument, salesInvoiceDocument } from '../../sandbox/netvisor/documents/salesInvoice';

const folder = process.env.NETVISOR_DTD_DIR;
const documents: Array<[file: string, table: DocumentTable]> = [
	['customer.dtd', customerDocument], ['product.dtd', productDocument], ['salesinvoice.dtd', salesInvoiceDocument], ['purchaseinvoice.dtd', purchaseInvoiceDocument], ['matchcreditnote.dtd', matchCreditNoteDocument],
];

interface Dtd { groups: Map<string, string[]>; texts: string[]; attributes: Array<{ element: string; name: string; values: string[] }> }

function readDtd(file: string): Dtd {
	const dtd = readFileSync(join(folder!, file), 'utf8');
	const groups = new Map<string, string[]>();
	const texts: string[] = [];
	for (const [, name = '', model = ''] of dtd.matchAll(/<!ELEMENT\s+(\S+)\s+\(([^)]*)\)/g)) {
		if (model.includes('#PCDATA')) texts.push(name);
		else if (name !== 'root') groups.set(name, model.includes('|') ? [model.replace(/\s/g, '')] : model.split(',').map((part) => part.trim()));
	}
	const attributes = [...dtd.matchAll(/<!ATTLIST\s+(\S+)\s+(\S+)\s+\(([^)]*)\)/g)].map(([, element = '', name = '', values = '']) => ({ element, name, values: values.split('|') }));
	return { groups, texts, attributes };
}

if (folder === undefined) console.warn('Skipped: NETVISOR_DTD_DIR is not set, so the sandbox\'s tables are not held against the vendor\'s DTDs here.');
if (folder === undefined) it.skip('skipped: NETVISOR_DTD_DIR is not set', () => undefined);
else describe.each(documents)('%s', (file, table) => {
	const dtd = readDtd(file);

	it('has every group with its members in order and occurrence', () => {
		for (const [name, members] of dtd.groups) {
			const ours = table.groups[name]?.split(/\s+/) ?? [];
			if (members[0]!.includes('|')) {
				expect(ours[0]!.split('|')).toEqual(expect.arrayContaining(members[0]!.split('|')));
				continue;
			}
			let at = -1;
			for (const member of members) {
				const found = ours.indexOf(member, at + 1);
				expect({ group: name, member, inOrder: found > at }).toEqual({ group: name, member, inOrder: true });
				at = found;
			}
		}
	});

	it('has every element that holds text', () => {
		// `pricetype` is declared in the DTD but stands in no group.
		for (const name of dtd.texts) if ([...dtd.groups.values()].flat().some((member) => member.replace(/[?*+]$/, '') === name)) expect(table.fields).toHaveProperty(name);
	});

	it('takes every attribute value', () => {
		for (const { element, name, values } of dtd.attributes) {
			const ours = table.fields[element]?.attributes?.[name];
			expect({ element, name, known: ours !== undefined }).toEqual({ element, name, known: true });
			if (ours?.values !== undefined) expect(ours.values).toEqual(expect.arrayContaining(values));
		}
	});
});
