import { readSettings } from '../../src/domain/setting';
import { dimension } from '../../nodes/SeveraNetvisorMapper/documents/dimension';
import { mapRecords } from '../../nodes/SeveraNetvisorMapper/mapRecords';
import { workType } from '../support/severaRecords';

const headings = { projectHeading: 'Projekti', unitHeading: 'Yksikkö', costCenterHeading: 'Kustannuspaikka', userHeading: 'Henkilö' };
const map = (items: object[], settings: object = headings) => mapRecords(dimension, 'severaToNetvisor', readSettings(dimension.settings, { ...settings }), items, '2026-03-01');

const project = (changed: object = {}) => ({ guid: 'p1', number: 2001, name: 'Verkko', isClosed: false, isInternal: false, businessUnit: null, ...changed });
const unit = (changed: object = {}) => ({ guid: 'u1', code: '200', name: 'Konsultointi', isActive: true, parentGuid: null, companyGuid: 'co', ...changed });
const costCenter = (changed: object = {}) => ({ guid: 'c1', identifier: '4100', name: 'Asiakastyö', isActive: true, isDefault: false, ...changed });
const user = (changed: object = {}) => ({ guid: 'x1', code: '1001', firstName: 'Aino', lastName: 'Malli', isActive: true, ...changed });

it('records of the four registers come mixed and are told apart', () => {
	const { ready, held, wrong } = map([user(), costCenter(), unit(), project()]);
	expect([held, wrong]).toEqual([[], []]);
	expect(ready.map(({ index, json }) => [index, json.transferKey, (json.document as { heading: string; text: string }).heading, (json.document as { text: string }).text])).toEqual([
		[3, 'severa:project:p1', 'Projekti', '2001 Verkko'],
		[2, 'severa:unit:u1', 'Yksikkö', '200 Konsultointi'],
		[1, 'severa:costCenter:c1', 'Kustannuspaikka', '4100 Asiakastyö'],
		[0, 'severa:user:x1', 'Henkilö', '1001 Aino Malli'],
	]);
	expect(ready[0]?.json).toMatchObject({ source: { system: 'Severa', kind: 'project', guid: 'p1', number: '2001', name: 'Verkko' }, plan: { heading: 'Projekti', text: '2001 Verkko', closed: false } });
});

it('a kind without a heading is skipped (D-3)', () => {
	const { ready, held } = map([project(), unit()], { projectHeading: 'Projekti' });
	expect(ready).toHaveLength(1);
	expect(held).toMatchObject([{ index: 1, json: { reasons: [{ code: 'DIMENSION_NOT_EXPORTED', kind: 'skip' }] } }]);
});

it('parents come before their children', () => {
	const { ready } = map([unit({ guid: 'u2', code: '100', name: 'Turku', parentGuid: 'u1' }), unit()], { ...headings, dimensionHierarchy: 'units' });
	expect(ready.map(({ json }) => json.plan)).toEqual([{ heading: 'Yksikkö', text: '200 Konsultointi', closed: false }, { heading: 'Yksikkö', text: '100 Turku', closed: false, parentText: '200 Konsultointi' }]);
});

it('the same records in another order give the same documents', () => {
	const records = [project({ guid: 'b', number: 10 }), project({ guid: 'a', number: 9 }), unit(), user()];
	const order = (items: object[]) => map(items).ready.map(({ json }) => json.fingerprint);
	expect(order([...records].reverse())).toEqual(order(records));
});

it('an identity code of a user is in no document', () => {
	expect(JSON.stringify(map([user({ socialSecurityNumber: '131052-308T' })]).ready)).not.toContain('308T');
});

it('a record of another register is wrong, though it has a name and a code', () => {
	expect(map([workType()]).wrong).toMatchObject([{ index: 0, error: { message: expect.stringContaining('expected a project, business unit, cost center or user') as string } }]);
});
