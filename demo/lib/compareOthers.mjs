// Do travel claims, hours, costs and payments agree? Looks at what both sandboxes hold; from the flows it takes only what
// they hold back, since whatever is neither there nor held is lost.
import { demoMonth, demoSettings } from './demoSettings.mjs';

const TRANSFERRED = 'Siirretty Netvisoriin';
const cents = (amount) => Math.round(Number(amount) * 100);
const euros = (amount) => `${(amount / 100).toFixed(2)} EUR`;
const sum = (values) => values.reduce((total, value) => total + value, 0);
const named = (register, reference) => register.find(({ guid }) => guid === reference?.guid)?.name;

function byKey(items, keyOf) {
	const groups = new Map();
	for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
	return groups;
}

const statusOfClaim = (severa, claim) => named(severa.travelReimbursementStatuses, claim.travelReimbursementStatus);

/** Guids of the claims that went to Netvisor before there was a sandbox of it. */
export const transferredClaims = (severa) => severa.travelReimbursements.filter((claim) => statusOfClaim(severa, claim) === TRANSFERRED).map(({ guid }) => guid);

/** Travel claims by their key in the description, once each, for the same person, with the same sum; every approved one is there or held. */
export function compareClaims(severa, netvisor, { transferredAtFirst, held }) {
	const differences = [];
	const numbers = new Map(severa.users.map(({ guid, code }) => [guid, code]));
	const employees = new Map(netvisor.employees.map(({ key, number }) => [key, number]));
	const arrived = byKey(netvisor.tripExpenses, ({ description }) => /severa:travelReimbursement:([0-9a-f-]{36})/i.exec(description)?.[1] ?? '');
	const sumOf = ({ guid }) => sum(severa.travelExpenses.filter(({ travelReimbursement }) => travelReimbursement?.guid === guid).map(({ quantity, unitCost }) => cents(quantity * (unitCost.multiCurrencyInfo?.amount ?? unitCost.amount))));
	const sumOfTrip = ({ lines }) => sum(lines.map((line) => cents((line.kilometers ?? line.amount) * line.unitPrice)));
	const claims = severa.travelReimbursements.filter(({ guid }) => arrived.has(guid));
	for (const claim of claims) {
		const trips = arrived.get(claim.guid);
		if (trips.length > 1) differences.push(`Travel claim ${claim.number} is in Netvisor ${trips.length} times`);
		if (sumOfTrip(trips[0]) !== sumOf(claim)) differences.push(`Travel claim ${claim.number}: ${euros(sumOf(claim))} in Severa, ${euros(sumOfTrip(trips[0]))} in Netvisor`);
		const people = [...new Set(trips.flatMap(({ lines }) => lines.map(({ employeeKey }) => employees.get(employeeKey))))];
		if (people.some((number) => number !== numbers.get(claim.user.guid))) differences.push(`Travel claim ${claim.number} of person ${numbers.get(claim.user.guid)} is in Netvisor for ${people.join(', ')}`);
		const status = statusOfClaim(severa, claim);
		if (status !== TRANSFERRED) differences.push(`Travel claim ${claim.number} is in Netvisor, in Severa its status is "${status}"`);
	}
	const waiting = new Set(held.claims.map(({ number }) => String(number)));
	for (const claim of severa.travelReimbursements) {
		const status = statusOfClaim(severa, claim);
		const isOurs = status === TRANSFERRED ? !transferredAtFirst.includes(claim.guid) : status === 'Hyväksytty' && !waiting.has(String(claim.number));
		if (isOurs && !arrived.has(claim.guid)) differences.push(`Travel claim ${claim.number} ("${status}") is neither in Netvisor nor held`);
	}
	const known = new Set(severa.travelReimbursements.map(({ guid }) => guid));
	for (const guid of arrived.keys()) if (guid !== '' && !known.has(guid)) differences.push(`Netvisor has a travel claim ${guid} that Severa does not have`);
	if (arrived.has('')) differences.push(`Netvisor has ${arrived.get('').length} travel claims without a key`);
	return { kind: 'Travel claims', severa: { count: claims.length, sum: euros(sum(claims.map(sumOf))) }, netvisor: { count: netvisor.tripExpenses.length, sum: euros(sum(netvisor.tripExpenses.map(sumOfTrip))) }, differences };
}

/**
 * The hours of every person and day that Netvisor holds, and every day of the month with approved hours is there or held;
 * absences are counted apart, since Severa has them as activities: at most as many rows as there are activities.
 */
