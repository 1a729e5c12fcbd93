// Do travel claims, hours, costs and payments agree? Looks at what both sandboxes hold, not at what the flows said they did.
const cents = (amount) => Math.round(Number(amount) * 100);
const euros = (amount) => `${(amount / 100).toFixed(2)} EUR`;
const sum = (values) => values.reduce((total, value) => total + value, 0);
const named = (register, reference) => register.find(({ guid }) => guid === reference?.guid)?.name;

function byKey(items, keyOf) {
	const groups = new Map();
	for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
	return groups;
}

/** Travel claims by their key in the description, once each, with the same sum. */
export function compareClaims(severa, netvisor) {
	const differences = [];
	const arrived = byKey(netvisor.tripExpenses, ({ description }) => /severa:travelReimbursement:([0-9a-f-]{36})/i.exec(description)?.[1] ?? '');
	const sumOf = ({ guid }) => sum(severa.travelExpenses.filter(({ travelReimbursement }) => travelReimbursement?.guid === guid).map(({ quantity, unitCost }) => cents(quantity * (unitCost.multiCurrencyInfo?.amount ?? unitCost.amount))));
	const sumOfTrip = ({ lines }) => sum(lines.map((line) => cents((line.kilometers ?? line.amount) * line.unitPrice)));
	const claims = severa.travelReimbursements.filter(({ guid }) => arrived.has(guid));
	for (const claim of claims) {
		const trips = arrived.get(claim.guid);
		if (trips.length > 1) differences.push(`Travel claim ${claim.number} is in Netvisor ${trips.length} times`);
		if (sumOfTrip(trips[0]) !== sumOf(claim)) differences.push(`Travel claim ${claim.number}: ${euros(sumOf(claim))} in Severa, ${euros(sumOfTrip(trips[0]))} in Netvisor`);
		const status = named(severa.travelReimbursementStatuses, claim.travelReimbursementStatus);
		if (status !== 'Siirretty Netvisoriin') differences.push(`Travel claim ${claim.number} is in Netvisor, in Severa its status is "${status}"`);
	}
	if (arrived.has('')) differences.push(`Netvisor has ${arrived.get('').length} travel claims without a key`);
	return { kind: 'Travel claims', severa: { count: claims.length, sum: euros(sum(claims.map(sumOf))) }, netvisor: { count: netvisor.tripExpenses.length, sum: euros(sum(netvisor.tripExpenses.map(sumOfTrip))) }, differences };
}

/** The hours of every person and day that Netvisor holds; absences are counted apart, since Severa has them as activities. */
export function compareHours(severa, netvisor) {
	const differences = [];
	const numbers = new Map(severa.users.map(({ guid, code }) => [guid, code]));
	const employees = new Map(netvisor.employees.map(({ key, number }) => [key, number]));
	const absences = new Set(severa.activityTypes.filter(({ category }) => category === 'Absences').map(({ code }) => code));
	const dayOf = (person, date) => `${person} ${date}`;
	const worked = byKey(severa.workHours.filter(({ isApproved }) => isApproved !== false), ({ user, eventDate }) => dayOf(numbers.get(user.guid), eventDate));
	const arrived = byKey(netvisor.workHours, ({ employeeKey, date }) => dayOf(employees.get(employeeKey), date));
	let [inSevera, inNetvisor, absent] = [0, 0, 0];
	for (const [day, rows] of arrived) {
		const there = sum(rows.filter(({ recordTypeNumber }) => !absences.has(recordTypeNumber)).map(({ hours }) => cents(hours)));
		const here = sum((worked.get(day) ?? []).map(({ quantity }) => cents(quantity)));
		absent += sum(rows.filter(({ recordTypeNumber }) => absences.has(recordTypeNumber)).map(({ hours }) => cents(hours)));
		inSevera += here;
		inNetvisor += there;
		if (here !== there) differences.push(`Hours of person ${day}: ${here / 100} in Severa, ${there / 100} in Netvisor`);
	}
	return { kind: 'Days with hours', severa: { count: arrived.size, sum: `${inSevera / 100} h` }, netvisor: { count: arrived.size, sum: `${inNetvisor / 100} h, and ${absent / 100} h of absence` }, differences };
}

/** Project fees by their key, once each; the cost is that of the purchase line, with VAT where the line has no VAT handling. */
export function compareCosts(severa, netvisor) {
	const differences = [];
	const lines = new Map(netvisor.purchaseInvoices.flatMap((invoice) => invoice.lines.map((line) => [`${invoice.key}:${line.key}`, { invoice, line }])));
	const fees = byKey(severa.projectFees.filter(({ invoiceRowComment }) => /netvisor:purchase:/.test(invoiceRowComment ?? '')), ({ invoiceRowComment }) => /netvisor:purchase:(\d+):line:(\d+)/.exec(invoiceRowComment)?.slice(1).join(':') ?? '');
	let [inSevera, inNetvisor] = [0, 0];
	for (const [key, found] of fees) {
		const { invoice, line } = lines.get(key) ?? {};
		if (line === undefined) {
			differences.push(`A fee names the purchase line ${key}, which Netvisor does not have`);
			continue;
		}
		const cost = sum(found.map(({ quantity, unitCost }) => cents(quantity * unitCost.amount)));
		const expected = cents(['-', 'NONE'].includes(line.vatCode) ? line.sum : line.netSum);
		inSevera += cost;
		inNetvisor += expected;
		if (found.length > 1) differences.push(`Purchase invoice ${invoice.number}: the line "${line.description}" is in Severa ${found.length} times`);
		else if (cost !== expected) differences.push(`Purchase invoice ${invoice.number}: ${euros(expected)} in Netvisor, ${euros(cost)} in Severa`);
	}
	return { kind: 'Purchase lines as costs', severa: { count: sum([...fees.values()].map(({ length }) => length)), sum: euros(inSevera) }, netvisor: { count: fees.size, sum: euros(inNetvisor) }, differences };
}

/** Every invoice that is wholly paid in Netvisor is paid in Severa, and the other way round for those Netvisor has. */
export function comparePayments(severa, netvisor) {
	const differences = [];
	const statuses = new Map(severa.invoices.filter(({ number }) => number !== null).map(({ number, status }) => [String(number), named(severa.invoiceStatuses, status)]));
	const paid = netvisor.salesInvoices.filter(({ number, open, amount }) => open === 0 && amount !== 0 && statuses.has(number));
	const open = netvisor.salesInvoices.filter(({ open: left }) => left !== 0);
	for (const { number } of paid) if (statuses.get(number) !== 'Maksettu') differences.push(`Invoice ${number} is paid in Netvisor, in Severa its status is "${statuses.get(number)}"`);
	for (const { number } of open) if (statuses.get(number) === 'Maksettu') differences.push(`Invoice ${number} is paid in Severa and open in Netvisor`);
	const inSevera = paid.filter(({ number }) => statuses.get(number) === 'Maksettu');
	return { kind: 'Paid invoices', severa: { count: inSevera.length, sum: euros(sum(inSevera.map(({ amount }) => cents(amount)))) }, netvisor: { count: paid.length, sum: euros(sum(paid.map(({ amount }) => cents(amount)))) }, differences };
}

export const compareOthers = (severa, netvisor) => [compareClaims, compareHours, compareCosts, comparePayments].map((compare) => compare(severa, netvisor));
