import { isCalendarDate, readBoolean, readDate, readDecimal } from '../../src/netvisor/readValues';

it.each([
	['123,45', '123.45'],
	['6,9000', '6.9000'],
	['1,960000000000', '1.960000000000'],
	['1255.00', '1255.00'],
	['-0,5', '-0.5'],
	[' 7 ', '7'],
	['', ''],
	['1 255,00', undefined],
	['1.255,00', undefined],
	[',5', undefined],
	['1e3', undefined],
	['12 €', undefined],
])('readDecimal(%j) → %j', (text, value) => expect(readDecimal(text)).toBe(value));

it.each([
	['2026-01-31', '2026-01-31'],
	['2026-01-15T15:14:00+02:00', '2026-01-15'],
	['2026-01-15 15:14', '2026-01-15'],
	['3.2.2026', '2026-02-03'],
	['03.02.2026 9:05:07', '2026-02-03'],
	['', ''],
	['2026-02-30', undefined],
	['31.2.2026', undefined],
	['2026/01/31', undefined],
	['1.2.26', undefined],
])('readDate(%j) → %j', (text, value) => expect(readDate(text)).toBe(value));

it.each([
	['1', true],
	['True', true],
	['true', true],
	['Yes', true],
	['0', false],
	['False', false],
	['no', false],
	['', undefined],
	['2', undefined],
])('readBoolean(%j) → %j', (text, value) => expect(readBoolean(text)).toBe(value));

it('knows the days of the calendar', () => {
	expect([isCalendarDate('2024-02-29'), isCalendarDate('2026-02-29'), isCalendarDate('2026-13-01'), isCalendarDate('26-1-1')]).toEqual([true, false, false, false]);
});
