/** What the user reads when something fails: what happened, and how to get on. */
import { NodeApiError, NodeOperationError, type INode, type JsonObject } from 'n8n-workflow';
import { bounded, IntegrationError, type Recovery } from '../../src/errors';

const NEXT_STEP: Record<Recovery, string> = {
	fixInput: 'Correct the record or the field named above and run again. Nothing was stored.',
	fixCredentials: 'Open the credential in n8n, compare every field with the other system (README, "Credentials"), save and use its test.',
	retryLater: 'Nothing was stored. Wait and run again; if it lasts, look at the service\'s status page and at the proxy settings of n8n.',
	checkTarget: 'The write may have been stored. Run the same flow again: it looks the document up before anything is sent a second time.',
	report: 'The service answered in a form that this package does not know. Nothing was guessed. Please report the message with the version of the package.',
	none: '',
};

/** Text of the next step, with the fields that place the error. */
function describe(error: IntegrationError): string {
	const facts = [error.record && `Record: ${error.record}`, error.field && `Field: ${error.field}`, error.serviceCode && `Code of ${error.service}: ${error.serviceCode}`, error.body && `Beginning of the reply: ${error.body}`];
	return [NEXT_STEP[error.recovery], ...facts].filter(Boolean).join(' ');
}

/** Unknown exceptions are not dressed up; they only get the item's index and lose anything secret. */
export function toNodeError(node: INode, error: unknown, itemIndex?: number): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	if (!(error instanceof IntegrationError)) {
		const message = bounded(error instanceof Error ? error.message : String(error));
		return new NodeOperationError(node, message, { itemIndex });
	}
	const description = describe(error);
	if (error.service === undefined) return new NodeOperationError(node, error.message, { itemIndex, description });
	const nodeError = new NodeApiError(node, { message: error.message, code: error.code } as JsonObject, { itemIndex, message: error.message, description, httpCode: error.status === undefined ? undefined : String(error.status) });
	// n8n replaces messages of some statuses by general ones; ours says more.
	nodeError.message = error.message;
	nodeError.description = description;
	return nodeError;
}
