/** The hours of October 2026: everybody's days, overtime, absences, and entries that nobody has approved yet. */
import { createHash } from 'node:crypto';
import { PEOPLE, type Person } from './people';
import { PROJECTS, project } from './projects';
import { audit, eur, id, record, ref } from './record';
import type { Row } from '../store';
import { addDays, at, weekday } from '../time';

export const HOUR_PRICES: Record<string, number> = { T100: 120, T200: 110, T300: 98, T400: 125, T500: 140, T600: 60, T900: 0, 'Työ ilman koodia': 85 };

const TEXTS: Record<string, string[]> = {
	T100: ['Määrittely asiakkaan kanssa', 'Työpaja ja muistiot', 'Rajapintojen läpikäynti'], T200: ['Käyttöliittymäluonnokset', 'Tietomalli', 'Arkkitehtuurikuvaus'], T300: ['Toteutus ja testit', 'Virheenkorjaus', 'Rajapinnan toteutus'],
	T400: ['Projektin ohjaus', 'Ohjausryhmä'], T500: ['Koulutuksen valmistelu', 'Koulutuspäivä'], T900: ['Sisäinen kehitys'],
};

/** A number from 0 up to, not including, `below` that follows from the words. */
const pick = (below: number, ...words: Array<string | number>) => createHash('sha256').update(words.join('/')).digest().readUInt32BE(0) % below;

interface Absence { key: string; person: string; type: string; start: string; end: string; from?: string; to?: string }
/** Whole days, parts of days, one that goes on into November, and one of a type without a code. */
const ABSENCES: Absence[] = [
	{ key: 'a1', person: '103', type: 'sick', start: '2026-10-06', end: '2026-10-07' }, { key: 'a2', person: '107', type: 'vacation', start: '2026-10-12', end: '2026-10-16' },
	{ key: 'a3', person: '109', type: 'child', start: '2026-10-21', end: '2026-10-21' }, { key: 'a4', person: '110', type: 'vacation', start: '2026-10-29', end: '2026-11-03' },
	{ key: 'a5', person: '104', type: 'sick', start: '2026-10-14', end: '2026-10-14', from: '12:00:00', to: '16:00:00' }, { key: 'a6', person: '113', type: 'unpaid', start: '2026-10-23', end: '2026-10-23' },
	{ key: 'a7', person: '114', type: 'study', start: '2026-10-19', end: '2026-10-20' }, { key: 'a8', person: '102', type: 'vacation', start: '2026-10-09', end: '2026-10-09', from: '08:00:00', to: '11:30:00' },
];

/** Person, day, hours, overtime, project: evening and weekend work. */
const OVERTIME: Array<[string, string, number, string, number]> = [
	['104', '2026-10-08', 2, '2010', 2021], ['104', '2026-10-09', 1.5, '2010', 2021], ['108', '2026-10-13', 2, '2010', 2028], ['108', '2026-10-13', 1, '2020', 2028], ['0112', '2026-10-17', 6, '2020', 2038],
	['111', '2026-10-20', 2.25, '2010', 2004], ['114', '2026-10-22', 1, '2030', 2033], ['102', '2026-10-27', 2, '2010', 2001], ['103', '2026-10-28', 0.75, '2030', 2002],
];

const days = () => Array.from({ length: 30 }, (_none, index) => addDays('2026-10-01', index)).filter((date) => !['Saturday', 'Sunday'].includes(weekday(date)));
const absent = (person: Person, date: string) => ABSENCES.find((each) => each.person === person.key && each.start <= date && date <= each.end);
const hoursOf = ({ key, dailyHours }: Person, date: string) => (key === '105' && date > '2026-10-15' ? 6 : key === '109' && weekday(date) === 'Friday' ? 0 : dailyHours);

export function hourEntry(key: string, fields: { person: string; date: string; quantity: number; workType: string; project: number; price: number; currency?: string; overtime?: string; approved?: boolean | null; text?: string }): Row {
	const { internal } = project(fields.project);
	return record('hours', key, {
		eventDate: fields.date, quantity: fields.quantity, user: ref('user', fields.person), project: ref('project', fields.project), phase: ref('phase', `${fields.project}/work`), workType: ref('workType', fields.workType), overtime: fields.overtime === undefined ? null : ref('overtime', fields.overtime),
		description: fields.text ?? null, isApproved: fields.approved === undefined ? true : fields.approved, isBillable: !internal, billableStatus: internal ? 'NotBillable' : 'Billable', startTime: null, endTime: null,
		unitPrice: { ...eur(internal ? 0 : fields.price), currencyCode: fields.currency ?? 'EUR' }, unitCost: eur(42), invoice: null, invoiceRowGuid: null, invoiceQuantity: null, plannedInvoiceQuantity: null, invoiceRowDescription: null, invoiceRowComment: null, ...audit(fields.date),
	});
}

