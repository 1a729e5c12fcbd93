/**
 * A Netvisor purchase invoice becomes project fees in Severa, one for each line or one for each of its projects (mapping 8;
 * rulebook B-1 to B-11). This file is the overview, in the order of the mapping; each rule has its own file. Whether a fee
 * is in Severa already is looked up just before writing.
 */
import type { NetvisorPurchaseInvoice, NetvisorPurchaseInvoiceLine } from '../netvisor/purchaseInvoiceRecord';
import type { SeveraProjectFeeDocument } from '../severa/projectFeeDocument';
import { InputError } from '../errors';
import { Decimal } from './decimal';
import { Findings, type Mapped } from './held';
import { CostBases, readAmount, toPieces, type CostBasis } from './purchaseAmount';
import { purchaseLineKey, purchaseProjectKey } from './purchaseKey';
import { PurchaseProducts, type PurchaseProduct } from './purchaseProduct';
import { projectItemsOf, PurchaseProjects, readProject, type PurchaseProject } from './purchaseProject';
import { readDefaultVatRate } from './registerRows';
import { ReinvoicePrices } from './reinvoicePrice';
import type { PurchaseInvoiceSettings } from './settings/purchaseInvoice';
import { singleLine } from './text';

/** A line that is coded to a project, read but not yet rounded. */
interface CodedLine {
	line: NetvisorPurchaseInvoiceLine;
	/** 1 for the first line of the invoice. */
	position: number;
	/** Items under the project heading; several hold. */
	items: string[];
	project: PurchaseProject | undefined;
	amount: Decimal | undefined;
	basis: CostBasis | undefined;
	product: PurchaseProduct | undefined;
	found: Findings;
}

/** One fee, or what holds it. */
export interface MappedFee {
	mapped: Mapped<SeveraProjectFeeDocument>;
	/** By which it is found again. A held one without a project has the key of its first line. */
	key: string;
	/** Every key that the invoice gives with these settings: a fee of the invoice with another one is not of its lines any more. */
	keys: string[];
	project: PurchaseProject | undefined;
	/** As they are coded, also where no project fits. */
	items: string[];
	lines: NetvisorPurchaseInvoiceLine[];
	positions: number[];
	/** Rounded to cents; undefined where a line has none. */
	amount: Decimal | undefined;
	bases: CostBasis[];
}

/** Reads the settings once for all invoices. */
export class PurchaseInvoiceMapper {
	private readonly projects: PurchaseProjects;
	private readonly products: PurchaseProducts;
	private readonly bases: CostBases;
	private readonly prices: ReinvoicePrices;
	private readonly defaultVatRate: Decimal | undefined;
	private readonly homeCurrency: string;

	/** @throws InputError when a setting is wrong, whatever the invoice */
	constructor(private readonly settings: PurchaseInvoiceSettings) {
		if (singleLine(settings.projectHeading) === '') throw new InputError('Set "Project Heading" (projectHeading) to the Netvisor dimension heading of projects: without it no line is coded to a project.', { field: 'projectHeading' });
		this.projects = new PurchaseProjects(settings.projectRegister);
		this.products = new PurchaseProducts(settings.productRegister, settings.purchaseProductTable);
		this.bases = new CostBases(settings.purchaseVatTable);
		this.prices = new ReinvoicePrices(settings);
		this.defaultVatRate = readDefaultVatRate(settings.vatRateRegister);
		this.homeCurrency = settings.homeCurrency.trim().toUpperCase();
	}

	/** Pure. Lines without an item under the heading are not for Severa; an invoice of such lines gives nothing. */
	map(invoice: NetvisorPurchaseInvoice): MappedFee[] {
		const lines = invoice.lines.flatMap((line, index) => this.readLine(line, index + 1) ?? []);
		if (lines.length === 0) return [];
		const groups = this.settings.purchaseMode === 'line' ? lines.map((line) => [line]) : byProject(lines);
		const keys = this.settings.purchaseMode === 'line' ? invoice.lines.map(({ netvisorKey }) => purchaseLineKey(invoice.netvisorKey, netvisorKey)) : [...new Set(lines.flatMap(({ project }) => (project === undefined ? [] : [purchaseProjectKey(invoice.netvisorKey, project.guid)])))];
		return groups.map((group) => this.toFee(invoice, group, keys));
	}

	private readLine(line: NetvisorPurchaseInvoiceLine, position: number): CodedLine | undefined {
		const items = projectItemsOf(line, this.settings.projectHeading);
		if (items.length === 0) return undefined;
		const found = new Findings();
		const project = readProject(found, items, this.projects);
		const cost = readAmount(found, line, this.bases);
		const product = this.products.read(found, line, this.settings.productMissing);
		return { line, position, items, project, amount: cost?.amount, basis: cost?.basis, product, found };
	}

