import type { DimensionDemand } from '../../src/domain/dimension';
import { afterStep, demandOfText, isDone, planDimension, type DimensionPlanSettings } from '../../src/domain/dimensionPlan';
import type { NetvisorDimensionHeading, NetvisorDimensionItem } from '../../src/netvisor/dimensionRecord';

const settings: DimensionPlanSettings = { renameDimensionItems: true, createMissingItems: true, dimensionItemCodes: 'combined' };
const item = (name: string, change: Partial<NetvisorDimensionItem> = {}): NetvisorDimensionItem => ({ netvisorKey: name, name, code: '', label: '', isHidden: false, level: 1, fatherId: '0', ...change });
const headings = (...items: NetvisorDimensionItem[]): NetvisorDimensionHeading[] => [{ netvisorKey: '1', name: 'Yksikkö', isHidden: false, items: [item('231 Verkko')] }, { netvisorKey: '3', name: 'Projekti', isHidden: false, items }];
const demand = (change: Partial<DimensionDemand> = {}): DimensionDemand => ({ heading: 'Projekti', kind: 'project', text: '231 Verkko', code: '231', name: 'Verkko', source: 'project 231', guid: 'g', closed: false, ...change });

describe('planDimension: finding (D-10)', () => {
	it.each<[string, NetvisorDimensionItem[], string]>([
		['same text', [item('231 Verkko'), item('2318 Muu')], '231 Verkko'],
		['same code', [item('Verkko', { code: '231' })], 'Verkko'],
		['same first word', [item('231 Vanha nimi')], '231 Vanha nimi'],
		['the code alone as text', [item('231')], '231'],
		['the text before the code', [item('231 Verkko'), item('Muu', { code: '231' })], '231 Verkko'],
		['the code before the first word', [item('Verkko', { code: '231' }), item('231 Muu')], 'Verkko'],
		['one visible among hidden ones', [item('231 a', { isHidden: true }), item('231 b'), item('231 c', { isHidden: true })], '231 b'],
		['an only hidden one', [item('231 a', { isHidden: true })], '231 a'],
		['the same text at two levels', [item('231 Verkko', { isHidden: true }), item('231 Verkko', { netvisorKey: 'the visible one', level: 2 })], 'the visible one'],
	])('%s', (_, items, found) => {
		const plan = planDimension(demand(), headings(...items), settings);
		expect(plan.reasons).toEqual([]);
		expect(plan.netvisorKey).toBe(found);
	});

	it.each<[string, NetvisorDimensionItem[]]>([
		['a longer number', [item('2318 Verkko')]],
		['a number glued to a word', [item('231-1 Verkko')]],
		['the code in the middle', [item('Verkko 231')]],
		['the text under another heading only', []],
	])('%s is not found, so the item is added', (_, items) => {
		expect(planDimension(demand(), headings(...items), settings).step).toEqual({ step: 'add', document: { name: 'Projekti', item: '231 Verkko' } });
	});

	it.each<[string, NetvisorDimensionItem[]]>([
		['two first words', [item('231 a'), item('231 b')]],
		['two codes', [item('a', { code: '231' }), item('b', { code: '231' })]],
		['two hidden ones', [item('231 a', { isHidden: true }), item('231 b', { isHidden: true })]],
		['a hidden namesake beside a visible item of the same number', [item('231 Verkko', { isHidden: true }), item('231 Uusi')]],
	])('%s are ambiguous', (_, items) => {
		expect(planDimension(demand(), headings(...items), settings)).toMatchObject({ step: undefined, reasons: [{ code: 'DIMENSION_AMBIGUOUS' }] });
	});

	it('an item without a code is found by its whole text only', () => {
		const plain = demand({ text: 'Helsinki myynti', code: '', name: 'Helsinki myynti' });
		expect(planDimension(plain, headings(item('Helsinki tuotanto')), settings).step).toMatchObject({ step: 'add' });
	});
});

