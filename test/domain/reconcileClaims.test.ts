/** Travel claims against the history (rulebook T-11): Netvisor cannot be asked. */
import { readHistoryRows } from '../../src/domain/historyRow';
import { reconcileClaims, type ClaimToCompare } from '../../src/domain/reconcileClaims';

const SENT = 'Siirretty Netvisoriin';
const guidOf = (number: number) => `0c1d7a6b-1111-7000-8000-000000000${number}`;
const claim = (number: number, status: string, date = '2026-10-12T00:00:00+03:00'): ClaimToCompare => ({ guid: guidOf(number), number, date, title: 'Oulu', travelReimbursementStatus: { guid: status, name: status }, user: { guid: 'u', name: 'Aino Malli' } });
const row = (number: number, outcome: string, more: object = {}) => ({ id: 1, time: '2026-10-13T08:00:00Z', flow: 'travel-transfer', kind: 'travelExpense', number: String(number), name: 'Aino Malli', outcome, counterpartKey: outcome === 'created' ? `8${number}` : '', reasons: '', transferKey: `severa:travelReimbursement:${guidOf(number)}`, ...more });
const indexed = <T>(all: readonly T[]) => all.map((record, index) => ({ record, index }));
const run = (claims: ClaimToCompare[], rows: object[]) => reconcileClaims(indexed(claims), indexed(readHistoryRows(rows)), { period: { start: '2026-10-01', end: '2026-10-31' }, sentStatus: SENT });

test.each<[string, ClaimToCompare[], object[], string[]]>([
	['sent and marked', [claim(301, SENT)], [row(301, 'created')], []],
	['sent, then found again', [claim(301, SENT)], [row(301, 'created'), row(301, 'alreadyThere')], []],
	['held at first, then marked as done by a person', [claim(301, SENT)], [row(301, 'held', { reasons: 'OUTCOME_UNKNOWN' }), row(301, 'done')], []],
	['not sent yet', [claim(301, 'Hyväksytty')], [row(301, 'held', { reasons: 'PERSON_NOT_FOUND' })], []],
	['marked, not in the history', [claim(301, SENT)], [], ['301 CLAIM_NOT_IN_HISTORY']],
	['sent, not marked', [claim(301, 'Hyväksytty')], [row(301, 'created')], ['301 CLAIM_STATUS_NOT_SENT']],
	['sent twice', [claim(301, SENT)], [row(301, 'created'), row(301, 'created', { counterpartKey: '999' })], ['301 CLAIM_TWICE']],
	['one send told twice', [claim(301, SENT)], [row(301, 'created'), row(301, 'created')], []],
	['nobody knows', [claim(301, 'Hyväksytty')], [row(301, 'held', { reasons: 'OUTCOME_UNKNOWN' })], ['301 CLAIM_OUTCOME_UNKNOWN']],
	['gone from Severa', [], [row(301, 'created')], ['301 CLAIM_ONLY_IN_HISTORY']],
	['of another period', [claim(301, SENT, '2026-08-12T00:00:00+03:00')], [row(302, 'created', { time: '2026-08-13T08:00:00Z' })], []],
	['an older claim that was sent in the period', [claim(301, 'Hyväksytty', '2026-08-12T00:00:00+03:00')], [row(301, 'created')], ['301 CLAIM_STATUS_NOT_SENT']],
	['other rows of the history', [], [row(301, 'created', { transferKey: 'severa:invoice:x' }), row(301, 'created', { transferKey: '' })], []],
])('%s', (_name, claims, rows, expected) => {
	expect(run(claims, rows).differences.map(({ number, reason }) => `${number} ${reason.code}`)).toEqual(expected);
});

test('a difference says where and what to do; claims are counted', () => {
	const { differences, claims } = run([claim(301, 'Hyväksytty'), claim(302, SENT)], [row(301, 'created'), row(302, 'created')]);
	expect([differences.length, claims]).toEqual([1, 2]);
	expect(differences[0]).toMatchObject({ system: 'Severa', kind: 'travelClaim', name: 'Aino Malli', severa: { status: 'Hyväksytty', date: '2026-10-12' }, reason: { message: 'Claim 301 was sent to Netvisor on 2026-10-13, but in Severa it is "Hyväksytty".', fix: expect.stringContaining('do not send it again') as string } });
});
