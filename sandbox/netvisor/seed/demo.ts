/** Kaarna Konsultointi Oy in Netvisor on 30 October 2026; the other half stands in the Severa sandbox. */
import { emptyState, type NetvisorState } from '../state';
import { accounts, company, currencyRates, employees, invoiceOperators, payrollRatios, paymentTerms, recordTypes, salesPersons } from './company';
import { FIRST_NEW_KEY } from './keys';
import { purchaseInvoices } from './purchaseInvoices';
import { customerGroups, customers, dimensions, productGroups, products } from './registers';
import { salesInvoices } from './salesInvoices';

/** The same to the letter at every start. */
export function demoState(): NetvisorState {
	return {
		...emptyState(), company: company(), nextKey: FIRST_NEW_KEY, customerGroups: customerGroups(), productGroups: productGroups(), customers: customers(), products: products(), dimensions: dimensions(), paymentTerms: paymentTerms(),
		salesPersons: salesPersons(), accounts: accounts(), invoiceOperators: invoiceOperators(), currencyRates: currencyRates(), salesInvoices: salesInvoices(), employees: employees(), recordTypes: recordTypes(), payrollRatios: payrollRatios(),
		purchaseInvoices: purchaseInvoices(),
	};
}
