/** Dimension items: ensured, hidden, listed. */
import { startNetvisorNode, type NetvisorNode } from './netvisorNode';
import type { NetvisorStartOptions } from '../../sandbox/netvisor';

let node: NetvisorNode;
afterEach(async () => await node.close());

type Item = { name: string; hidden?: boolean; code?: string };
async function start(items: Item[] = [], options: NetvisorStartOptions = {}) {
	node = await startNetvisorNode(options);
	node.change({ nextKey: 2001, dimensions: [{ key: 3, name: 'Projekti', hidden: false, items: items.map(({ name, hidden = false, code = '' }, index) => ({ key: 21 + index, name, code, label: '', hidden, fatherKey: 0, periodStart: '', periodEnd: '' })) }] });
	node.writes();
}
const demand = (text: string, change: object = {}) => ({ heading: 'Projekti', kind: 'project', text, code: text.split(' ')[0], name: text.split(' ').slice(1).join(' '), source: `project ${text}`, guid: text, closed: false, ...change });
const ensure = (demands: object[], parameters: object = {}) => node.run('dimension', 'ensure', { dryRun: false, options: {}, ...parameters }, { items: demands.map((document) => ({ outcome: 'ready', document, transferKey: 'severa:project:x' })) });
const there = () => node.state().dimensions.flatMap(({ name: heading, items }) => items.map(({ name, hidden }) => `${heading}: ${name}${hidden ? ' (hidden)' : ''}`));

describe('dimension: ensure', () => {
	it('adds, renames, shows, hides and leaves alone, in one pass', async () => {
		await start([{ name: '1 Vanha' }, { name: '2 Piilossa', hidden: true }, { name: '3 Suljettu' }, { name: '4 Oikein' }]);
		const { json } = await ensure([demand('1 Uusi'), demand('2 Piilossa'), demand('3 Suljettu', { closed: true }), demand('4 Oikein'), demand('5 Lisätty')]);
		expect(json).toMatchObject([
			{ outcome: 'updated', changed: ['item'], netvisorKey: '21' },
			{ outcome: 'updated', changed: ['isHidden'] },
			{ outcome: 'updated', changed: ['isHidden'] },
			{ outcome: 'unchanged', changed: [], netvisorKey: '24' },
			{ outcome: 'created', heading: 'Projekti', text: '5 Lisätty', netvisorKey: expect.stringMatching(/^\d+$/), transferKey: 'severa:project:x' },
		]);
		expect(there()).toEqual(['Projekti: 1 Uusi', 'Projekti: 2 Piilossa', 'Projekti: 3 Suljettu (hidden)', 'Projekti: 4 Oikein', 'Projekti: 5 Lisätty']);
		node.writes();
		expect((await ensure([demand('1 Uusi'), demand('2 Piilossa'), demand('3 Suljettu', { closed: true }), demand('4 Oikein'), demand('5 Lisätty')])).json.every(({ outcome }) => outcome === 'unchanged')).toBe(true);
		expect(node.writes()).toEqual([]);
	});

	it('a dry run shows the same and writes nothing', async () => {
		await start([{ name: '1 Vanha' }]);
		const { json } = await ensure([demand('1 Uusi'), demand('2 Lisätty'), demand('2 Lisätty')], { dryRun: true });
		expect(json.map(({ outcome, message }) => `${outcome}: ${message}`)).toEqual(['wouldUpdate: Would rename Projekti: 1 Vanha to 1 Uusi.', 'wouldCreate: Would add Projekti: 2 Lisätty.', 'unchanged: Projekti: 2 Lisätty is right already.']);
		expect(node.writes()).toEqual([]);
	});

	it('reads the list once for many items that are right', async () => {
		await start([{ name: '1 A' }, { name: '2 B' }]);
		node.calls();
		await ensure([demand('1 A'), demand('2 B'), demand('1 A')]);
		expect(node.calls()).toEqual(['GET /dimensionlist.nv']);
	});

	it('puts a child below a parent that was added in the same run', async () => {
		await start();
		await ensure([demand('10 Tuotanto'), demand('11 Verkko', { parentText: '10 Tuotanto' }), demand('12 Verkon osa', { parentText: '11 Verkko' })]);
		const [, child, grandchild] = node.state().dimensions[0]?.items ?? [];
		const [parent] = node.state().dimensions[0]?.items ?? [];
		expect([child?.fatherKey, grandchild?.fatherKey]).toEqual([parent?.key, child?.key]);
	});

	it.each<[string, Item[], object, object, string]>([
		['a heading that is not there', [], demand('1 A', { heading: 'Työ' }), {}, 'DIMENSION_HEADING_MISSING'],
		['two items with the number', [{ name: '1 A' }, { name: '1 B' }], demand('1 C'), {}, 'DIMENSION_AMBIGUOUS'],
		['a missing item that must not be created', [], demand('1 A'), { createMissingItems: false }, 'DIMENSION_ITEM_MISSING'],
	])('%s holds and does not stop the others', async (_, items, document, options, code) => {
		await start([...items, { name: '9 Muu' }]);
		const { json } = await ensure([document, demand('9 Muu')], { options });
		expect(json).toMatchObject([{ outcome: 'held', reasons: [{ code }] }, { outcome: 'unchanged' }]);
		expect(node.writes()).toEqual([]);
	});

	it('what is no dimension item fails alone', async () => {
		await start();
		const { json } = await ensure([{ heading: 'Projekti' }, { heading: 'Projekti', text: 5 }, { customer: 1 }, { heading: 'Projekti', text: 'x'.repeat(201) }, { heading: 'Projekti', text: '7 Käsin' }]);
		expect(json.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'failed', 'failed', 'created']);
		expect(there()).toEqual(['Projekti: 7 Käsin']);
	});

	const FAULTS = ['resetBefore', 'resetAfter', 'malformed', 'truncated', 'empty', 'http500', 'TECHNICAL_ERROR'];
	it.each(FAULTS)('%s at an add, a rename and a hide: each happens once', async (kind) => {
		await start([{ name: '1 Vanha' }, { name: '3 Suljettu' }]);
		for (const [one, path] of [[demand('2 Lisätty'), '/dimensionitem.nv'], [demand('1 Uusi'), '/dimensionitem.nv'], [demand('3 Suljettu', { closed: true }), '/dimensiondelete.nv']] as const) {
			node.sandbox.faults.add([{ match: { path }, kind }]);
			expect((await ensure([one])).json).toMatchObject([{ outcome: expect.stringMatching(/^(created|updated)$/) }]);
		}
		expect(there()).toEqual(['Projekti: 1 Uusi', 'Projekti: 3 Suljettu (hidden)', 'Projekti: 2 Lisätty']);
	});
});

