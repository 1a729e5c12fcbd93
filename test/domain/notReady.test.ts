/** Why a document that was asked for by its number does not go, in both languages. */
import { whyClaimNotReady, whyInvoiceNotReady, whyNoDays } from '../../src/domain/notReady';
import type { Reason } from '../../src/domain/held';
import { TravelSends, type SendRow } from '../../src/domain/travelDelivery';

const told = (reasons: readonly Reason[]) => reasons.map(({ code, message }) => `${code}: ${message}`);

describe('a travel claim', () => {
	const KEY = 'severa:travelReimbursement:g-1';
	const SETTINGS = { transferredStatus: 'Siirretty Netvisoriin' };
	const row = (outcome: string, more: Partial<SendRow> = {}): SendRow => ({ transferKey: KEY, outcome, attempt: '1', runId: 'r', at: '2026-10-20T09:00:00+03:00', fingerprint: '', netvisorKey: '', ...more });
	const why = (asked: object, rows: SendRow[] = []) => told(whyClaimNotReady({ number: '303', guid: 'g-1', name: 'Aino Virtanen', status: 'Vedos', ...asked }, new TravelSends(rows).of(KEY, '2026-10-30', 1), SETTINGS));

	test.each<[string, object, SendRow[], string[]]>([
		['T-2: there is none of this number', { guid: '' }, [], ['TRAVEL_NOT_FOUND: Severa has no travel claim 303.']],
		['T-2: its status', {}, [], ['TRAVEL_NOT_READY: Claims without a number or in the status "Vedos" do not move.']],
		['T-2: a status without a name', { status: '' }, [], ['TRAVEL_NOT_READY: Claims without a number or in the status "–" do not move.']],
		['T-11: transferred, as the table of sends knows', { status: 'Siirretty Netvisoriin' }, [row('sending'), row('created', { netvisorKey: '77' })], ['TRAVEL_IN_NETVISOR: The claim is in Netvisor already (2026-10-20, key 77); its status in Severa is "Siirretty Netvisoriin".']],
		['T-11: in Netvisor, whatever its status is now', {}, [row('done')], ['TRAVEL_IN_NETVISOR: The claim is in Netvisor already (2026-10-20, key –); its status in Severa is "Vedos".']],
		['T-11: transferred in another way', { status: ' siirretty  netvisoriin' }, [], ['TRAVEL_TRANSFERRED: The claim is in the status " siirretty  netvisoriin": it was transferred before. The table of sends knows nothing of it.']],
		['L-2: in doubt', {}, [row('arrived')], ['TRAVEL_NOT_READY: Claims without a number or in the status "Vedos" do not move.', 'OUTCOME_UNKNOWN: The answer to the write was lost and the document cannot be looked up.']],
		['L-2: in doubt, and the word came too early', {}, [row('arrived'), row('sendAgain', { attempt: '2', at: '2026-10-20T09:01:00+03:00' })], ['TRAVEL_NOT_READY: Claims without a number or in the status "Vedos" do not move.', 'OUTCOME_UNKNOWN: The answer to the write was lost and the document cannot be looked up.', 'SEND_AGAIN_TOO_EARLY: "Send again" was said while Netvisor may still have been working on the first send.']],
		['refused before: nothing is in doubt', {}, [row('sending'), row('refused')], ['TRAVEL_NOT_READY: Claims without a number or in the status "Vedos" do not move.']],
	])('%s', (_, asked, rows, expected) => expect(why(asked, rows)).toEqual(expected));

	test('without a status for transferred claims no status is taken for it', () => {
		const { state } = new TravelSends([]).of(KEY, '2026-10-30', 1);
		expect(state).toBe('new');
		expect(whyClaimNotReady({ number: '303', guid: 'g-1', name: '', status: '' }, new TravelSends([]).of(KEY, '2026-10-30', 1), { transferredStatus: '' }).map(({ code }) => code)).toEqual(['TRAVEL_NOT_READY']);
	});
});

describe('an invoice', () => {
	const asked = { number: '5004', guid: 'i-1', name: 'Acme Oy', status: 'Vedos', readyStatus: 'Valmis', sentStatus: 'Lähetetty' };
	test.each<[string, object, string]>([
		['I-1: there is none of this number', { guid: '' }, 'INVOICE_NOT_FOUND: Severa has no invoice 5004.'],
		['I-1: another status', {}, 'INVOICE_NOT_READY: The invoice is in the status "Vedos"; only those in "Valmis" go.'],
		['I-20: transferred before', { status: 'lähetetty' }, 'INVOICE_TRANSFERRED: The invoice is in the status "lähetetty": it was transferred before.'],
		['I-1: the status after a transfer is not known', { status: '', sentStatus: '' }, 'INVOICE_NOT_READY: The invoice is in the status "–"; only those in "Valmis" go.'],
	])('%s', (_, more, expected) => expect(told(whyInvoiceNotReady({ ...asked, ...more }))).toEqual([expected]));
});

describe('a person without days', () => {
	const asked = { number: '105', guid: 'u-1', name: 'Saara Nieminen', status: '', select: 'period' as const };
	test.each<[string, object, string]>([
		['X-2: nobody has the number', { guid: '' }, 'EMPLOYEE_NOT_IN_SEVERA: Severa has nobody with the employee number 105.'],
		['W-1: nothing in the period', {}, 'HOURS_NONE: Saara Nieminen has neither hours nor absences in this period.'],
		['W-1: nothing since the last run', { select: 'changedSince' }, 'HOURS_UNCHANGED: Nothing of Saara Nieminen has changed since the last run.'],
		['W-1: changed too far back', { select: 'changedSince', leftAlone: { count: 3, from: '2026-08-03', to: '2026-08-07', notBefore: '2026-08-29' } }, 'HOURS_LEFT_ALONE: Saara Nieminen has days that changed in Severa and are left alone, since they are before 2026-08-29: 3, from 2026-08-03 to 2026-08-07.'],
	])('%s', (_, more, expected) => expect(told(whyNoDays({ ...asked, ...more }))).toEqual([expected]));
});
