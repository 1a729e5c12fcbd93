/** Statuses by exact name, with their flags and order (rulebook 12.4 point 1; ST-1 to ST-5, T-2, T-11). */
import type { EnsuredStatus } from '../severa/ensureInvoiceStatuses';
import type { SeveraInvoiceStatus } from '../severa/invoice';
import type { SeveraTravelReimbursementStatus } from '../severa/travelReimbursement';
import { reason } from './held';
import type { SetupCheckSettings } from './settings/setupCheck';
import { bilingual, flawOf, type Bilingual, type Flaw, type SectionCheck } from './setupFinding';

type InvoiceStatus = Pick<SeveraInvoiceStatus, 'name' | 'isActive' | 'sortOrder' | 'isPaid'>;
type TravelStatus = Pick<SeveraTravelReimbursementStatus, 'name' | 'isActive' | 'isApproved'>;
/** What "Invoice Status: Ensure" says of each status that it was asked for. */
export type Ensured = Pick<EnsuredStatus, 'name' | 'outcome' | 'unfitFlags'>;

const folded = (name: string) => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
const namesOf = (statuses: ReadonlyArray<{ name: string }>) => statuses.map(({ name }) => `"${name}"`).join(', ') || '–';
const placeOf = (name: string): Bilingual => bilingual(`Severa: invoice status "${name}"`, `Severa: laskun tila "${name}"`);
const travelPlaceOf = (name: string): Bilingual => bilingual(`Severa: travel status "${name}"`, `Severa: matkalaskun tila "${name}"`);

type Role = 'draft' | 'ready' | 'sent' | 'paid';
/** Without the first two no invoice moves at all; drafts and payments are other matters (rulebook 3). */
const MISSING = { draft: 'warning', ready: 'blocker', sent: 'blocker', paid: 'error' } as const;

export function checkInvoiceStatuses(check: SectionCheck, statuses: readonly InvoiceStatus[], ensured: readonly Ensured[], settings: SetupCheckSettings): void {
	const names: Record<Role, string> = { draft: settings.draftStatus, ready: settings.readyStatus, sent: settings.sentStatus, paid: settings.paidStatus };
	for (const [role, given] of Object.entries(names) as Array<[Role, string]>) {
		const name = given.trim();
		if (name !== '') check.look(placeOf(name), statusFlaws(role, name, statuses, ensured.find((one) => one.name === name)));
	}
	checkOrder(check, names, statuses);
}

function statusFlaws(role: Role, name: string, statuses: readonly InvoiceStatus[], ensured: Ensured | undefined): Flaw[] {
	const { found, flaws } = find(name, statuses);
	// What Ensure has just made may not stand in a list that was read before.
	if (ensured?.outcome === 'created') return [{ why: bilingual('Severa puts a new status behind the others.', 'Severa asettaa uuden tilan muiden perään.'), ...flaw('info', 'STATUS_CREATED', 'ST-1', bilingual(`Status "${name}" was created.`, `Tila "${name}" luotiin.`), bilingual("Put it in its place among the others in Severa's settings.", 'Siirrä se paikalleen Severan asetuksissa.')) }];
	if (found === undefined) return [flawOf(reason('STATUS_MISSING', 'status', { name, names: namesOf(statuses) }), MISSING[role])];
	const unfit = (ensured?.unfitFlags ?? []).filter((one) => one !== 'isActive' && !(role === 'paid' && one === 'isPaid'));
	return [
		...flaws,
		...(found.isActive ? [] : [flaw(MISSING[role], 'STATUS_RETIRED', 'ST-2', bilingual(`Status "${name}" is retired and cannot be chosen.`, `Tila "${name}" ei ole käytössä, joten sitä ei voi valita.`), bilingual('Make it active in Severa.', 'Ota se käyttöön Severassa.'))]),
		...(role === 'paid' && !found.isPaid ? [flawOf(reason('PAID_STATUS_FLAG', 'status', { name }))] : []),
		...(unfit.length > 0 ? [flaw('warning', 'STATUS_FLAGS', 'ST-2', bilingual(`Flags of status "${name}" do not fit its use: ${unfit.join(', ')}.`, `Tilan "${name}" merkinnät eivät sovi käyttöön: ${unfit.join(', ')}.`), bilingual("Correct the flags in Severa's settings.", 'Korjaa merkinnät Severan asetuksissa.'))] : []),
	];
}

