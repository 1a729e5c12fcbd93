import { addDays, addMonths, earliest, toDate, toDateTime, toMoment, isBefore, latest, monthOf } from '../../src/domain/calendar';
import { InputError } from '../../src/errors';

test.each([
	['2026-03-31', '2026-03-31'],
	['2026-03-31T23:30:00+03:00', '2026-03-31'],
	['2026-03-31T21:30:00Z', '2026-04-01'],
	['2026-01-01T00:30:00+05:00', '2025-12-31'],
	['2026-01-31T22:00:00Z', '2026-02-01'],
	['2026-07-31T20:59:59Z', '2026-07-31'],
	['2026-07-31T21:00:00Z', '2026-08-01'],
	['2026-03-31T00:00:00', '2026-03-31'],
	['2026-03-31T12:00:00.123+0200', '2026-03-31'],
])('%s is in Helsinki the day %s', (value, date) => expect(toDate(value)).toBe(date));

test.each([
	['2026-03-28T10:00:00Z', '2026-03-28 12:00:00'],
	['2026-03-29T10:00:00Z', '2026-03-29 13:00:00'],
	['2026-03-31T14:05:09+03:00', '2026-03-31 14:05:09'],
	['2026-03-31T22:00:00Z', '2026-04-01 01:00:00'],
	['2026-10-24T21:00:00Z', '2026-10-25 00:00:00'],
	['2026-03-31T08:15', '2026-03-31 08:15:00'],
])('%s is in Helsinki %s', (value, time) => expect(toDateTime(value)).toBe(time));

test.each([
	['2026-03-31T14:05:09+03:00', '2026-03-31T11:05:09.000Z'],
	['2026-03-31T12:00:00.123+0200', '2026-03-31T10:00:00.123Z'],
	['2026-03-31 14:05', '2026-03-31T11:05:00.000Z'],
	['2026-01-31T14:05:09', '2026-01-31T12:05:09.000Z'],
	['2026-10-30', '2026-10-29T22:00:00.000Z'],
	['2026-06-24', '2026-06-23T21:00:00.000Z'],
	['2026-10-25T03:30:00', '2026-10-25T00:30:00.000Z'],
	['2026-03-29T03:30:00', '2026-03-29T01:30:00.000Z'],
])('%s is the moment %s', (value, moment) => expect(new Date(toMoment(value)).toISOString()).toBe(moment));
test.each([['yesterday'], ['2026-02-30'], ['2026-03-31T25:00:00Z']])('%p is no moment', (value) => expect(() => toMoment(value)).toThrow(InputError));

test.each([['2026-02-30'], ['2026-13-01'], ['31.3.2026'], [''], ['2026-02-30T10:00:00Z'], ['2026-03-31T25:00:00'], ['2026-03-31T25:00:00Z']])('%p is refused', (value) => expect(() => toDate(value)).toThrow(InputError));
test('a mere date has no time', () => expect(() => toDateTime('2026-03-31')).toThrow(InputError));

test.each<[string, number, string]>([
	['2026-01-31', 1, '2026-02-28'],
	['2028-01-31', 1, '2028-02-29'],
	['2026-01-31', 2, '2026-03-31'],
	['2026-08-31', 1, '2026-09-30'],
	['2026-12-15', 1, '2027-01-15'],
	['2026-01-01', 12, '2027-01-01'],
	['2028-02-29', 12, '2029-02-28'],
	['2026-03-31', -1, '2026-02-28'],
	['2026-01-15', -1, '2025-12-15'],
	['2026-05-05', 0, '2026-05-05'],
])('%s and %p months is %s', (date, months, result) => expect(addMonths(date, months)).toBe(result));

test.each<[string, number, string]>([
	['2026-03-01', -1, '2026-02-28'],
	['2026-12-31', 1, '2027-01-01'],
	['2026-03-28', 2, '2026-03-30'],
])('%s and %p days is %s', (date, days, result) => expect(addDays(date, days)).toBe(result));

test('compares, and finds the ends of a list', () => {
	expect(isBefore('2025-12-31', '2026-01-01')).toBe(true);
	expect(isBefore('2026-01-01', '2026-01-01')).toBe(false);
	expect(earliest(['2026-02-01', '2025-12-31', '2026-01-01'])).toBe('2025-12-31');
	expect(latest(['2026-02-01', '2025-12-31', '2026-01-01'])).toBe('2026-02-01');
	expect(latest([])).toBeUndefined();
	expect(monthOf('2026-02-01')).toEqual({ year: 2026, month: 2 });
});

test.each(['America/New_York', 'Pacific/Kiritimati', 'UTC'])('the zone of the machine does not matter: %s', (zone) => {
	const before = process.env.TZ;
	process.env.TZ = zone;
	try {
		expect([toDate('2026-03-31T21:30:00Z'), toDate('2026-03-31'), addMonths('2026-01-31', 1), addDays('2026-03-28', 2)]).toEqual(['2026-04-01', '2026-03-31', '2026-02-28', '2026-03-30']);
	} finally {
		if (before === undefined) delete process.env.TZ;
		else process.env.TZ = before;
	}
});