export function compareHours(severa, netvisor, { held }) {
	const differences = [];
	const numbers = new Map(severa.users.map(({ guid, code }) => [guid, code]));
	const employees = new Map(netvisor.employees.map(({ key, number }) => [key, number]));
	const absences = new Set(severa.activityTypes.filter(({ category }) => category === 'Absences').map(({ code }) => code));
	const dayOf = (person, date) => `${person} ${date}`;
	const worked = byKey(severa.workHours.filter(({ isApproved }) => isApproved !== false), ({ user, eventDate }) => dayOf(numbers.get(user.guid), eventDate));
	const arrived = byKey(netvisor.workHours, ({ employeeKey, date }) => dayOf(employees.get(employeeKey), date));
	const away = (person, date) => severa.activities.filter(({ ownerUser, startDateTime, endDateTime }) => numbers.get(ownerUser?.guid) === person && startDateTime.slice(0, 10) <= date && endDateTime.slice(0, 10) >= date).length;
	const waiting = new Set(held.days.map(({ number, date }) => dayOf(number, date)));
	for (const [day, [{ user, eventDate }]] of worked) {
		const isAsked = eventDate >= demoMonth.from && eventDate <= demoMonth.to;
		if (isAsked && !arrived.has(day) && !waiting.has(dayOf(numbers.get(user.guid) ?? '', eventDate))) differences.push(`Hours of person ${day} are neither in Netvisor nor held`);
	}
	let [inSevera, inNetvisor, absent] = [0, 0, 0];
	for (const [day, rows] of arrived) {
		const there = sum(rows.filter(({ recordTypeNumber }) => !absences.has(recordTypeNumber)).map(({ hours }) => cents(hours)));
		const here = sum((worked.get(day) ?? []).map(({ quantity }) => cents(quantity)));
		const absentRows = rows.filter(({ recordTypeNumber }) => absences.has(recordTypeNumber));
		absent += sum(absentRows.map(({ hours }) => cents(hours)));
		const [{ employeeKey, date }] = rows;
		if (absentRows.length > away(employees.get(employeeKey), date)) differences.push(`Absences of person ${day}: ${absentRows.length} rows in Netvisor, ${away(employees.get(employeeKey), date)} in Severa`);
		inSevera += here;
		inNetvisor += there;
		if (here !== there) differences.push(`Hours of person ${day}: ${here / 100} in Severa, ${there / 100} in Netvisor`);
	}
	return { kind: 'Days with hours', severa: { count: arrived.size, sum: `${inSevera / 100} h` }, netvisor: { count: arrived.size, sum: `${inNetvisor / 100} h, and ${absent / 100} h of absence` }, differences };
}

/**
 * Project fees by their key, once each, in the project of the line; the cost is that of the purchase line, with VAT where the
 * line has no VAT handling. Every line of the month that is coded to a project is there or held.
 */
export function compareCosts(severa, netvisor, { held }) {
	const differences = [];
	const numbers = new Map(severa.projects.map(({ guid, number }) => [guid, String(number)]));
	const projectsOf = ({ dimensions }) => dimensions.filter(({ heading }) => heading === demoSettings['purchase-invoice-costs'].projectHeading).map(({ item }) => item.split(' ')[0]);
	const lines = new Map(netvisor.purchaseInvoices.flatMap((invoice) => invoice.lines.map((line) => [`${invoice.key}:${line.key}`, { invoice, line }])));
	const fees = byKey(severa.projectFees.filter(({ invoiceRowComment }) => /netvisor:purchase:/.test(invoiceRowComment ?? '')), ({ invoiceRowComment }) => /netvisor:purchase:(\d+):line:(\d+)/.exec(invoiceRowComment)?.slice(1).join(':') ?? '');
	const waiting = new Set(held.lines.map(({ transferKey }) => transferKey));
	for (const [key, { invoice, line }] of lines) {
		const isWaiting = waiting.has(`netvisor:purchase:${invoice.key}:line:${line.key}`);
		if (invoice.date >= demoMonth.from && projectsOf(line).length > 0 && !fees.has(key) && !isWaiting) differences.push(`Purchase invoice ${invoice.number}: the line "${line.description}" is neither in Severa nor held`);
	}
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
		for (const { project } of found) if (!projectsOf(line).includes(numbers.get(project?.guid))) differences.push(`Purchase invoice ${invoice.number}: the line "${line.description}" of project ${projectsOf(line).join(', ')} is in project ${numbers.get(project?.guid)}`);
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

/** What the flows hold back, from their summaries by name. */
export const heldOf = (said) => ({ claims: said['travel-transfer'].held, days: said['work-hours-transfer'].held, lines: [...said['purchase-invoice-costs'].held, ...said['purchase-invoice-costs'].waiting] });

/**
 * @param told `transferredAtFirst`: guids by `transferredClaims` before the first run; `held`: by `heldOf`
 * @returns one result for each kind; a kind of which nothing went is a difference
 */
export const compareOthers = (severa, netvisor, told) => [compareClaims, compareHours, compareCosts, comparePayments].map((compare) => {
	const result = compare(severa, netvisor, told);
	return result.netvisor.count > 0 ? result : { ...result, differences: [...result.differences, `${result.kind}: there are none`] };
});
