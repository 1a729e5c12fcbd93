/** Sixty projects (2001–2060) with two phases each; the last eight are internal. */
import { customer } from './customers';
import { person } from './people';
import { audit, eur, record, ref } from './record';
import type { Row } from '../store';

export interface Project { number: number; name: string; customer: number; unit: string; owner: string; closed: boolean; internal: boolean }

/** Name, customer, owner; the unit is the owner's. */
const WORK: Array<[string, number, string]> = [
	['Verkkokauppa 2026', 10_002, '102'], ['Asiakasportaali', 10_002, '103'], ['Tuotannonohjaus', 10_003, '106'], ['Varastojärjestelmä', 10_004, '110'], ['Kuljetusten seuranta', 10_004, '111'],
	['Sähköinen asiointi', 10_005, '102'], ['Reseptipalvelu', 10_006, '103'], ['Lisenssit ja ylläpito', 10_006, '106'], ['Kulutusseuranta', 10_007, '105'], ['Sahan raportointi', 10_008, '107'],
	['Mediapankki', 10_009, '103'], ['Huoltokirja', 10_010, '106'], ['Vuokrajärjestelmä', 10_010, '108'], ['Varausjärjestelmä', 10_011, '110'], ['Kassajärjestelmän vaihto', 10_012, '102'],
	['Kuituverkon dokumentointi', 10_013, '0112'], ['Työmaasovellus', 10_014, '107'], ['Laatujärjestelmä', 10_015, '109'], ['Ajanvaraus', 10_016, '108'], ['Vahinkojen käsittely', 10_017, '102'],
	['Vakuutuslaskuri', 10_017, '104'], ['Riskimallit', 10_017, '111'], ['Telakan resurssit', 10_018, '106'], ['Paperikoneen data', 10_019, '110'], ['Tehdaspalvelun tuki', 10_019, '113'],
	['Oppimisalusta', 10_020, '105'], ['Saaliskirjanpito', 10_021, '111'], ['Turbiinien valvonta', 10_022, '108'], ['Huoltoennusteet', 10_022, '0112'], ['Tilausportaali', 10_023, '107'],
	['Metsävaratiedot', 10_024, '110'], ['Hotellivaraukset', 10_025, '106'], ['Kanta-asiakasohjelma', 10_025, '114'], ['Nordvik integration', 10_026, '102'], ['Björkholmen webshop', 10_027, '104'],
	['Lindenhof Steuerung', 10_028, '108'], ['Kadaka arendus', 10_029, '111'], ['Fjellbekk overvåking', 10_030, '0112'], ['Talotekniikan mallinnus', 10_031, '107'], ['Jäsenrekisteri', 10_032, '113'],
	['Kauppakeskuksen kävijät', 10_033, '103'], ['Kaupungin tietovarasto', 10_034, '105'], ['Avoin data', 10_034, '109'], ['Takomon verkkosivut', 10_035, '103'], ['Tilan kirjanpito', 10_036, '107'],
	['Kaupan käyttöönotto', 10_037, '102'], ['Pakkaamon robotit', 10_038, '104'], ['Hoitokirjaukset', 10_039, '110'], ['Arkistointi', 10_040, '111'], ['Raportointi, vaihe 2', 10_003, '106'],
	['Tietoturvakartoitus', 10_005, '113'], ['Käyttäjäkoulutukset', 10_015, '113'],
];
const INTERNAL: Array<[string, string]> = [['Myynti', '101'], ['Hallinto', '101'], ['Sisäinen koulutus', '113'], ['Rekrytointi', '106'], ['Sisäinen IT', '104'], ['Tuotekehitys', '108'], ['Toimitilat Oulu', '110'], ['Virkistys', '105']];
const CLOSED = [2007, 2032, 2044, 2046, 2049, 2060];

export const PROJECTS: Project[] = [...WORK.map(([name, number, owner]) => ({ name, customer: number, owner, internal: false })), ...INTERNAL.map(([name, owner]) => ({ name, customer: 10_001, owner, internal: true }))]
	.map((entry, index) => ({ ...entry, number: 2001 + index, unit: person(entry.owner).unit, closed: CLOSED.includes(2001 + index) }));

export const project = (number: number) => PROJECTS.find((each) => each.number === number) as Project;

const CENTERS: Record<string, string> = { 10: '4100', 20: '4200', 30: '4300' };
const KEYWORDS: Record<number, string> = { 2001: 'Verkkokauppa', 2006: 'Julkishallinto', 2017: 'Rakennus', 2008: 'Ylläpito', 2039: 'Rakennus', 2042: 'Julkishallinto' };
export const costCenterOf = ({ unit, internal }: Project) => (internal ? '9000' : (CENTERS[unit] as string));

export const projects = (): Row[] => PROJECTS.map((each) => record('project', each.number, {
	number: each.number, name: each.name, customer: ref('customer', each.customer), projectOwner: ref('user', each.owner), salesPerson: each.internal ? null : ref('user', '101'), businessUnit: ref('unit', each.unit), costCenter: ref('costCenter', costCenterOf(each)),
	currency: ref('currency', each.customer === 10_027 ? 'SEK' : 'EUR'), isClosed: each.closed, closedDate: each.closed ? '2026-08-31' : null, isInternal: each.internal, startDate: '2026-01-05', deadline: null, rootPhase: ref('phase', `${each.number}/root`),
	projectStatus: { guid: `${ref('status', each.number).guid}`, projectStatusTypeGuid: ref('projectStatus', each.closed ? 'Valmis' : 'Käynnissä').guid, description: null }, salesStatus: each.internal ? null : { guid: ref('sales', each.number).guid, salesStatusTypeGuid: ref('salesStatus', 'Voitettu').guid },
	keywords: KEYWORDS[each.number] === undefined ? [] : [ref('keyword', KEYWORDS[each.number] as string)], orderNumber: customer(each.customer).name.endsWith('Kunta') || each.customer === 10_034 ? `PO-${each.number}` : null,
	ourReference: null, yourReference: null, expectedValue: eur(null), isJoiningAllowed: true, isMileageBillable: !each.internal, isDailyAllowanceBillable: false, isOtherTravelExpensesBillable: !each.internal, useOvertimeMultipliers: true, useProductsFromSetting: true, useWorkTypesFromSetting: true,
	...audit('2025-12-15', each.closed ? '2026-08-31' : each.number % 8 === 0 ? '2026-10-12' : null),
}));

export const phases = (): Row[] => PROJECTS.flatMap((each) => [
	record('phase', `${each.number}/root`, { name: each.name, code: null, project: ref('project', each.number), parentPhase: null, isCompleted: each.closed, isLocked: false, sortOrder: 0, startDate: '2026-01-05', ...audit('2025-12-15') }),
	record('phase', `${each.number}/work`, { name: 'Toteutus', code: each.number % 10 === 0 ? 'TOT' : null, project: ref('project', each.number), parentPhase: ref('phase', `${each.number}/root`), isCompleted: each.closed, isLocked: false, sortOrder: 1, startDate: '2026-01-05', phaseStatus: { phaseStatusTypeGuid: ref('phaseStatus', each.closed ? 'Valmis' : 'Avoin').guid, description: null }, ...audit('2025-12-15') }),
]);
