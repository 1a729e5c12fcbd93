/** Settings of travel claims (mapping 10, "Travel"; rulebook section 8). */
import { choice, flag, number, table, text, type Settings, type ValuesOf } from '../setting';
import { billingCompanySettings } from './billingCompany';
import { dimensionSettings } from './dimension';
import { personSettings } from './person';
import { sharedSettings } from './shared';

/** Which claims are sent at all: asked by the Severa node before the mapping, and by the mapping again. */
export const travelSelectionSettings = {
	approvedOnly: flag('Approved Only', 'Whether only claims move whose status is marked as approved in Severa. On by default: the bare rule would also send what still waits for approval (rulebook T-3).', true),
	excludedStatuses: text('Excluded Statuses', 'Names of the statuses whose claims never move, separated by commas (rulebook T-2).', 'Vedos, Hylätty, Siirretty Netvisoriin'),
	attachmentLimitBytes: number('Attachment Limit (Bytes)', 'The most that the receipts of a claim may hold together, in bytes. The strict reading of 4 MB by default (rulebook T-10).', 4_000_000, { min: 0 }),
	longFileNames: choice('Long File Names', 'A receipt name over 100 characters holds the claim, or is cut before its extension (rulebook T-10).', { hold: 'Hold', shorten: 'Shorten' }),
	sendAttachments: flag('Send Attachments', 'Whether receipts go with the claim (rulebook T-10).', true),
} as const satisfies Settings;

export type TravelSelectionSettings = ValuesOf<typeof travelSelectionSettings>;

export const travelExpenseSettings = {
	...travelSelectionSettings,
	transferredStatus: text('Transferred Status', 'Exact name of the Severa status that a transferred claim gets (rulebook T-11).', 'Siirretty Netvisoriin'),
	missingAfterStatus: choice('Missing After-Status', 'What happens when Severa does not have that status. Held by default: the claim would be offered again and nothing in Netvisor can be looked up. Send: as the vendor\'s own interface does.', { hold: 'Hold', send: 'Send' }),
	expenseTable: table('Expense Table', 'Severa expense codes (or names of types without a code) whose Netvisor ratio has another number. Usually empty, since both sides carry the same number (rulebook T-8).', { from: 'Severa Code', to: 'Netvisor Ratio Number or Name' }),
	perDiemTable: table('Per-Diem Table', 'Severa codes of daily allowances and what they are: domesticfull, domestichalf, foreign, or custom for those that go as an expense line, such as meal money. Without default, because full and half differ by money (rulebook T-9).', { from: 'Severa Code', to: 'Type (domesticfull, domestichalf, foreign or custom)' }),
	mileageTypeTable: table('Mileage Type Table', 'Severa codes of mileage and the Netvisor vehicle type, such as car_with_trailer.', { from: 'Severa Code', to: 'Netvisor Vehicle Type' }),
	mileageDefaultType: text('Mileage Default Type', 'Netvisor vehicle type of mileage codes that are not in the table. Empty holds the claim instead.', 'car'),
	mileageRate: choice('Mileage Rate', 'Whose rate per kilometre is paid. Severa\'s by default: the sum of the claim must not change on the way (rulebook T-13).', { severa: 'Severa', netvisor: 'Netvisor' }),
	travelLineStatus: choice('Travel Line Status', 'Status of lines that are to be paid. Confirmed by default, so that somebody in Netvisor still looks before money moves. Lines that are not reimbursed are always sent as paid (rulebook T-6).', { confirmed: 'Confirmed', accepted: 'Accepted', contentsupervisored: 'Content Supervised', open: 'Open' }),
	advancePayment: choice('Advance Payment', 'A claim with an advance is held, because Netvisor would pay it in full, or the advance goes as a line with a negative sum (rulebook T-14).', { hold: 'Hold', line: 'Line With Negative Sum' }),
	advanceRatio: text('Advance Ratio', 'Number or name of the Netvisor ratio for the advance line; used only when Advance Payment says so. Empty holds the claim.'),
	expenseAccount: choice('Expense Account', 'The account that is set behind the Netvisor ratio, or the cost account of the Severa expense.', { netvisor: 'Netvisor Ratio', severa: 'Severa Expense' }),
	unclearRepeatDays: number('Unclear Repeat Days', 'For how many days a send without an answer is tried again with the same transaction id, which Netvisor refuses if the first one arrived. How long Netvisor remembers ids is not documented; what is older is held. 0 holds at once.', 1, { min: 0, max: 30 }),
	payrollRatioRegister: table('Payroll Ratio Register', 'Expense types of Netvisor, arriving on the Code Table input from "Payroll Ratio: Get Many". The name must be in the language of the Netvisor credential (rulebook T-15).', { netvisorKey: 'Netvisor Key', ratioNumber: 'Number', name: 'Name', source: 'Source' }),
	travelSendRegister: table('Travel Send Register', 'What earlier runs did with each claim, arriving on the Code Table input from the table of sends. Without it the first attempt is assumed, and a claim that Netvisor has seen before is held.', { transferKey: 'Transfer Key', outcome: 'Outcome', attempt: 'Attempt', runId: 'Run', at: 'Time (ISO 8601)', fingerprint: 'Fingerprint', netvisorKey: 'Netvisor Key' }),
} as const satisfies Settings;

const { homeCurrency } = sharedSettings;
const { projectHeading, unitHeading, projectItemName, unitItemName, dimensionItemCodes } = dimensionSettings;

/** Everything that decides about the document of a claim: its own settings, and those it shares with other documents. */
export const travelExpenseDocumentSettings = {
	homeCurrency,
	projectHeading, unitHeading, projectItemName, unitItemName, dimensionItemCodes,
	...billingCompanySettings,
	...personSettings,
	...travelExpenseSettings,
} as const satisfies Settings;

export type TravelExpenseSettings = ValuesOf<typeof travelExpenseDocumentSettings>;
