import { AuthenticationError, CancelledError, OutcomeUnknownError, RejectedError, UnavailableError } from '../../src/errors';
import { CannotLookError, createOnce } from '../../src/netvisor/createOnce';
import { RequestNotUniqueError } from '../../src/netvisor/replies';

/**
 * A far end with one document. Each send takes the next line of the script: what the server does with it and what the
 * client sees of it. Ids are remembered as the server would.
 */
type Step =
	| 'ok'
	| 'lostAfterStoring'
	| 'lostBeforeStoring'
	/** Not stored, and the id counts as used all the same. */
	| 'lostIdUsed'
	/** Stored, but only `looks` looks later. */
	| { storedLater: number }
	| 'rejected'
	| 'rejectedIdUsed'
	| 'duplicate'
	| 'unavailable'
	| 'unauthorized'
	| 'cancelled';

class Far {
	stored: number[] = [];
	readonly usedIds = new Set<number>();
	readonly sentIds: number[] = [];
	looks = 0;
	sleptMs = 0;
	private pending: { id: number; atLook: number } | undefined;

	constructor(
		private readonly script: Step[],
		private readonly options: { enforcesIds?: boolean; lookFails?: (look: number) => boolean } = {},
	) {}

	find = async () => {
		this.looks++;
		if (this.options.lookFails?.(this.looks)) throw new UnavailableError('down');
		if (this.pending && this.looks >= this.pending.atLook) {
			this.stored.push(this.pending.id);
			this.pending = undefined;
		}
		return this.stored.length > 0 ? { found: this.stored.length } : undefined;
	};

	create = async (attempt: number): Promise<string> => {
		this.sentIds.push(attempt);
		if ((this.options.enforcesIds ?? true) && this.usedIds.has(attempt)) throw new RequestNotUniqueError('seen', 'seen', {});
		const step = this.script.shift() ?? 'ok';
		const store = () => {
			this.stored.push(attempt);
			this.usedIds.add(attempt);
		};
		if (typeof step === 'object') {
			this.usedIds.add(attempt);
			this.pending = { id: attempt, atLook: this.looks + step.storedLater };
			throw new OutcomeUnknownError('lost');
		}
		switch (step) {
			case 'ok':
				store();
				return '77';
			case 'lostAfterStoring':
				store();
				throw new OutcomeUnknownError('lost');
			case 'lostIdUsed':
				this.usedIds.add(attempt);
				throw new OutcomeUnknownError('lost');
			case 'lostBeforeStoring':
				throw new OutcomeUnknownError('lost');
			case 'rejectedIdUsed':
				this.usedIds.add(attempt);
				throw new RejectedError('no', { serviceCode: 'INVALID_DATA' });
			case 'rejected':
				throw new RejectedError('no', { serviceCode: 'INVALID_DATA' });
			case 'duplicate':
				throw new RejectedError('there', { serviceCode: 'DUPLICATE_DATA' });
			case 'unavailable':
				throw new UnavailableError('down');
			case 'unauthorized':
				throw new AuthenticationError('no');
			case 'cancelled':
				throw new CancelledError();
		}
	};

	run = () => createOnce<number, never>({ record: 'sales invoice 5012', find: this.find, create: this.create, sleep: async (ms) => void (this.sleptMs += ms) });
}

