/** The state of the company with the look-ups and side effects that several resources share. */
import type { DimensionLink } from './documentState';
import { invalid } from './refusal';
import { emptyState, type Customer, type DimensionHeading, type DimensionItem, type Employee, type Keyed, type NetvisorState, type Product } from './state';

export class Store {
	state: NetvisorState = emptyState();
	private used = new Set<string>();

	/** Replaces everything. Parts that are missing are empty; throws an Error for parts that do not exist. */
	load(seed: unknown): void {
		if (typeof seed !== 'object' || seed === null || Array.isArray(seed)) throw new Error('The Netvisor state is not an object.');
		const empty = emptyState();
		const unknown = Object.keys(seed).filter((name) => !(name in empty));
		if (unknown.length > 0) throw new Error(`The Netvisor state has no ${unknown.join(', ')}; there are ${Object.keys(empty).join(', ')}.`);
		const wrong = Object.entries(seed).find(([name, value]) => Array.isArray(value) !== Array.isArray(empty[name as keyof NetvisorState]) || typeof value !== typeof empty[name as keyof NetvisorState]);
		if (wrong !== undefined) throw new Error(`${wrong[0]} of the Netvisor state has the wrong type.`);
		const given = seed as Partial<NetvisorState>;
		this.state = { ...empty, ...structuredClone(given), company: { ...empty.company, ...given.company } };
		this.used = new Set(this.state.transactionIds);
	}

	isUsed(transactionId: string): boolean {
		return this.used.has(transactionId);
	}

	/** Remembers a transaction id. */
	use(transactionId: string): void {
		if (this.used.has(transactionId)) return;
		this.used.add(transactionId);
		this.state.transactionIds.push(transactionId);
	}

	newKey(): number {
		const key = this.state.nextKey;
		this.state.nextKey += 1;
		return key;
	}

	customer(key: number): Customer | undefined {
		return byKey(this.state.customers, key);
	}

	product(key: number): Product | undefined {
		return byKey(this.state.products, key);
	}

	/** The customer behind an identifier of type `netvisor` (key) or `customer` (code), exact. */
	customerBy(type: string, identifier: string): Customer {
		const found = type === 'netvisor' ? this.customer(Number(identifier)) : this.state.customers.find((one) => (type === 'organizationunitnumber' ? one.ovt : one.code) === identifier && identifier !== '');
		if (found === undefined) throw invalid(`Customer not found with ${type === 'netvisor' ? 'Netvisor identifier' : type === 'customer' ? 'customer code' : 'organization unit number'}: ${identifier}`);
		return found;
	}

	employeeBy(type: string, identifier: string): Employee {
		const found = this.state.employees.find((one) => identifier !== '' && identifier === (type === 'number' ? one.number : type === 'netvisorkey' ? String(one.key) : one.personalId));
		// The identity code itself is never repeated.
		if (found === undefined) throw invalid(`Employee not found${type === 'number' ? ` with number: ${identifier}` : type === 'netvisorkey' ? ` with Netvisor key: ${identifier}` : ''}`);
		return found;
	}

	hasAccount(number: string): boolean {
		return this.state.accounts.some((one) => one.number === number && one.type === 'account');
	}

	checkAccount(number: string | undefined): void {
		if (number !== undefined && number !== '' && !this.hasAccount(number)) throw invalid(`Account not found with number: ${number}`);
	}

	heading(name: string): DimensionHeading | undefined {
		return this.state.dimensions.find((one) => one.name === name);
	}

	/** Documents match by header and item name alone; the level plays no part (Netvisor API 4). */
	dimensionItem(link: DimensionLink): DimensionItem | undefined {
		return this.heading(link.heading)?.items.find((one) => one.name === link.item);
	}

	/** Refuses a link to a heading or item that is not there. */
	checkDimensions(links: DimensionLink[]): void {
		for (const link of links) if (this.dimensionItem(link) === undefined) throw invalid(`Dimension item not found: ${link.heading} / ${link.item}`);
	}

	/** Creates what is missing, silently as the service does, and notes it for the tests. */
	createDimensions(links: DimensionLink[], by: string, at: string): void {
		for (const link of links) {
			if (this.dimensionItem(link) !== undefined) continue;
			let heading = this.heading(link.heading);
			if (heading === undefined) {
				heading = { key: this.newKey(), name: link.heading, hidden: false, items: [] };
				this.state.dimensions.push(heading);
			}
			heading.items.push({ key: this.newKey(), name: link.item, code: '', label: '', hidden: false, fatherKey: 0, periodStart: '', periodEnd: '' });
			this.state.createdDimensions.push({ ...link, by, at });
		}
	}
}

export function byKey<T extends Keyed>(records: T[], key: number): T | undefined {
	return records.find((one) => one.key === key);
}
