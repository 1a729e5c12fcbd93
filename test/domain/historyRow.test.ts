import { readHistoryRows } from '../../src/domain/historyRow';

const localOf = (time: unknown) => readHistoryRows([{ flow: 'x', time }])[0]?.localTime;

test.each([
	['winter', '2026-03-28T21:59:59.999Z', '2026-03-28 23:59:59'],
	['the hour before summer time', '2026-03-29T00:59:00.000Z', '2026-03-29 02:59:00'],
	['the hour after it began', '2026-03-29T01:00:00.000Z', '2026-03-29 04:00:00'],
	['with an offset', '2026-03-28T23:59:59+02:00', '2026-03-28 23:59:59'],
	['a Date', new Date('2026-07-01T12:00:00Z'), '2026-07-01 15:00:00'],
	['nonsense', 'yesterday', ''],
	['a day that does not exist', '2026-02-30T10:00:00Z', ''],
	['nothing', null, ''],
])('the local time of a row: %s', (_, time, expected) => expect(localOf(time)).toBe(expected));

test('equal minutes of different hours are told apart, also in one reading', () => {
	expect(readHistoryRows(['2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z', '2026-03-29T00:30:00Z'].map((time) => ({ flow: 'x', time }))).map(({ localTime }) => localTime)).toEqual(['2026-03-29 02:30:00', '2026-03-29 04:30:00', '2026-03-29 02:30:00']);
});
