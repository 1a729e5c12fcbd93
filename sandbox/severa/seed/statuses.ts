/** Statuses and other lists of words that documents go through (rules ST-1…ST-5). */
import { audit, record } from './record';
import type { Row } from '../store';

interface InvoiceFlags { number?: boolean; readOnly?: boolean; sent?: boolean; waiting?: boolean; paid?: boolean; default?: boolean; credit?: boolean }

const DRAFT: [string, InvoiceFlags] = ['Vedos', { default: true, credit: true }];
const PAID: [string, InvoiceFlags] = ['Maksettu', { number: true, readOnly: true, sent: true, paid: true }];
const INTEGRATION: Array<[string, InvoiceFlags]> = [
	['Valmis lähetettäväksi Netvisoriin', { number: true, readOnly: true }],
	['Lasku lähetetty Netvisoriin', { number: true, readOnly: true, sent: true, waiting: true }],
];

/** Without the integration an organisation has its own word for sent. */
export function invoiceStatuses(withIntegration: boolean): Row[] {
	const all: Array<[string, InvoiceFlags]> = [DRAFT, ...(withIntegration ? INTEGRATION : [['Lähetetty', { number: true, readOnly: true, sent: true, waiting: true }] as [string, InvoiceFlags]]), PAID];
	return all.map(([name, flags], index) => record('invoiceStatus', name, {
		name, isActive: true, sortOrder: index + 1, isDefault: flags.default ?? false, isDefaultForCreditNote: flags.credit ?? false, hasInvoiceNumber: flags.number ?? false, isReadOnly: flags.readOnly ?? false,
		isSent: flags.sent ?? false, isWaitingPayment: flags.waiting ?? false, isPaid: flags.paid ?? false, ...audit(),
	}));
}

/** The last one is added by hand when the integration is taken into use (ST-4). */
export function travelReimbursementStatuses(withIntegration: boolean): Row[] {
	const all: Array<[string, boolean, boolean]> = [['Vedos', false, false], ['Odottaa hyväksyntää', true, false], ['Hyväksytty', true, true], ['Hylätty', false, false]];
	if (withIntegration) all.push(['Siirretty Netvisoriin', true, true]);
	return all.map(([name, isLocked, isApproved], index) => record('travelStatus', name, { name, isActive: true, isLocked, isApproved, isDefault: index === 0, sortOrder: index + 1, ...audit() }));
}

export const projectStatusTypes = (): Row[] => ['Tarjous', 'Käynnissä', 'Tauolla', 'Valmis'].map((name, index) => record('projectStatus', name, { name, isActive: true, sortOrder: index + 1, ...audit() }));

export const salesStatusTypes = (): Row[] => ([['Neuvottelu', 'InProgress', 30], ['Voitettu', 'Won', 100], ['Hävitty', 'Lost', 0]] as const).map(([name, salesState, defaultProbability]) => record('salesStatus', name, { name, salesState, defaultProbability, isActive: true, isProposalDefault: false, ...audit() }));

export const phaseStatusTypes = (): Row[] => ['Avoin', 'Valmis'].map((name, index) => record('phaseStatus', name, { name, isActive: true, sortOrder: index + 1, ...audit() }));

export const invoiceTemplates = (): Row[] => [record('template', 1, { title: 'Lasku, suomi', isActive: true, isDefault: true, canDelete: false, ...audit() })];

export const timeEntryTypes = (): Row[] => [record('timeEntryType', 'Työaika', { name: 'Työaika', identifier: 'TA', isActive: true, ...audit() })];

const KEYWORDS: Array<[string, string]> = [['Verkkokauppa', 'Project'], ['Julkishallinto', 'Project'], ['Rakennus', 'Project'], ['Ylläpito', 'Project'], ['Oulu', 'User'], ['Sertifioitu', 'User']];
export const keywords = (): Row[] => KEYWORDS.map(([keyword, category]) => record('keyword', keyword, { keyword, category, isActive: true, ...audit() }));
