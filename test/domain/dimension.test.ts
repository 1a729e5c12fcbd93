import { costCenterDemand, dimensionDemand, headingOf, itemText, projectDemand, unitDemand, userDemand, type DimensionSettings } from '../../src/domain/dimension';
import { ItemOwners } from '../../src/domain/dimensionClash';
import { Findings } from '../../src/domain/held';
import { defaultsOf } from '../../src/domain/setting';
import { dimensionItemSettings } from '../../src/domain/settings/dimension';
import { InputError } from '../../src/errors';

const defaults = defaultsOf(dimensionItemSettings);
const settings: DimensionSettings = { ...defaults, projectHeading: 'Projekti', unitHeading: 'Yksikkö', costCenterHeading: 'Kustannuspaikka', userHeading: 'Henkilö' };

const text = (parts: { code: string | number | null; name: string | null }, changed: Partial<DimensionSettings> = {}) => {
	const found = new Findings();
	const item = itemText(found, 'project', parts, { ...settings, ...changed });
	return { item, codes: found.reasons.map(({ code, field }) => `${code} ${field}`), notes: found.notes.map(({ code }) => code) };
};

describe('the text of an item', () => {
	it.each<[string, { code: string | number | null; name: string | null }, Partial<DimensionSettings>, string]>([
		['number and name', { code: 2001, name: 'Verkko' }, {}, '2001 Verkko'],
		['a code is a text: zeros stay', { code: '0042', name: 'Verkko' }, {}, '0042 Verkko'],
		['cleaned', { code: ' 200 ', name: ' Verkko \n kauppa ' }, {}, '200 Verkko kauppa'],
		['no code: the name alone', { code: null, name: 'Verkko' }, {}, 'Verkko'],
		['an empty code: the name alone, without the rest of the template', { code: '', name: 'Verkko' }, { projectItemName: 'P{number}: {name}' }, 'Verkko'],
		['no name: the code alone', { code: 2001, name: ' ' }, { projectItemName: '{number} - {name}' }, '2001'],
		['another template', { code: 2001, name: 'Verkko' }, { projectItemName: '{name} ({code})' }, 'Verkko (2001)'],
		['only the number', { code: 2001, name: 'Verkko' }, { projectItemName: '{number}' }, '2001'],
		['a name that looks like a part', { code: 2001, name: '{number} $&' }, {}, '2001 {number} $&'],
	])('%s', (_, parts, changed, expected) => {
		expect(text(parts, changed)).toMatchObject({ item: { text: expected }, codes: [], notes: [] });
	});

	it('there is none without code and name', () => {
		expect(text({ code: null, name: '' })).toEqual({ item: undefined, codes: [], notes: [] });
	});

	it('of 200 characters is sent whole', () => {
		expect(text({ code: 2001, name: 'x'.repeat(195) })).toMatchObject({ item: { text: `2001 ${'x'.repeat(195)}` }, notes: [] });
	});

	it('that is too long loses the end of its name, never its code (D-9)', () => {
		const { item, codes, notes } = text({ code: 2001, name: `${'x'.repeat(194)} yz` });
		expect(item).toEqual({ text: `2001 ${'x'.repeat(194)}`, code: '2001', name: 'x'.repeat(194) });
		expect([codes, notes]).toEqual([[], ['NAME_SHORTENED']]);
	});

	it('keeps a code that stands last', () => {
		expect(text({ code: 2001, name: 'x'.repeat(300) }, { projectItemName: '{name} {number}' }).item?.text).toBe(`${'x'.repeat(195)} 2001`);
	});

	it.each([
		['there is no code', { code: null, name: 'x'.repeat(201) }, {}],
		['the template leaves it out', { code: 2001, name: 'x'.repeat(201) }, { projectItemName: '{name}' }],
	])('too long holds where %s', (_, parts, changed) => {
		expect(text(parts, changed)).toEqual({ item: undefined, codes: ['DIMENSION_NAME_TOO_LONG project.name'], notes: [] });
	});

	it('a code alone that is too long holds', () => {
		expect(text({ code: 'x'.repeat(200), name: 'Verkko' }).codes).toEqual(['TEXT_TOO_LONG project.number']);
	});

	it('separate codes have a limit of their own', () => {
		expect(text({ code: 'x'.repeat(50), name: 'Verkko' }, { dimensionItemCodes: 'separate' }).codes).toEqual([]);
		expect(text({ code: 'x'.repeat(51), name: 'Verkko' }, { dimensionItemCodes: 'separate' }).codes).toEqual(['TEXT_TOO_LONG project.number']);
		expect(text({ code: 'x'.repeat(51), name: 'Verkko' }).codes).toEqual([]);
	});

	it('control characters hold', () => {
		expect(text({ code: 2001, name: 'Verk\u0007ko' })).toEqual({ item: undefined, codes: ['TEXT_NOT_XML project.name'], notes: [] });
	});

	it.each([['{nimi}'], ['{number} {Name}'], ['Projekti'], ['']])('the template %j is refused', (projectItemName) => {
		expect(() => text({ code: 1, name: 'a' }, { projectItemName })).toThrow(InputError);
	});
});

