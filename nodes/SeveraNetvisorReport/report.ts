/** One report of the Report node: what the user sees, what is checked, and the pure function that makes it. */
import type { INodeProperties } from 'n8n-workflow';
import type { z } from 'zod/v4';
import type { CalendarDate } from '../../src/domain/calendar';

export interface Report<Schema extends z.ZodType> {
	/** Stored in users' workflows: never renamed. */
	value: string;
	/** In the dropdown, Title Case. */
	name: string;
	/** In the node list, sentence case, no articles. */
	action: string;
	description: string;
	/** Without display conditions: those are derived. Read once, for the first item. */
	properties: readonly INodeProperties[];
	input: Schema;
	/** One item about all incoming items together; empty ones (n8n's "always output data") are left out before. */
	run(items: readonly object[], input: z.output<Schema>, today: CalendarDate): object;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a list holds reports with different inputs; each one is checked where it is defined
export type AnyReport = Report<any>;

/** Ties the type of the input to its schema; does nothing at run time. */
export const defineReport = <Schema extends z.ZodType>(report: Report<Schema>): Report<Schema> => report;

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** The node's fields, derived from the list of reports. */
export function reportProperties(reports: readonly AnyReport[]): INodeProperties[] {
	return [
		// eslint-disable-next-line n8n-nodes-base/node-param-default-missing -- it has one; the rule only sees literals
		{
			displayName: 'Report',
			name: 'report',
			type: 'options',
			noDataExpression: true,
			options: reports.map(({ name, value, action, description }) => ({ name, value, action, description })).sort(byName),
			default: reports[0]?.value ?? '',
		},
		...reports.flatMap((report) => report.properties.map((property): INodeProperties => ({ ...property, displayOptions: { ...property.displayOptions, show: { ...property.displayOptions?.show, report: [report.value] } } }))),
	];
}
