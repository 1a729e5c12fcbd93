/** A part of the demo company: the records asked for and whatever they refer to. Small, so that a world is made in a moment. */
import { demoState } from '../../sandbox/severa/seed/demo';
import type { Collection, Row, State } from '../../sandbox/severa/store';

const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** Registers that a flow reads as a whole. */
const WHOLE: readonly Collection[] = ['organizationDetails', 'organizationSettings', 'companies', 'invoiceStatuses', 'travelReimbursementStatuses', 'currencies', 'vatRates'];

let demo: State | undefined;
const whole = () => (demo ??= demoState() as unknown as State);

/** @param wanted which records of a kind are kept; their references follow by themselves */
export function smallCompany(wanted: Partial<Record<Collection, (row: Row) => boolean>>): State {
	const state = whole();
	const byGuid = new Map<string, [Collection, Row]>();
	const names = Object.keys(state).filter((name) => Array.isArray(state[name as Collection])) as Collection[];
	for (const name of names) for (const row of state[name]) byGuid.set(row.guid, [name, row]);
	const kept = new Map<string, Row>();
	const keep = (guid: string) => {
		const found = byGuid.get(guid);
		if (found === undefined || kept.has(guid)) return;
		kept.set(guid, found[1]);
		for (const [other] of JSON.stringify(found[1]).matchAll(GUID)) keep(other);
	};
	keep(state.apiUserGuid);
	for (const name of WHOLE) for (const { guid } of state[name]) keep(guid);
	for (const name of names) for (const row of state[name]) if (wanted[name]?.(row) === true) keep(row.guid);
	const part: Record<string, unknown> = { sequence: state.sequence, apiUserGuid: state.apiUserGuid };
	for (const name of names) part[name] = state[name].filter(({ guid }) => kept.has(guid));
	return structuredClone(part) as State;
}

/** The invoices of these numbers with their rows and the entries behind them. */
export function companyWithInvoices(numbers: readonly number[]): State {
	const state = whole();
	const guids = new Set(state.invoices.filter((row) => numbers.includes(row['number'] as number)).map(({ guid }) => guid));
	const behind = (row: Row) => [row['invoiceGuid'], (row['invoice'] as { guid?: string } | null)?.guid].some((guid) => guids.has(String(guid)));
	return smallCompany({ invoices: ({ guid }) => guids.has(guid), invoiceRows: behind, workHours: behind, projectFees: behind, travelExpenses: behind, flatRates: behind, reimbursedWorkHours: behind, reimbursedProjectFees: behind, reimbursedTravelExpenses: behind, invoiceFiles: behind });
}
