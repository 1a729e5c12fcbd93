/** customerlist.nv, getcustomer.nv (Netvisor API 2.1, 2.2). */
import { changedSince } from '../changes';
import { comma } from '../decimal';
import { oneOrZero, type Exchange, type Resource } from '../exchange';
import { dateTimeParam, keyParam, listParam, textParam } from '../query';
import { invalid } from '../refusal';
import type { Customer } from '../state';
import type { Store } from '../store';
import { el, when, type XmlNode } from '../xmlWriter';
import { dimensionKeyed, groupKey } from './shared';
import { singleOrList } from './singleOrList';

export const customerlist: Resource = {
	method: 'GET',
	effect: 'read',
	query: { keyword: textParam, changedsince: dateTimeParam, customercodelist: listParam(100) },
	handle({ store, query, options, baseUrl }) {
		const keyword = query.text('keyword')?.toLowerCase();
		const codes = query.list('customercodelist');
		const matches = (one: Customer) => {
			if (!options.inactiveCustomersListed && !one.active) return false;
			if (codes !== undefined && !codes.includes(one.code)) return false;
			// A keyword switches the change filter off.
			if (keyword !== undefined) return [one.name, one.code, one.businessId, one.nameExtension].some((text) => text.toLowerCase().includes(keyword));
			return changedSince(one.changed, query.text('changedsince'), options);
		};
		return [el('Customerlist', store.state.customers.filter(matches).map((one) => el('Customer', [
			el('Netvisorkey', one.key), el('Name', one.name), el('Code', one.code), el('OrganisationIdentifier', one.privateCustomer ? '' : one.businessId),
			...(options.answers === 'older' ? [] : [el('CustomerGroupID', groupKey(store.state.customerGroups, one.group)), el('CustomerGroupName', one.group)]),
			el('Uri', `${baseUrl}/getcustomer.nv?id=${one.key}`),
		])))];
	},
};

export const getcustomer: Resource = {
	method: 'GET',
	effect: 'read',
	query: { id: keyParam, idlist: listParam(500), replyoption: keyParam },
	handle(exchange) {
		const replyOption = exchange.query.integer('replyoption') ?? 0;
		if (replyOption > 15) throw invalid(`replyoption ${replyOption} has unknown flags.`);
		return singleOrList(exchange, {
			single: 'id', list: 'idlist', name: 'Customer', plural: 'Customers', missing: 'Customer not found with Netvisor identifier', failsWhenMissing: true,
			find: (key) => exchange.store.customer(key),
			write: (one) => customerNode(one, exchange, replyOption),
		});
	},
};

function customerNode(one: Customer, { store, options }: Exchange, replyOption: number): XmlNode[] {
	const term = store.state.paymentTerms.find((candidate) => candidate.key === one.paymentTermKey);
	const seller = store.state.salesPersons.find((candidate) => candidate.key === one.salesPersonKey);
	const newer = options.answers === 'newer';
	return [
		el('CustomerBaseInformation', [
			el('NetvisorKey', one.key), el('InternalIdentifier', one.code), el('ExternalIdentifier', one.businessId), ...when(one.ovt, () => el('OrganizationUnitNumber', one.ovt)),
			...when(one.group, () => el('CustomerGroupNetvisorKey', groupKey(store.state.customerGroups, one.group))), ...when(one.group, () => el('CustomerGroupName', one.group)),
			el('Name', one.name), el('NameExtension', one.nameExtension), el('StreetAddress', one.street), el('AdditionalStreetAddress', one.additionalStreet), el('City', one.city), el('PostNumber', one.postNumber),
			...when(one.country, () => el('Country', one.country, { type: 'ISO-3166' })), el('PhoneNumber', one.phone), el('FaxNumber', one.fax), el('Email', one.email), el('EmailInvoicingAddress', one.invoicingEmail),
			el('HomePageUri', one.homePage), el('IsActive', oneOrZero(one.active)), ...(newer ? [el('IsPrivateCustomer', oneOrZero(one.privateCustomer))] : []),
		]),
		el('CustomerFinvoiceDetails', [el('FinvoiceAddress', one.finvoiceAddress), el('FinvoiceRouterCode', one.finvoiceOperator)]),
		el('CustomerDeliveryDetails', [
			el('DeliveryName', one.deliveryName), el('DeliveryStreetAddress', one.deliveryStreet), el('DeliveryCity', one.deliveryCity), el('DeliveryPostNumber', one.deliveryPostNumber),
			...when(one.deliveryCountry, () => el('DeliveryCountry', one.deliveryCountry, { type: 'ISO-3166' })),
		]),
		el('CustomerContactDetails', [el('ContactPerson', one.contactPerson), el('ContactPersonEmail', one.contactEmail), el('ContactPersonPhone', one.contactPhone)]),
		el('CustomerAdditionalInformation', [
			el('Comment', one.comment), el('CustomerAgreementIdentifier', one.agreement), el('ReferenceNumber', one.referenceNumber), el('UseCreditorReferenceNumber', '0'), el('YourDefaultReference', one.yourReference),
			el('DefaultTextBeforeInvoiceLines', one.textBeforeLines), el('DefaultTextAfterInvoiceLines', one.textAfterLines), el('DefaultPaymentTerm', term?.description, { netvisorkey: term === undefined ? '' : String(term.key) }),
			el('TaxHandlingType', one.taxHandling), el('BalanceLimit', one.balanceLimit === null ? '' : comma(one.balanceLimit, 2)),
			...when(seller, () => el('DefaultSalesPerson', `${seller?.firstName} ${seller?.lastName}`, { netvisorkey: String(seller?.key) })),
			...when(one.language, () => el('InvoicingLanguage', one.language, { type: 'ISO-3166' })),
			...(newer ? [el('EuStandardFinvoice', oneOrZero(one.euStandardFinvoice)), el('InCollectionProhibition', '0')] : []),
			...when(one.dimensions.length > 0, () => el('CustomerDimensions', one.dimensions.map((link) => dimensionKeyed(store, link)))),
			...((replyOption & 1) !== 0 ? [turnover(store, one)] : []),
			...((replyOption & 8) !== 0 ? [el('BuyerServiceCode', one.finvoiceAddress !== '' ? 'einvoice' : one.invoicingEmail !== '' ? 'email' : 'print')] : []),
		]),
	];
}

function turnover(store: Store, one: Customer): XmlNode {
	const paid = store.state.salesInvoices.filter((invoice) => invoice.customerKey === one.key && invoice.status === 'paid').length;
	return el('AdditionalInformation', [el('ReceivablesManagement', [el('TurnoverDays', paid === 0 ? '' : 14), el('TurnoverDeviation', paid === 0 ? '' : '0,00')])]);
}
