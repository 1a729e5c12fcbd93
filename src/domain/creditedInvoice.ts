/** Which invoice in Netvisor a credit note credits (mapping 5.10; rulebook I-19): the one with the key of the Severa invoice that it names. */
import type { NetvisorSalesInvoiceListRow } from '../netvisor/salesInvoiceRecord';
import { invoiceGuidsIn } from './transferKey';

/** As Severa names it; '' for what it does not tell. */
export interface CreditedInvoice {
	number: string;
	guid: string;
}

/** Why a credit note is not matched; stands in a note. */
export interface WhyNotMatched {
	en: string;
	fi: string;
}

/**
 * @param rows every row with its number, and others where they are known; a row may be there twice. A number alone proves
 * nothing: another invoice may have it, and would be closed by the match
 */
export function creditedInvoice({ number, guid }: CreditedInvoice, rows: readonly NetvisorSalesInvoiceListRow[]): { netvisorKey: string } | { why: WhyNotMatched } {
	if (number === '' && guid === '') return { why: { en: 'Severa does not name it', fi: 'Severa ei kerro sitä' } };
	const distinct = [...new Map(rows.map((row) => [row.netvisorKey, row])).values()];
	const [own, ...more] = distinct.filter(({ privateComment }) => guid !== '' && invoiceGuidsIn(privateComment).join() === guid.toLowerCase());
	if (own === undefined) return { why: whyNone(guid, distinct.filter(({ invoiceNumber }) => invoiceNumber === number)) };
	if (more.length > 0) return { why: { en: 'Netvisor has it several times', fi: 'se on Netvisorissa useita kertoja' } };
	if (own.invoiceStatus !== 'open') return { why: { en: `its status in Netvisor is ${own.invoiceStatus}`, fi: `sen tila Netvisorissa on ${own.invoiceStatus}` } };
	return { netvisorKey: own.netvisorKey };
}

function whyNone(guid: string, sameNumber: readonly NetvisorSalesInvoiceListRow[]): WhyNotMatched {
	if (sameNumber.length === 0) return { en: 'it is not in Netvisor', fi: 'sitä ei ole Netvisorissa' };
	if (guid === '') return { en: 'only its number is known, which another invoice may have; match it by hand', fi: 'siitä tiedetään vain numero, joka voi olla toisenkin laskun; kohdista käsin' };
	const named = sameNumber.map(({ privateComment }) => invoiceGuidsIn(privateComment));
	if (named.every((guids) => guids.length > 0 && !guids.includes(guid.toLowerCase()))) return { en: 'the invoice with that number in Netvisor is not the Severa invoice that is credited; match it by hand', fi: 'Netvisorin samannumeroinen lasku ei ole hyvitettävä Severan lasku; kohdista käsin' };
	return { en: 'no key shows that the invoice with that number in Netvisor is the Severa invoice that is credited; match it by hand', fi: 'mikään tunniste ei osoita, että Netvisorin samannumeroinen lasku on hyvitettävä Severan lasku; kohdista käsin' };
}