describe('planDimension: what is done', () => {
	it('nothing, when it is as it should be', () => {
		expect(planDimension(demand(), headings(item('231 Verkko')), settings)).toEqual({ demand: demand(), text: '231 Verkko', netvisorKey: '231 Verkko', step: undefined, reasons: [] });
	});

	it('a new name is given to the item instead of adding a second one', () => {
		expect(planDimension(demand(), headings(item('231 Vanha')), settings).step).toEqual({ step: 'edit', changed: ['item'], document: { name: 'Projekti', item: '231 Verkko', oldItem: '231 Vanha' } });
	});

	it('without renaming, lines name the item as it is', () => {
		expect(planDimension(demand(), headings(item('231 Vanha')), { ...settings, renameDimensionItems: false })).toMatchObject({ text: '231 Vanha', step: undefined });
	});

	it('a hidden item is shown, and renamed in the same edit', () => {
		expect(planDimension(demand(), headings(item('231 Verkko', { isHidden: true })), settings).step).toEqual({ step: 'edit', changed: ['isHidden'], document: { name: 'Projekti', item: '231 Verkko', oldItem: '231 Verkko', isHidden: 'false' } });
		expect(planDimension(demand(), headings(item('231 Vanha', { isHidden: true })), settings).step).toEqual({ step: 'edit', changed: ['item', 'isHidden'], document: { name: 'Projekti', item: '231 Verkko', oldItem: '231 Vanha', isHidden: 'false' } });
		expect(planDimension(demand(), headings(item('231 Vanha', { isHidden: true })), { ...settings, renameDimensionItems: false }).step).toEqual({ step: 'edit', changed: ['isHidden'], document: { name: 'Projekti', item: '231 Vanha', oldItem: '231 Vanha', isHidden: 'false' } });
	});

	it('code and label go apart where the setting says so', () => {
		const separate = { ...settings, dimensionItemCodes: 'separate' as const };
		expect(planDimension(demand(), headings(), separate).step).toEqual({ step: 'add', document: { name: 'Projekti', item: '231 Verkko', code: '231', label: 'Verkko' } });
		expect(planDimension(demand({ code: '', name: '231 Verkko' }), headings(), separate).step).toEqual({ step: 'add', document: { name: 'Projekti', item: '231 Verkko' } });
	});

	it('a child names its parent by key and name, and waits for it', () => {
		const child = demand({ parentText: '1 Tuotanto' });
		expect(planDimension(child, headings(item('1 Tuotanto')), settings).step).toEqual({ step: 'add', document: { name: 'Projekti', item: '231 Verkko', fatherId: '1 Tuotanto', fatherItem: '1 Tuotanto' } });
		expect(planDimension(child, headings(), settings).reasons).toMatchObject([{ code: 'DIMENSION_ITEM_MISSING', message: '"1 Tuotanto" is not under "Projekti".' }]);
	});

	it('a closed source hides its item and never adds one', () => {
		const closed = demand({ closed: true });
		expect(planDimension(closed, headings(item('231 Vanha')), settings).step).toEqual({ step: 'hide', heading: 'Projekti', item: '231 Vanha' });
		expect(planDimension(closed, headings(item('231 Verkko', { isHidden: true })), settings).step).toBeUndefined();
		expect(planDimension(closed, headings(), settings)).toMatchObject({ step: undefined, reasons: [] });
	});

	it.each<[string, DimensionDemand, NetvisorDimensionHeading[], Partial<DimensionPlanSettings>, string]>([
		['a heading that does not exist', demand({ heading: 'Työ' }), headings(), {}, 'DIMENSION_HEADING_MISSING'],
		['a heading in another letter case', demand({ heading: 'projekti' }), headings(), {}, 'DIMENSION_HEADING_MISSING'],
		['a hidden heading', demand(), [{ netvisorKey: '3', name: 'Projekti', isHidden: true, items: [item('231 Verkko')] }], {}, 'DIMENSION_HEADING_MISSING'],
		['a missing item that must not be created (D-11)', demand(), headings(), { createMissingItems: false }, 'DIMENSION_ITEM_MISSING'],
	])('%s holds', (_, wanted, there, change, code) => {
		expect(planDimension(wanted, there, { ...settings, ...change })).toMatchObject({ step: undefined, reasons: [{ code }] });
	});
});

describe('afterStep and isDone', () => {
	it.each<[string, NetvisorDimensionItem[], DimensionDemand]>([
		['add', [], demand()],
		['rename', [item('231 Vanha')], demand()],
		['show', [item('231 Verkko', { isHidden: true })], demand()],
		['hide', [item('231 Verkko')], demand({ closed: true })],
	])('%s: not done before, done afterwards, and then nothing is left to do', (_, items, wanted) => {
		const before = headings(...items);
		const plan = planDimension(wanted, before, settings);
		expect(isDone(before, plan)).toBe(false);
		const after = afterStep(before, plan);
		expect(isDone(after, plan)).toBe(true);
		expect(planDimension(wanted, after, settings)).toMatchObject({ step: undefined, reasons: [] });
		expect(after[0]).toEqual(before[0]);
	});
});

describe('demandOfText', () => {
	it.each([
		['231 Verkko', '231', 'Verkko'],
		['P-7 Sovellus vaihe 2', 'P-7', 'Sovellus vaihe 2'],
		['Helsinki myynti', '', 'Helsinki myynti'],
		['2026', '', '2026'],
	])('%j → code %j', (text, code, name) => expect(demandOfText('Projekti', text)).toMatchObject({ text, code, name }));
});
