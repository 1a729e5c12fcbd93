/** What clients use and the description lacks: models of PATCH documents and later query parameters (severa-rest-api.md 14.1, 15.4, 16). */
import { model, models, type Parameter } from './description/description';
import type { SeveraOptions } from './options';

/** The input models that the description names without giving their fields; by analogy with the output. */
models['InvoiceInputModel'] = model({
	status: 'InvoiceStatusSubModel > InvoiceStatusModel', invoiceStatusGuid: 'string > InvoiceStatusModel',
	number: 'int32?', date: 'date', dueDate: 'date', entryDate: 'date?', paymentDate: 'date?',
	referenceNumber: 'string?', ourReference: 'string?', yourReference: 'string?', orderNumber: 'string?', notes: 'string?', paymentTerm: 'int32', overdueInterest: 'double',
	receiverAddress: 'InvoiceReceiverAddressSubModel?', receiverContactEmail: 'string?', receiverContactName: 'string?', receiverCustomerName: 'string?', receiverKvkNumber: 'string?', receiverVatNumber: 'string?',
});
models['InvoiceRowModel'] = model({
	costCenter: 'InvoiceRowAccountingSubModel?', salesAccount: 'InvoiceRowAccountingSubModel?', recurringSalesAccount: 'InvoiceRowAccountingSubModel?',
	description: 'string?', quantity: 'double', unitPrice: 'MoneyInputModel', vatRate: 'double?',
});

/** Parameters of a client of 2026 that the description of 2024 does not have. */
export function proposedParameters(key: string, options: SeveraOptions): Record<string, Parameter> {
	if (key !== 'GET /v1/workhours' || !options.workHourFilters2026) return {};
	return { isApproved: { type: 'boolean', list: false, required: false }, businessUnitGuid: { type: 'string', list: false, required: false } };
}
