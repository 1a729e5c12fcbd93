/** What a person may want to know about a record that goes all the same. Codes are public, as those of reasons.ts. */
export interface NoteText {
	en: string;
	fi: string;
}

const row = (en: string, fi: string): NoteText => ({ en, fi });

export const notes = {
	NO_REFERENCE: row('The invoice has no payment reference; Netvisor makes its own.', 'Laskulla ei ole viitenumeroa; Netvisor muodostaa sen.'),
	NO_ELECTRONIC_DELIVERY: row('Neither e-invoice data nor an e-mail address: the invoice goes on paper.', 'Verkkolaskutiedot ja sähköposti puuttuvat: lasku lähtee paperilla.'),
	SAME_BUSINESS_ID: row('{id} is also customer {otherCode} in {system}.', '{id} on myös asiakas {otherCode} järjestelmässä {system}.'),
	NAME_SHORTENED: row('The name was shortened to fit: "{text}".', 'Nimeä lyhennettiin, jotta se mahtuu: "{text}".'),
	TEMP_NO_BUSINESS_ID: row('On the temporary customer the buyer\'s business id is not carried.', 'Tilapäisasiakkaalla ostajan Y-tunnus ei siirry.'),
	VAT_TO_EU_BUSINESS: row('Finnish VAT is charged to an EU business ({country}).', 'EU-yritykseltä ({country}) peritään Suomen arvonlisävero.'),
	VAT_RATE_DOUBTFUL: row('{rate} % was not a Finnish VAT rate on {dates} (row "{row}"); it goes as it is.', '{rate} % ei ollut Suomen verokanta {dates} (rivi "{row}"); se siirtyy sellaisenaan.'),
	ROW_DIFFERS_FROM_ENTRIES: row('Row "{row}" differs from the entries behind it; the row decides.', 'Rivi "{row}" poikkeaa kirjauksistaan; rivi ratkaisee.'),
	CREDIT_NOTE_NOT_MATCHED: row('The credit note was not matched to invoice {original}: {why}.', 'Hyvityslaskua ei kohdistettu laskuun {original}: {why}.'),
	CREDIT_NOTE_WITHOUT_ACCRUAL: row('Credited recurring fees show no period; no accrual is sent.', 'Hyvitetyistä toistuvista kuluista ei näy kautta; jaksotusta ei lähetetä.'),
	ACCRUAL_NEEDS_OPEN: row('The accrual voucher is made only when the invoice is opened in Netvisor.', 'Jaksotustosite syntyy vasta, kun lasku avataan Netvisorissa.'),
	ACCRUAL_ON_ORDER: row('Accrual does not go with orders; it was left out.', 'Jaksotus ei siirry tilauksille; se jätettiin pois.'),
	ATTACHMENTS_MAY_COST: row('Attachments go with the invoice ({count}); Netvisor may charge for them.', 'Laskun mukana menee liitteitä ({count}); Netvisor voi veloittaa niistä.'),
	BUSINESS_ID_DOUBTFUL: row('"{value}" is not a valid business id or VAT number.', '"{value}" ei ole kelvollinen Y-tunnus tai ALV-tunnus.'),
	LANGUAGE_NOT_IN_TABLE: row('Language "{code}" is not in the language table; it was left out.', 'Kieltä "{code}" ei ole kielitaulukossa; se jätettiin pois.'),
	PAYMENT_TERM_NOT_FOUND: row('No payment term fits "{term}"; it was left out.', 'Maksuehtoa "{term}" ei löytynyt; se jätettiin pois.'),
	PRODUCT_PRICE_LEFT_OUT: row('The gross price of {code} has no VAT rate to take off; the price was left out.', 'Tuotteen {code} verollisella hinnalla ei ole verokantaa; hinta jätettiin pois.'),
	PRODUCT_VAT_LEFT_OUT: row('The VAT rate of {code} was left out: {why}.', 'Tuotteen {code} verokanta jätettiin pois: {why}.'),
	SALES_ACCOUNT_LEFT_OUT: row('The sales account {account} of {code} was left out: {why}.', 'Tuotteen {code} myyntitili {account} jätettiin pois: {why}.'),
	HOURS_REJECTED: row('{count} rejected entries of {name} on {date} were left out.', 'Henkilön {name} {count} hylättyä kirjausta {date} jätettiin pois.'),
	HOURS_ZERO: row('{count} entries of zero hours on {date} were left out.', '{count} nollan tunnin kirjausta {date} jätettiin pois.'),
	PURCHASE_SUM_DIFFERS: row('The lines add up to {lines}, the invoice to {invoice}.', 'Rivien summa on {lines}, laskun {invoice}.'),
	FEE_DIFFERS: row('The fee in Severa is {severa}, the line in Netvisor {netvisor}; it was left as it is.', 'Kulu on Severassa {severa}, rivi Netvisorissa {netvisor}; kulu jätettiin ennalleen.'),
	PAYROLL_SERVICE_STARTS: row('Sending hours switches the Payroll service on for employee {code}; Netvisor charges for it.', 'Tuntien siirto ottaa Palkat-palvelun käyttöön palkansaajalla {code}; se on maksullinen.'),
} as const satisfies Record<string, NoteText>;

export type NoteCode = keyof typeof notes;
