/** An organisation that has just taken the REST API into use: its registers of places, money and statuses, one unit and one user. */
import { bankAccounts, businessUnits, companies, organizationDetails, organizationSettings, UNITS } from './company';
import { PEOPLE, users, workContracts } from './people';
import { countries, currencies, formattingCultures, holidays, languages, timezones, vatRates } from './places';
import { id } from './record';
import { costAccounts, salesAccounts, workTypes } from './registers';
import { invoiceStatuses, invoiceTemplates, keywords, phaseStatusTypes, projectStatusTypes, salesStatusTypes, timeEntryTypes, travelReimbursementStatuses } from './statuses';
import type { State } from '../store';

const places = () => ({ countries: countries(), currencies: currencies(), languages: languages(), timezones: timezones(), formattingCultures: formattingCultures(), holidays: holidays(), vatRates: vatRates() });

/** What every seed has. */
export const common = () => ({
	sequence: 0, apiUserGuid: id('user', '101'), ...places(), companies: companies(), organizationDetails: organizationDetails(), bankAccounts: bankAccounts(), salesAccounts: salesAccounts(), costAccounts: costAccounts(), keywords: keywords(),
	projectStatusTypes: projectStatusTypes(), salesStatusTypes: salesStatusTypes(), phaseStatusTypes: phaseStatusTypes(), invoiceTemplates: invoiceTemplates(), timeEntryTypes: timeEntryTypes(),
});

export function emptyState(): Partial<State> {
	const [first] = PEOPLE;
	if (first === undefined) throw new Error('The seed has no people.');
	return {
		...common(), organizationSettings: organizationSettings({ customer: 1, project: 1, invoice: 1, travel: 1 }), businessUnits: businessUnits(false, UNITS.slice(0, 1)),
		users: users([first]), workContracts: workContracts([first]), workTypes: workTypes().filter(({ guid }) => guid === id('workType', first.workType)),
		invoiceStatuses: invoiceStatuses(false), travelReimbursementStatuses: travelReimbursementStatuses(false),
	};
}
