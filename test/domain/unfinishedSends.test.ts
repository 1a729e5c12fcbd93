/** L-2: what an unfinished run may still be creating waits for a look after the quiet time. */
import { minutesUnfinished, type UnfinishedSend } from '../../src/domain/unfinishedSends';

const KEY = 'netvisor:purchase:3001:line:3101';
const at = (time: string) => `2026-10-30T${time}+02:00`;
const send = (time: string, ...sending: string[]): UnfinishedSend => ({ at: at(time), sending, unclear: [] });
const unclear = (time: string, ...keys: string[]): UnfinishedSend => ({ at: at(time), sending: [], unclear: keys });

test.each<[string, UnfinishedSend[], number]>([
	['nothing is written down', [], 0],
	['another fee', [send('09:00:00', 'netvisor:purchase:3001:line:3102'), unclear('09:59:00', 'netvisor:purchase:3001:line:3102')], 0],
	['about to be sent one minute ago', [send('09:59:00', KEY)], 29],
	['no answer one minute ago', [unclear('09:59:00', KEY)], 9],
	['the longest wait counts', [unclear('09:59:00', KEY), send('09:50:00', KEY), send('09:31:00', 'other', KEY)], 20],
	['a second before the time is over', [send('09:30:01', KEY)], 1],
	['the time is over', [send('09:30:00', KEY), unclear('09:50:00', KEY)], 0],
	['a clock that is ahead', [send('10:10:00', KEY)], 40],
	['the same moment in another zone', [{ at: '2026-10-30T07:59:00Z', sending: [KEY], unclear: [] }], 29],
])('%s', (_, sends, minutes) => {
	expect(minutesUnfinished(sends, KEY, Date.parse(at('10:00:00')))).toBe(minutes);
});