/** The exact name, else one that differs by letter case and white space only. */
function find<S extends { name: string; isActive: boolean }>(name: string, statuses: readonly S[]): { found: S | undefined; flaws: Flaw[] } {
	const fitting = statuses.filter((status) => folded(status.name) === folded(name));
	const exact = fitting.filter((status) => status.name === name);
	const best = exact.length > 0 ? exact : fitting;
	const active = best.filter(({ isActive }) => isActive);
	const [found] = active.length > 0 ? active : best;
	const flaws: Flaw[] = [];
	if (active.length > 1) flaws.push(flaw('blocker', 'STATUS_TWICE', 'ST-1', bilingual(`${active.length} active statuses are named "${name}".`, `${active.length} käytössä olevalla tilalla on nimi "${name}".`), bilingual('Rename or retire all but one.', 'Nimeä uudelleen tai poista käytöstä muut kuin yksi.')));
	if (found !== undefined && exact.length === 0) flaws.push(flaw('warning', 'STATUS_SPELLING', 'ST-1', bilingual(`The status is written "${found.name}", the setting says "${name}".`, `Tilan nimi on "${found.name}", asetuksessa "${name}".`), bilingual('Spell both alike.', 'Kirjoita molemmat samoin.')));
	return { found, flaws };
}

/** ST-2: the order follows the process: draft, ready, sent, paid. */
function checkOrder(check: SectionCheck, names: Readonly<Record<Role, string>>, statuses: readonly InvoiceStatus[]): void {
	const order = (['draft', 'ready', 'sent', 'paid'] as const).flatMap((role) => (names[role].trim() === '' ? [] : (find(names[role].trim(), statuses).found ?? [])));
	const wrong = order.some(({ sortOrder }, index) => index > 0 && sortOrder <= (order[index - 1] as InvoiceStatus).sortOrder);
	if (order.length < 2) return;
	const wanted = order.map(({ name }) => name).join(' → ');
	check.look(bilingual('Severa: order of the invoice statuses', 'Severa: laskun tilojen järjestys'), wrong ? [flaw('warning', 'STATUS_ORDER', 'ST-2', bilingual('The statuses do not stand in the order of the process.', 'Tilat eivät ole käsittelyn järjestyksessä.'), bilingual(`Put them in this order: ${wanted}.`, `Aseta järjestys: ${wanted}.`))] : []);
}

export function checkTravelStatuses(check: SectionCheck, statuses: readonly TravelStatus[], { transferredStatus, missingAfterStatus, excludedStatuses }: SetupCheckSettings): void {
	const name = transferredStatus.trim();
	if (name !== '') {
		const { found, flaws } = find(name, statuses);
		const retired = flaw('blocker', 'STATUS_RETIRED', 'T-11', bilingual(`Travel status "${name}" is retired; a transferred claim would be offered again.`, `Matkalaskun tila "${name}" ei ole käytössä; siirretty matkalasku tarjottaisiin uudelleen.`), bilingual('Make it active in Severa.', 'Ota se käyttöön Severassa.'));
		check.look(travelPlaceOf(name), found === undefined ? [flawOf(reason('AFTER_STATUS_MISSING', 'status', { name }), missingAfterStatus === 'send' ? 'warning' : 'blocker')] : [...flaws, ...(found.isActive ? [] : [retired])]);
	}
	const approved = statuses.some(({ isActive, isApproved }) => isActive && isApproved);
	check.look(bilingual('Severa: travel statuses', 'Severa: matkalaskujen tilat'), approved ? [] : [flaw('blocker', 'TRAVEL_STATUS_NOT_APPROVED', 'ST-5', bilingual('No travel status is marked as approved; no claim would be selected.', 'Mitään matkalaskun tilaa ei ole merkitty hyväksytyksi; yhtään matkalaskua ei valittaisi.'), bilingual('Mark the status of approved claims as approved in Severa.', 'Merkitse hyväksyttyjen matkalaskujen tila hyväksytyksi Severassa.'))]);
	for (const excluded of excludedStatuses.split(',').map((one) => one.trim()).filter((one) => one !== '' && one !== name)) {
		const { found, flaws } = find(excluded, statuses);
		check.look(travelPlaceOf(excluded), found === undefined ? [flaw('warning', 'STATUS_EXCLUDED_MISSING', 'T-2', bilingual(`Severa has no travel status "${excluded}", so the setting excludes nothing. Found: ${namesOf(statuses)}.`, `Severassa ei ole matkalaskun tilaa "${excluded}", joten asetus ei rajaa mitään pois. Löytyi: ${namesOf(statuses)}.`), bilingual('Correct the setting of excluded statuses.', 'Korjaa pois rajattavien tilojen asetus.'))] : flaws);
	}
}

const flaw = (severity: Flaw['severity'], code: string, rule: string, what: Bilingual, fix: Bilingual): Flaw => ({ severity, code, rule, what, fix });