describe('dimension: hide and get many', () => {
	it('hides what is there, once', async () => {
		await start([{ name: '1 Työ & muu' }]);
		const hide = (dryRun: boolean, item = '1 Työ & muu') => node.run('dimension', 'hide', { heading: 'Projekti', item, dryRun });
		expect((await hide(true)).json).toMatchObject([{ outcome: 'wouldUpdate' }]);
		expect((await hide(false)).json).toMatchObject([{ outcome: 'updated' }]);
		expect((await hide(false)).json).toMatchObject([{ outcome: 'unchanged' }]);
		expect(node.writes()).toEqual(['POST /dimensiondelete.nv']);
		await expect(hide(false, '2 Muu')).rejects.toThrow('"2 Muu" is not under "Projekti"');
	});

	it('lists items with their headings, hidden ones only when wanted', async () => {
		await start([{ name: '1 A' }, { name: '2 B', hidden: true }, { name: '3 C' }]);
		const getAll = async (filters: object, page: object = { returnAll: true, limit: 50 }) => (await node.run('dimension', 'getAll', { ...page, filters })).json.map(({ heading, name }) => `${String(heading)}: ${String(name)}`);
		expect(await getAll({})).toEqual(['Projekti: 1 A', 'Projekti: 3 C']);
		expect(await getAll({ includeHidden: true })).toHaveLength(3);
		expect(await getAll({ heading: 'Työ' })).toEqual([]);
		expect(await getAll({}, { returnAll: false, limit: 1 })).toEqual(['Projekti: 1 A']);
	});
});
