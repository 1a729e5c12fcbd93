/** Travel claims: six that can be transferred, one of each kind, and one for each reason why a claim cannot (rules T-2…T-8, T-14). */
import { attachment, type Attachments } from './attachments';
import { audit, eur, id, record, ref } from './record';
import { travelType } from './registers';
import type { Row } from '../store';
import { at } from '../time';

interface Expense {
	type: string;
	project: number;
	date: string;
	quantity: number;
	/** The type's rate where nothing is said. */
	cost?: number;
	text: string;
	times?: [start: string, end: string];
	/** Paid with the company's card. */
	card?: true;
	receipts?: string[];
}
interface Claim { key: string; number: number | null; user: string; title: string; status: string; date: string; advance?: number; expenses: Expense[] }

const APPROVED = 'Hyväksytty';

export const CLAIMS: Claim[] = [
	{ key: 'mileage', number: 301, user: '103', title: 'Asiakaskäynnit Turussa', status: APPROVED, date: '2026-10-12', expenses: [
		{ type: 'car', project: 2001, date: '2026-10-05', quantity: 334, text: 'Helsinki–Turku–Helsinki', times: ['2026-10-05T07:00', '2026-10-05T18:20'] }, { type: 'car', project: 2002, date: '2026-10-08', quantity: 341.5, text: 'Helsinki–Turku–Helsinki, laitteet', times: ['2026-10-08T06:45', '2026-10-08T19:05'] },
	] },
	{ key: 'domestic', number: 302, user: '102', title: 'Oulu 13.–14.10.', status: APPROVED, date: '2026-10-16', expenses: [
		{ type: 'full', project: 2001, date: '2026-10-13', quantity: 2, text: 'Työpajat Oulussa', times: ['2026-10-13T06:30', '2026-10-14T19:40'] }, { type: 'train', project: 2001, date: '2026-10-13', quantity: 1, cost: 118.6, text: 'Juna Helsinki–Oulu–Helsinki', receipts: ['junaliput.pdf'] },
		{ type: 'hotel', project: 2001, date: '2026-10-14', quantity: 1, cost: 142, text: 'Hotelli Oulussa', receipts: ['hotelli-1410.pdf'] },
	] },
	{ key: 'half', number: 303, user: '107', title: 'Valkeakoski 7.10.', status: APPROVED, date: '2026-10-09', expenses: [
		{ type: 'half', project: 2039, date: '2026-10-07', quantity: 1, text: 'Mallinnuskatselmus', times: ['2026-10-07T07:30', '2026-10-07T15:10'] }, { type: 'car', project: 2039, date: '2026-10-07', quantity: 74, text: 'Tampere–Valkeakoski–Tampere', times: ['2026-10-07T07:30', '2026-10-07T15:10'] },
	] },
	{ key: 'foreign', number: 304, user: '104', title: 'Göteborg ja Tallinna', status: APPROVED, date: '2026-10-23', expenses: [
		{ type: 'SE', project: 2035, date: '2026-10-19', quantity: 2, text: 'Käyttöönotto Göteborgissa', times: ['2026-10-19T05:50', '2026-10-20T21:15'] }, { type: 'EE', project: 2037, date: '2026-10-22', quantity: 1, text: 'Palaveri Tallinnassa', times: ['2026-10-22T07:00', '2026-10-22T22:10'] },
		{ type: 'hotel', project: 2035, date: '2026-10-20', quantity: 1, cost: 171.4, text: 'Hotelli Göteborg', receipts: ['hotell-goteborg.pdf'] }, { type: 'taxi', project: 2035, date: '2026-10-20', quantity: 1, cost: 46.3, text: 'Taksi lentoasemalle', receipts: ['taxi.pdf'] },
	] },
	{ key: 'receipts', number: 305, user: '108', title: 'Kulut, lokakuu', status: APPROVED, date: '2026-10-26', expenses: [
		{ type: 'parking', project: 2019, date: '2026-10-06', quantity: 1, cost: 18.4, text: 'Pysäköinti', receipts: ['pysakointi.pdf'] }, { type: 'taxi', project: 2028, date: '2026-10-15', quantity: 1, cost: 31.85, text: 'Taksi asiakkaalle', receipts: ['taksi-1.pdf', 'taksi-2.pdf'] },
		{ type: 'meal', project: 2028, date: '2026-10-15', quantity: 1, text: 'Ateriakorvaus', times: ['2026-10-15T08:00', '2026-10-15T17:30'] },
	] },
	{ key: 'mixed', number: 306, user: '110', title: 'Helsinki 20.–21.10.', status: APPROVED, date: '2026-10-23', expenses: [
		{ type: 'full', project: 2024, date: '2026-10-20', quantity: 1, text: 'Ohjausryhmä', times: ['2026-10-20T06:00', '2026-10-21T12:30'] }, { type: 'hotel', project: 2024, date: '2026-10-21', quantity: 1, cost: 155.5, text: 'Hotelli, yrityskortti', card: true, receipts: ['hotelli-kortti.pdf'] },
		{ type: 'train', project: 2031, date: '2026-10-21', quantity: 1, cost: 89.9, text: 'Juna', receipts: ['juna.pdf'] },
	] },
	{ key: 'draft', number: null, user: '103', title: 'Kesken', status: 'Vedos', date: '2026-10-29', expenses: [{ type: 'car', project: 2001, date: '2026-10-27', quantity: 21, text: 'Ajo asiakkaalle', times: ['2026-10-27T12:00', '2026-10-27T15:00'] }] },
	{ key: 'rejected', number: 307, user: '111', title: 'Hylätty matka', status: 'Hylätty', date: '2026-10-13', expenses: [{ type: 'taxi', project: 2022, date: '2026-10-09', quantity: 1, cost: 64, text: 'Taksi', receipts: ['taksi.pdf'] }] },
	{ key: 'waiting', number: 308, user: '114', title: 'Tampere–Pori', status: 'Odottaa hyväksyntää', date: '2026-10-27', expenses: [{ type: 'car', project: 2033, date: '2026-10-26', quantity: 224, text: 'Tampere–Pori–Tampere', times: ['2026-10-26T07:00', '2026-10-26T17:00'] }] },
	{ key: 'transferred', number: 309, user: '106', title: 'Siirretty jo', status: 'Siirretty Netvisoriin', date: '2026-10-02', expenses: [{ type: 'car', project: 2003, date: '2026-09-30', quantity: 88, text: 'Ajo asiakkaalle', times: ['2026-09-30T08:00', '2026-09-30T14:00'] }] },
	{ key: 'card only', number: 310, user: '105', title: 'Vain yrityskortin kuluja', status: APPROVED, date: '2026-10-20', expenses: [{ type: 'train', project: 2042, date: '2026-10-16', quantity: 1, cost: 52.3, text: 'Juna, yrityskortti', card: true, receipts: ['juna-kortti.pdf'] }] },
	{ key: 'zero', number: 311, user: '109', title: 'Korjaus nollaan', status: APPROVED, date: '2026-10-20', expenses: [
		{ type: 'parking', project: 2018, date: '2026-10-15', quantity: 1, cost: 12, text: 'Pysäköinti' }, { type: 'parking', project: 2018, date: '2026-10-15', quantity: -1, cost: 12, text: 'Pysäköinnin oikaisu' },
	] },
	{ key: 'advance', number: 312, user: '101', title: 'Messumatka, ennakko maksettu', status: APPROVED, date: '2026-10-22', advance: 100, expenses: [{ type: 'DE', project: 2036, date: '2026-10-14', quantity: 2, text: 'Messut Hampurissa', times: ['2026-10-14T06:00', '2026-10-15T20:00'] }] },
	{ key: 'zero code', number: 313, user: '0112', title: 'Oslon käynti', status: APPROVED, date: '2026-10-21', expenses: [{ type: 'taxi', project: 2038, date: '2026-10-13', quantity: 1, cost: 39.9, text: 'Taksi', receipts: ['taksi-oslo.pdf'] }] },
	{ key: 'no type code', number: 314, user: '113', title: 'Koulutustarvikkeet', status: APPROVED, date: '2026-10-21', expenses: [{ type: 'other', project: 2040, date: '2026-10-16', quantity: 1, cost: 24.6, text: 'Tussit ja fläpit', receipts: ['kuitti.pdf'] }] },
];

