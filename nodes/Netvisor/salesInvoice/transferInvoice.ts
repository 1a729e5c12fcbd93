/**
 * One invoice, from the look to the answer (docs/delivery-promise.md): found already, held, or created exactly once, with
 * everything it needs made before it (rulebook I-9).
 * What is decided is decided in src/domain; here is only the order of the calls.
 */
import type { DimensionDemand } from '../../../src/domain/dimension';
import { afterStep, demandOfText, planDimension, type DimensionPlan, type DimensionStep } from '../../../src/domain/dimensionPlan';
import { decideInvoice, hasKey, type InvoiceDecision, type InvoiceToFind } from '../../../src/domain/foundInvoice';
import { reason, type Reason } from '../../../src/domain/held';
import { checkLinks, withLinks, type InvoiceLinks } from '../../../src/domain/invoiceLinks';
import { fingerprint } from '../../../src/domain/transferKey';
import { createOnce } from '../../../src/netvisor/createOnce';
import type { NetvisorClient } from '../../../src/netvisor/NetvisorClient';
import type { SalesInvoiceDocument } from '../../../src/netvisor/salesInvoiceDocument';
import type { NetvisorSalesInvoiceListRow } from '../../../src/netvisor/salesInvoiceRecord';
import { salesInvoiceXml } from '../../../src/netvisor/salesInvoices';
import { gather } from '../../shared/gather';
import type { BatchOutcome } from '../../shared/writeBatch';
import { applyDimensionStep, toldStep } from '../applyDimensionStep';
import { toPlanSettings } from '../dimensionOptions';
import { productLinesOf, type Registers } from './registersOf';
import type { TransferOptions } from './transferOptions';
import { withFiles, type ReadFile } from './withFiles';

export interface InvoiceTransfer {
	document: SalesInvoiceDocument;
	transferKey: string;
	/** Fingerprint of the document that a person approved; '' when nobody was asked. */
	approvedFingerprint: string;
	/** Business id of the one who pays, as the Mapper tells it; '' when it is not known. */
	customerBusinessId: string;
	/** Dimension items that the document needs, as the Mapper tells them. */
	dimensionItems: readonly DimensionDemand[];
	isDryRun: boolean;
	options: TransferOptions;
	/** Rows around the invoice's date that carry its key, whatever their number. */
	keyRows: readonly NetvisorSalesInvoiceListRow[];
	/** All rows that carry its key; asked before it is created. */
	findElsewhere: () => Promise<NetvisorSalesInvoiceListRow[]>;
	readFile: ReadFile;
}

/** Registers change while a batch creates dimension items; what is one Severa invoice in Netvisor is not the next one too. */
export interface TransferState {
	registers: Registers;
	/** Which Severa invoice a Netvisor invoice is, by Netvisor key. */
	taken?: Map<string, string>;
}

export async function transferInvoice(netvisor: NetvisorClient, transfer: InvoiceTransfer, state: TransferState): Promise<BatchOutcome> {
	return await netvisor.alone(async () => {
		const { document, options } = transfer;
		const label = labelOf(document);
		const links = { ...linksOf(document, state.registers), customerBusinessId: transfer.customerBusinessId };
		const taken = (state.taken ??= new Map<string, string>());
		const wanted: InvoiceToFind = { taken, transferKey: transfer.transferKey, document, customerCode: document.invoicingCustomerIdentifier.value, customerKey: document.invoicingCustomerIdentifier.type === 'netvisor' ? document.invoicingCustomerIdentifier.value : links.customer?.netvisorKey };
		const look = async (): Promise<InvoiceDecision> => decideInvoice(wanted, [...transfer.keyRows, ...(await rowsOf(netvisor, transfer))], options);

		const near = await look();
		const decision = near.action === 'create' ? decideInvoice(wanted, await transfer.findElsewhere(), options) : near;
		if (decision.action === 'alreadyThere') {
			taken.set(decision.row.netvisorKey, transfer.transferKey);
			return { outcome: 'alreadyThere', netvisorKey: decision.row.netvisorKey, message: `${label} is in Netvisor already; it was not sent again.` };
		}
		const plans = dimensionPlans(transfer, state.registers);
		const reasons = [...changedReasons(transfer), ...(decision.action === 'hold' ? decision.reasons : []), ...checkLinks(document, links, options), ...plans.flatMap((plan) => plan.reasons)];
		if (reasons.length > 0) return heldBy(reasons);

		const texts = new Map(plans.map(({ demand, text }) => [`${demand.heading}\n${demand.text}`, text]));
		const linked = withLinks(document, links, (heading, text) => texts.get(`${heading}\n${text}`) ?? text);
		salesInvoiceXml(linked);
		const complete = transfer.isDryRun ? { document: linked, reasons: [] } : await withFiles(linked, transfer.readFile);
		if (complete.reasons.length > 0) return heldBy(complete.reasons);
		const steps = plans.flatMap((plan) => (plan.step === undefined ? [] : [{ ...plan, step: plan.step }]));
		const creates = steps.map(({ step }) => toldStep(step));
		// The batch's own list shows what earlier invoices of a dry run would have created as well.
		for (const plan of steps) await carryOut(netvisor, plan, state, transfer.isDryRun);
		if (transfer.isDryRun) return { outcome: 'wouldCreate', dimensionSteps: creates, message: `${label} would be created.` };

		const made = await createOnce<NetvisorSalesInvoiceListRow, Reason[]>({
			record: label,
			attempts: netvisor.attempts(transfer.transferKey),
			firstLook: { result: undefined },
			find: async () => toLook(await look()),
			create: (attempt) => netvisor.salesInvoices.create(complete.document, { transferKey: transfer.transferKey, attempt }),
			sleep: netvisor.sleep,
		});
		if (made.outcome === 'conflict') return heldBy(made.conflict);
		const netvisorKey = 'netvisorKey' in made ? made.netvisorKey : made.found.netvisorKey;
		taken.set(netvisorKey, transfer.transferKey);
		return { outcome: made.outcome, netvisorKey, dimensionSteps: creates, message: made.outcome === 'created' ? `${label} was created.` : `${label} is in Netvisor already; it was not sent again.` };
	});
}

