/** What earlier runs left decides about a claim (design section 6, rule 3; rulebook L-2). */
import { TravelSends, type SendRow } from '../../src/domain/travelDelivery';

const KEY = 'severa:travelReimbursement:3f53b34e-101e-c3b7-dd0a-db879cc56e39';
const TODAY = '2026-10-30';
const row = (outcome: string, attempt = 1, more: Partial<SendRow> = {}): SendRow => ({ transferKey: KEY, outcome, attempt: String(attempt), runId: 'run 1', at: '2026-10-30T09:00:00.000+02:00', fingerprint: 'f1', netvisorKey: '', ...more });
const judge = (rows: readonly SendRow[], days = 1) => new TravelSends(rows).of(KEY, TODAY, days);
const later = { runId: 'run 2', at: '2026-10-30T10:00:00.000+02:00' };
const at = (time: string) => ({ runId: 'run 2', at: `2026-10-30T${time}:00.000+02:00` });
const old = { at: '2026-10-28T23:00:00.000+02:00' };

test.each<[string, SendRow[], object]>([
	['nothing is known', [], { state: 'new', attempt: 1, nextAttempt: 1 }],
	['another claim was sent', [row('created', 1, { transferKey: 'severa:travelReimbursement:other' })], { state: 'new', attempt: 1 }],
	['sent and answered', [row('sending'), row('created', 1, { netvisorKey: '77' })], { state: 'settled', attempt: 1, netvisorKey: '77', fingerprint: 'f1' }],
	['a run that was killed between row and answer', [row('sending')], { state: 'repeat', attempt: 1, nextAttempt: 2 }],
	['a lost answer', [row('sending'), row('unclear')], { state: 'repeat', attempt: 1 }],
	['a lost answer of the day before', [row('unclear', 1, { at: '2026-10-29T00:10:00.000+02:00' })], { state: 'repeat' }],
	['a lost answer of two days before: Netvisor may have forgotten the id', [row('unclear', 1, old)], { state: 'doubtful', attempt: 1, nextAttempt: 2 }],
	['a row without a time counts as old', [row('sending', 1, { at: '' })], { state: 'doubtful' }],
	['an id that Netvisor has seen', [row('sending'), row('arrived')], { state: 'doubtful', attempt: 1, nextAttempt: 2 }],
	['refused: nothing is stored, so the next attempt has a new id', [row('sending'), row('refused')], { state: 'new', attempt: 2, nextAttempt: 2 }],
	['refused twice', [row('sending'), row('refused'), row('sending', 2, later), row('refused', 2, later)], { state: 'new', attempt: 3 }],
	['never left: the same attempt', [row('sending'), row('notSent')], { state: 'new', attempt: 1 }],
	['never left in one run, killed in another', [row('sending'), row('notSent'), row('sending', 1, later)], { state: 'repeat', attempt: 1 }],
	['not sent by a later run: the doubt of the earlier one stays', [row('sending'), row('unclear'), row('sending', 1, later), row('notSent', 1, later)], { state: 'repeat', attempt: 1 }],
	['a doubt about an earlier attempt outweighs a refusal of it by another run', [row('unclear'), row('refused', 1, later)], { state: 'repeat', attempt: 1 }],
	['doubts about two ids: neither is repeated', [row('unclear'), row('refused', 1, later), row('sending', 2, { runId: 'run 3' })], { state: 'doubtful' }],
	['a success outweighs the doubt of a second run at the same time', [row('sending'), row('sending', 1, later), row('arrived', 1, later), row('created')], { state: 'settled' }],
	['a success outweighs a refusal that came first', [row('refused'), row('created', 1, later)], { state: 'settled' }],
	['a person says that it is not there', [row('sending'), row('arrived'), row('sendAgain', 2, later)], { state: 'new', attempt: 2 }],
	['a person says so while the first send may still be worked on', [row('arrived'), row('sendAgain', 2, at('09:09'))], { state: 'doubtful', nextAttempt: 3, isSaidTooEarly: true }],
	['a person says so ten minutes after the last answer', [row('sending'), row('arrived'), row('sendAgain', 2, at('09:10'))], { state: 'new', attempt: 2 }],
	['a run was killed: its send may have come long after its row', [row('sending'), row('sending', 1, { runId: 'run 3', at: old.at }), row('arrived', 1, { runId: 'run 3', at: old.at }), row('sendAgain', 2, at('09:29'))], { state: 'doubtful', isSaidTooEarly: true }],
	['half an hour after it', [row('sending', 1, { runId: 'run 3' }), row('arrived', 1, { ...old, runId: 'run 4' }), row('sendAgain', 2, at('09:30'))], { state: 'new', attempt: 2 }],
	['another run tries the old id after the word', [row('arrived'), row('sendAgain', 2, later), row('arrived', 1, { runId: 'run 3', at: '2026-10-30T10:05:00.000+02:00' })], { state: 'doubtful', isSaidTooEarly: true }],
	['the word again, later', [row('arrived'), row('sendAgain', 2, at('09:01')), row('sendAgain', 3, later)], { state: 'new', attempt: 3 }],
	['a word without a time', [row('arrived'), row('sendAgain', 2, { at: '' })], { state: 'doubtful', isSaidTooEarly: true }],
	['a person says so twice, and the second send is lost', [row('arrived'), row('sendAgain', 2, later), row('sending', 2, { runId: 'run 3' }), row('arrived', 2, { runId: 'run 3' })], { state: 'doubtful', attempt: 2, nextAttempt: 3 }],
	['a person says that it is there', [row('arrived'), row('done', 1, { ...later, fingerprint: '' })], { state: 'settled', fingerprint: '' }],
	['a success that was told after the person looked', [row('sendAgain', 2), row('created', 1, later)], { state: 'settled' }],
	['a success from before the person looked', [row('created'), row('sendAgain', 2, later)], { state: 'new', attempt: 2 }],
	['a person settles a claim that changed after it was sent', [row('created', 1, { netvisorKey: '77' }), row('done', 1, { ...later, fingerprint: '' })], { state: 'settled', fingerprint: '', netvisorKey: '77' }],
])('%s', (_name, rows, expected) => {
	expect(judge(rows)).toMatchObject(expected);
	// Two runs at once write their rows in any order.
	expect(judge([...rows].reverse())).toMatchObject(expected);
});

test('with no days for repeats, every doubt is held at once', () => {
	expect(judge([row('unclear')], 0)).toMatchObject({ state: 'doubtful' });
});

test('letter case of the key does not hide a row', () => {
	expect(judge([row('created', 1, { transferKey: KEY.toUpperCase() })])).toMatchObject({ state: 'settled' });
});

test.each([
	['an unknown outcome', row('sent'), 'outcome "sent"'],
	['no attempt', { ...row('sending'), attempt: '' }, 'attempt ""'],
	['no key', row('sending', 1, { transferKey: '' }), 'no transfer key'],
])('a row that cannot be understood stops the run, since it may be a doubt about a payment: %s', (_name, wrong, words) => {
	expect(() => new TravelSends([wrong])).toThrow(words);
});
