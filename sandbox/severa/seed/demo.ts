/** Kaarna Konsultointi Oy on 30 October 2026: nothing in here depends on the real day, so results never change. */
import { businessUnits, costCenters, organizationSettings } from './company';
import { addresses, contacts, customerCountrySettings, customers } from './customers';
import { common } from './empty';
import { invoices } from './invoices';
import { activities, activityParticipants, octoberHours } from './october';
import { users, workContracts } from './people';
import { phases, projects } from './projects';
import { activityTypes, overtimes, productCategories, products, travelExpenseTypes, workTypes } from './registers';
import { invoiceStatuses, travelReimbursementStatuses } from './statuses';
import { travelClaims } from './travelClaims';
import type { State } from '../store';

let built: string | undefined;

/** A copy each time; built once in a process, since every test file starts from it. */
export function demoState(): Partial<State> {
	built ??= JSON.stringify(build());
	return JSON.parse(built) as Partial<State>;
}

function build(): Partial<State> {
	const billed = invoices();
	const claims = travelClaims();
	return {
		...common(), organizationSettings: organizationSettings({ customer: 10_041, project: 2061, invoice: 5036, travel: 315 }),
		businessUnits: businessUnits(true), costCenters: costCenters(), users: users(), workContracts: workContracts(), productCategories: productCategories(), products: products(), workTypes: workTypes(), overtimes: overtimes(), travelExpenseTypes: travelExpenseTypes(), activityTypes: activityTypes(),
		invoiceStatuses: invoiceStatuses(true), travelReimbursementStatuses: travelReimbursementStatuses(true),
		customers: customers(), addresses: addresses(), contacts: contacts(), customerCountrySettings: customerCountrySettings(), projects: projects(), phases: phases(), activities: activities(), activityParticipants: activityParticipants(),
		...billed, ...claims,
		workHours: [...billed.workHours, ...octoberHours()], travelExpenses: [...billed.travelExpenses, ...claims.travelExpenses], files: [...billed.files, ...claims.files],
	};
}
