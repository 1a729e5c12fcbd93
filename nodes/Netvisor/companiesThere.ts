/** Customers of Netvisor by business id, whatever their code (rulebook C-9). */
import { companyKey, looksPersonal } from '../../src/domain/businessId';
import type { CustomerDocument } from '../../src/netvisor/customerDocument';
import type { NetvisorCustomerListRow } from '../../src/netvisor/customerRecord';
import type { NetvisorClient } from '../../src/netvisor/NetvisorClient';

/** So many new customers are searched one by one; for more the whole register is read once, which is one call. */
const FEW = 10;

export class CompaniesThere {
	private whole: Map<string, NetvisorCustomerListRow[]> | undefined;

	constructor(private readonly netvisor: NetvisorClient) {}

	/**
	 * Rows that have the id of a new customer, and perhaps others that only contain it. A Finnish id is searched by its first
	 * seven digits, which every way of writing it has; an identity code never becomes part of an address.
	 * @param howMany new customers there are about
	 */
	async withIdOf(document: CustomerDocument, howMany: () => number): Promise<readonly NetvisorCustomerListRow[]> {
		const id = companyIdOf(document);
		if (id === '') return [];
		if (this.whole === undefined && howMany() > FEW) {
			this.whole = new Map();
			for (const row of await this.netvisor.customers.list()) this.put(row);
		}
		return this.whole === undefined ? await this.netvisor.customers.list({ keyword: /^(\d{7})-\d$/.exec(id)?.[1] ?? id }) : (this.whole.get(companyKey(id)) ?? []);
	}

	/** Written just now: later ones of the batch see it. */
	add(document: CustomerDocument, netvisorKey: string): void {
		const { internalIdentifier: code = '', name = '' } = document.customerBaseInformation;
		const organisationIdentifier = companyIdOf(document);
		if (organisationIdentifier !== '') this.put({ netvisorKey, name, code, organisationIdentifier, customerGroupId: '', customerGroupName: '' });
	}

	private put(row: NetvisorCustomerListRow): void {
		const key = companyKey(row.organisationIdentifier);
		if (key !== '') this.whole?.set(key, [...(this.whole.get(key) ?? []), row]);
	}
}

function companyIdOf({ customerBaseInformation: { externalIdentifier: id = '', isPrivateCustomer } }: CustomerDocument): string {
	return isPrivateCustomer === '1' || looksPersonal(id) ? '' : id;
}