export const kindOf = ({ invoiceType }: Pick<SalesInvoiceDocument, 'invoiceType'>) => (invoiceType === 'order' ? ('order' as const) : ('invoice' as const));

const labelOf = (document: SalesInvoiceDocument) => `${kindOf(document) === 'order' ? 'Sales order' : 'Sales invoice'} ${document.salesInvoiceNumber ?? '(without a number)'}`;

const heldBy = (reasons: Reason[]): BatchOutcome => ({ outcome: 'held', reasons, message: reasons.map(({ message, fix }) => `${message} ${fix}`.trim()).join(' ') });

function toLook(decision: InvoiceDecision) {
	if (decision.action === 'create') return undefined;
	return decision.action === 'alreadyThere' ? { found: decision.row } : { conflict: decision.reasons };
}

/** By number; where Netvisor gives the number, only the key among the invoices of its day tells. */
async function rowsOf(netvisor: NetvisorClient, { document, transferKey }: InvoiceTransfer): Promise<NetvisorSalesInvoiceListRow[]> {
	const kind = kindOf(document);
	if (document.salesInvoiceNumber !== undefined) return await netvisor.salesInvoices.findByNumber(document.salesInvoiceNumber, kind);
	const rows = await gather(netvisor.salesInvoices.list({ kind, beginInvoiceDate: document.salesInvoiceDate, endInvoiceDate: document.salesInvoiceDate }));
	return rows.filter((row) => hasKey(row, transferKey));
}

/** What a person approved is what is sent (mapping 5.1). */
function changedReasons({ approvedFingerprint, document }: InvoiceTransfer): Reason[] {
	return approvedFingerprint === '' || approvedFingerprint === fingerprint(document) ? [] : [reason('INVOICE_CHANGED', '')];
}

function linksOf({ invoicingCustomerIdentifier: { value: code } }: SalesInvoiceDocument, { customers, customerLetters, products, productLetters }: Registers): InvoiceLinks {
	return {
		customer: customers.get(code),
		customerLetters: customers.has(code) ? undefined : customerLetters.get(code.toLowerCase()),
		productKey: (product) => products.get(product)?.netvisorKey,
		productLetters: (product) => productLetters.get(product.toLowerCase()),
	};
}

/** Each item of the lines once; later plans see what earlier ones will do. */
function dimensionPlans({ document, dimensionItems, options }: InvoiceTransfer, { headings }: Registers): DimensionPlan[] {
	const told = new Map(dimensionItems.map((demand) => [`${demand.heading}\n${demand.text}`, demand]));
	const wanted = new Map<string, DimensionDemand>();
	for (const { dimensions = [] } of productLinesOf(document)) for (const { dimensionName, dimensionItem } of dimensions) wanted.set(`${dimensionName}\n${dimensionItem}`, told.get(`${dimensionName}\n${dimensionItem}`) ?? demandOfText(dimensionName, dimensionItem));
	let there = headings;
	return [...wanted.values()].map((demand) => {
		const plan = planDimension(demand, there, toPlanSettings(options));
		there = afterStep(there, plan);
		return plan;
	});
}

async function carryOut(netvisor: NetvisorClient, plan: DimensionPlan & { step: DimensionStep }, state: TransferState, isDryRun: boolean): Promise<void> {
	if (!isDryRun) await applyDimensionStep(netvisor, plan);
	state.registers = { ...state.registers, headings: afterStep(state.registers.headings, plan) };
}
