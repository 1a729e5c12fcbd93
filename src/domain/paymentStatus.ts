/**
 * An invoice that is paid in Netvisor becomes paid in Severa (mapping 9; rulebook PS-1 to PS-6). Severa's invoices and
 * statuses come with each payment (`PaymentRecord`); whether the invoice still is where it was is asked just before writing.
 */
import type { NetvisorSalesInvoiceListRow } from '../netvisor/salesInvoiceRecord';
import type { SeveraInvoice, SeveraInvoiceStatus } from '../severa/invoice';
import type { CalendarDate } from './calendar';
import { Decimal } from './decimal';
import { Findings, type Mapped } from './held';
import { comparableReference } from './reference';
import type { PaymentStatusSettings } from './settings/paymentStatus';
import { singleLine } from './text';
import { invoiceGuidsIn } from './transferKey';

/** What is read of a row of Netvisor's list. Sums are decimals with a dot. */
export type NetvisorPayment = Pick<NetvisorSalesInvoiceListRow, 'netvisorKey' | 'invoiceNumber' | 'invoiceStatus' | 'customerName' | 'referenceNumber' | 'invoiceSum' | 'openSum' | 'invoiceCurrencySum' | 'openCurrencySum' | 'currencyCode' | 'privateComment'>;
export type PayableInvoice = Pick<SeveraInvoice, 'guid' | 'number' | 'referenceNumber' | 'status' | 'totalIncludingTax'>;
export type StatusRow = Pick<SeveraInvoiceStatus, 'guid' | 'name' | 'isPaid' | 'isActive'>;

/** An item of "Invoice: Get for Payments". */
export interface PaymentRecord {
	payment: NetvisorPayment;
	/** Every Severa invoice that may be meant; the rules choose. */
	invoices: PayableInvoice[];
	/** The whole register of Severa. */
	statuses: StatusRow[];
}

/** What "Invoice: Set Payment" needs. */
export interface PaymentDocument {
	invoiceGuid: string;
	/** GUID of the paid status. */
	status: string;
	statusName: string;
	/** YYYY-MM-DD; absent: not written. */
	paymentDate?: CalendarDate;
	/** Name of the status that the invoice has now. */
	onlyFromStatus: string;
}

export interface MappedPayment {
	mapped: Mapped<PaymentDocument>;
	/** The Severa invoice that was found. */
	invoice: PayableInvoice | undefined;
}

/** Names differ only by white space and letter case (rulebook section 3). */
const folded = (name: string | null | undefined) => singleLine(name ?? '').toLowerCase();
const amountOf = (text: string) => (text === '' ? undefined : Decimal.from(text));

/** A payment that is looked at: paid, or paid in part, which is only reported (PS-1, PS-6). Rows of other kinds are passed over. */
export function isPayment({ invoiceStatus, invoiceSum, openSum }: NetvisorPayment): boolean {
	if (invoiceStatus === 'paid') return true;
	return invoiceStatus === 'open' && isPart(amountOf(openSum), amountOf(invoiceSum));
}

/** More than nothing and less than all is open; on a credit note both are negative. */
function isPart(open: Decimal | undefined, sum: Decimal | undefined): boolean {
	return open !== undefined && sum !== undefined && open.sign !== 0 && open.sign === sum.sign && open.abs().compare(sum.abs()) < 0;
}

/** What the row's own key names, and nothing else; of a row without a key what number or reference would find (PS-2). */
export function candidatesFor<Invoice extends Pick<SeveraInvoice, 'guid' | 'number' | 'referenceNumber'>>(payment: NetvisorPayment, invoices: readonly Invoice[]): Invoice[] {
	const named = invoiceGuidsIn(payment.privateComment);
	if (named.length > 0) return invoices.filter(({ guid }) => named.includes(guid.toLowerCase()));
	const reference = comparableReference(payment.referenceNumber);
	return invoices.filter((invoice) => hasNumber(invoice, payment) || (reference !== '' && comparableReference(invoice.referenceNumber) === reference));
}

/** As texts: 0042 is not 42. */
const hasNumber = ({ number }: Pick<SeveraInvoice, 'number'>, { invoiceNumber }: NetvisorPayment) => invoiceNumber !== '' && number !== null && number !== undefined && String(number) === invoiceNumber;

/**
 * Pure. Undefined when there is nothing to do: the row is no payment, or Severa has the invoice as paid already.
 * @param today day of the run in Helsinki
 */
export function mapPayment({ payment, invoices, statuses }: PaymentRecord, settings: PaymentStatusSettings, today: CalendarDate): MappedPayment | undefined {
	if (!isPayment(payment)) return undefined;
	const found = new Findings();
	const invoice = findInvoice(found, payment, invoices);
	if (invoice === undefined) return { mapped: held(found), invoice };
	checkAmount(found, payment, invoice, settings.homeCurrency);
	if (!found.isHeld && invoice.status?.isPaid === true) return undefined;
	// What is not paid in full goes nowhere, so that where it would go does not matter.
	if (found.reasons.some(({ code }) => code === 'PAYMENT_PARTIAL')) return { mapped: held(found), invoice };
	const from = checkFrom(found, invoice, settings.payableStatuses);
	const to = paidStatus(found, statuses, settings.paidStatus);
	const mapped = found.outcome((): PaymentDocument => ({
		invoiceGuid: invoice.guid,
		status: to?.guid ?? '',
		statusName: to?.name ?? '',
		...(settings.paymentDate === 'runDate' && { paymentDate: today }),
		onlyFromStatus: from,
	}));
	return { mapped, invoice };
}

