/** Small registers (Severa API 11.4, 11.5, 13.3). Those without a schema of their own are read as `severaRegisterRow`. */
import { z } from 'zod/v4';
import { audit, costCenterReference, currencyReference, guid, text } from './reference';

/** BusinessUnitModel. */
export const severaBusinessUnit = z.looseObject({
	guid,
	name: z.string(),
	code: text,
	isActive: z.boolean(),
	parentGuid: text,
	companyGuid: text,
	companyName: text,
	companyBusinessUnitGuid: text,
	companyCountryGuid: text,
	companyCurrencyGuid: text,
	costCenter: costCenterReference.nullish(),
	vatNumber: text,
	kvkNumber: text,
	...audit,
});
export type SeveraBusinessUnit = z.infer<typeof severaBusinessUnit>;

/** CostCenterModel: the code is called identifier. */
export const severaCostCenter = z.looseObject({ guid, name: z.string(), identifier: z.string(), isActive: z.boolean(), isDefault: z.boolean(), ...audit });
export type SeveraCostCenter = z.infer<typeof severaCostCenter>;

/** CountryModel. */
export const severaCountry = z.looseObject({
	guid,
	name: text,
	englishName: text,
	/** ISO 3166 alpha-2 */
	code2: text,
	/** ISO 3166 alpha-3 */
	code3: text,
	isInEU: z.boolean(),
	isRegistrationCountry: z.boolean(),
	currency: currencyReference.nullish(),
	defaultLanguage: z.looseObject({}).nullish(),
});
export type SeveraCountry = z.infer<typeof severaCountry>;

/** LanguageModel. */
export const severaLanguage = z.looseObject({ guid, name: text, englishName: text, code: text, isInvoiceLanguage: z.boolean() });
export type SeveraLanguage = z.infer<typeof severaLanguage>;

/** CurrencyOutputModel; `rate` is against the organisation's currency. */
export const severaCurrency = z.looseObject({ guid, name: text, code: text, symbol: text, isActive: z.boolean(), isOrganizationCurrency: z.boolean(), rate: z.number() });
export type SeveraCurrency = z.infer<typeof severaCurrency>;

/** VatRateOutputModel: 25.5 means 25.5 %. */
export const severaVatRate = z.looseObject({ guid, code: text, percentage: z.number(), countryGuid: text, isActive: z.boolean(), isDefault: z.boolean(), ...audit });
export type SeveraVatRate = z.infer<typeof severaVatRate>;

/** OvertimeModel: the code is the number of a Netvisor record type (rulebook O-2). */
export const severaOvertime = z.looseObject({ guid, name: z.string(), code: text, isActive: z.boolean().nullish(), ...audit });

/** ActivityTypeModel; `category` Absences makes its activities absences. */
export const severaActivityType = z.looseObject({ guid, name: z.string(), code: text, category: z.string(), isActive: z.boolean().nullish(), ...audit });

/** Any other register: an id, and whatever else its rows hold. */
export const severaRegisterRow = z.looseObject({ guid, name: text, ...audit });
export type SeveraRegisterRow = z.infer<typeof severaRegisterRow>;
