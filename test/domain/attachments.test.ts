import { toAttachments } from '../../src/domain/attachments';
import { Findings } from '../../src/domain/held';
import type { InvoiceFileForTransfer } from '../../src/severa/invoiceForTransfer';

const PDF = Buffer.from('%PDF-1.4\n').toString('base64');
const file = (given: Partial<InvoiceFileForTransfer> = {}): InvoiceFileForTransfer => ({ guid: 'link-1', fileGuid: 'file-1', name: 'tunnit.pdf', contentType: 'application/pdf', description: null, isInternal: false, sortOrder: 1, content: PDF, ...given });
const printed = file({ guid: 'invoice', fileGuid: undefined, isPrintedInvoice: true, name: '5012.pdf', sortOrder: null });

function attachments(files: InvoiceFileForTransfer[], setting: 'none' | 'files' | 'pdf' | 'both') {
	const found = new Findings();
	const result = toAttachments(found, files, setting);
	return { names: result.map(({ fileName, printByDefault }) => `${fileName} ${printByDefault}`), result, reasons: found.reasons.map(({ code }) => code), notes: found.notes.map(({ code, message }) => `${code} ${message}`) };
}

test('a file as Netvisor takes it', () => expect(attachments([file({ description: ' Tuntierittely ' })], 'files').result).toEqual([{ mimeType: 'application/pdf', attachmentDescription: 'Tuntierittely', fileName: 'tunnit.pdf', documentData: { value: PDF, type: 'pdf' }, printByDefault: '1' }]));
test('the name stands in for a missing description', () => expect(attachments([file({ description: ' ' })], 'files').result[0]?.attachmentDescription).toBe('tunnit.pdf'));

test.each<[string, 'none' | 'files' | 'pdf' | 'both', string[]]>([
	['none by default, since attachments cost (L-5)', 'none', []],
	['files only', 'files', ['tunnit.pdf 1']],
	['the printed invoice only, not printed again', 'pdf', ['5012.pdf 0']],
	['both', 'both', ['tunnit.pdf 1', '5012.pdf 0']],
])('%s', (_, setting, names) => expect(attachments([printed, file()], setting)).toMatchObject({ names, reasons: [] }));

test.each<[string, InvoiceFileForTransfer[], 'none' | 'files' | 'pdf' | 'both', string[]]>([
	['nothing goes', [printed, file()], 'none', []],
	['nothing to go', [], 'files', []],
	['one goes', [printed, file()], 'files', ['ATTACHMENTS_MAY_COST Attachments go with the invoice (1); Netvisor may charge for them.']],
	['two go', [printed, file()], 'both', ['ATTACHMENTS_MAY_COST Attachments go with the invoice (2); Netvisor may charge for them.']],
])('L-5: what may cost is said before it is sent: %s', (_, files, setting, notes) => expect(attachments(files, setting).notes).toEqual(notes));

describe('files whose bytes are fetched later', () => {
	const later = file({ content: undefined, binary: 'file1' });
	test('a reference stands in place of the bytes', () => expect(attachments([later], 'files').result).toMatchObject([{ fileName: 'tunnit.pdf', documentData: { value: 'binary:file1:file-1', type: 'pdf' } }]));
	test('of the printed invoice too, which is no file', () => expect(attachments([file({ guid: 'invoice-1', fileGuid: undefined, isPrintedInvoice: true, content: undefined, binary: 'invoice' })], 'pdf').result).toMatchObject([{ documentData: { value: 'binary:invoice:printed-invoice:invoice-1' } }]));
	test.each<[string, Partial<InvoiceFileForTransfer>, string[]]>([
		['the type tells that it is no PDF', { contentType: 'image/png' }, ['ATTACHMENT_NOT_PDF']],
		['the type tells nothing: the bytes will', { contentType: null }, []],
		['nothing to fetch it by', { fileGuid: null }, ['ATTACHMENT_MISSING']],
	])('%s', (_, given, reasons) => expect(attachments([{ ...later, ...given }], 'files').reasons).toEqual(reasons));
});

test('internal files never go', () => expect(attachments([file({ isInternal: true })], 'files')).toMatchObject({ names: [], reasons: [] }));
test('by sort order, then name, then id', () => {
	const files = [file({ guid: 'c', name: 'b.pdf', sortOrder: 2 }), file({ guid: 'b', name: 'a.pdf', sortOrder: 2 }), file({ guid: 'a', name: 'c.pdf', sortOrder: 1 }), file({ guid: 'd', name: 'x.pdf', sortOrder: null })];
	expect(attachments(files, 'files').names).toEqual(['c.pdf 1', 'a.pdf 1', 'b.pdf 1', 'x.pdf 1']);
	expect(attachments([...files].reverse(), 'files').names).toEqual(['c.pdf 1', 'a.pdf 1', 'b.pdf 1', 'x.pdf 1']);
});

test.each<[string, Partial<InvoiceFileForTransfer>, boolean]>([
	['by type and bytes', {}, true],
	['with parameters in the type', { contentType: 'Application/PDF; charset=binary' }, true],
	['by its bytes where there is no type', { contentType: null }, true],
	['another type', { contentType: 'image/png' }, false],
	['bytes of something else', { content: Buffer.from('PNG').toString('base64') }, false],
])('is a PDF: %s', (_, given, isPdf) => expect(attachments([file(given)], 'files').reasons).toEqual(isPdf ? [] : ['ATTACHMENT_NOT_PDF']));

test.each<[string, InvoiceFileForTransfer[], 'files' | 'pdf' | 'both', string]>([
	['a file without its bytes', [file({ content: undefined })], 'files', 'ATTACHMENT_MISSING'],
	['the printed invoice was asked for and is not there', [file()], 'both', 'ATTACHMENT_MISSING'],
	['a long name', [file({ name: `${'x'.repeat(252)}.pdf`, description: 'lyhyt' })], 'files', 'TEXT_TOO_LONG'],
	['a long description', [file({ description: 'x'.repeat(101) })], 'files', 'TEXT_TOO_LONG'],
])('held: %s', (_, files, setting, reason) => expect(attachments(files, setting).reasons).toEqual([reason]));
