/** A document that nobody can look up: what each answer proves (design section 6, rule 3). */
import { AuthenticationError, CancelledError, OutcomeUnknownError, UnavailableError } from '../../src/errors';
import { RefusedError, RequestNotUniqueError } from '../../src/netvisor/replies';
import { sendOnce } from '../../src/netvisor/sendOnce';

const lost = () => new OutcomeUnknownError('lost');
const refused = () => new RefusedError('refused', 'words', { serviceCode: 'INVALID_DATA' });
const seen = () => new RequestNotUniqueError('seen', '', {});
const duplicate = () => new RefusedError('there', '', { serviceCode: 'DUPLICATE_DATA' });
const down = () => new UnavailableError('down');

/** Answers in turn: a key, or an error. */
async function outcomeOf(answers: Array<string | Error>, isUnclear = false) {
	const left = [...answers];
	const pauses: number[] = [];
	const sent = await sendOnce({
		isUnclear,
		async send() {
			const answer = left.shift();
			if (answer === undefined) throw new Error('It was sent more often than the test expects.');
			if (typeof answer !== 'string') throw answer;
			return answer;
		},
		sleep: async (ms) => void pauses.push(ms),
	});
	return { delivery: sent.delivery, left: left.length, pauses };
}

test.each<[string, Array<string | Error>, boolean, object]>([
	['OK', ['7'], false, { delivery: 'created', pauses: [] }],
	['lost before it arrived: the repeat is taken', [lost(), '7'], false, { delivery: 'created', pauses: [1000] }],
	['lost after it was stored: the repeat is seen', [lost(), seen()], false, { delivery: 'arrived' }],
	['seen at the first send of this run', [seen()], false, { delivery: 'arrived' }],
	['refused', [refused()], false, { delivery: 'refused' }],
	['refused after a lost answer: no proof about the first', [lost(), refused()], false, { delivery: 'unclear' }],
	['refused where an earlier run left a doubt', [refused()], true, { delivery: 'unclear' }],
	['taken where an earlier run left a doubt: that one never arrived', ['7'], true, { delivery: 'created' }],
	['the same data is there', [duplicate()], false, { delivery: 'arrived' }],
	['no right to the function, perhaps for this person alone', [new AuthenticationError('off', { serviceCode: 'SERVICE_ACCESS_ERROR' })], false, { delivery: 'refused' }],
	['the same after a lost answer', [lost(), new AuthenticationError('off', { serviceCode: 'SERVICE_ACCESS_ERROR' })], false, { delivery: 'unclear' }],
	['lost again and again', [lost(), lost(), lost(), lost()], false, { delivery: 'unclear', pauses: [1000, 3000, 8000] }],
	['the service goes down after a lost answer', [lost(), down()], false, { delivery: 'unclear' }],
])('%s', async (_name, answers, isUnclear, expected) => {
	expect(await outcomeOf(answers, isUnclear)).toMatchObject({ left: 0, ...expected });
});

test('what certainly never left is an error, not a doubt', async () => {
	await expect(outcomeOf([down()])).rejects.toThrow('down');
});

test('a cancelled run is an error: the row before the send stays as the doubt', async () => {
	await expect(outcomeOf([lost(), new CancelledError()])).rejects.toThrow('cancelled');
});
