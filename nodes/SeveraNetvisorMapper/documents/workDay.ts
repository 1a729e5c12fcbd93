import { z } from 'zod/v4';
import type { DayForTransfer } from '../../../src/domain/dayForTransfer';
import { whyNoDays } from '../../../src/domain/notReady';
import { inOrder } from '../../../src/domain/order';
import { nameOf } from '../../../src/domain/person';
import { workDayDocumentSettings } from '../../../src/domain/settings/workDay';
import { workDayKey, WorkDayMapping } from '../../../src/domain/workDay';
import { calendarDate } from '../../../src/severa/reference';
import { defineMapping, type MappedRecord, type MapperDocument } from '../mapperDocument';

const named = { guid: z.string(), name: z.string().nullable() };
const codes = z.array(z.string());

/** An item of "Work Hour: Get Days for Transfer": single work hours are not enough, since whole days are replaced (W-14). */
const record: z.ZodType<DayForTransfer> = z.looseObject({
	date: calendarDate,
	person: z.looseObject({ guid: z.string().min(1), firstName: z.string(), lastName: z.string(), code: z.string(), identityDigest: z.string().optional(), isGone: z.boolean().optional() }),
	hours: z.array(
		z.looseObject({
			guid: z.string(),
			quantity: z.number().nullable(),
			description: z.string().nullable(),
			startTime: z.string().nullable(),
			isApproved: z.boolean().nullable(),
			project: z.looseObject({ ...named, number: z.number().nullable() }).nullable(),
			phase: z.string().nullable(),
			workType: z.looseObject({ ...named, code: z.string().nullable() }).nullable(),
			overtime: z.looseObject({ ...named, code: z.string().nullable() }).nullable(),
		}),
	),
	absences: z.array(z.looseObject({ guid: z.string(), name: z.string(), activityType: z.looseObject({ ...named, code: z.string().nullable() }), startDateTime: z.string(), endDateTime: z.string().nullable(), isAllDay: z.boolean() })),
	contract: z.looseObject({ dailyHours: z.number().nullable(), workWeek: z.array(z.string()) }).nullable(),
	holiday: z.string().nullable(),
	expectedHours: z.number().nullable(),
	approvalMode: z.string(),
	closingDate: calendarDate.nullable(),
	codes: z.looseObject({ workTypes: codes, overtimes: codes, absences: codes }),
	sharedNumber: codes.optional(),
});

const toNetvisor = defineMapping(workDayDocumentSettings)({
	direction: 'severaToNetvisor',
	record,
	map(records, settings) {
		if (records.length === 0) return [];
		const mapping = new WorkDayMapping(settings);
		const sorted = inOrder(records, ({ record: { person } }) => person.code, ({ record: { person } }) => person.guid, ({ record: { date } }) => date);
		return sorted.flatMap(({ record: day, index }): MappedRecord[] => {
			const result = mapping.map(day);
			if (result === undefined) return [];
			return [{ index, source: { system: 'Severa', kind: 'workDay', guid: day.person.guid, number: day.person.code, name: `${nameOf(day.person)} ${day.date}` }, mapped: result.mapped, transferKey: workDayKey(day), plan: result.plan }];
		});
	},
	mapNotReady: (asked) => asked.map(({ record: one, index }): MappedRecord => ({ index, source: { system: 'Severa', kind: 'workDay', guid: one.guid, number: one.number, name: one.name }, mapped: { outcome: 'held', reasons: whyNoDays(one), notes: [] }, transferKey: '' })),
});

export const workDay: MapperDocument = {
	value: 'workDay',
	name: 'Work Day',
	description: 'Translate days of hours, overtime and absences from Severa into Netvisor work days, and show what holds the others',
	settings: workDayDocumentSettings,
	mappings: [toNetvisor],
};