	private toFee(invoice: NetvisorPurchaseInvoice, group: readonly CodedLine[], keys: string[]): MappedFee {
		const isByLine = this.settings.purchaseMode === 'line';
		const [first] = group as [CodedLine, ...CodedLine[]];
		const found = new Findings();
		this.checkInvoice(found, invoice);
		// One line that holds, holds the fee that it is part of: a part of a sum is no sum.
		for (const { found: own } of group) found.reasons.push(...own.reasons.filter((one) => !found.reasons.some((other) => other.code === one.code && other.message === one.message)));
		const project = group.every((line) => line.project?.guid === first.project?.guid) ? first.project : undefined;
		const amounts = group.flatMap(({ amount }) => amount ?? []);
		const amount = amounts.length === group.length ? Decimal.sum(amounts).round(2) : undefined;
		const product = group.every((line) => line.product?.guid === first.product?.guid) ? first.product : undefined;
		const key = isByLine || project === undefined ? purchaseLineKey(invoice.netvisorKey, first.line.netvisorKey) : purchaseProjectKey(invoice.netvisorKey, project.guid);
		const delivered = first.line.deliveredAmount === '' ? undefined : Decimal.from(first.line.deliveredAmount);
		const pieces = amount && toPieces(amount, isByLine && this.settings.feeQuantity === 'line' ? delivered : undefined);
		const units = isByLine && delivered !== undefined && !delivered.isZero ? delivered.abs() : Decimal.one;
		const price = pieces && this.prices.read(found, pieces, { customerNumber: project?.customerNumber ?? '', productCode: product?.code ?? '', productGroup: product?.category ?? '', units });
		const vatRate = product?.vatRate ?? this.defaultVatRate;
		const money = (value: Decimal | undefined) => ({ amount: toNumber(value), currencyCode: this.homeCurrency });
		const mapped = found.outcome((): SeveraProjectFeeDocument => ({
			project: { guid: project?.guid ?? '' },
			...(product === undefined ? { productType: this.settings.purchaseProductType } : { product: { guid: product.guid } }),
			...(isByLine ? textsOfLine(invoice, first.line) : textsOfInvoice(invoice)),
			invoiceRowComment: key,
			...(eventDateOf(invoice) !== '' && { eventDate: eventDateOf(invoice) }),
			quantity: toNumber(pieces?.quantity),
			unitCost: money(pieces?.unitCost),
			isBillable: price?.isBillable ?? false,
			unitPrice: money(price?.unitPrice),
			...(vatRate !== undefined && { vatRate: toNumber(vatRate) }),
			billingSchedule: 'Immediately',
		}));
		return { mapped, key, keys, project, items: [...new Set(group.flatMap(({ items }) => items))], lines: group.map(({ line }) => line), positions: group.map(({ position }) => position), amount, bases: [...new Set(group.flatMap(({ basis }) => basis ?? []))] };
	}

	/** What holds or is said of every fee of the invoice (B-1, B-10). */
	private checkInvoice(found: Findings, invoice: NetvisorPurchaseInvoice): void {
		const { approvalStatus, foreignCurrencyNameId } = invoice;
		if (!this.settings.approvalStatuses.some((status) => status === approvalStatus)) found.hold('PURCHASE_NOT_ACCEPTED', 'approvalStatus', { status: approvalStatus || '–' });
		if (foreignCurrencyNameId !== '' && foreignCurrencyNameId.toUpperCase() !== this.homeCurrency) found.hold('PURCHASE_CURRENCY', 'foreignCurrencyNameId', { currency: foreignCurrencyNameId });
		const sums = invoice.lines.flatMap(({ lineSum }) => (lineSum === '' ? [] : [Decimal.from(lineSum)]));
		const sum = Decimal.sum(sums);
		if (invoice.purchaseInvoiceAmount !== '' && !sum.round(2).equals(Decimal.from(invoice.purchaseInvoiceAmount).round(2))) found.note('PURCHASE_SUM_DIFFERS', { lines: sum.format(2, 2), invoice: Decimal.from(invoice.purchaseInvoiceAmount).format(2, 2) });
	}
}

const toNumber = (value: Decimal | undefined) => (value ?? Decimal.zero).toNumber();
const eventDateOf = ({ purchaseInvoiceEventDate, purchaseInvoiceDate }: NetvisorPurchaseInvoice) => purchaseInvoiceEventDate || purchaseInvoiceDate;

/** Lines of one project in one group, in the order of the invoice; a line that is coded to several is in the group of each. */
function byProject(lines: readonly CodedLine[]): CodedLine[][] {
	const groups = new Map<string, CodedLine[]>();
	const whole = new Map<string, string>();
	for (const { project, items } of lines) if (project !== undefined) whole.set(items[0] ?? '', project.guid);
	for (const line of lines) for (const item of line.items) {
		const name = line.project?.guid ?? whole.get(item) ?? item;
		groups.set(name, [...(groups.get(name) ?? []), line]);
	}
	return [...groups.values()];
}

function textsOfLine({ vendorName, purchaseInvoiceNumber }: NetvisorPurchaseInvoice, line: NetvisorPurchaseInvoiceLine): { name: string; description: string } {
	const description = singleLine(line.description);
	const what = singleLine(line.productName) || description || purchaseInvoiceNumber;
	return { name: withVendor(vendorName, what), description: `Netvisor ${purchaseInvoiceNumber}${description === '' ? '' : `: ${description}`}`.trim() };
}

function textsOfInvoice({ vendorName, purchaseInvoiceNumber, netvisorKey }: NetvisorPurchaseInvoice): { name: string; description: string } {
	return { name: withVendor(vendorName, purchaseInvoiceNumber || `#${netvisorKey}`), description: `Netvisor ${purchaseInvoiceNumber}`.trim() };
}

const withVendor = (vendor: string, what: string) => [singleLine(vendor), what].filter((part) => part !== '').join(': ') || 'Netvisor';
