/** Rows, entries and totals of the invoices of the seed, worked out by real rounding. */
import { attachment, type Attachments } from './attachments';
import { Calendar } from './calendar';
import { COMPANY_ADDRESS, COMPANY_BUSINESS_ID, COMPANY_NAME, COST_CENTERS } from './company';
import { customer, vatNumberOf } from './customers';
import type { InvoiceSpec, RowSpec } from './invoiceSpec';
import { PAST_INVOICES } from './pastInvoices';
import { countries } from './places';
import { costCenterOf, project } from './projects';
import { READY_INVOICES } from './readyInvoices';
import { id, record, ref, audit } from './record';
import { RowBuilder, type Entries } from './invoiceRows';
import { INVOICE_SETTINGS } from '../invoicing';
import { referenceNumber, totalFields } from '../totals';
import type { Row } from '../store';
import { addDays } from '../time';

export interface Invoices extends Entries, Attachments { invoices: Row[]; invoiceRows: Row[]; invoiceSettings: Row[]; invoiceFiles: Row[] }

export const INVOICE_SPECS = [...PAST_INVOICES, ...READY_INVOICES];
/** Drafts have no number; they are told apart by their customer. */
export const keyOf = ({ number, customer: who }: InvoiceSpec) => number ?? `draft ${who}`;

export const projectsOf = (rows: RowSpec[]) => [...new Set(rows.flatMap((row) => (row.kind === 'hours' ? row.parts.map((part) => part.project) : [row.project])))];

const freeText = (text: string | undefined) => (text === undefined ? null : { allowTags: true, plainText: text, tagContext: null, text: text.replace(/\n/g, '<br/>'), value: text.replace(/\n/g, '<br/>') });

function countryName(code: string | null): string | null {
	return code === null ? null : String(countries().find((row) => row['code2'] === code)?.['name']);
}

function header(spec: InvoiceSpec): Record<string, unknown> {
	const payer = customer(spec.billing ?? spec.customer);
	return {
		number: spec.number, referenceNumber: spec.number === null ? null : referenceNumber(spec.number), date: spec.date, dueDate: addDays(spec.date, payer.paymentTerm), paymentTerm: payer.paymentTerm, entryDate: null, paymentDate: spec.paymentDate ?? null,
		status: ref('invoiceStatus', spec.status), customer: ref('customer', spec.customer), billingCustomer: ref('customer', payer.number), projects: projectsOf(spec.rows).map((number) => ref('project', number)),
		receiverCustomerName: payer.name, receiverVatNumber: vatNumberOf(payer), receiverAddress: spec.noAddress ? null : { addressline: payer.street, postalCode: payer.postalCode, city: payer.city, state: null, country: countryName(payer.country) },
		receiverContactName: spec.yourReference ?? null, receiverContactEmail: null, receiverContactGuid: null, receiverKvkNumber: null,
		senderName: COMPANY_NAME, senderVatNumber: COMPANY_BUSINESS_ID, senderAddress: { ...COMPANY_ADDRESS, state: null, country: 'Suomi' }, senderContactName: 'Helmi Kaarna', invoiceNumberBusinessUnitGuid: id('unit', '10'),
		currency: ref('currency', spec.currency?.code ?? 'EUR'), currencyRate: spec.currency?.rate ?? 1, language: ref('language', payer.country === 'SE' ? 'sv' : payer.country === 'FI' || payer.country === null ? 'fi' : 'en'), invoiceTemplate: ref('template', 1),
		isCreditNote: spec.credits !== undefined, reimburseInvoice: spec.credits === undefined ? null : ref('invoice', spec.credits), creditNoteInvoice: creditNoteOf(spec), overdueInterest: 8, workHourValueAddedTax: spec.vat ?? 25.5,
		ourReference: spec.ourReference ?? null, yourReference: spec.yourReference ?? null, orderNumber: spec.orderNumber ?? null, notes: spec.notes ?? null, freeText1: freeText(spec.freeText1), freeText2: freeText(spec.freeText2),
		...audit(spec.date, spec.paymentDate ?? (spec.number !== null && spec.number >= 5001 && spec.number % 3 === 0 ? '2026-10-29' : null)),
	};
}

function creditNoteOf(spec: InvoiceSpec) {
	const note = spec.number === null ? undefined : INVOICE_SPECS.find(({ credits }) => credits === spec.number);
	return note === undefined ? null : ref('invoice', keyOf(note));
}

/** Moves Severa's own total away from the rows, as rounding in another place would. */
function shifted(totals: Record<string, unknown>, cents: number | undefined): Record<string, unknown> {
	if (cents === undefined) return totals;
	const by = (name: string) => { const money = totals[name] as { amount: number }; return { ...money, amount: (Math.round(money.amount * 100) + cents) / 100 }; };
	return { ...totals, totalExcludingTax: by('totalExcludingTax'), totalIncludingTax: by('totalIncludingTax') };
}

export function invoices(): Invoices {
	const all: Invoices = { invoices: [], invoiceRows: [], invoiceSettings: [], invoiceFiles: [], files: [], workHours: [], projectFees: [], recurringFeeRules: [], travelExpenses: [], flatRates: [], reimbursedWorkHours: [] };
	const calendar = new Calendar();
	for (const spec of INVOICE_SPECS) {
		const key = keyOf(spec);
		const builder = new RowBuilder(spec, key, calendar, all, centerOf(spec));
		const rows = spec.rows.map((row, index) => builder.build(row, index + 1));
		all.invoiceRows.push(...rows);
		all.invoices.push(record('invoice', key, { ...header(spec), ...shifted(totalFields(rows, spec.currency?.code ?? 'EUR', spec.vatRounding), spec.totalOff) }));
		all.invoiceSettings.push(record('invoiceSettings', key, { invoiceGuid: id('invoice', key), ...INVOICE_SETTINGS, isReverseCharged: spec.vat === 0 && customer(spec.customer).country !== 'FI', ...audit(spec.date) }));
		(spec.files ?? []).forEach(({ name, isInternal }, index) => {
			const file = attachment(`invoice/${key}/${index}`, name, 'Invoice', [`Laskun ${key} liite`, name], all);
			all.invoiceFiles.push(record('invoiceFile', `${key}/${index}`, { ...file, category: 'Invoice', invoiceGuid: id('invoice', key), isInternal, sortOrder: index + 1, description: null, ...audit(spec.date) }));
		});
	}
	return all;
}

/** The cost centre of a row is the one of its project (11.5). */
function centerOf({ rows }: InvoiceSpec): { name: string; number: string } {
	const number = costCenterOf(project(projectsOf(rows)[0] as number));
	return { name: (COST_CENTERS.find(([each]) => each === number) as [string, string])[1], number };
}
