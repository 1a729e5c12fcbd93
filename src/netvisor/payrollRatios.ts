/** Netvisor's payroll ratios, among them the expense types of travel claims (Netvisor API 7.4). */
import type { Exchange } from './exchange';
import { readPayrollRatio, type NetvisorPayrollRatio } from './payrollRatioRecord';
import { listIn } from './recordsIn';
import type { InterfaceLanguage } from './signature';

export const PAYROLL_RATIO_SOURCES = ['tripexpensecustomlines', 'taxingrules', 'collectorratiolines', 'userparameters', 'companyparameters', 'userformula', 'tabledata', 'foreclosure', 'lowsalarysupport'] as const;
export type PayrollRatioSource = (typeof PAYROLL_RATIO_SOURCES)[number];

export interface NetvisorPayrollRatios {
	/** One source for each call: how several are given is not known (Netvisor API 7.4). */
	list(source: PayrollRatioSource): Promise<NetvisorPayrollRatio[]>;
}

/** Swedish is `sv` in ISO 639-1, but `SE` where Netvisor names the language of a request; either may stand at a name. */
const LANGUAGE_CODES: Readonly<Record<InterfaceLanguage, readonly string[]>> = { FI: ['fi'], EN: ['en'], SE: ['sv', 'se'] };

/** @param language of the requests */
export function createPayrollRatios(exchange: Exchange, language: InterfaceLanguage): NetvisorPayrollRatios {
	return {
		async list(source) {
			const { root, request } = await exchange.read('payrollratiolist.nv', { source });
			return listIn(root, request, 'payrollratios', 'payrollratio').map((ratio) => readPayrollRatio(ratio, LANGUAGE_CODES[language], source));
		},
	};
}
