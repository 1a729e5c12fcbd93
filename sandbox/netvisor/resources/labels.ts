/** Texts that answers give in the language of the call (X-Netvisor-Interface-Language). */
import type { Language } from '../authenticate';
import type { Acceptance } from '../documentState';
import type { Names } from '../state';
import { el, type XmlNode } from '../xmlWriter';

const INVOICE_STATUS: Record<string, [fi: string, en: string, se: string]> = {
	open: ['Avoin', 'Open', 'Öppen'], overdue: ['Erääntynyt', 'Overdue', 'Förfallen'], reminded: ['Huomautettu', 'Reminded', 'Påmind'], requested: ['Karhuttu', 'Requested', 'Krävd'], collected: ['Perinnässä', 'Collected', 'I indrivning'],
	paid: ['Maksettu', 'Paid', 'Betald'], creditloss: ['Luottotappio', 'Credit loss', 'Kreditförlust'], unsent: ['Lähettämätön', 'Unsent', 'Oskickad'], rejected: ['Hylätty', 'Rejected', 'Avvisad'], archived: ['Arkistoitu', 'Archived', 'Arkiverad'],
	delivered: ['Toimitettu', 'Delivered', 'Levererad'], undelivered: ['Toimittamaton', 'Undelivered', 'Olevererad'], billed: ['Laskutettu', 'Billed', 'Fakturerad'], invoicedraft: ['Luonnos', 'Draft', 'Utkast'],
};
const ACCEPTANCE: Record<Acceptance, [fi: string, en: string, se: string]> = { open: ['Avoin', 'open', 'Öppen'], confirmed: ['Kuitattu', 'confirmed', 'Kvitterad'], accepted: ['Hyväksytty', 'accepted', 'Godkänd'] };
const ORDER: Language[] = ['FI', 'EN', 'SE'];
const LOCALES: Record<Language, string> = { FI: 'fi', EN: 'en', SE: 'sv' };

export function invoiceStatusLabel(status: string, language: Language): string {
	return INVOICE_STATUS[status]?.[ORDER.indexOf(language)] ?? status;
}

/** The Finnish page shows localised texts, the English one the machine values. */
export function acceptanceLabel(status: Acceptance, language: Language, style: 'localised' | 'machine'): string {
	return style === 'machine' ? status : ACCEPTANCE[status][ORDER.indexOf(language)]!;
}

export function countryName(code: string, language: Language): string {
	return code === '' ? '' : new Intl.DisplayNames([LOCALES[language]], { type: 'region' }).of(code) ?? code;
}

/** Names/Name, one for each language. */
export function namesNode(names: Names, attribute: string): XmlNode {
	return el('Names', ORDER.map((language) => el('Name', names[language], { [attribute]: language.toLowerCase() })));
}
