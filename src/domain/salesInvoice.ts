/**
 * A Severa invoice becomes a Netvisor sales invoice or order (mapping 5; rulebook I-1 to I-21). This file is the overview,
 * in the order of the mapping; each rule has its own file. What only Netvisor knows (is the customer there, which country
 * is on its card, is the product there, is the invoice there already) is looked up just before writing.
 */
import type { SalesInvoiceDocument } from '../netvisor/salesInvoiceDocument';
import type { InvoiceForTransfer } from '../severa/invoiceForTransfer';
import type { SeveraInvoice } from '../severa/invoice';
import type { SeveraMoney } from '../severa/money';
import { accrualRules } from './accrual';
import { toAttachments } from './attachments';
import { holdOtherCompany } from './billingCompany';
import { Decimal } from './decimal';
import type { DimensionDemand, DimensionSettings } from './dimension';
import { ItemOwners } from './dimensionClash';
import { Findings, type Mapped } from './held';
import { readBuyer } from './invoiceAddress';
import { readCurrency } from './invoiceCurrency';
import { EntryReader, type EntryProject } from './invoiceEntry';
import { checkCreditNote, readDates, readNumber, readTexts } from './invoiceHeader';
import { joinLines, toCommentLine, toCommentOnly, toLines, toRoundingLine, type LineContext, type MappedLines } from './invoiceLines';
import { readRows, type InvoiceRow } from './invoiceRows';
import { invoiceTotals, type InvoiceTotals, type StatedTotals } from './invoiceTotals';
import { centsText, fromCents, type Cents } from './money';
import { defaultsOf } from './setting';
import { dimensionSettings } from './settings/dimension';
import type { SalesInvoiceSettings } from './settings/salesInvoice';
import { VatCodes } from './vatCode';

export interface MappedSalesInvoice {
	mapped: Mapped<SalesInvoiceDocument>;
	/** Every dimension item that the lines name, once each: what must exist in Netvisor first (D-4). */
	items: DimensionDemand[];
}

/**
 * Pure: the same invoice and settings give the same bytes. Customers and products are linked by code.
 * @throws InputError when a setting is wrong, whatever the invoice
 */
export function toNetvisorSalesInvoice(bundle: InvoiceForTransfer, settings: SalesInvoiceSettings): Mapped<SalesInvoiceDocument> {
	return mapSalesInvoice(bundle, settings).mapped;
}

/** As `toNetvisorSalesInvoice`, with the dimension items beside the document. */
export function mapSalesInvoice(bundle: InvoiceForTransfer, settings: SalesInvoiceSettings): MappedSalesInvoice {
	const found = new Findings();
	const { invoice } = bundle;
	if (holdOtherCompany(found, bundle.projects.map(({ businessUnit }) => businessUnit), 'projects', settings)) return { mapped: found.outcome(neverSent), items: [] };
	checkCreditNote(found, invoice, settings.documentType);
	const number = readNumber(found, invoice, settings.invoiceNumbering);
	const texts = readTexts(found, invoice, settings);
	const currency = readCurrency(found, bundle, settings);
	const buyer = readBuyer(found, bundle, settings);

	const reader = new EntryReader(bundle);
	const rows = readRows(found, bundle, reader, currency.code, settings.zeroRows);
	const projects = (invoice.projects ?? []).flatMap((project) => reader.projectOf(project) ?? []);
	holdHiddenProjects(found, [...projects, ...rows.flatMap(({ entries }) => entries.flatMap(({ project }) => project ?? []))]);
	const dates = readDates(found, invoice, rows.flatMap(({ entries }) => entries), settings);
	const totals = invoiceTotals(found, rows, statedTotals(invoice), settings);
	const context: LineContext = {
		isCreditNote: invoice.isCreditNote,
		date: dates.salesInvoiceDate || undefined,
		projects,
		reader,
		buyer,
		vatCodes: new VatCodes(settings),
		settings,
		dimensions: toDimensionSettings(settings),
	};
	const lines = joinLines([...linesOfRows(found, rows, totals, context, dates.salesInvoiceEventDate), toRoundingLine(totals.rounding, settings)]);
	const attachments = toAttachments(found, bundle.files, settings.attachments);
	const items = distinctItems(found, lines.items);
	if (rows.length > 0 && !found.isHeld && !lines.lines.some((line) => 'salesInvoiceProductLine' in line)) found.hold('INVOICE_EMPTY', 'rows');

	const mapped = found.outcome((): SalesInvoiceDocument => {
		const amount = checkedAmount(invoice, lines);
		return {
			salesInvoiceNumber: number,
			...dates,
			salesInvoiceAmount: { value: centsText(amount), ...currency.attributes },
			invoiceType: settings.documentType,
			salesInvoiceStatus: { value: settings.documentType === 'order' ? settings.orderStatus : settings.invoiceStatus, type: 'netvisor' },
			...texts.elements,
			invoicingCustomerIdentifier: { value: buyer.code ?? '', type: 'customer' },
			...buyer.printed,
			salesInvoiceTaxHandlingType: taxHandlingType(lines, settings),
			invoiceLines: [...texts.commentsBefore.map(toCommentLine), ...lines.lines, ...texts.commentsAfter.map(toCommentLine)],
			salesInvoiceAttachments: attachments.length > 0 ? attachments : undefined,
		};
	});
	return { mapped, items };
}

