import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod/v4';
import { addDays } from '../../../../src/domain/calendar';
import { dayKey, type DayForTransfer } from '../../../../src/domain/dayForTransfer';
import { singleLine } from '../../../../src/domain/text';
import { InputError } from '../../../../src/errors';
import type { LeftAlone } from '../../../../src/domain/touchedDays';
import { peopleWithoutDays, type PersonWithoutDays } from '../../../../src/severa/notReady';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { jsonList } from '../../../shared/jsonList';
import { defineBatchOperation, type OutputRow } from '../../../shared/operation';
import { listOfTexts, optionalDay, optionalMoment } from '../../../shared/properties';
import { nameOf } from '../../../../src/domain/person';
import { readPeople } from '../../../../src/severa/readHours';
import { daysOfPeriod, daysTouched, type ChangeSelection } from '../../workHour/daysForTransfer';

const properties: INodeProperties[] = [
	{
		displayName: 'Days',
		name: 'select',
		type: 'options',
		options: [
			{ name: 'Changed Since', value: 'changedSince', description: 'Days of entries and absences that were added, changed or deleted, with the days around them' },
			{ name: 'Period', value: 'period', description: 'All days of a period' },
		],
		default: 'period',
		description: 'Which days to get',
	},
	{ displayName: 'First Day', name: 'from', type: 'dateTime', default: '', required: true, displayOptions: { show: { select: ['period'] } }, description: 'First day of the period' },
	{ displayName: 'Last Day', name: 'to', type: 'dateTime', default: '', required: true, displayOptions: { show: { select: ['period'] } }, description: 'Last day of the period' },
	{
		displayName: 'Empty Days',
		name: 'emptyDays',
		type: 'options',
		options: [
			{ name: 'Of Everybody', value: 'everybody', description: 'Also of people who have nothing in Severa in that month, if they are active and have a number' },
			{ name: 'Of Nobody', value: 'nobody', description: 'Only days with an entry, an absence or a deleted entry' },
			{ name: 'Of People With Entries', value: 'peopleWithEntries', description: 'All days of people with an entry, absence or deletion in that month' },
		],
		default: 'peopleWithEntries',
		displayOptions: { show: { select: ['period'] } },
		description: 'Of whom days without anything come too, so that what was deleted in Severa can go from Netvisor',
	},
	{ displayName: 'Changed Since', name: 'changedSince', type: 'dateTime', default: '', required: true, displayOptions: { show: { select: ['changedSince'] } }, description: 'Days touched at this moment or later' },
	{ displayName: 'Days Around', name: 'daysAround', type: 'number', typeOptions: { minValue: 0, maxValue: 366 }, default: 14, displayOptions: { show: { select: ['changedSince'] } }, description: 'How many days before and after a touched day of a person are looked at too, since Severa does not tell where a moved entry was before' },
	{ displayName: 'Not Before', name: 'notBefore', type: 'dateTime', default: '', displayOptions: { show: { select: ['changedSince'] } }, description: 'Earlier days that changed are left alone, and told under "Tell Missing People"; days of "Also Days" are got all the same. Empty: no bound.' },
	{ displayName: 'Known Absences', name: 'knownAbsences', type: 'json', default: '[]', displayOptions: { show: { select: ['changedSince'] } }, description: 'Absences that an earlier run saw, as a list of objects with guid, userGuid, startDateTime, endDateTime and isAllDay. One that is gone now touches its days; Severa keeps no list of deleted absences.' },
	{ displayName: 'Also Days', name: 'alsoDays', type: 'json', default: '[]', displayOptions: { show: { select: ['changedSince'] } }, description: 'Days that an earlier run could not finish, as a list of objects with userGuid and date; they are got whatever changed and however old they are' },
	{ displayName: 'Employee Numbers', name: 'employeeNumbers', type: 'string', default: '', placeholder: 'e.g. 101, 102', description: 'Only these people; separated by commas. Empty: everybody.' },
	{ displayName: 'Expected Hours', name: 'expectedHours', type: 'boolean', default: false, description: 'Whether to read the expected hours of the days of absent people, one call for each of them and month; needed where the Mapper takes absence hours from them' },
	{ displayName: 'Tell Missing People', name: 'tellMissing', type: 'boolean', default: false, description: 'Whether people who were asked for under "Employee Numbers" and have no day here come out too, as an item with the field notReady, for which the Mapper tells why; so does whoever has days that changed before "Not Before", with how many' },
];

/** Cells of a data table may come as null or text. */
const knownAbsence = z.looseObject({ guid: z.string().min(1), userGuid: z.string().min(1), startDateTime: z.string().min(1), endDateTime: z.string().nullish().transform((end) => (end === undefined || end === '' ? null : end)), isAllDay: z.union([z.boolean(), z.string().transform((text) => text === 'true'), z.null().transform(() => false)]).default(false) });

