import { AuthenticationError, CancelledError, OutcomeUnknownError, RejectedError, UnavailableError } from '../../src/errors';
import { attemptsOf, QUIET_MS } from '../../src/netvisor/attempts';
import { CannotLookError, createOnce, NotSettledError } from '../../src/netvisor/createOnce';
import { FailedInsideError, RequestNotUniqueError } from '../../src/netvisor/replies';

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
	/** TECHNICAL_ERROR: not stored, the id used up, and the service is done with it. */
	| 'brokenInside'
	/** Stored, but only `looks` looks later. */
	| { storedLater: number }
	| 'rejected'
	| 'rejectedIdUsed'
	| 'duplicate'
	| 'unavailable'
	| 'unauthorized'
	| 'cancelled';

/** The process has just started. */
beforeEach(() => jest.spyOn(process, 'uptime').mockReturnValue(0));
afterEach(() => jest.restoreAllMocks());

let companies = 0;
const START = Date.parse('2026-10-30T07:00:00Z');

class Far {
	stored: number[] = [];
	readonly usedIds = new Set<number>();
	readonly sentIds: number[] = [];
	looks = 0;
	sleptMs = 0;
	/** Moment of the client's clock; the process has just started. */
	nowMs = START;
	private readonly company = `far ${++companies}`;
	private pending: { id: number; atLook: number } | undefined;

	constructor(
		private readonly script: Step[],
		private readonly options: { enforcesIds?: boolean; lookFails?: (look: number) => boolean; isOnlyProcess?: boolean } = {},
	) {
		this.attempts();
	}

	attempts = () => attemptsOf(this.company, 'severa:invoice:1', { now: () => new Date(this.nowMs), isOnlyProcess: this.options.isOnlyProcess ?? true });

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
			case 'brokenInside':
				this.usedIds.add(attempt);
				throw new FailedInsideError('broken');
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

	sleep = async (ms: number) => {
		this.sleptMs += ms;
		this.nowMs += ms;
	};

	run = () => createOnce<number, never>({ record: 'sales invoice 5012', attempts: this.attempts(), find: this.find, create: this.create, sleep: this.sleep });
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
		['it breaks inside and uses the id up without storing', ['brokenInside'], true, { outcome: 'created', netvisorKey: '77' }, [1, 2]],
		['it breaks inside twice', ['brokenInside', 'brokenInside'], true, { outcome: 'created', netvisorKey: '77' }, [1, 2, 3]],
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

	describe('an id that was used, of a document that does not show', () => {
		const outcomeOf = async (run: Promise<unknown>) => await run.then(() => 'created', (error: unknown) => (error instanceof NotSettledError ? `wait ${error.minutes}` : String(error)));

		it('is waited for when the answer was lost in this process, and replaced once nobody can be working on it any more', async () => {
			const far = new Far(['lostIdUsed']);
			expect(await outcomeOf(far.run())).toBe('wait 10');
			far.nowMs += QUIET_MS - 60_000;
			expect(await outcomeOf(far.run())).toBe('wait 1');
			far.nowMs += 60_000;
			expect(await outcomeOf(far.run())).toBe('created');
			expect(far.sentIds).toEqual([1, 1, 1, 1, 2]);
			expect(far.stored).toEqual([2]);
		});

		it('is found when it shows in between, and not sent again', async () => {
			const far = new Far([{ storedLater: 5 }]);
			expect(await outcomeOf(far.run())).toBe('wait 10');
			far.nowMs += QUIET_MS;
			await expect(far.run()).resolves.toMatchObject({ outcome: 'alreadyThere' });
			expect(far.sentIds).toEqual([1, 1]);
		});

		it('may have been sent by a process that was killed just before this one started', async () => {
			const far = new Far([]);
			far.usedIds.add(1).add(2);
			expect(await outcomeOf(far.run())).toMatch(/^wait \d+$/);
			far.nowMs += QUIET_MS;
			expect(await outcomeOf(far.run())).toBe('created');
			expect(far.sentIds).toEqual([1, 1, 2, 3]);
			expect(far.stored).toEqual([3]);
		});

		it('may have been sent by another worker a moment ago, however long this one runs', async () => {
			const far = new Far([], { isOnlyProcess: false });
			far.usedIds.add(1);
			far.nowMs += 24 * 3_600_000;
			expect(await outcomeOf(far.run())).toBe('wait 10');
			far.nowMs += QUIET_MS;
			expect(await outcomeOf(far.run())).toBe('created');
			expect(far.sentIds).toEqual([1, 1, 2]);
		});

		it('is replaced at once when this process was told that it failed, or that it was stored', async () => {
			const refused = new Far(['rejectedIdUsed']);
			await expect(refused.run()).rejects.toBeInstanceOf(RejectedError);
			expect(await outcomeOf(refused.run())).toBe('created');
			expect(refused.sentIds).toEqual([1, 2]);
			const deletedAgain = new Far(['ok']);
			await deletedAgain.run();
			deletedAgain.stored = [];
			expect(await outcomeOf(deletedAgain.run())).toBe('created');
			expect(deletedAgain.sentIds).toEqual([1, 2]);
		});
	});

	it('finds what an earlier run stored although the first look missed it', async () => {
		const far = new Far([]);
		far.usedIds.add(1);
		let late = 0;
		const find = far.find;
		far.find = async () => (++late < 3 ? undefined : ((far.stored = [1]), await find()));
		await expect(createOnce<number, never>({ record: 'x', attempts: far.attempts(), find: () => far.find(), create: far.create, sleep: async () => undefined })).resolves.toEqual({ outcome: 'created', found: 1 });
		expect(far.sentIds).toEqual([1]);
	});

	it('never uses a new id after a lost answer before the quiet time has passed', async () => {
		const far = new Far(['lostBeforeStoring', 'lostIdUsed']);
		await expect(far.run()).rejects.toBeInstanceOf(NotSettledError);
		expect(far.sentIds).toEqual([1, 1, 1]);
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

	it('a refusal after a lost answer leaves the outcome unknown when nothing is found: the first may still arrive', async () => {
		const far = new Far(['lostBeforeStoring', 'rejected']);
		await expect(far.run()).rejects.toBeInstanceOf(OutcomeUnknownError);
		expect(far.stored).toEqual([]);
	});

	it('a duplicate that can be found was there already', async () => {
		const far = new Far(['duplicate']);
		const find = far.find;
		far.find = async () => (far.looks === 0 ? await find() : ((far.stored = [9]), await find()));
		await expect(createOnce<number, never>({ record: 'x', attempts: far.attempts(), find: () => far.find(), create: far.create, sleep: async () => undefined })).resolves.toEqual({ outcome: 'alreadyThere', found: 1 });
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
		await expect(createOnce({ record: 'x', attempts: new Far([]).attempts(), find: async () => ({ conflict: 'other' }), create: async () => '1', sleep: async () => undefined })).resolves.toEqual({ outcome: 'conflict', conflict: 'other' });
	});

	it('does not look again when a look was just made', async () => {
		const far = new Far(['ok']);
		await createOnce<number, never>({ record: 'x', attempts: far.attempts(), find: far.find, firstLook: { result: undefined }, create: far.create, sleep: async () => undefined });
		expect(far.looks).toBe(0);
	});

	it('waits between the looks that follow a refused id', async () => {
		const far = new Far([]);
		far.usedIds.add(1);
		far.nowMs += QUIET_MS;
		await far.run();
		expect(far.sleptMs).toBe(7_000);
	});
});
