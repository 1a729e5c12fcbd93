import { z } from 'zod/v4';
import { readReconciliation, reconciliationPage, reconciliationText } from '../../../src/report/reconciliation';
import { languageField } from '../languageField';
import { defineReport } from '../report';

export const reconciliation = defineReport({
	value: 'reconciliation',
	name: 'Reconciliation',
	action: 'Make report of reconciliation',
	description: 'Make a web page, a text and a repair list of what the Mapper\'s document "Reconcile" found: give the items of both of its outputs',
	properties: [languageField],
	input: z.object({ language: z.enum(['en', 'fi']) }),
	run(items, { language }) {
		const summary = readReconciliation(items);
		return { isClean: summary.repairs.length === 0, ...summary, text: reconciliationText(summary, language), body: reconciliationPage(summary, language), contentType: 'text/html; charset=utf-8', disposition: 'inline' };
	},
});
