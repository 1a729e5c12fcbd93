/**
 * The comparison of both systems: two sides that are made alike give no difference, one changed value gives one that
 * names the record, and what no system ever sent neither stops the comparison nor goes unnamed.
 */
import { reconciliation } from '../../../nodes/SeveraNetvisorMapper/documents/reconciliation';
import { mapRecords, type MapperOutput } from '../../../nodes/SeveraNetvisorMapper/mapRecords';
import { readSettings } from '../../../src/domain/setting';
import { invoiceForTransfer } from '../../support/invoiceForTransfer';
import type { Choices } from '../choices';
import { changeValue } from '../jsonReply';
import type { Case, FuzzTarget } from '../target';

const settings = readSettings(reconciliation.settings, { periodStart: '2026-10-01', periodEnd: '2026-10-31' });
const [SENT, PAID, CLAIM_SENT] = ['Lasku lähetetty Netvisoriin', 'Maksettu', 'Siirretty Netvisoriin'];
const guidOf = (kind: number, at: number) => `ab12f7e0-4c3d-95e8-0${kind}76-d1e2a9${String(at).padStart(6, '0')}`;
/** From cents, as JSON numbers and Netvisor's texts are written. */
const amount = (cents: number) => cents / 100;
const text = (cents: number) => amount(cents).toFixed(2);
/** Kronor for a euro. */
const RATE = 11;
const CENTS = [0, 100_00, 1, -100_00, 99_999_999_999, 33_33, -7, 1_005];
const another = (choices: Choices, cents: number) => cents + choices.pick([1, -1, 100, 1_000_000]);

/** One thing in both systems, alike, and what would make it unlike: each change alone must be seen. */
interface Pair {
	number: string;
	items: object[];
	changes: Readonly<Record<string, () => object[]>>;
}

const template = JSON.parse(JSON.stringify(invoiceForTransfer().invoice)) as object;

function invoicePair(choices: Choices, at: number): Pair {
	const [number, guid] = [String(5001 + at), guidOf(1, at)];
	const [net, vat] = [choices.pick(CENTS), choices.pick(CENTS)];
	const [isPaid, isOrder, isForeign, isFoundByNumber, linesHaveVat, isUnread] = [choices.oneIn(3), choices.oneIn(4), choices.oneIn(4), choices.oneIn(4), choices.oneIn(2), choices.oneIn(5)];
	const currency = isForeign ? 'SEK' : 'EUR';
	const lines = (netLines: number, vatLines: number) => [{ sum: netLines + (linesHaveVat ? vatLines : 0), vatSum: vatLines }, { sum: 500, vatSum: 0 }, { sum: -500, vatSum: 0 }].map(({ sum, vatSum }) => ({ sum: text(sum), vatSum: text(vatSum) }));
	const here = (changed: object = {}) => ({
		...template, guid, number: Number(number), date: '2026-10-15', receiverCustomerName: 'Koivuranta Oy',
		status: { guid: 's', name: isPaid ? PAID : SENT, isSent: true, isPaid, isWaitingPayment: !isPaid },
		totalIncludingTax: { amount: amount(net + vat), currencyCode: currency }, totalTax: { amount: amount(vat), currencyCode: currency }, ...changed,
	});
	const inHome = (total: number) => Math.round(total / RATE);
	const sums = (total: number) => ({ invoiceSum: text(isForeign ? inHome(total) : total), invoiceCurrencySum: isForeign ? text(total) : '' });
	const there = (changed: object = {}) => ({
		netvisorKey: `9${number}`, invoiceNumber: number, invoiceDate: '2026-10-15', invoiceDueDate: '', invoiceStatus: isOrder ? 'billed' : isPaid ? 'paid' : 'open', invoiceSubStatus: '', customerNetvisorKey: '31', customerCode: '', customerName: 'Koivuranta Oy', referenceNumber: '',
		openSum: '', privateComment: isFoundByNumber ? '' : `severa:invoice:${guid}`, openCurrencySum: '', currencyCode: isForeign ? 'SEK' : '', ...sums(net + vat), ...(!isUnread && { productLines: lines(net, vat) }), ...changed,
	});
	// Lines of a foreign invoice may be in either currency (Netvisor API 12): of a VAT of some cents, a cent for each line stays open (I-15).
	const isUnclear = isForeign && Math.abs(vat) < 100;
	const more = isUnclear ? 100 : 7;
	const status = (name: string, paid: boolean) => ({ status: { guid: 's', name, isSent: true, isPaid: paid, isWaitingPayment: !paid } });
	return {
		number,
		items: [here(), there()],
		changes: {
			'the sum in Severa': () => [here({ totalIncludingTax: { amount: amount(another(choices, net + vat)), currencyCode: currency } }), there()],
			'the sum in Netvisor': () => [here(), there(sums(another(choices, net + vat)))],
			'the currency': () => [here({ totalIncludingTax: { amount: amount(net + vat), currencyCode: 'NOK' } }), there()],
			'the date': () => [here(), there({ invoiceDate: choices.pick(['2026-10-16', '2026-11-02']) })],
			'rejected in Netvisor': () => [here(), there({ invoiceStatus: choices.pick(['rejected', 'creditloss']) })],
			'in Severa only': () => [here()],
			...(!isUnread && { 'the VAT in Severa': () => [here({ totalTax: { amount: amount(isUnclear ? vat + 100 : another(choices, vat)), currencyCode: currency } }), there()] }),
			// What is in the home currency cannot be told without a rate.
			...(!isUnread && (!isForeign || linesHaveVat || inHome(net + vat) !== 0) && { 'the VAT in Netvisor': () => [here(), there({ productLines: lines(linesHaveVat ? net - more : net, vat + more) })] }),
			...(!isFoundByNumber && {
				'the number': () => [here(), there({ invoiceNumber: '6001' })],
				'twice in Netvisor': () => [here(), there(), there({ netvisorKey: '1', invoiceNumber: choices.pick([number, '']) })],
				'in Netvisor only': () => [there()],
				...(!isPaid && { 'the status in Severa': () => [here(status('Vedos', false)), there()] }),
			}),
			...(!isOrder && { 'paid on one side': () => [here(status(isPaid ? SENT : PAID, !isPaid)), there()], 'paid on the other': () => [here(), there({ invoiceStatus: isPaid ? 'open' : 'paid' })] }),
		},
	};
}

