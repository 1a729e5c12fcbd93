/** Every register that is only listed: one table of names, paths, paging styles and schemas (Severa API 6, 11, 13, 14.2, 15). */
import type { z } from 'zod/v4';
import { severaInvoiceStatus } from './invoice';
import { severaTravelExpenseType, severaWorkType } from './product';
import { severaActivityType, severaBusinessUnit, severaCostCenter, severaCountry, severaCurrency, severaLanguage, severaOvertime, severaRegisterRow, severaVatRate } from './register';
import type { SeveraApi } from './SeveraApi';
import { severaTravelReimbursementStatus } from './travelReimbursement';

type Paging = 'token' | 'offset' | 'whole';

interface Register {
	path: string;
	paging: Paging;
	row: z.ZodType<{ guid: string }>;
	/** Whether the list takes `active`. */
	active: boolean;
	/** Whether the list takes `changedSince`. */
	changedSince: boolean;
}

const register = <S extends z.ZodType<{ guid: string }>>(path: string, paging: Paging, row: S, filters: { active?: false; changedSince?: true } = {}) => ({ path, paging, row, active: filters.active ?? true, changedSince: filters.changedSince ?? false });
const CHANGED = { changedSince: true } as const;

export const severaRegisters = {
	activityTypes: register('/activitytypes', 'token', severaActivityType, CHANGED),
	bankAccounts: register('/bankaccounts', 'offset', severaRegisterRow),
	businessUnits: register('/businessunits', 'offset', severaBusinessUnit, CHANGED),
	costAccounts: register('/costaccounts', 'offset', severaRegisterRow),
	costCenters: register('/costcenters', 'offset', severaCostCenter, CHANGED),
	countries: register('/localization/countries', 'whole', severaCountry, { active: false }),
	currencies: register('/currencies', 'offset', severaCurrency),
	invoiceStatuses: register('/invoicestatuses', 'offset', severaInvoiceStatus),
	invoiceTemplates: register('/invoicetemplates', 'offset', severaRegisterRow),
	keywords: register('/keywords', 'offset', severaRegisterRow, CHANGED),
	languages: register('/localization/languages', 'whole', severaLanguage, { active: false }),
	overtimes: register('/overtimes', 'offset', severaOvertime),
	phaseStatusTypes: register('/phasestatustypes', 'offset', severaRegisterRow),
	productCategories: register('/productcategories', 'offset', severaRegisterRow, CHANGED),
	projectStatusTypes: register('/projectstatustypes', 'offset', severaRegisterRow),
	salesAccounts: register('/salesaccounts', 'offset', severaRegisterRow),
	salesStatusTypes: register('/salesstatustypes', 'offset', severaRegisterRow),
	timeEntryTypes: register('/timeentrytypes', 'offset', severaRegisterRow),
	travelExpenseTypes: register('/travelexpensetypes', 'offset', severaTravelExpenseType, CHANGED),
	travelReimbursementStatuses: register('/travelreimbursementstatuses', 'offset', severaTravelReimbursementStatus),
	vatRates: register('/vatrates', 'whole', severaVatRate),
	workTypes: register('/worktypes', 'offset', severaWorkType, CHANGED),
} satisfies Record<string, Register>;

export type SeveraRegisterName = keyof typeof severaRegisters;
export type SeveraRegisterRowOf<N extends SeveraRegisterName> = z.output<(typeof severaRegisters)[N]['row']>;

export interface RegisterFilter {
	/** Absent: active and retired rows. Registers without the flag ignore it. */
	active?: boolean;
	/** ISO 8601; only for registers with `changedSince`. */
	changedSince?: string;
}

export const registersOf = (api: SeveraApi) => ({
	/** All registers are guarded by settings:read (Severa API 3.4). */
	async *list<N extends SeveraRegisterName>(name: N, filter: RegisterFilter = {}): AsyncGenerator<SeveraRegisterRowOf<N>, void, undefined> {
		const { path, paging, row, active, changedSince } = severaRegisters[name];
		const endpoint = { path, scope: 'settings:read' };
		const schema = row as unknown as z.ZodType<SeveraRegisterRowOf<N> & { guid: string }>;
		const query = { active: active ? filter.active : undefined, changedSince: changedSince ? filter.changedSince : undefined };
		switch (paging) {
			case 'token':
				return yield* api.tokenList(endpoint, schema, query);
			case 'offset':
				return yield* api.offsetList(endpoint, schema, query);
			case 'whole':
				yield* await api.whole(endpoint, schema, query);
		}
	},
});
