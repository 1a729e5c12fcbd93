/**
 * Shapes that many Severa records share (Severa API 7). Objects are loose: fields that a newer Severa adds pass
 * through. Where the description says "nullable" a field may be null or absent, as examples and real answers differ.
 */
import { z } from 'zod/v4';

/** 36 characters, but with any version digit: a strict UUID check refuses real ids (Severa API 1, point 4). */
export const guid = z.string().min(1);

/** YYYY-MM-DD, a calendar date without a zone (Severa API 7). */
export const calendarDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a date YYYY-MM-DD');

/** ISO 8601 with offset; kept as text. */
export const dateTime = z.string();

/** Enumerations are read leniently: Severa may add members (Severa API 7). */
export const enumeration = z.string();

export const text = z.string().nullish();
export const decimal = z.number().nullish();
export const integer = z.int().nullish();

/** Every reference has at least its guid (Severa API 7). */
export const namedReference = z.looseObject({ guid, name: text });
export const codedReference = z.looseObject({ guid, name: text, code: text });
/** Customers, projects: number is a JSON number. */
export const numberedReference = z.looseObject({ guid, name: text, number: integer });
/** Accounts: number is a text. */
export const accountReference = z.looseObject({ guid, name: text, number: text });
/** Cost center of a project, unit or fee: its code is called identifier (Severa API 1, point 7). */
export const costCenterReference = z.looseObject({ guid, name: text, identifier: text });
export const userReference = z.looseObject({ guid, name: text, firstName: text, lastName: text, code: text });
export const currencyReference = z.looseObject({ guid, name: text, code: text, symbol: text });
export const languageReference = z.looseObject({ guid, name: text, englishName: text, code: text });
export const businessUnitReference = z.looseObject({ guid, name: text, code: text, companyGuid: text, companyName: text });
/** The invoice behind an entry. */
export const invoiceReference = z.looseObject({ guid, number: integer, date: text });

/** When and by whom; present on most records. Absence is tolerated: where a time narrows a search, none makes it wider. */
export const audit = {
	createdDateTime: dateTime.nullish(),
	createdBy: userReference.nullish(),
	lastUpdatedDateTime: dateTime.nullish(),
	lastUpdatedBy: userReference.nullish(),
};