describe('createOnce', () => {
	it('sends nothing when the document is there', async () => {
		const far = new Far([]);
		far.stored = [1];
		await expect(far.run()).resolves.toEqual({ outcome: 'alreadyThere', found: 1 });
		expect(far.sentIds).toEqual([]);
	});

	/** [what happens, script, ids enforced, outcome, ids sent] */
	const stored: Array<[string, Step[], boolean, object, number[]]> = [
		['a plain success', ['ok'], true, { outcome: 'created', netvisorKey: '77' }, [1]],
		['the answer is lost after storing', ['lostAfterStoring'], true, { outcome: 'created', found: 1 }, [1]],
		['the same where the server accepts any id twice', ['lostAfterStoring'], false, { outcome: 'created', found: 1 }, [1]],
		['the request is lost before it arrives', ['lostBeforeStoring'], true, { outcome: 'created', netvisorKey: '77' }, [1, 1]],
		['it is lost twice', ['lostBeforeStoring', 'lostBeforeStoring'], true, { outcome: 'created', netvisorKey: '77' }, [1, 1, 1]],
		['it is lost and then stored without an answer', ['lostBeforeStoring', 'lostAfterStoring'], true, { outcome: 'created', found: 1 }, [1, 1]],
		['a lost request uses the id up without storing', ['lostIdUsed'], true, { outcome: 'created', netvisorKey: '77' }, [1, 1, 2]],
		['the same where ids are not enforced', ['lostIdUsed'], false, { outcome: 'created', netvisorKey: '77' }, [1, 1]],
		['it is stored only after the first look', [{ storedLater: 2 }], true, { outcome: 'created', found: 1 }, [1, 1]],
		['it is stored only after three looks', [{ storedLater: 4 }], true, { outcome: 'created', found: 1 }, [1, 1]],
	];

	it.each(stored)('%s: stored once', async (_, script, enforcesIds, outcome, ids) => {
		const far = new Far(script, { enforcesIds });
		await expect(far.run()).resolves.toEqual(outcome);
		expect(far.stored).toHaveLength(1);
		expect(far.sentIds).toEqual(ids);
	});

	it('takes the next attempt when an earlier run used the id up and nothing is there', async () => {
		const far = new Far([]);
		far.usedIds.add(1).add(2);
		await expect(far.run()).resolves.toEqual({ outcome: 'created', netvisorKey: '77' });
		expect(far.sentIds).toEqual([1, 2, 3]);
		expect(far.stored).toHaveLength(1);
	});

	it('finds what an earlier run stored although the first look missed it', async () => {
		const far = new Far([]);
		far.usedIds.add(1);
		let late = 0;
		const find = far.find;
		far.find = async () => (++late < 3 ? undefined : ((far.stored = [1]), await find()));
		await expect(createOnce<number, never>({ record: 'x', find: () => far.find(), create: far.create, sleep: async () => undefined })).resolves.toEqual({ outcome: 'created', found: 1 });
		expect(far.sentIds).toEqual([1]);
	});

	it('never uses a new id before the old one was answered and a look found nothing', async () => {
		const far = new Far(['lostBeforeStoring', 'lostIdUsed', 'lostBeforeStoring']);
		await far.run();
		const firstNewId = far.sentIds.indexOf(2);
		expect(far.sentIds.slice(0, firstNewId)).toEqual([1, 1, 1]);
		expect(far.looks).toBeGreaterThan(firstNewId);
	});

	it.each<[string, Step[]]>([
		['a refusal', ['rejected']],
		['a refusal that uses the id up', ['rejectedIdUsed']],
	])('%s is passed on, and a corrected run creates the document', async (_, script) => {
		const far = new Far(script);
		await expect(far.run()).rejects.toBeInstanceOf(RejectedError);
		await expect(far.run()).resolves.toMatchObject({ outcome: 'created' });
		expect(far.stored).toHaveLength(1);
	});

	it('a refusal after a lost answer is looked up before it is believed', async () => {
		const far = new Far([{ storedLater: 2 }, 'rejected'], { enforcesIds: false });
		await expect(far.run()).resolves.toEqual({ outcome: 'created', found: 1 });
	});

	it('a refusal after a lost answer stands when nothing is found', async () => {
		const far = new Far(['lostBeforeStoring', 'rejected']);
		await expect(far.run()).rejects.toBeInstanceOf(RejectedError);
		expect(far.stored).toEqual([]);
	});

	it('a duplicate that can be found was there already', async () => {
		const far = new Far(['duplicate']);
		const find = far.find;
		far.find = async () => (far.looks === 0 ? await find() : ((far.stored = [9]), await find()));
		await expect(createOnce<number, never>({ record: 'x', find: () => far.find(), create: far.create, sleep: async () => undefined })).resolves.toEqual({ outcome: 'alreadyThere', found: 1 });
	});

	it('a duplicate that cannot be found is a refusal', async () => {
		await expect(new Far(['duplicate']).run()).rejects.toMatchObject({ serviceCode: 'DUPLICATE_DATA' });
	});

	it.each<[Step, unknown]>([
		['unavailable', UnavailableError],
		['unauthorized', AuthenticationError],
		['cancelled', CancelledError],
	])('%s on the first send: nothing was stored, the error passes', async (step, type) => {
		await expect(new Far([step]).run()).rejects.toBeInstanceOf(type);
	});

	it.each<Step>(['unavailable', 'unauthorized', 'cancelled'])('%s after a lost answer: unknown, and the run must stop', async (step) => {
		await expect(new Far(['lostBeforeStoring', step]).run()).rejects.toBeInstanceOf(CannotLookError);
	});

	it('a look that fails after a lost answer leaves the outcome unknown', async () => {
		await expect(new Far(['lostAfterStoring'], { lookFails: (look) => look > 1 }).run()).rejects.toBeInstanceOf(CannotLookError);
	});

	it('a look that fails before anything was sent is just that', async () => {
		const far = new Far([], { lookFails: () => true });
		await expect(far.run()).rejects.toBeInstanceOf(UnavailableError);
		expect(far.sentIds).toEqual([]);
	});

	it('gives up as unknown after a bounded number of sends', async () => {
		const far = new Far(Array<Step>(20).fill('lostBeforeStoring'));
		await expect(far.run()).rejects.toBeInstanceOf(OutcomeUnknownError);
		expect(far.sentIds).toEqual([1, 1, 1, 1, 1, 1]);
	});

	it('reports what stands in the place of the document', async () => {
		await expect(createOnce({ record: 'x', find: async () => ({ conflict: 'other' }), create: async () => '1', sleep: async () => undefined })).resolves.toEqual({ outcome: 'conflict', conflict: 'other' });
	});

	it('does not look again when a look was just made', async () => {
		const far = new Far(['ok']);
		await createOnce<number, never>({ record: 'x', find: far.find, firstLook: { result: undefined }, create: far.create, sleep: async () => undefined });
		expect(far.looks).toBe(0);
	});

	it('waits between the looks that follow a refused id', async () => {
		const far = new Far([]);
		far.usedIds.add(1);
		await far.run();
		expect(far.sleptMs).toBe(7_000);
	});
});
