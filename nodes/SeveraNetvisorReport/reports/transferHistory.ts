import { z } from 'zod/v4';
import { historyAnswer } from '../../../src/report/historyAnswer';
import { jsonObject } from '../jsonObject';
import { languageField } from '../languageField';
import { defineReport } from '../report';

export const transferHistory = defineReport({
	value: 'transferHistory',
	name: 'Transfer History',
	action: 'Make page of transfer history',
	description: 'Make a web page or a CSV file of the rows of the data table severa_netvisor_history: give all rows of the period as items, answer with body, contentType and disposition',
	properties: [
		{ displayName: 'Query', name: 'query', type: 'json', default: '={{ $json.query }}', description: 'Query of the web address: flow, outcome, from and to (YYYY-MM-DD), text, page, lang (en or fi), format (html, csv or excel)' },
		languageField,
		{ displayName: 'Days Shown', name: 'days', type: 'number', default: 30, typeOptions: { minValue: 1 }, description: 'How many days back from today are shown when the query has no period' },
		{ displayName: 'Rows per Page', name: 'pageSize', type: 'number', default: 100, typeOptions: { minValue: 1 }, description: 'How many rows one page shows; a CSV file has all of them' },
	],
	input: z.object({ query: jsonObject, language: z.enum(['en', 'fi']), days: z.coerce.number().int().min(1), pageSize: z.coerce.number().int().min(1).max(5000) }),
	run: (items, { query, language, days, pageSize }, today) => historyAnswer(items, query, { language, days, today }, pageSize),
});
