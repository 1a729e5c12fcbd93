import { z } from 'zod/v4';
import { readSettings } from '../../../src/domain/setting';
import { customerDocumentSettings } from '../../../src/domain/settings/customer';
import { dimensionSettings } from '../../../src/domain/settings/dimension';
import { productDocumentSettings } from '../../../src/domain/settings/product';
import { salesInvoiceDocumentSettings, salesInvoiceTransferSettings } from '../../../src/domain/settings/salesInvoice';
import { setupCheckSettings } from '../../../src/domain/settings/setupCheck';
import { travelExpenseDocumentSettings } from '../../../src/domain/settings/travelExpense';
import { workDayDocumentSettings } from '../../../src/domain/settings/workDay';
import { setupCheck as check } from '../../../src/domain/setupCheck';
import { SEVERITIES } from '../../../src/domain/setupFinding';
import { setupReportHtml, setupReportText } from '../../../src/report/setupReport';
import { jsonObject } from '../jsonObject';
import { languageField } from '../languageField';
import { defineReport } from '../report';
import { gatherSetup } from '../setupRecords';

export const setupCheck = defineReport({
	value: 'setupCheck',
	name: 'Setup Check',
	action: 'Make report of setup check',
	description: 'Look over what was read from both systems, item by item {part, …}, and report what would hold documents: score, findings with what, why, where and how to mend, as JSON, text and page',
	properties: [
		languageField,
		{ displayName: 'Settings (JSON)', name: 'settings', type: 'json', default: '{}', description: `Settings of the flows that are looked ahead for, by their names: ${Object.keys(setupCheckSettings).join(', ')}` },
	],
	input: z.object({ language: z.enum(['en', 'fi']), settings: jsonObject }),
	run(items, { language, settings }, today) {
		const { records, troubles, tables } = gatherSetup(items);
		const given: Record<string, unknown> = ofThisCheck(settings);
		for (const [name, rows] of Object.entries(tables)) given[name] = [...((given[name] as object[] | undefined) ?? []), ...rows];
		const report = check(records, troubles, readSettings(setupCheckSettings, dropEmptyTables(given)), today);
		const counts = Object.fromEntries(SEVERITIES.map((severity) => [severity, report.findings.filter((one) => one.severity === severity).length]));
		return { score: report.score, isReady: report.isReady, counts, sections: report.sections.map(({ section, isChecked, checked, withErrors, withWarnings, score }) => ({ section, isChecked, checked, withErrors, withWarnings, score })), findings: report.findings, text: setupReportText(report, language), html: setupReportHtml(report, language, today) };
	},
});

/** The settings of every document, since a flow hands over all that it has; those that the check does not need are left out. */
const KNOWN = { ...customerDocumentSettings, ...productDocumentSettings, ...dimensionSettings, ...salesInvoiceDocumentSettings, ...salesInvoiceTransferSettings, ...travelExpenseDocumentSettings, ...workDayDocumentSettings };
const ofThisCheck = (given: Record<string, unknown>) => Object.fromEntries(Object.entries(given).filter(([name]) => Object.hasOwn(setupCheckSettings, name) || !Object.hasOwn(KNOWN, name)));

/** A table without rows keeps its default rows, as everywhere. */
const dropEmptyTables = (given: Record<string, unknown>) => Object.fromEntries(Object.entries(given).filter(([name, value]) => !(Object.hasOwn(setupCheckSettings, name) && Array.isArray(value) && value.length === 0)));
