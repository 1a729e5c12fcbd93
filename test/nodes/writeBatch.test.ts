import { writeBatch, type BatchOutcome } from '../../nodes/shared/writeBatch';
import { AuthenticationError, CancelledError, InputError, OutcomeUnknownError, RejectedError, UnavailableError } from '../../src/errors';

/** Each step is what the write of one item does: an outcome, or an error, with so many writes that Severa accepted. */
type Step = { outcome: BatchOutcome['outcome']; writes?: number } | { error: Error; writes?: number };

async function run(steps: Step[]) {
	let writes = 0;
	let started = 0;
	const items = steps.map((_, index) => ({ input: {}, json: { transferKey: `key-${index}`, notes: [{ code: 'X' }] }, index }));
	const rows = await writeBatch({ writes: () => writes }, items, async ({ index }) => {
		started++;
		const step = steps[index] as Step;
		writes += step.writes ?? ('outcome' in step && step.outcome === 'created' ? 1 : 0);
		if ('error' in step) throw step.error;
		return { outcome: step.outcome, message: '' };
	});
	return { rows: rows.map(({ json, item }): Record<string, unknown> => ({ ...json, item })), started };
}

const outcomes = async (steps: Step[]) => (await run(steps)).rows.map(({ outcome }) => outcome);

test('one row for each item, in order, with what the item carried', async () => {
	const { rows } = await run([{ outcome: 'created' }, { outcome: 'unchanged' }]);
	expect(rows.map(({ item, transferKey, notes }) => [item, transferKey, notes])).toEqual([[0, 'key-0', [{ code: 'X' }]], [1, 'key-1', [{ code: 'X' }]]]);
});

test.each([
	['the service\'s refusal', new RejectedError('Number is in use')],
	['a wrong record', new InputError('no such language')],
	['a lost reply', new OutcomeUnknownError('may or may not have been stored')],
])('%s fails one document and not the rest', async (_case, error) => {
	const { rows } = await run([{ error }, { outcome: 'created' }]);
	expect(rows.map(({ outcome, message }) => [outcome, message])).toEqual([['failed', error.message], ['created', '']]);
});

test.each([
	['a dead service', new UnavailableError('Severa does not answer')],
	['refused credentials', new AuthenticationError('Severa does not accept')],
])('%s before anything was written ends the run with one error', async (_case, error) => {
	await expect(run([{ outcome: 'unchanged' }, { error }, { outcome: 'created' }])).rejects.toBe(error);
});

test('a dead service after a write leaves the rest unsent, and asks no more', async () => {
	const { rows, started } = await run([{ outcome: 'created' }, { error: new UnavailableError('Severa does not answer') }, { outcome: 'created' }, { outcome: 'created' }]);
	expect(rows.map(({ outcome }) => outcome)).toEqual(['created', 'notSent', 'notSent', 'notSent']);
	expect(new Set(rows.slice(1).map(({ message }) => message))).toEqual(new Set(['Not sent, the run stopped before: Severa does not answer']));
	expect(started).toBe(2);
});

test('a dead service after an unknown outcome counts as written', async () => {
	expect(await outcomes([{ error: new OutcomeUnknownError('lost') }, { error: new UnavailableError('down') }, { outcome: 'created' }])).toEqual(['failed', 'notSent', 'notSent']);
});

test('a record of which a part was written is not called unsent', async () => {
	const { rows } = await run([{ error: new UnavailableError('down'), writes: 1 }, { outcome: 'created' }]);
	expect(rows.map(({ outcome, message }) => [outcome, message])).toEqual([['failed', 'down A part of the record was written; the next run completes it.'], ['notSent', 'Not sent, the run stopped before: down']]);
});

test.each([
	['cancelling', new CancelledError()],
	['an error of the program', new TypeError('x is undefined')],
])('%s is not an outcome of a document', async (_case, error) => {
	await expect(run([{ outcome: 'created' }, { error }])).rejects.toBe(error);
});
