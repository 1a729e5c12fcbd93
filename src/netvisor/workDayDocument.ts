/** The request of workday.nv: the hours of one employee on one day (Netvisor API 7.1). */
import { decimal, dimensionReferences, group, oneOfValues, repeated, text, typed, type Attributed, type Decimal, type DimensionReference, type Elements, type ElementsOf, type IsoDate } from './elements';

/** Nothing else can be imported (rulebook W-11). */
export type AcceptanceStatus = 'confirmed' | 'accepted';

export interface WorkDayHour {
	/** Hours, or days where the record type counts days; two decimals. */
	hours: Decimal;
	/** Number of the record type. */
	collectorRatio: Attributed<'number'>;
	acceptanceStatus: AcceptanceStatus;
	description: string;
	dimensions?: DimensionReference[];
}

export interface WorkDayDocument {
	/** replace: everything the employee has on that day goes; increment: the lines are added (rulebook W-10). Always said, since the default replaces. */
	date: { value: IsoDate; method: 'replace' | 'increment' };
	employeeIdentifier: Attributed<'number' | 'netvisorkey'> & { defaultDimensionHandlingType?: 'none' | 'usedefault' };
	/** None with "replace": the day is emptied. */
	workDayHours: WorkDayHour[];
}

const workDayHour = group<WorkDayHour>({
	hours: decimal({ required: 'filled' }),
	collectorRatio: typed(['number'], { required: 'filled' }),
	acceptanceStatus: oneOfValues(['confirmed', 'accepted'], { required: 'filled' }),
	description: text(undefined, { required: 'filled' }),
	dimensions: dimensionReferences,
});

export const workDayElements: Elements = {
	date: { kind: 'date', fixed: { format: 'ansi' }, required: 'filled', attributes: { method: ['replace', 'increment'] }, requiredAttributes: ['method'] },
	employeeIdentifier: typed(['number', 'netvisorkey'], { required: 'filled', attributes: { defaultDimensionHandlingType: ['none', 'usedefault'] } }),
	workDayHours: repeated('workdayhour', workDayHour),
} satisfies ElementsOf<WorkDayDocument>;
