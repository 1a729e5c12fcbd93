import { startNetvisor, type RunningNetvisor } from '../../sandbox/netvisor';
import { get } from './netvisorCaller';

let server: RunningNetvisor;
beforeAll(async () => {
	server = await startNetvisor({
		seed: {
			paymentTerms: [{ key: 3, description: '14 pv, 2 % 7 pv', netDays: 14, discountDays: 7, discountPercent: 2.5, isDefault: true }],
			salesPersons: [{ key: 5, firstName: 'Sanna', lastName: 'Myyjä', provisionPercent: 0 }],
			accounts: [{ key: 89, number: '3', name: 'Tuotot', type: 'accountgroup', fatherKey: 0, active: true }, { key: 90, number: '3010', name: 'Myynti', type: 'account', fatherKey: 89, active: true }],
		},
	});
});
afterAll(() => server.close());

it.each([
	['paymenttermlist.nv', '<PaymentTermList><PaymentTerm><NetvisorKey>3</NetvisorKey><Description>14 pv, 2 % 7 pv</Description><NetDays>14</NetDays><DiscountDays>7</DiscountDays><DiscountPercent>2,5</DiscountPercent><IsDefault>1</IsDefault></PaymentTerm></PaymentTermList>'],
	['salespersonnellist.nv', '<SalesPersonnelList><SalesPerson netvisorkey="5"><FirstName>Sanna</FirstName><LastName>Myyjä</LastName><ProvisionPercent>0</ProvisionPercent></SalesPerson></SalesPersonnelList>'],
	['accountlist.nv', '<AccountList><CompanyDefaultAccounts/><Accounts><Account><NetvisorKey>89</NetvisorKey><Number>3</Number><Name>Tuotot</Name><AccountType>accountgroup</AccountType><FatherNetvisorKey>0</FatherNetvisorKey><IsActive>1</IsActive><IsCumulative>0</IsCumulative><Sort>0</Sort><EndSort>0</EndSort><IsNaturalNegative>0</IsNaturalNegative></Account><Account><NetvisorKey>90</NetvisorKey><Number>3010</Number>'],
])('%s', async (path, expected) => {
	expect((await get(server, path)).text).toContain(expected);
});

it.each(['paymenttermlist.nv?id=1', 'accountlist.nv?x=1'])('%s has no parameters', async (path) => {
	expect((await get(server, path)).code).toBe('INVALID_DATA');
});
