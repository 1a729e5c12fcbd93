import type { DimensionSettings } from '../../src/domain/dimension';
import { parentsFirst, toDimensionDemands, type DimensionRecord } from '../../src/domain/dimensionExport';
import { defaultsOf } from '../../src/domain/setting';
import { dimensionItemSettings } from '../../src/domain/settings/dimension';

const settings: DimensionSettings = { ...defaultsOf(dimensionItemSettings), projectHeading: 'Projekti', unitHeading: 'Yksikkö', costCenterHeading: 'Kustannuspaikka', userHeading: 'Henkilö' };

const project = (changed: object = {}): DimensionRecord => ({ kind: 'project', record: { guid: 'p1', number: 2001, name: 'Verkko', isClosed: false, isInternal: false, ...changed } });
const unit = (changed: object = {}): DimensionRecord => ({ kind: 'unit', record: { guid: 'u1', code: '200', name: 'Konsultointi', isActive: true, parentGuid: null, ...changed } });
const costCenter = (changed: object = {}): DimensionRecord => ({ kind: 'costCenter', record: { guid: 'c1', identifier: '4100', name: 'Asiakastyö', isActive: true, ...changed } });
const user = (changed: object = {}): DimensionRecord => ({ kind: 'user', record: { guid: 'x1', code: '1001', firstName: 'Aino', lastName: 'Malli', isActive: true, ...changed } });

const map = (records: DimensionRecord[], changed: Partial<DimensionSettings> = {}) => toDimensionDemands(records, { ...settings, ...changed });
const codesOf = (mapped: ReturnType<typeof map>) => mapped.map((one) => (one.outcome === 'ready' ? one.document.text : one.reasons.map(({ code }) => code)));

it('every kind goes under its heading (D-1, D-2)', () => {
	expect(map([project(), unit(), costCenter(), user()]).map((one) => one.outcome === 'ready' && `${one.document.heading}: ${one.document.text}`)).toEqual(['Projekti: 2001 Verkko', 'Yksikkö: 200 Konsultointi', 'Kustannuspaikka: 4100 Asiakastyö', 'Henkilö: 1001 Aino Malli']);
});

describe('out of scope (D-4)', () => {
	it.each<[string, DimensionRecord, Partial<DimensionSettings>, string]>([
		['a kind without a heading (D-3)', project(), { projectHeading: ' ' }, 'The project "Verkko" is not exported: no heading is set for its kind.'],
		['an inactive unit', unit({ isActive: false }), {}, 'The unit "Konsultointi" is not exported: it is not active.'],
		['an inactive cost center', costCenter({ isActive: false }), {}, 'The cost center "Asiakastyö" is not exported: it is not active.'],
		['an inactive user', user({ isActive: false }), {}, 'The user "Aino Malli" is not exported: it is not active.'],
		['a closed project', project({ isClosed: true }), {}, 'The project "Verkko" is not exported: it is closed, and items of closed projects are kept as they are.'],
		['an internal project, by setting', project({ isInternal: true }), { includeInternalProjects: false }, 'The project "Verkko" is not exported: it is internal.'],
		['a record without code and name', unit({ code: null, name: '' }), {}, 'The unit "" is not exported: it has neither code nor name.'],
	])('%s', (_, record, changed, message) => {
		expect(map([record], changed)).toMatchObject([{ outcome: 'held', reasons: [{ code: 'DIMENSION_NOT_EXPORTED', kind: 'skip', message }] }]);
	});

	it('internal projects go by default', () => {
		expect(codesOf(map([project({ isInternal: true })]))).toEqual(['2001 Verkko']);
	});

	it('closed projects go to be hidden, by setting', () => {
		expect(map([project({ isClosed: true }), project({ guid: 'p2', number: 2002 })], { closedProjects: 'hide' })).toMatchObject([{ outcome: 'ready', document: { closed: true } }, { outcome: 'ready', document: { closed: false } }]);
	});

	it('what is out of scope does not clash with what goes', () => {
		expect(codesOf(map([unit({ code: '' }), unit({ guid: 'u2', code: '', isActive: false })]))).toEqual(['Konsultointi', ['DIMENSION_NOT_EXPORTED']]);
	});
});

it('two units named alike without codes are both held (D-9)', () => {
	expect(codesOf(map([unit({ code: null }), unit({ guid: 'u2', code: '' }), unit({ guid: 'u3', code: '300' })]))).toEqual([['DIMENSION_NAME_CLASH'], ['DIMENSION_NAME_CLASH'], '300 Konsultointi']);
});

it('all reasons come at once', () => {
	expect(codesOf(map([unit({ code: 'a\u0007', name: 'b\u0007' })]))).toEqual([['TEXT_NOT_XML', 'TEXT_NOT_XML']]);
});

describe('hierarchy', () => {
	const records = [unit({ guid: 'u2', code: '210', name: 'Turku', parentGuid: 'u1' }), unit({ parentGuid: 'company' }), project()];
	const parents = (mapped: ReturnType<typeof map>) => mapped.map((one) => one.outcome === 'ready' && one.document.parentText);

	it('is flat by default', () => {
		expect(parents(map(records))).toEqual([undefined, undefined, undefined]);
	});

	it('puts units below the parent that is exported, projects on top', () => {
		expect(parents(map(records, { dimensionHierarchy: 'units' }))).toEqual(['200 Konsultointi', undefined, undefined]);
	});

	it('puts a unit on top when its parent is not exported', () => {
		expect(parents(map([records[0] as DimensionRecord, unit({ isActive: false })], { dimensionHierarchy: 'units' }))).toEqual([undefined, false]);
	});

	it('orders parents before children, at any depth', () => {
		const item = (text: string, parentText?: string) => ({ heading: 'Yksikkö', text, parentText });
		const items = [item('c', 'b'), item('b', 'a'), item('x'), item('a'), { heading: 'Muu', text: 'd', parentText: 'c' }];
		expect(parentsFirst(items).map(({ text }) => text)).toEqual(['a', 'b', 'c', 'x', 'd']);
	});

	it('does not hang on a circle', () => {
		const circle = [{ heading: 'Y', text: 'a', parentText: 'b' }, { heading: 'Y', text: 'b', parentText: 'a' }];
		expect(parentsFirst(circle).map(({ text }) => text).sort()).toEqual(['a', 'b']);
	});
});
