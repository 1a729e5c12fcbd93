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

/** Held records. The same person or customer held many times for the same reasons is one line with how many. */
function reasons(title, held) {
	if (held.length === 0) return;
	write(`\n  ${title} (${held.length}):`);
	const alike = new Map();
	for (const one of held) {
		const lines = one.reasons.map(({ code, message, fix }) => `${code}: ${message}${fix ? ` → ${fix}` : ''}`);
		const label = [one.kind, one.number, one.name].filter(Boolean).join(' ').slice(0, 36);
		const key = JSON.stringify([label, lines]);
		alike.set(key, { label, lines, count: (alike.get(key)?.count ?? 0) + 1 });
	}
	for (const { label, lines, count } of alike.values()) for (const [index, text] of lines.entries()) write(`  ${(index === 0 ? label + (count > 1 ? ` (${count} times)` : '') : '').padEnd(46)}${text}`);
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

const failures = (failed) => {
	for (const { number, name, message } of failed) write(`  FAILED ${[number, name].filter(Boolean).join(' ')}: ${message}`);
};

export function setupCheck({ score, isReady, counts, findings }) {
	heading('Setup check: what would hold documents');
	write(`  Score ${score} of 100; ${isReady ? 'no flow stands still' : 'some flows stand still'}. Findings: ${counted(counts)}.`);
	for (const { what, fix } of findings.slice(0, 5)) write(`  ${what.en.slice(0, 110)}${fix ? ` → ${fix.en.slice(0, 90)}` : ''}`);
	if (findings.length > 5) write(`  … and ${findings.length - 5} more: on the flow's page.`);
}

export function claims({ sent, alreadyThere, claims: all, held, failed, statusNotChanged }) {
	heading('Travel claims: Severa → Netvisor');
	for (const { number, name, toBePaid, currency, outcome } of all) write(`  ${outcome === 'created' ? 'created     ' : 'was there   '}${String(number).padEnd(8)}${String(name).slice(0, 34).padEnd(36)}${`${toBePaid} ${currency}`.padStart(16)} to be paid`);
	write(`  ${sent} created, ${alreadyThere} were there already.`);
	reasons('Held, not sent', held.map((one) => ({ kind: 'claim', ...one })));
	failures(failed);
	for (const { number, message } of statusNotChanged) write(`  STATUS NOT CHANGED ${number}: ${message}`);
}

export function hours({ created, updated, unchanged, held, failed }) {
	heading('Hours and absences: Severa → Netvisor');
	write(`  ${created} days created, ${updated} changed, ${unchanged} as they were.`);
	reasons('Held, not sent', held.map((one) => ({ kind: 'day', ...one })));
	failures(failed);
}

export function costs({ counts, fees, held, failed }) {
	heading('Purchase invoices: Netvisor → project costs in Severa');
	for (const { outcome, number, vendor, project, amount, currency } of fees) write(`  ${outcome === 'created' ? 'created     ' : 'was there   '}${String(number).padEnd(14)}${String(vendor).slice(0, 26).padEnd(28)}${String(project).slice(0, 30).padEnd(32)}${`${amount} ${currency}`.padStart(14)}`);
	write(`  ${counted(counts)}.`);
	reasons('Held', held.map((one) => ({ kind: 'purchase', ...one })));
	failures(failed);
}

export function payments({ counts, paid, partial, held, failed }) {
	heading('Payments: Netvisor → Severa');
	for (const { number, name, amount, currency } of paid) write(`  paid        ${String(number).padEnd(8)}${String(name).slice(0, 34).padEnd(36)}${`${amount} ${currency}`.padStart(16)}`);
	for (const { number, name, message } of partial) write(`  part paid   ${String(number).padEnd(8)}${String(name).slice(0, 34).padEnd(36)}${message}`);
	write(`  ${counted(counts)}.`);
	reasons('Held', held.map((one) => ({ kind: 'invoice', ...one })));
	failures(failed);
}

/** @param others results of compareOthers */
export function comparison({ differences, severa, netvisor, stillReady }, others) {
	heading('Do the two systems agree?');
	table([['', 'Severa', '', 'Netvisor', ''], ['Sales invoices', severa.count, severa.sums, netvisor.count, netvisor.sums], ...others.map(({ kind, severa: here, netvisor: there }) => [kind, here.count, here.sum, there.count, there.sum])]);
	if (stillReady.length > 0) write(`  Still ready in Severa (held, see above): ${stillReady.join(', ')}`);
	const all = [...differences, ...others.flatMap((one) => one.differences)];
	for (const difference of all) write(`  DIFFERENCE: ${difference}`);
	write(all.length === 0 ? '  Yes, document by document.' : '  NO.');
}

export function reconciliation({ isClean, counts, repairs }) {
	heading('Reconciliation, as the flow sees both systems');
	write(`  ${isClean ? 'Nothing to mend' : counted(counts)}.`);
	for (const { what, todo } of repairs.slice(0, 8)) write(`  ${what}${todo ? ` → ${todo}` : ''}`);
	if (repairs.length > 8) write(`  … and ${repairs.length - 8} more: on the flow's page.`);
}
