/** People whose hours and claims would be held (rulebook 12.4 point 10, W-6, W-12, A-9). */
import type { SeveraUser } from '../severa/user';
import { Findings } from './held';
import { Employees, nameOf } from './person';
import type { SetupCheckSettings } from './settings/setupCheck';
import { bilingual, flawOf, type Bilingual, type Flaw, type SectionCheck } from './setupFinding';
import { singleLine } from './text';

type User = Pick<SeveraUser, 'firstName' | 'lastName' | 'code' | 'isActive' | 'userType' | 'identityDigest'>;

/** Subcontractors are paid by invoice; they have neither wages nor travel claims. */
const isPaidHere = ({ isActive, userType }: User) => isActive && userType !== 'Subcontractor';

/** @throws InputError when a cell of the employee register is no true or false */
export function checkPeople(check: SectionCheck, users: readonly User[], settings: SetupCheckSettings): void {
	const people = users.filter(isPaidHere);
	const employees = settings.employeeRegister.length > 0 ? new Employees(settings) : undefined;
	const byNumber = new Map<string, User[]>();
	for (const user of users) {
		const code = singleLine(user.code ?? '');
		if (code !== '') byNumber.set(code, [...(byNumber.get(code) ?? []), user]);
	}
	for (const user of people) {
		const code = singleLine(user.code ?? '');
		const found = new Findings();
		const person = employees?.find(found, user, { field: 'user', needsTravelService: settings.useTravel || settings.requireTravelService });
		const sharing = (byNumber.get(code) ?? []).filter((one) => one !== user);
		const [others, retired] = [sharing.filter(isPaidHere), sharing.filter(({ isActive }) => !isActive)];
		const flaws = found.reasons.map((one) => flawOf(one));
		if (employees === undefined) flaws.push(flaw('blocker', 'EMPLOYEE_REGISTER_EMPTY', 'X-2', 'Netvisor has no employees that this login may see.', 'Netvisorissa ei ole palkansaajia, jotka tämä tunnus näkee.', 'Check the rights of the integration user to payroll and HRM in Netvisor.', 'Tarkista integraatiotunnuksen oikeudet palkkoihin ja henkilöstöön Netvisorissa.'));
		if (others.length > 0) flaws.push(flaw('blocker', 'EMPLOYEE_NUMBER_TWICE', 'X-2', `Employee number ${code} is also that of ${others.map(nameOf).join(', ')}: hours and claims of both would go to one person.`, `Työntekijänumero ${code} on myös henkilöllä ${others.map(nameOf).join(', ')}: molempien tunnit ja matkalaskut menisivät samalle henkilölle.`, 'Give each person a number of their own in Severa.', 'Anna kullekin oma numero Severassa.'));
		if (retired.length > 0) flaws.push(flaw('info', 'EMPLOYEE_NUMBER_TWICE', 'X-2', `Employee number ${code} is also on the retired account of ${retired.map(nameOf).join(', ')}.`, `Työntekijänumero ${code} on myös käytöstä poistetulla tilillä: ${retired.map(nameOf).join(', ')}.`, 'Nothing, if both never have hours on the same date; else take the number away from the retired account.', 'Ei mitään, jos molemmilla ei ole tunteja samalla päivällä; muuten poista numero käytöstä poistetulta tililtä.', bilingual('A date on which both accounts have hours or absences is held: both would go to one person.', 'Päivä, jolle molemmilla tileillä on tunteja tai poissaoloja, jää odottamaan: molemmat menisivät samalle henkilölle.')));
		if (settings.useHours && person !== undefined && !person.payrollService) flaws.push(flaw('info', 'PAYROLL_SERVICE_STARTS', 'W-12', `Importing hours switches the Payroll service on for employee ${person.employeeNumber}; Netvisor charges for it.`, `Tuntien tuonti ottaa palkkapalvelun käyttöön palkansaajalla ${person.employeeNumber}; Netvisor veloittaa siitä.`, 'Decide before the first transfer of hours.', 'Päätä asiasta ennen ensimmäistä tuntien siirtoa.', bilingual('It costs, and it starts without being asked.', 'Se maksaa ja käynnistyy kysymättä.')));
		check.look(bilingual(`Severa: user ${nameOf(user)}`, `Severa: käyttäjä ${nameOf(user)}`), flaws);
	}
}

const flaw = (severity: Flaw['severity'], code: string, rule: string, en: string, fi: string, fixEn: string, fixFi: string, why?: Bilingual): Flaw => ({ severity, code, rule, what: bilingual(en, fi), fix: bilingual(fixEn, fixFi), ...(why && { why }) });