function claimPair(choices: Choices, at: number): Pair {
	const [number, guid] = [301 + at, guidOf(2, at)];
	const isSent = choices.oneIn(2);
	const here = (name: string) => ({ guid, number, date: '2026-10-12T00:00:00+03:00', title: 'Oulu', travelReimbursementStatus: { guid: 's', name }, user: { guid: 'u', name: 'Aino Malli' } });
	const told = (outcome: string, more: object = {}) => ({ id: 1, time: '2026-10-13T08:00:00Z', flow: 'travel-transfer', kind: 'travelExpense', number: String(number), name: 'Aino Malli', outcome, counterpartKey: outcome === 'created' ? `8${number}` : '', reasons: '', transferKey: `severa:travelReimbursement:${guid}`, ...more });
	const unknown = told('held', { reasons: 'OUTCOME_UNKNOWN' });
	if (!isSent) return { number: String(number), items: [here('Hyväksytty'), told('held', { reasons: 'PERSON_NOT_FOUND' })], changes: { 'marked by hand': () => [here(CLAIM_SENT)], 'sent and not marked': () => [here('Hyväksytty'), told('created')], 'nobody knows': () => [here('Hyväksytty'), unknown] } };
	const sent = told(choices.pick(['created', 'alreadyThere', 'done']));
	return {
		number: String(number),
		items: [here(CLAIM_SENT), ...(choices.oneIn(3) ? [unknown] : []), sent],
		changes: { 'no history': () => [here(CLAIM_SENT)], 'the status': () => [here('Hyväksytty'), sent], 'gone from Severa': () => [sent], 'sent twice': () => [here(CLAIM_SENT), told('created'), told('created', { counterpartKey: 'other' })] },
	};
}

function dayPair(choices: Choices, at: number): Pair {
	const [employeeNumber, date] = [String(101 + at), '2026-10-15'];
	const types = ['100', '200'].slice(0, choices.pick([1, 2]));
	const hundredths = types.map(() => choices.pick([750, 25, 1, 1600, 333]));
	const here = (hours = hundredths) => ({
		outcome: 'ready', source: { system: 'Severa', kind: 'workDay', guid: `u${at}`, number: employeeNumber, name: 'Aino' }, transferKey: `severa:workDay:u${at}:${date}`,
		document: { workDayHours: types.map((value, index) => ({ hours: text(hours[index] ?? 0), collectorRatio: { value, type: 'number' }, acceptanceStatus: 'accepted', description: '' })) },
		plan: { employeeNumber, employeeName: 'Aino', date, recordTypes: [], severaRecordTypes: ['100', '200'] },
	});
	const row = (recordType: string, hours: number) => ({ netvisorKey: '1', hours: String(amount(hours)), recordType, recordTypeName: 'Työ', status: 'accepted', description: '', dimensions: [] });
	const inTwo = choices.oneIn(2);
	const there = (hours = hundredths) => ({ employeeNumber, date, hours: [...types.flatMap((type, index) => (inTwo ? [row(type, 1), row(type, (hours[index] ?? 0) - 1)] : [row(type, hours[index] ?? 0)])), ...(choices.oneIn(3) ? [row('900', 100)] : [])] });
	const other = () => hundredths.map((hours, index) => (index === 0 ? hours + choices.pick([1, 50, 100]) : hours));
	return { number: employeeNumber, items: [here(), there()], changes: { 'hours in Severa': () => [here(other()), there()], 'hours in Netvisor': () => [here(), there(other())], 'a day that is not in Netvisor': () => [here()] } };
}