describe('the demand of a source', () => {
	const found = new Findings();
	it.each([
		['project', projectDemand(found, { guid: 'p1', number: 2001, name: 'Verkko' }, settings), { heading: 'Projekti', kind: 'project', text: '2001 Verkko', code: '2001', name: 'Verkko', source: 'project 2001', guid: 'p1', closed: false }],
		['project in an entry, its number as text', projectDemand(found, { guid: 'p1', number: '2001', name: 'Verkko' }, settings), { text: '2001 Verkko' }],
		['unit', unitDemand(found, { guid: 'u1', code: '200', name: 'Konsultointi' }, settings), { heading: 'Yksikkö', kind: 'unit', text: '200 Konsultointi', source: 'unit 200' }],
		['unit without a code', unitDemand(found, { guid: 'u1', code: '', name: 'Konsultointi' }, settings), { text: 'Konsultointi', code: '', source: 'unit "Konsultointi"' }],
		['cost center of a row', costCenterDemand(found, { number: '4100', name: 'Asiakastyö' }, settings), { heading: 'Kustannuspaikka', kind: 'costCenter', text: '4100 Asiakastyö', source: 'cost center 4100', guid: '' }],
		['cost center of the register', costCenterDemand(found, { guid: 'c1', identifier: '4100', name: 'Asiakastyö' }, settings), { text: '4100 Asiakastyö', guid: 'c1' }],
		['user', userDemand(found, { guid: 'x1', code: '1001', firstName: 'Aino', lastName: 'Malli' }, settings), { heading: 'Henkilö', kind: 'user', text: '1001 Aino Malli', source: 'user 1001' }],
		['user without a code', userDemand(found, { guid: 'x1', code: null, firstName: 'Aino', lastName: null }, settings), { text: 'Aino' }],
	])('%s', (_, demand, expected) => {
		expect(demand).toMatchObject(expected);
	});

	it.each(['project', 'unit', 'costCenter', 'user'] as const)('%s: there is none without a heading (D-3)', (kind) => {
		expect(dimensionDemand(new Findings(), kind, { guid: 'g', code: '1', name: 'a' }, defaults)).toBeUndefined();
	});

	it('a heading over 50 characters is an error of the settings', () => {
		expect(headingOf('project', { ...settings, projectHeading: ` ${'x'.repeat(50)} ` })).toHaveLength(50);
		expect(() => headingOf('project', { ...settings, projectHeading: 'x'.repeat(51) })).toThrow(InputError);
	});
});

describe('two sources under one text (D-9)', () => {
	const demand = (changed: object) => ({ ...unitDemand(new Findings(), { guid: 'u1', code: '', name: 'Myynti' }, settings), ...changed }) as NonNullable<ReturnType<typeof unitDemand>>;
	const check = (...demands: Array<ReturnType<typeof demand>>) => demands.map((one) => {
		const found = new Findings();
		new ItemOwners(demands).check(found, one);
		return found.reasons.map(({ message }) => message);
	});

	it('hold both in the same words, told apart by their ids where they are named alike', () => {
		const message = 'unit "Myynti" (u1) and unit "Myynti" (u2) would share the item "Myynti".';
		expect(check(demand({}), demand({ guid: 'u2' }))).toEqual([[message], [message]]);
	});

	it('are one reason in a document that has both', () => {
		const [found, both] = [new Findings(), [demand({}), demand({ guid: 'u2' })]];
		const owners = new ItemOwners(both);
		for (const one of both) owners.check(found, one);
		expect(found.reasons).toHaveLength(1);
	});

	it('hold across kinds that share a heading', () => {
		expect(check(demand({}), demand({ kind: 'costCenter', guid: 'c1' }))[0]).toEqual(['cost center "Myynti" and unit "Myynti" would share the item "Myynti".']);
	});

	it.each([
		['the same source twice', {}],
		['a source whose id the document does not know', { guid: '' }],
		['another heading', { guid: 'u2', heading: 'Osasto' }],
		['another text', { guid: 'u2', text: '200 Myynti' }],
	])('%s is no clash', (_, changed) => {
		expect(check(demand({}), demand(changed))).toEqual([[], []]);
	});
});
