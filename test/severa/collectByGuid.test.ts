import { collectByGuid } from '../../src/severa/collectByGuid';
import { RejectedError } from '../../src/errors';

/** A list of n records in pages of 100, and single reads; counts both. */
function register(n: number) {
	const count = { pages: 0, reads: 0 };
	return {
		count,
		async *list() {
			for (let first = 0; first < n; first += 100) {
				count.pages++;
				for (let i = first; i < Math.min(n, first + 100); i++) yield { guid: `g${i}` };
			}
		},
		async get(guid: string) {
			count.reads++;
			if (Number(guid.slice(1)) >= n) throw new RejectedError('gone', { status: 404 });
			return { guid };
		},
	};
}

test.each([
	['nothing is wanted', 500, [], { pages: 0, reads: 0 }],
	['few are read one by one', 5000, [7, 4000], { pages: 0, reads: 2 }],
	['many on one page are listed', 90, [1, 2, 3, 4, 5, 6], { pages: 1, reads: 0 }],
	['the rest of a long list is read one by one', 5000, [1, 2, 3, 4, 4999], { pages: 1, reads: 1 }],
	['a long list is not walked for a handful', 5000, [1000, 2000, 3000, 4000], { pages: 2, reads: 4 }],
])('%s', async (_case, n, wanted, count) => {
	const source = register(n);
	const found = await collectByGuid(wanted.map((i) => `g${i}`), source.list, source.get);
	expect([...found.keys()].sort()).toEqual(wanted.map((i) => `g${i}`).sort());
	expect(source.count).toEqual(count);
});

test('what is gone is left out', async () => {
	const source = register(10);
	expect([...(await collectByGuid(['g1', 'g2', 'g3', 'g99'], source.list, source.get)).keys()]).toEqual(['g1', 'g2', 'g3']);
});

test('a refusal is not taken for gone', async () => {
	const source = register(10);
	await expect(collectByGuid(['g1'], source.list, () => Promise.reject(new RejectedError('no', { status: 400 })))).rejects.toThrow('no');
});
