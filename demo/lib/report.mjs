// The result of a demo run, for a person.
const write = (line = '') => process.stdout.write(`${line}\n`);

export const heading = (title) => write(`\n${title}\n${'─'.repeat(title.length)}`);
export const line = write;

/** Columns as wide as what is in them; long texts are wrapped at 100 characters. */
export function table(rows, indent = '  ') {
	const widths = rows.reduce((wide, row) => row.map((cell, index) => Math.max(wide[index] ?? 0, String(cell).length)), []);
	for (const row of rows) write(indent + row.map((cell, index) => (index === row.length - 1 ? String(cell) : String(cell).padEnd(widths[index] + 2))).join(''));
}

const counted = (counts) => Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`).join(', ') || 'nothing to do';

export function registerSync(summary) {
	heading('Register sync: Severa → Netvisor');
	table([['Customers', counted(summary.customers)], ['Products', counted(summary.products)], ['Dimensions', counted(summary.dimensions)]]);
	reasons('Held until they are mended', summary.held);
	reasons('Skipped by rule', summary.skipped ?? []);
	for (const { kind, number, name, message } of summary.failed) write(`  FAILED ${kind} ${number} ${name}: ${message}`);
}

/** Held records, the same reason together: thirty lines of one kind say less than one with the names. */
function reasons(title, held) {
	if (held.length === 0) return;
	write(`\n  ${title} (${held.length}):`);
	for (const { kind, number, name, reasons: all } of held) for (const [index, { code, message, fix }] of all.entries()) write(`  ${index === 0 ? `${kind} ${[number, name].filter(Boolean).join(' ')}`.slice(0, 44).padEnd(46) : ' '.repeat(46)}${code}: ${message}${fix ? ` → ${fix}` : ''}`);
}

export function invoices(passes) {
	heading('Sales invoices: Severa → Netvisor');
	const sent = passes.flatMap(({ invoices: done }) => done);
	for (const { number, name, outcome, netvisorKey, total, currency } of sent) write(`  ${outcome === 'created' ? 'created     ' : 'was there   '}${number.padEnd(8)}${name.slice(0, 34).padEnd(36)}${`${total} ${currency}`.padStart(16)}   Netvisor key ${netvisorKey}`);
	write(`  ${sent.filter(({ outcome }) => outcome === 'created').length} created, ${sent.filter(({ outcome }) => outcome === 'alreadyThere').length} were there already.`);
	const last = passes.at(-1);
	reasons('Held, not sent', last.held.map((one) => ({ kind: 'invoice', ...one })));
	for (const { number, message } of last.failed) write(`  FAILED ${number}: ${message}`);
	for (const { number, message } of last.statusNotChanged) write(`  STATUS NOT CHANGED ${number}: ${message}`);
}

export function comparison({ agree, differences, severa, netvisor, stillReady }) {
	heading('Do the two systems agree?');
	table([['', 'Invoices', 'Sum with VAT'], ['Severa, sent', severa.count, severa.sums], ['Netvisor', netvisor.count, netvisor.sums]]);
	if (stillReady.length > 0) write(`  Still ready in Severa (held, see above): ${stillReady.join(', ')}`);
	for (const difference of differences) write(`  DIFFERENCE: ${difference}`);
	write(agree ? '  Yes, invoice by invoice.' : '  NO.');
}
