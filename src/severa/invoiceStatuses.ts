/** The register of invoice statuses (Severa API 14.2). Statuses are found by name and never renamed. */
import { severaInvoiceStatus, type SeveraInvoiceStatus } from './invoice';
import type { SeveraApi } from './SeveraApi';

/** What a new status is given; the rest is Severa's. */
export interface InvoiceStatusFields {
	name: string;
	hasInvoiceNumber: boolean;
	isReadOnly: boolean;
	isSent: boolean;
	isPaid: boolean;
	isWaitingPayment: boolean;
	isActive: boolean;
	sortOrder?: number;
}

export const invoiceStatusesOf = (api: SeveraApi) => ({
	/** Retired ones included unless `active` says otherwise. */
	list({ active }: { active?: boolean } = {}): AsyncGenerator<SeveraInvoiceStatus, void, undefined> {
		return api.offsetList({ path: '/invoicestatuses', scope: 'settings:read' }, severaInvoiceStatus, { active });
	},

	/** Not repeatable: look for the name first. */
	async create(fields: InvoiceStatusFields): Promise<SeveraInvoiceStatus> {
		return await api.post({ path: '/invoicestatuses', scope: 'settings:write' }, fields, severaInvoiceStatus);
	},
});
