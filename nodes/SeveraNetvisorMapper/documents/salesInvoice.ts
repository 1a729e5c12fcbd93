import { z } from 'zod/v4';
import { whyInvoiceNotReady } from '../../../src/domain/notReady';
import { inOrder } from '../../../src/domain/order';
import { mapSalesInvoice } from '../../../src/domain/salesInvoice';
import { planOf } from '../../../src/domain/salesInvoicePlan';
import { salesInvoiceDocumentSettings } from '../../../src/domain/settings/salesInvoice';
import { transferKey } from '../../../src/domain/transferKey';
import { severaCustomer } from '../../../src/severa/customer';
import { severaInvoice, severaInvoiceFile } from '../../../src/severa/invoice';
import { severaFlatRate, severaProjectFee, severaProjectTravelExpense, severaRecurringFeeRule, severaReimbursedProjectFee, severaReimbursedProjectTravelExpense, severaReimbursedWorkHour, severaWorkHour } from '../../../src/severa/invoiceEntries';
import type { InvoiceForTransfer } from '../../../src/severa/invoiceForTransfer';
import { severaInvoiceRow } from '../../../src/severa/invoiceRow';
import { severaProduct, severaTravelExpenseType, severaWorkType } from '../../../src/severa/product';
import { severaProject } from '../../../src/severa/project';
import { severaCountry } from '../../../src/severa/register';
import { severaUser } from '../../../src/severa/user';
import { defineMapping, type MappedRecord, type MapperDocument } from '../mapperDocument';

/** An item of "Invoice: Get Ready for Transfer": an invoice read without its rows and entries is not enough. */
const record: z.ZodType<InvoiceForTransfer> = z.looseObject({
	invoice: severaInvoice,
	rows: z.array(
		severaInvoiceRow.extend({
			workHours: z.array(severaWorkHour),
			projectFees: z.array(severaProjectFee),
			travelExpenses: z.array(severaProjectTravelExpense),
			flatRates: z.array(severaFlatRate),
			reimbursedWorkHours: z.array(severaReimbursedWorkHour),
			reimbursedProjectFees: z.array(severaReimbursedProjectFee),
			reimbursedTravelExpenses: z.array(severaReimbursedProjectTravelExpense),
		}),
	),
	billingCustomer: severaCustomer.nullable(),
	projects: z.array(severaProject),
	users: z.array(severaUser),
	products: z.array(severaProduct),
	workTypes: z.array(severaWorkType),
	travelExpenseTypes: z.array(severaTravelExpenseType),
	recurringFeeRules: z.array(severaRecurringFeeRule),
	files: z.array(severaInvoiceFile.extend({ content: z.string().optional(), isPrintedInvoice: z.literal(true).optional() })),
	countries: z.array(severaCountry),
	organizationCurrency: z.string().nullable(),
});

const toNetvisor = defineMapping(salesInvoiceDocumentSettings)({
	direction: 'severaToNetvisor',
	record,
	map(records, settings) {
		const sorted = inOrder(records, ({ record: { invoice } }) => invoice.number, ({ record: { invoice } }) => invoice.date, ({ record: { invoice } }) => invoice.guid);
		return sorted.map(({ record: bundle, index }): MappedRecord => {
			const { invoice } = bundle;
			const { mapped, items } = mapSalesInvoice(bundle, settings);
			return {
				index,
				source: { system: 'Severa', kind: 'salesInvoice', guid: invoice.guid, number: String(invoice.number ?? ''), name: invoice.receiverCustomerName ?? (invoice.billingCustomer ?? invoice.customer)?.name ?? '' },
				mapped,
				transferKey: transferKey('invoice', invoice.guid),
				plan: mapped.outcome === 'ready' ? planOf(bundle, mapped.document, items) : planOf(bundle, undefined),
			};
		});
	},
	mapNotReady: (asked) => asked.map(({ record: one, index }): MappedRecord => ({ index, source: { system: 'Severa', kind: 'salesInvoice', guid: one.guid, number: one.number, name: one.name }, mapped: { outcome: 'held', reasons: whyInvoiceNotReady(one), notes: [] }, transferKey: one.guid === '' ? '' : transferKey('invoice', one.guid) })),
});

export const salesInvoice: MapperDocument = {
	value: 'salesInvoice',
	name: 'Sales Invoice',
	description: 'Translate ready Severa invoices into Netvisor sales invoices or orders, and show what holds the others',
	settings: salesInvoiceDocumentSettings,
	mappings: [toNetvisor],
};
