/**
 * Netvisor's travel claims: they can be added and nothing else, neither listed nor read (Netvisor API 6).
 *
 * The transaction id of a claim is therefore the only thing by which Netvisor itself recognises it. It is made of the
 * transfer key and the attempt number alone, unlike the ids of documents that can be looked up: two sends of one claim
 * share their id even where its content, a setting or a rate changed in between, so that the second one is refused
 * instead of being paid as well (docs/decisions/0004-travel-transaction-id.md).
 */
import { InputError } from '../errors';
import { insertedKey, type Exchange } from './exchange';
import { transactionIdOf, type WriteId } from './transactionId';
import { tripExpenseElements, type TripExpenseDocument } from './tripExpenseDocument';
import { writeDocument } from './writeDocument';

export interface NetvisorTripExpenses {
	/**
	 * Adds the claim. @returns its key, '' where the answer does not tell it
	 * @throws RequestNotUniqueError when this id arrived before, whatever became of it
	 */
	create(document: TripExpenseDocument, id: WriteId): Promise<string>;
}

/** What stands in for the content in the transaction id. */
const ANY_CONTENT = 'tripexpense.nv';

export const tripExpenseTransactionId = (id: WriteId): string => transactionIdOf(id, ANY_CONTENT);

export function createTripExpenses(exchange: Exchange): NetvisorTripExpenses {
	return {
		async create(document, id) {
			const body = tripExpenseXml(document);
			return insertedKey(await exchange.write({ resource: 'tripexpense.nv', body, transactionId: tripExpenseTransactionId(id), record: recordName(document) }));
		},
	};
}

const recordName = ({ header }: TripExpenseDocument) => `travel claim "${header}"`;

/**
 * The message that adds the claim.
 * @throws InputError naming the field that cannot go as it is, or when there is no line
 */
export function tripExpenseXml(document: TripExpenseDocument): string {
	const record = recordName(document);
	const xml = writeDocument('tripexpense', tripExpenseElements, document, { record });
	const { customLines = [], travelLines = [], dailyCompensationLines = [] } = document;
	if (customLines.length + travelLines.length + dailyCompensationLines.length === 0) throw new InputError(`${record}: there is no line.`, { record, field: 'customLines' });
	return xml;
}
