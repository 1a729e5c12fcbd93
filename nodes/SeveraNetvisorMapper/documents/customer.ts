import { z } from 'zod/v4';
import { shownId } from '../../../src/domain/businessId';
import { Countries } from '../../../src/domain/country';
import { toNetvisorCustomer, type CustomerContext } from '../../../src/domain/customer';
import { toSeveraCustomer } from '../../../src/domain/customerToSevera';
import { inOrder } from '../../../src/domain/order';
import { readCountryRows, readPaymentTerms } from '../../../src/domain/registerRows';
import { customerDocumentSettings, type CustomerSettings } from '../../../src/domain/settings/customer';
import { netvisorTransferKey, transferKey } from '../../../src/domain/transferKey';
import { severaAddress, severaCustomer } from '../../../src/severa/customer';
import { defineMapping, type MappedRecord, type MapperDocument } from '../mapperDocument';

/** A customer of Severa, with its addresses where a node before has read them. */
const customerRecord = severaCustomer.extend({ addresses: z.array(severaAddress).nullish() });

const text = z.string();
/** What is used of a whole card; a row of the list has too little. */
const netvisorCard = z.looseObject({
	netvisorKey: text,
	internalIdentifier: text,
	externalIdentifier: text,
	name: text,
	streetAddress: text,
	additionalAddressLine: text,
	city: text,
	postNumber: text,
	country: text,
	email: text,
	emailInvoicingAddress: text,
	homePageUri: text,
	isActive: z.enum(['0', '1']),
	isPrivateCustomer: z.enum(['0', '1', '']),
	finvoiceAddress: text,
	finvoiceRouterCode: text,
	defaultPaymentTerm: text,
	defaultPaymentTermNetvisorKey: text,
	invoicingLanguage: text,
});

const contextOf = ({ countryTable, countryRegister, paymentTermRegister }: CustomerSettings): CustomerContext => ({ countries: new Countries(countryTable, readCountryRows(countryRegister)), paymentTerms: readPaymentTerms(paymentTermRegister) });

const define = defineMapping(customerDocumentSettings);

const toNetvisor = define({
	direction: 'severaToNetvisor',
	record: customerRecord,
	map(records, settings) {
		const context = contextOf(settings);
		return inOrder(records, ({ record }) => record.number, ({ record }) => record.guid).map(({ record, index }): MappedRecord => {
			const number = String(record.number ?? '');
			return {
				index,
				source: { system: 'Severa', kind: 'customer', guid: record.guid, number, name: record.name },
				mapped: toNetvisorCustomer(record, settings, context),
				transferKey: transferKey('customer', record.guid),
				plan: { code: number, name: record.name, businessId: shownId(record.vatNumber ?? ''), isActive: record.isActive },
			};
		});
	},
});

const toSevera = define({
	direction: 'netvisorToSevera',
	record: netvisorCard,
	map(records, settings) {
		const context = contextOf(settings);
		return inOrder(records, ({ record }) => record.internalIdentifier, ({ record }) => record.netvisorKey).map(({ record, index }): MappedRecord => ({
			index,
			source: { system: 'Netvisor', kind: 'customer', guid: record.netvisorKey, number: record.internalIdentifier, name: record.name },
			mapped: toSeveraCustomer(record, settings, context),
			transferKey: netvisorTransferKey('customer', record.netvisorKey),
			plan: { code: record.internalIdentifier, name: record.name, businessId: shownId(record.externalIdentifier), isActive: record.isActive === '1' },
		}));
	},
});

export const customer: MapperDocument = {
	value: 'customer',
	name: 'Customer',
	description: 'Translate customer cards: code, business ID, address, e-invoice data',
	settings: customerDocumentSettings,
	mappings: [toNetvisor, toSevera],
};
