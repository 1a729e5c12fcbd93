/** paymenttermlist.nv, salespersonnellist.nv, accountlist.nv (Netvisor API 5.4). */
import { comma } from '../decimal';
import { oneOrZero, type Resource } from '../exchange';
import { el } from '../xmlWriter';

export const paymenttermlist: Resource = {
	method: 'GET',
	effect: 'read',
	query: {},
	handle: ({ store }) => [el('PaymentTermList', store.state.paymentTerms.map((one) => el('PaymentTerm', [
		el('NetvisorKey', one.key), el('Description', one.description), el('NetDays', one.netDays), el('DiscountDays', one.discountDays), el('DiscountPercent', comma(one.discountPercent)), el('IsDefault', oneOrZero(one.isDefault)),
	])))],
};

export const salespersonnellist: Resource = {
	method: 'GET',
	effect: 'read',
	query: {},
	handle: ({ store }) => [el('SalesPersonnelList', store.state.salesPersons.map((one) => el('SalesPerson', [
		el('FirstName', one.firstName), el('LastName', one.lastName), el('ProvisionPercent', comma(one.provisionPercent)),
	], { netvisorkey: String(one.key) })))],
};

export const accountlist: Resource = {
	method: 'GET',
	effect: 'read',
	query: {},
	handle: ({ store }) => [el('AccountList', [
		el('CompanyDefaultAccounts'),
		el('Accounts', store.state.accounts.map((one, index) => el('Account', [
			el('NetvisorKey', one.key), el('Number', one.number), el('Name', one.name), el('AccountType', one.type), el('FatherNetvisorKey', one.fatherKey), el('IsActive', oneOrZero(one.active)), el('IsCumulative', '0'), el('Sort', index),
			el('EndSort', index), el('IsNaturalNegative', '0'),
		]))),
	])],
};