export interface TravelClaims extends Attachments { travelReimbursements: Row[]; travelExpenses: Row[]; travelExpenseFiles: Row[] }

const approvers: Record<string, string> = { 101: '102', 106: '101', 110: '101' };
const helsinki = (text: string) => at(text.slice(0, 10), `${text.slice(11)}:00`);

export function travelClaims(): TravelClaims {
	const all: TravelClaims = { travelReimbursements: [], travelExpenses: [], travelExpenseFiles: [], files: [] };
	for (const claim of CLAIMS) {
		const approved = claim.status === APPROVED || claim.status === 'Siirretty Netvisoriin';
		all.travelReimbursements.push(record('claim', claim.key, {
			number: claim.number, title: claim.title, user: ref('user', claim.user), date: at(claim.date, '00:00:00'), travelReimbursementStatus: ref('travelStatus', claim.status), groupBy: 'Date', canChangeApproval: true,
			advancePayment: eur(claim.advance ?? null), approvalDate: approved ? at(claim.date, '10:22:31') : null, approvedByUser: approved ? ref('user', approvers[claim.user] ?? '101') : null, ...audit(claim.date, approved ? claim.date : null),
		}));
		claim.expenses.forEach((expense, index) => addExpense(claim, expense, `claim/${claim.key}/${index}`, all));
	}
	return all;
}

function addExpense(claim: Claim, expense: Expense, key: string, all: TravelClaims): void {
	const [, , , , unit, rate, purchaseVatRate, costAccount] = travelType(expense.type);
	const cost = expense.cost ?? rate;
	all.travelExpenses.push(record('expense', key, {
		eventDate: expense.date, user: ref('user', claim.user), project: ref('project', expense.project), phase: ref('phase', `${expense.project}/work`), travelExpense: ref('travelType', expense.type), travelReimbursement: ref('claim', claim.key), travelReimbursementRequired: expense.card !== true,
		quantity: expense.quantity, measurementUnit: unit, unitCost: eur(cost), unitCostExcludingPurchaseVat: eur(Math.round(cost / (1 + purchaseVatRate / 100) * 100) / 100), unitPrice: eur(cost), purchaseVatRate, vatRate: 25.5, description: expense.text, costAccount: ref('costAccount', costAccount), salesAccount: ref('salesAccount', '3020'),
		travelStartTime: expense.times === undefined ? null : helsinki(expense.times[0]), travelEndTime: expense.times === undefined ? null : helsinki(expense.times[1]), isBillable: false, billingSchedule: 'Immediately', invoice: null, invoiceRowGuid: null, invoiceQuantity: null, ...audit(expense.date, claim.date),
	}));
	(expense.receipts ?? []).forEach((name, index) => {
		const link = attachment(`${key}/${index}`, name, 'ProjectTravelExpense', [`Kuitti: ${expense.text}`, `${expense.date}  ${cost.toFixed(2)} EUR`], all);
		all.travelExpenseFiles.push(record('expenseFile', `${key}/${index}`, { ...link, category: 'ProjectTravelExpense', source: 'VismaScanner', isInternal: false, description: null, travelExpenseGuid: id('expense', key), ...audit(expense.date) }));
	});
}