/** Without the project its unit and keywords are not known, and both decide: of dimensions, and of VAT (mapping 5.7, 5.8). */
function holdHiddenProjects(found: Findings, projects: readonly EntryProject[]): void {
	const hidden = new Map(projects.filter(({ isGone }) => isGone).map((project) => [project.guid, project]));
	for (const { guid, number, name } of hidden.values()) found.hold('PROJECT_NOT_SHOWN', 'projects', { project: [number, name ?? (number === undefined ? guid : '')].join(' ').trim() });
}

const neverSent = (): never => {
	throw new Error('An invoice that is held has no document.');
};

/** Rows of nothing may go as text or not at all; every other row becomes one line or more. */
function linesOfRows(found: Findings, rows: readonly InvoiceRow[], { nets, vats }: InvoiceTotals, context: LineContext, entryDate: string | undefined): MappedLines[] {
	const { settings, date, isCreditNote } = context;
	const isLeftOut = (index: number) => settings.zeroRows !== 'send' && nets[index] === 0n && rows[index]?.price !== undefined;
	const toAccrue = rows.map((row, index) => ({ label: row.label, field: row.field, entries: isLeftOut(index) ? [] : row.entries }));
	const rules = date === undefined ? [] : accrualRules(found, toAccrue, { isCreditNote, date, entryDate }, settings);
	return rows.flatMap((row, index) => {
		if (!isLeftOut(index)) return toLines(found, { row, net: nets[index] as Cents, vat: vats[index] as Cents, accrualRule: rules[index] }, context);
		return settings.zeroRows === 'comment' ? toCommentOnly(row) : [];
	});
}

/** Only an invoice of construction services says so (mapping 5.2). */
function taxHandlingType({ vatCodes }: MappedLines, { taxHandlingType: setting }: SalesInvoiceSettings): SalesInvoiceDocument['salesInvoiceTaxHandlingType'] {
	return setting === 'auto' && vatCodes.length > 0 && vatCodes.every((code) => code === 'RAMY') ? 'domesticconstructionservice' : undefined;
}

const amountOf = (money: SeveraMoney | null | undefined): Decimal | undefined => (money?.amount === null || money?.amount === undefined ? undefined : Decimal.from(money.amount));

function statedTotals({ totalExcludingTax, totalTax, totalIncludingTax }: SeveraInvoice): StatedTotals {
	return { totalExcludingTax: amountOf(totalExcludingTax), totalTax: amountOf(totalTax), totalIncludingTax: amountOf(totalIncludingTax) };
}

/**
 * The total of the invoice in cents, once the lines are known to add up to it and their VAT to the VAT (I-15).
 * @throws Error when they do not: a programming error, and nothing is sent
 */
function checkedAmount(invoice: SeveraInvoice, { net, vat }: MappedLines): Cents {
	const { totalIncludingTax, totalTax } = statedTotals(invoice);
	const amount = net + vat;
	if (totalIncludingTax === undefined || totalTax === undefined || !fromCents(amount).equals(totalIncludingTax) || !fromCents(vat).equals(totalTax)) {
		throw new Error(`Invoice ${invoice.number ?? invoice.guid}: the lines add up to ${centsText(amount)} with VAT ${centsText(vat)}, the invoice to ${String(totalIncludingTax)} with VAT ${String(totalTax)}. It was not mapped.`);
	}
	return amount;
}

/** The rules of dimension items ask for every setting of dimensions; those that only matter in Netvisor keep their defaults. */
function toDimensionSettings(settings: SalesInvoiceSettings): DimensionSettings {
	return { ...defaultsOf(dimensionSettings), ...settings };
}

/** Two sources under one text are held once, not once for each of them. */
function distinctItems(found: Findings, items: readonly DimensionDemand[]): DimensionDemand[] {
	const owners = new ItemOwners(items);
	const distinct = [...new Map(items.map((item) => [JSON.stringify([item.heading, item.text]), item])).values()];
	for (const item of distinct) owners.check(found, item);
	return distinct;
}
