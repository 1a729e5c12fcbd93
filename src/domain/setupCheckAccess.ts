/**
 * What the logins of both systems may read (rulebook, E-5). Where nothing at all can be read, the likeliest
 * cause is named: an owner or integration user who was inactivated stops every flow at once.
 */
import { bilingual, type Bilingual, type Flaw, type SectionCheck } from './setupFinding';

/** A part that could not be read, with what the service said. */
export interface Refused {
	/** Such as "netvisor.employees". */
	part: string;
	message: string;
	/** What to do, as the node says it; '' when it says nothing. */
	advice: string;
}

type System = 'severa' | 'netvisor';
/** "customers" is a dry run, which asks both. */
const isOfOneSystem = (part: string) => part.includes('.');
const systemOf = (part: string): System => (part.startsWith('netvisor.') ? 'netvisor' : 'severa');

const INACTIVATED: Readonly<Record<System, Bilingual>> = {
	severa: bilingual('See first whether the user who owns the REST API credentials is still active in Severa; if not, make new credentials under another active user and put them into n8n.', 'Tarkista ensin, onko REST API -tunnusten omistaja Severassa yhä aktiivinen; ellei ole, luo uudet tunnukset toiselle aktiiviselle käyttäjälle ja vie ne n8n:ään.'),
	netvisor: bilingual('See first whether the integration user is still active in Netvisor; if not, make a new one and put its keys into n8n.', 'Tarkista ensin, onko integraatiotunnus Netvisorissa yhä aktiivinen; ellei ole, luo uusi ja vie sen avaimet n8n:ään.'),
};

const SALES = bilingual('Sales invoices need the right to edit accounting and the basics of the sales ledger.', 'Myyntilaskut vaativat taloushallinnon muokkausoikeuden ja myyntireskontran perusoikeudet.');
const TRAVEL = bilingual('Travel claims need the role P, E or HH (E sees only the people below it).', 'Matkalaskut vaativat roolin P, E tai HH (E näkee vain omat alaisensa).');
const HOURS = bilingual('Hours need all rights to the basics and the role P, E or HH (E sees only the people below it).', 'Tunnit vaativat kaikki perusoikeudet ja roolin P, E tai HH (E näkee vain omat alaisensa).');

/** the right behind each part; purchase invoices are not read here, their own flow names the resource that is refused. */
const RIGHTS: Readonly<Record<string, Bilingual>> = {
	'netvisor.customers': SALES,
	'netvisor.products': SALES,
	'netvisor.dimensions': SALES,
	'netvisor.temporaryCustomers': SALES,
	'netvisor.temporaryProducts': SALES,
	'netvisor.employees': HOURS,
	'netvisor.recordTypes': HOURS,
	'netvisor.payrollRatios': TRAVEL,
};

export function checkAccess(check: SectionCheck, read: readonly string[], troubles: readonly Refused[]): void {
	const answering = new Set(read.filter(isOfOneSystem).map(systemOf));
	const refusing = new Set(troubles.map(({ part }) => part).filter(isOfOneSystem).map(systemOf).filter((system) => !answering.has(system)));
	for (const part of read) check.look(placeOf(part), []);
	for (const trouble of troubles) {
		if (isOfOneSystem(trouble.part)) check.look(placeOf(trouble.part), [refusing.has(systemOf(trouble.part)) ? silent(trouble) : notRead(trouble)]);
		// What both systems are needed for follows from the one that refuses.
		else if (refusing.size === 0) check.look(placeOf(trouble.part), [notRead(trouble)]);
	}
}

function notRead({ part, message, advice }: Refused): Flaw {
	const right = RIGHTS[part];
	return { severity: 'blocker', code: 'NOT_READ', rule: right === undefined ? 'A-4' : 'A-8', what: bilingual(message, message), fix: joined(bilingual(advice || 'Check the credential and its rights, then run again.', advice || 'Tarkista tunnukset ja niiden oikeudet ja aja uudelleen.'), right) };
}

function silent({ part, message, advice }: Refused): Flaw {
	const system = systemOf(part);
	return { severity: 'blocker', code: 'SYSTEM_REFUSES', rule: 'A-3', what: bilingual(message, message), fix: joined(INACTIVATED[system], bilingual(advice, advice)) };
}

const joined = (one: Bilingual, other = bilingual('', '')): Bilingual => bilingual(`${one.en} ${other.en}`.trim(), `${one.fi} ${other.fi}`.trim());

function placeOf(part: string): Bilingual {
	const system = !isOfOneSystem(part) ? 'Severa, Netvisor' : systemOf(part) === 'netvisor' ? 'Netvisor' : 'Severa';
	const place = `${system}: ${part.split('.').at(-1) ?? part}`;
	return bilingual(place, place);
}