/** Everything is approved but the last days of Väinö and Otso, and one entry that was rejected. */
function approval(person: string, date: string, index: number): boolean | null {
	if (person === '111' && date === '2026-10-15' && index === 0) return false;
	return (person === '106' && date >= '2026-10-28') || (person === '104' && date === '2026-10-30') ? null : true;
}

function dayEntries(person: Person, date: string): Row[] {
	const away = absent(person, date);
	const awayHours = away?.from === undefined ? 0 : (Date.parse(`1970-01-01T${away.to ?? ''}Z`) - Date.parse(`1970-01-01T${away.from}Z`)) / 3_600_000;
	const total = away !== undefined && away.from === undefined ? 0 : hoursOf(person, date) - awayHours;
	if (total <= 0) return [];
	const own = PROJECTS.filter(({ closed, internal, unit }) => !closed && !internal && unit === person.unit);
	const first = person.key === 'intern' ? 2057 : (own[pick(own.length, person.key, date, 'first')]?.number as number);
	const second = pick(5, person.key, date, 'internal') === 0 ? 2053 + pick(6, person.key, date) : (own[pick(own.length, person.key, date, 'second')]?.number as number);
	const quarter = first === second || person.key === 'intern' ? total : Math.max(1, Math.round(total * (2 + pick(2, person.key, date, 'share')))) / 4;
	const parts: Array<[number, number]> = quarter >= total ? [[first, total]] : [[first, quarter], [second, total - quarter]];
	return parts.map(([number, quantity], index) => {
		const workType = project(number).internal ? 'T900' : person.workType;
		const texts = TEXTS[workType] as string[];
		return hourEntry(`${person.key}/${date}/${index}`, { person: person.key, date, quantity, workType, project: number, price: HOUR_PRICES[workType] as number, approved: approval(person.key, date, index), text: texts[pick(texts.length, person.key, date, index)] as string });
	});
}

export function octoberHours(): Row[] {
	const normal = days().flatMap((date) => PEOPLE.flatMap((person) => dayEntries(person, date)));
	const extra = OVERTIME.map(([person, date, quantity, overtime, number], index) => {
		const { workType } = PEOPLE.find(({ key }) => key === person) as Person;
		return hourEntry(`overtime/${index}`, { person, date, quantity, workType, project: number, price: (HOUR_PRICES[workType] as number) * (overtime === '2020' ? 2 : 1.5), overtime, text: 'Ylityö sovittu asiakkaan kanssa' });
	});
	return [...normal, ...extra];
}

/** Absences, and one meeting that is none. */
export function activities(): Row[] {
	const rows = ABSENCES.map(({ key, person, type, start, end, from, to }) => record('activity', key, {
		name: { sick: 'Sairausloma', vacation: 'Vuosiloma', child: 'Lapsen sairaus', unpaid: 'Palkaton vapaa', study: 'Opintovapaa' }[type], activityType: ref('activityType', type), ownerUser: ref('user', person), startDateTime: at(start, from ?? '00:00:00'), endDateTime: at(end, to ?? '23:59:59'),
		isAllDay: from === undefined, hasDuration: true, hasHours: false, isClosed: false, isUnassigned: false, recurrenceType: 'None', notes: null, location: null, ...audit('2026-09-21'),
	}));
	return [...rows, record('activity', 'm1', { name: 'Viikkopalaveri', activityType: ref('activityType', 'meeting'), ownerUser: ref('user', '101'), startDateTime: at('2026-10-26', '09:00:00'), endDateTime: at('2026-10-26', '10:00:00'), isAllDay: false, hasDuration: true, recurrenceType: 'None', ...audit('2026-09-21') })];
}

export const activityParticipants = (): Row[] => ['102', '106', '110'].map((person) => record('participant', `m1/${person}`, { activityGuid: id('activity', 'm1'), participantGuid: id('user', person), isActive: true, status: 'Accepted', type: 'User' }));