const held = ({ reasons, notes }: Findings): Mapped<PaymentDocument> => ({ outcome: 'held', reasons, notes });

/** The key alone where there is one; else the number first, and the reference only where no invoice has the number (PS-2). */
function findInvoice(found: Findings, payment: NetvisorPayment, invoices: readonly PayableInvoice[]): PayableInvoice | undefined {
	const named = invoiceGuidsIn(payment.privateComment);
	if (named.length > 1) return found.hold('PAYMENT_AMBIGUOUS', 'privateComment', { value: payment.invoiceNumber || `#${payment.netvisorKey}` });
	if (named.length === 1) return candidatesFor(payment, invoices)[0] ?? found.hold('PAYMENT_NO_MATCH', 'privateComment', { number: payment.invoiceNumber || `#${payment.netvisorKey}` });
	const reference = comparableReference(payment.referenceNumber);
	const byNumber = invoices.filter((invoice) => hasNumber(invoice, payment));
	const fitting = byNumber.length > 0 ? byNumber : candidatesFor(payment, invoices);
	const [invoice, ...more] = fitting;
	if (invoice === undefined) return found.hold('PAYMENT_NO_MATCH', 'number', { number: payment.invoiceNumber || `#${payment.netvisorKey}` });
	if (more.length > 0) return found.hold('PAYMENT_AMBIGUOUS', byNumber.length > 0 ? 'number' : 'referenceNumber', { value: byNumber.length > 0 ? payment.invoiceNumber : payment.referenceNumber });
	const own = comparableReference(invoice.referenceNumber);
	if (byNumber.length > 0 && own !== '' && reference !== '' && own !== reference) found.hold('PAYMENT_MATCH_CONFLICT', 'referenceNumber', { number: payment.invoiceNumber });
	return invoice;
}

/** The sums agree, in one currency, and nothing is left open (PS-3, PS-6). */
function checkAmount(found: Findings, payment: NetvisorPayment, { totalIncludingTax }: PayableInvoice, homeCurrency: string): void {
	const home = homeCurrency.trim().toUpperCase();
	const isForeign = payment.currencyCode !== '' && payment.currencyCode.toUpperCase() !== home;
	const currency = isForeign ? payment.currencyCode.toUpperCase() : home;
	const sum = amountOf(isForeign ? payment.invoiceCurrencySum : payment.invoiceSum);
	const open = amountOf(isForeign && payment.openCurrencySum !== '' ? payment.openCurrencySum : payment.openSum);
	const severaSum = totalIncludingTax?.amount === null || totalIncludingTax?.amount === undefined ? undefined : Decimal.from(totalIncludingTax.amount);
	const severaCurrency = (totalIncludingTax?.currencyCode ?? '').trim().toUpperCase() || home;
	const severa = shown(severaSum, severaCurrency);
	if (sum === undefined || severaSum === undefined || !sum.equals(severaSum) || currency !== severaCurrency) found.hold('PAYMENT_AMOUNT_DIFFERS', 'totalIncludingTax', { netvisor: shown(sum, currency), severa });
	if (isPart(open, sum)) found.hold('PAYMENT_PARTIAL', 'totalIncludingTax', { open: shown(open, currency), sum: shown(sum, currency) });
	// Paid more, or nothing told of what is open: what was paid is not what the invoice asks for.
	else if (open === undefined || open.sign !== 0) found.hold('PAYMENT_AMOUNT_DIFFERS', 'totalIncludingTax', { netvisor: shown(open === undefined ? undefined : sum?.minus(open), currency), severa });
}

const shown = (amount: Decimal | undefined, currency: string) => (amount === undefined ? '–' : `${amount.format(2, 6)} ${currency}`.trim());

/** Only from where an invoice waits for its payment (PS-3). @returns the name of the present status */
function checkFrom(found: Findings, { status }: PayableInvoice, payable: PaymentStatusSettings['payableStatuses']): string {
	const name = status?.name ?? '';
	if (status?.isPaid !== true && !payable.some((row) => folded(row.name) === folded(name) && folded(name) !== '')) found.hold('PAYMENT_NOT_SENT', 'status', { status: name });
	return name;
}

/** The status by its exact name, else one that differs only by white space and letter case; marked as paid and in use (ST-1, ST-2). */
function paidStatus(found: Findings, statuses: readonly StatusRow[], name: string): StatusRow | undefined {
	const active = statuses.filter(({ isActive }) => isActive);
	const status = active.find((one) => one.name === name) ?? active.find((one) => folded(one.name) === folded(name));
	if (status === undefined) return found.hold('STATUS_MISSING', 'paidStatus', { name, names: active.map((one) => `"${one.name}"`).join(', ') || '–' });
	if (!status.isPaid) return found.hold('PAID_STATUS_FLAG', 'paidStatus', { name: status.name });
	return status;
}
