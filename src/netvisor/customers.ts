/** Netvisor's customer register (Netvisor API 2). */
import { InputError } from '../errors';
import { chunksOf } from './chunksOf';
import { customerElements, type CustomerDocument } from './customerDocument';
import { readCustomer, readCustomerListRow, type NetvisorCustomer, type NetvisorCustomerListRow } from './customerRecord';
import { insertedKey, type Exchange } from './exchange';
import { keyNotTold, readOne } from './notFound';
import { listIn } from './recordsIn';
import { transactionIdOf, type WriteId } from './transactionId';
import { writeDocument } from './writeDocument';

export interface CustomerFilters {
	/** ISO date or date-time; the service ignores it beside a keyword, so the two cannot be combined. */
	changedSince?: string;
	/** Part of name, code, business id or name extension. */
	keyword?: string;
	/** Exact codes, any number. */
	codes?: readonly string[];
}

export interface NetvisorCustomers {
	/** The whole register or the rows that fit; there are no pages. */
	list(filters?: CustomerFilters): Promise<NetvisorCustomerListRow[]>;
	/** undefined when there is no such customer. */
	get(netvisorKey: string): Promise<NetvisorCustomer | undefined>;
	/** Full records, in chunks; keys that do not exist are missing from the answer. */
	getMany(netvisorKeys: readonly string[]): Promise<NetvisorCustomer[]>;
	/** @returns the new customer's key */
	create(document: CustomerDocument, id: WriteId): Promise<string>;
	/** Writes only the elements given; an empty one clears the field (rulebook C-14). */
	edit(netvisorKey: string, document: CustomerDocument): Promise<void>;
}

/** Most codes in one customercodelist (Netvisor API 1.7). */
const CODES_AT_ONCE = 100;
/** Below the limit of 500, since long URLs have a limit of their own that nobody states. */
const KEYS_AT_ONCE = 200;

export function createCustomers(exchange: Exchange): NetvisorCustomers {
	const rows = async (query: Record<string, string | undefined>) => {
		const { root, request } = await exchange.read('customerlist.nv', query);
		return listIn(root, request, 'customerlist', 'customer').map(readCustomerListRow);
	};
	return {
		async list({ changedSince, keyword, codes } = {}) {
			if (changedSince !== undefined && (keyword !== undefined || codes !== undefined)) throw new InputError('Netvisor does not search for changed customers and for a keyword or codes at the same time; give one of them.', { service: 'Netvisor', field: 'changedSince' });
			if (codes === undefined) return await rows({ keyword, changedsince: changedSince });
			const found: NetvisorCustomerListRow[] = [];
			const wanted = new Set(codes);
			// A comma would part one code into two: such a code is searched as a keyword instead.
			for (const code of wanted) if (code.includes(',')) found.push(...(await rows({ keyword: code })).filter((row) => row.code === code));
			for (const some of chunksOf([...wanted].filter((code) => code !== '' && !code.includes(',')), CODES_AT_ONCE)) found.push(...(await rows({ customercodelist: some.join(','), keyword })));
			return found;
		},
		async get(netvisorKey) {
			const customer = await readOne(exchange, 'getcustomer.nv', { id: netvisorKey }, 'customer');
			return customer && readCustomer(customer);
		},
		async getMany(netvisorKeys) {
			const found: NetvisorCustomer[] = [];
			for (const some of chunksOf([...new Set(netvisorKeys)], KEYS_AT_ONCE)) {
				const { root, request } = await exchange.read('getcustomer.nv', { idlist: some.join(',') });
				found.push(...listIn(root, request, 'customers', 'customer').map(readCustomer));
			}
			return found;
		},
		async create(document, id) {
			const record = recordName(document);
			const body = customerXml(document);
			const answer = await exchange.write({ resource: 'customer.nv', query: { method: 'add' }, body, transactionId: transactionIdOf(id), record });
			return insertedKey(answer) || keyNotTold(record);
		},
		async edit(netvisorKey, document) {
			const record = recordName(document, netvisorKey);
			await exchange.write({ resource: 'customer.nv', query: { method: 'edit', id: netvisorKey }, body: writeDocument('customer', customerElements, document, { record, partial: true }), record });
		},
	};
}

/** Also for a document that is not what its type says: it is checked afterwards. */
const recordName = ({ customerBaseInformation: base }: Partial<CustomerDocument>, netvisorKey?: string) => `customer ${base?.internalIdentifier ?? base?.name ?? netvisorKey ?? ''}`.trim();

/**
 * The message that adds the document.
 * @throws InputError naming the field that cannot go as it is
 */
export function customerXml(document: CustomerDocument): string {
	return writeDocument('customer', customerElements, document, { record: recordName(document) });
}
