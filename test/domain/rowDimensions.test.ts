import { Findings } from '../../src/domain/held';
import { EntryReader } from '../../src/domain/invoiceEntry';
import { itemsInOrder, itemsOf } from '../../src/domain/rowDimensions';
import { defaultsOf } from '../../src/domain/setting';
import { dimensionSettings } from '../../src/domain/settings/dimension';
import { feeRow, flatRate, invoiceForTransfer, project, projectFee, row, secondProject, secondUser, user, workHour } from '../support/invoiceForTransfer';

const all = { ...defaultsOf(dimensionSettings), projectHeading: 'Projekti', unitHeading: 'Yksikkö', costCenterHeading: 'Kustannuspaikka', userHeading: 'Henkilö' };
const costCenter = { name: 'Asiakastyö', number: '4100' };

function items(given: ReturnType<typeof row>, settings: Partial<typeof all> = {}, unitSource: 'project' | 'user' = 'project', projects = [project()]) {
	const bundle = invoiceForTransfer({ rows: [given] });
	const reader = new EntryReader(bundle);
	const found = new Findings();
	const [entry] = reader.entriesOf(given);
	const result = itemsOf(found, entry, given, projects.map((one) => reader.projectOf(one)!), { dimensions: { ...all, ...settings }, unitSource }, 'Rivi', 'rows[0]');
	return { items: itemsInOrder(result).map(({ heading, text }) => `${heading}: ${text}`), reasons: found.reasons.map(({ code }) => code) };
}

type Case = [string, ReturnType<typeof row>, Parameters<typeof items>[1], 'project' | 'user', string[]];
const ofOtherUser = row({ workHours: [workHour({ user: secondUser })], costCenter });

test.each<Case>([
	['project, unit, cost centre, user in this order (D-6)', ofOtherUser, {}, 'project', ['Projekti: 2001 Verkko', 'Yksikkö: 10 Etelä', 'Kustannuspaikka: 4100 Asiakastyö', 'Henkilö: 1002 Eero Esimerkki']],
	['the unit of the user', ofOtherUser, {}, 'user', ['Projekti: 2001 Verkko', 'Yksikkö: 20 Pohjoinen', 'Kustannuspaikka: 4100 Asiakastyö', 'Henkilö: 1002 Eero Esimerkki']],
	['only the kinds that are on', ofOtherUser, { unitHeading: '', userHeading: '', costCenterHeading: '' }, 'project', ['Projekti: 2001 Verkko']],
	['a fee without a user: the unit of the project, no user', feeRow({ projectFees: [projectFee({ project: secondProject })] }), {}, 'user', ['Projekti: 2002 Kauppa', 'Yksikkö: 20 Pohjoinen']],
	['a fee with a user', feeRow({ projectFees: [projectFee({ user: secondUser })] }), {}, 'user', ['Projekti: 2001 Verkko', 'Yksikkö: 20 Pohjoinen', 'Henkilö: 1002 Eero Esimerkki']],
	['a flat rate: the unit of the project', row({ rowType: 'FlatRate', flatRates: [flatRate()] }), {}, 'user', ['Projekti: 2001 Verkko', 'Yksikkö: 10 Etelä']],
	['a row without entries: the only project of the invoice', row({ costCenter }), {}, 'user', ['Projekti: 2001 Verkko', 'Yksikkö: 10 Etelä', 'Kustannuspaikka: 4100 Asiakastyö']],
	['an entry without a project likewise', row({ workHours: [{ ...workHour(), project: null }] }), { userHeading: '' }, 'project', ['Projekti: 2001 Verkko', 'Yksikkö: 10 Etelä']],
	['a user without a code goes by name', row({ workHours: [workHour({ user: user({ guid: 'user-9', code: null }) })] }), { projectHeading: '', unitHeading: '' }, 'project', ['Henkilö: Aino Malli']],
	['a cost centre without a number goes by name', row({ costCenter: { name: 'Yleinen', number: '' } }), { projectHeading: '', unitHeading: '' }, 'project', ['Kustannuspaikka: Yleinen']],
	['templates of the settings', row({ workHours: [workHour()] }), { projectItemName: '{name} ({number})', unitHeading: '', userHeading: '' }, 'project', ['Projekti: Verkko (2001)']],
	['everything off', ofOtherUser, { projectHeading: '', unitHeading: '', userHeading: '', costCenterHeading: '' }, 'project', []],
])('%s', (_, given, settings, unitSource, expected) => expect(items(given, settings, unitSource)).toEqual({ items: expected, reasons: [] }));

describe('a row of no project', () => {
	test('several projects: held', () => expect(items(row(), {}, 'project', [project(), secondProject]).reasons).toEqual(['ROW_PROJECT_UNKNOWN']));
	test('no project at all: held', () => expect(items(row(), {}, 'project', []).reasons).toEqual(['ROW_PROJECT_UNKNOWN']));
	test('the unit alone needs a project too', () => expect(items(row(), { projectHeading: '' }, 'project', [project(), secondProject]).reasons).toEqual(['ROW_PROJECT_UNKNOWN']));
	test('neither project nor unit is asked for: goes', () => expect(items(row({ costCenter }), { projectHeading: '', unitHeading: '' }, 'project', [project(), secondProject])).toEqual({ items: ['Kustannuspaikka: 4100 Asiakastyö'], reasons: [] }));
});