const isGiven = <Value>(value: Value | undefined) => value !== undefined;
const shown = { employeeNumbers: listOfTexts, expectedHours: z.boolean(), tellMissing: z.boolean().default(false) };

export const getDaysForTransfer = defineBatchOperation<SeveraClient>()({
	value: 'getDaysForTransfer',
	name: 'Get Days for Transfer',
	action: 'Get days of hours for transfer',
	description: 'Retrieve whole days of people, one item for each employee and day, complete for the Mapper: hours, overtime, absences, contract, holidays and codes. Incoming items that ask for the same are served once.',
	effect: 'read',
	properties,
	input: z.discriminatedUnion('select', [
		z.object({ select: z.literal('period'), from: optionalDay.refine(isGiven, 'the period needs its first day'), to: optionalDay.refine(isGiven, 'the period needs its last day'), emptyDays: z.enum(['peopleWithEntries', 'everybody', 'nobody']), ...shown }),
		z.object({ select: z.literal('changedSince'), changedSince: optionalMoment.refine(isGiven, 'a moment is needed'), daysAround: z.number().int().min(0).max(366), notBefore: optionalDay, knownAbsences: jsonList(knownAbsence), alsoDays: jsonList(z.looseObject({ userGuid: z.string().min(1), date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date') })), ...shown }),
	]),
	async runAll(severa, items, { log }) {
		const rows: OutputRow[] = [];
		const given = new Set<string>();
		const answered = new Set<string>();
		for (const { input, index } of items) {
			const question = JSON.stringify(input);
			if (answered.has(question)) continue;
			answered.add(question);
			const found = new Set<string>();
			const leftAlone: LeftAlone[] = [];
			for await (const days of select(severa, input, (some) => leftAlone.push(...some))) {
				for (const { person } of days) found.add(singleLine(person.code));
				log(`Severa: ${days.length} days of ${new Set(days.map(({ person }) => person.guid)).size} people${days[0] === undefined ? '' : `, ${days[0].date.slice(0, 7)}`}.`);
				for (const day of days) if (!given.has(dayKey(day.person.guid, day.date))) rows.push({ json: day, item: index });
				for (const { person, date } of days) given.add(dayKey(person.guid, date));
			}
			if (leftAlone.length > 0 && input.select === 'changedSince') {
				log(`Severa: ${leftAlone.reduce((sum, { count }) => sum + count, 0)} days of ${leftAlone.length} people changed before ${input.notBefore} and are left alone.`);
				const told = input.tellMissing ? await toldLeftAlone(severa, leftAlone, input) : [];
				for (const one of told) found.add(one.number);
				rows.push(...told.map((one) => ({ json: { notReady: one }, item: index })));
			}
			if (input.tellMissing) for (const one of await peopleWithoutDays(severa, input.employeeNumbers.filter((number) => !found.has(number)))) rows.push({ json: { notReady: { ...one, select: input.select } }, item: index });
		}
		return rows;
	},
});

type Input = z.output<(typeof getDaysForTransfer)['input']>;

async function toldLeftAlone(severa: SeveraClient, leftAlone: readonly LeftAlone[], { notBefore = '', employeeNumbers }: Extract<Input, { select: 'changedSince' }>): Promise<PersonWithoutDays[]> {
	const people = await readPeople(severa, leftAlone.map(({ userGuid }) => userGuid));
	return leftAlone.flatMap(({ userGuid: guid, ...days }): PersonWithoutDays[] => {
		const user = people.get(guid);
		const number = singleLine(user?.code ?? '');
		if (employeeNumbers.length > 0 && !employeeNumbers.includes(number)) return [];
		return [{ number, guid, name: user === undefined ? guid : nameOf(user), status: '', select: 'changedSince', leftAlone: { ...days, notBefore } }];
	});
}

function select(severa: SeveraClient, input: Input, onLeftAlone: ChangeSelection['onLeftAlone']): AsyncGenerator<DayForTransfer[], void, undefined> {
	if (input.select === 'period') {
		const { from, to, ...rest } = input;
		if (from === undefined || to === undefined) throw new InputError('The period needs its first and its last day.', { field: from === undefined ? 'from' : 'to' });
		if (to < from) throw new InputError(`The period ends (${to}) before it begins (${from}).`, { field: 'to' });
		// A slip in the year would read years of hours.
		if (to > addDays(from, 366)) throw new InputError('The period is longer than a year. Get it in parts.', { field: 'to' });
		return daysOfPeriod(severa, { ...rest, from, to });
	}
	const { changedSince, ...rest } = input;
	if (changedSince === undefined) throw new InputError('"Changed Since" needs a moment.', { field: 'changedSince' });
	return daysTouched(severa, { ...rest, onLeftAlone, changedSince: new Date(changedSince).toISOString() });
}