const PAIRS = [invoicePair, claimPair, dayPair];

function shuffled<T>(choices: Choices, all: readonly T[]): T[] {
	const left = [...all];
	return all.map(() => left.splice(choices.below(left.length), 1)[0] as T);
}

const compare = (items: readonly object[]): MapperOutput => mapRecords(reconciliation, 'severaToNetvisor', settings, items, '2026-11-02');

interface Told { source: Record<'guid' | 'number' | 'name', string>; reasons: Array<{ code: string; message: string; fix: string }> }

/** @throws Error when a difference does not say which record it is about, or what is wrong */
function checkNames({ held }: MapperOutput, items: readonly object[]): Told[] {
	return held.map(({ index, json }) => {
		const told = json as unknown as Told;
		if (items[index] === undefined) throw new Error(`A difference points to item ${index}, which there is not.`);
		if ([told.source.guid, told.source.number, told.source.name].every((name) => name.trim() === '')) throw new Error(`A difference names no record: ${JSON.stringify(told.source)}`);
		if (told.reasons.length !== 1 || told.reasons.some(({ message, fix }) => message.trim() === '' || fix.trim() === '')) throw new Error(`A difference does not say what is wrong: ${JSON.stringify(told.reasons)}`);
		return told;
	});
}

const shown = (all: readonly Told[]) => all.map(({ source, reasons }) => `${source.number} ${reasons.map(({ code }) => code).join(' ')}`).join(', ');

function pairsOf(choices: Choices): Pair[] {
	return Array.from({ length: choices.pick([1, 2, 4]) }, (_, at) => choices.pick(PAIRS)(choices, at));
}

async function alike(one: Case): Promise<void> {
	const { choices, note } = one;
	const pairs = pairsOf(choices);
	const same = shuffled(choices, [...pairs.flatMap(({ items }) => items), ...(choices.oneIn(3) ? (pairs[0]?.items.slice(0, 1) ?? []) : [])]);
	note(JSON.stringify(same));
	const before = compare(same);
	const found = checkNames(before, same);
	if (before.wrong.length > 0) throw new Error(`Refused: ${JSON.stringify(before.wrong.map(({ index, error }) => [error.message, same[index]]))}`);
	if (found.length > 0) throw new Error(`Alike, and yet different: ${shown(found)}`);
	const { counts } = before.ready[0]?.json.document as { counts: { compared: number; agreeing: number; claims: number; days: number } };
	if (counts.agreeing !== counts.compared || counts.compared + counts.claims + counts.days !== pairs.length) throw new Error(`Not everything was compared: ${JSON.stringify(counts)} of ${pairs.length}`);

	const changed = choices.below(pairs.length);
	const { number, changes } = pairs[changed] as Pair;
	const [what, change] = choices.pick(Object.entries(changes));
	note(`changed of ${number}: ${what}`);
	const items = shuffled(choices, pairs.flatMap((pair, at) => (at === changed ? change() : pair.items)));
	const after = compare(items);
	if (after.wrong.length > 0) throw new Error(`Refused: ${JSON.stringify(after.wrong.map(({ index, error }) => [error.message, items[index]]))}`);
	const differences = checkNames(after, items);
	if (!differences.some(({ source }) => source.number === number)) throw new Error(`Silently equal: ${what} of ${number}. Told: ${shown(differences) || 'nothing'}`);
	const others = differences.filter(({ source }) => source.number !== number);
	if (others.length > 0) throw new Error(`Only ${number} was changed, and yet: ${shown(others)}`);
}

/** A record that is none goes the way of failed items; the others are compared all the same. */
async function hostile(one: Case): Promise<void> {
	const { choices } = one;
	const items = structuredClone(pairsOf(choices).flatMap(({ items: own }) => own));
	for (let changes = choices.pick([1, 2, 3]); changes > 0; changes--) {
		const index = choices.below(items.length);
		one.note(`item ${index + 1}:`);
		changeValue(one, items[index] as object);
	}
	const output = compare(items);
	checkNames(output, items);
	if (output.ready.length !== 1) throw new Error(`${output.ready.length} items have the sums.`);
	for (const { index, error } of output.wrong) if (!error.message.startsWith(`Item ${index + 1} `)) throw new Error(`A refused record is not named: ${error.message}`);
}

export const reconcileTargets = (): FuzzTarget[] => [
	{ name: 'reconcile two sides alike, then one change', weight: 4, run: alike },
	{ name: 'reconcile hostile records', weight: 4, run: hostile },
];
