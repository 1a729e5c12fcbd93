/** The 35 invoices that are ready for the transfer, 5001–5035. What is special about one is said beside it. */
import { fee, flat, hours, READY, travel, type InvoiceSpec } from './invoiceSpec';

const ready = (number: number, customer: number, day: number, rows: InvoiceSpec['rows'], more: Partial<InvoiceSpec> = {}): InvoiceSpec => ({ number, customer, date: `2026-10-${String(day).padStart(2, '0')}`, status: READY, rows, ...more });

const LONG_TEXT = 'Tehdaspalvelun käyttöönoton tukipäivät asiakkaan tiloissa: perehdytys, vuororaporttien tarkistus ja häiriöilmoitusten läpikäynti kunnossapidon, tuotannon ja tietohallinnon kanssa kolmessa eri työpajassa syyskuun aikana';

export const READY_INVOICES: InvoiceSpec[] = [
	ready(5001, 10_002, 1, [hours('T100', 120, [['103', 2001, 22.5]], 'Konsultointi, syyskuu')], { yourReference: 'Maija Ostola', orderNumber: 'PO-5521' }),
	// Three people of three units on one row: 999.90 does not divide into cents.
	ready(5002, 10_003, 1, [hours('T100', 99.99, [['106', 2003, 3.33], ['103', 2003, 3.33], ['111', 2003, 3.34]], 'Asiantuntijatyö')]),
	// Two projects on one row, and one more row.
	ready(5003, 10_004, 1, [hours('T100', 120, [['111', 2004, 15], ['110', 2005, 7.5]], 'Konsultointi'), hours('T300', 98, [['0112', 2005, 30]], 'Ohjelmointi')]),
	ready(5004, 10_005, 2, [hours('T200', 110, [['105', 2006, 16.5]], 'Suunnittelutyö'), fee('KOU-01', 2006, 2, 1450, 'Koulutuspäivät 15.–16.9.'), travel('car', '105', 2006, 284, 0.55, 'Matka Sinirintaan, oma auto')], { orderNumber: 'KUNTA-2026-118' }),
	// Recurring rows with one period.
	ready(5005, 10_006, 2, [fee('LIS-01', 2008, 12, 100, 'Lisenssit 1.10.–31.12.2026', { recurring: { months: 3, start: '2026-10-01' } }), fee('YLL-01', 2008, 3, 450, 'Ylläpito 1.10.–31.12.2026', { recurring: { months: 3, start: '2026-10-01' } })]),
	// Flat rate: no product code on the row.
	ready(5006, 10_007, 5, [flat(2009, 8500, 'Kulutusseuranta, kiinteä hinta, 2. erä')]),
	// Two work types on one row.
	ready(5007, 10_008, 5, [hours('T100', 112, [['107', 2010, 10, { work: 'T100' }], ['108', 2010, 6.5, { work: 'T200' }]], 'Raportoinnin määrittely ja suunnittelu')]),
	ready(5008, 10_009, 5, [travel('train', '103', 2011, 2, 48.9, 'Junaliput Helsinki–Tampere'), travel('hotel', '103', 2011, 1, 139, 'Majoitus 22.9.'), travel('car', '104', 2011, 62.5, 0.55, 'Ajo laitetoimitukseen')]),
	// Two accrual periods that clash (I-13).
	ready(5009, 10_010, 6, [fee('YLL-01', 2012, 3, 450, 'Ylläpito 1.10.–31.12.2026', { recurring: { months: 3, start: '2026-10-01' } }), fee('LIS-02', 2013, 1, 1080, 'Vuosilisenssi 1.11.2026–31.10.2027', { recurring: { months: 12, start: '2026-11-01' } })]),
	ready(5010, 10_011, 6, [fee('PAL-01', 2014, 2, 212.45, 'Pilvipalvelin 1.10.–30.11.2026', { recurring: { months: 2, start: '2026-10-01' } }), fee('YLL-02', 2014, 6, 890, 'Laajennettu ylläpito 1.10.2026–31.3.2027', { recurring: { months: 6, start: '2026-10-01' } })]),
	// Services to businesses in other EU states, 0 per cent.
	ready(5011, 10_026, 7, [hours('T100', 130, [['102', 2034, 37.5]], 'Consulting, September')], { vat: 0, yourReference: 'Karin Nordvik' }),
	// In Swedish krona.
	ready(5012, 10_027, 7, [hours('T300', 1095, [['104', 2035, 20.25]], 'Utveckling, september')], { vat: 0, currency: { code: 'SEK', rate: 11.05 } }),
	ready(5013, 10_028, 7, [hours('T300', 104.5, [['108', 2036, 30], ['114', 2036, 11.25]], 'Development, September')], { vat: 0 }),
	// Finnish VAT to an EU business, as some agreements have it.
	ready(5014, 10_029, 8, [hours('T100', 118, [['111', 2037, 8]], 'Consulting, September')]),
	// Outside the EU, 0 per cent.
	ready(5015, 10_030, 8, [hours('T300', 101, [['0112', 2038, 45.5]], 'Development, September')], { vat: 0 }),
	// 0 per cent at home: construction, zero-rated or exempt? Nobody can tell from the invoice.
	ready(5016, 10_031, 8, [hours('T200', 110, [['107', 2039, 12]], 'Talotekniikan mallinnus')], { vat: 0 }),
	// The customer has no VAT number.
	ready(5017, 10_036, 9, [hours('T100', 95, [['107', 2045, 3]], 'Neuvonta')]),
	// No address was chosen.
	ready(5018, 10_012, 9, [hours('T400', 125, [['102', 2015, 6]], 'Käyttöönoton ohjaus')], { noAddress: true }),
	// Severa's total is one cent more than its rows.
	ready(5019, 10_013, 9, [hours('T300', 97.35, [['0112', 2016, 11.25]], 'Dokumentointityökalu'), fee('KOU-02', 2016, 7, 35.9, 'Koulutusaineisto')], { totalOff: 1 }),
	// A work type without a code.
	ready(5020, 10_014, 12, [hours('Työ ilman koodia', 85, [['108', 2017, 9]], 'Muu työ')]),
	ready(5021, 10_002, 12, [hours('T300', 98, [['104', 2002, 6], ['103', 2002, 1.5]], 'Hyvitys: virheellisesti laskutettu työ')], { credits: 4990, freeText1: 'Hyvitetään lasku 4990 osittain.' }),
	// Overtime at a higher price beside normal hours.
	ready(5022, 10_015, 12, [hours('T200', 110, [['109', 2018, 12]], 'Suunnittelu'), hours('T200', 165, [['109', 2018, 3, { overtime: '2010' }]], 'Suunnittelu, ylityö 50 %')]),
	// Four VAT rates' worth of goods.
	ready(5023, 10_016, 13, [
		hours('T300', 98, [['108', 2019, 21]], 'Ohjelmointi'), fee('KIR-01', 2019, 3, 48.7, 'Käsikirjat', { vat: 13.5 }), fee('TAR-01', 2019, 17, 14.35, 'Kahvitarjoilu työpajassa', { vat: 13.5 }), fee('LEH-01', 2019, 2, 89.5, 'Lehtitilaukset', { vat: 10 }),
		fee('KOU-02', 2019, 9, 35.9, 'Aineistot'), fee('PAL-01', 2019, 1, 212.45, 'Testipalvelin'), fee('ALI-01', 2019, 14.5, 95, 'Alihankinta'), travel('parking', '108', 2019, 1, 18.4, 'Pysäköinti'), travel('taxi', '108', 2019, 1, 23.71, 'Taksi'),
	]),
	// Three projects, four units' worth of people, cents that do not divide.
	ready(5024, 10_017, 13, [
		hours('T100', 121.37, [['102', 2020, 7.33], ['103', 2021, 4.17], ['111', 2022, 2.29], ['107', 2022, 0.61]], 'Riskimallien konsultointi'), hours('T300', 97.77, [['104', 2021, 11.11], ['0112', 2022, 5.55]], 'Laskurin ohjelmointi'), fee('PAL-01', 2021, 1, 212.45, 'Pilvipalvelin'),
	]),
	// A row at no charge.
	ready(5025, 10_018, 14, [hours('T400', 125, [['106', 2023, 10]], 'Projektinhallinta'), hours('T300', 0, [['114', 2023, 4]], 'Takuutyö, ei veloiteta')]),
	ready(5026, 10_019, 14, [hours('T100', 119.5, [['111', 2024, 18]], LONG_TEXT)], { freeText1: 'Laskutus sopimuksen KP-2026-7 mukaan.\nYhteyshenkilö Taavi Laine.', freeText2: 'Kiitos yhteistyöstä!', notes: 'Tarkista viite ennen lähetystä.', ourReference: 'Taavi Laine' }),
	// Fewer hours billed than done.
	ready(5027, 10_020, 15, [hours('T200', 110, [['105', 2026, 15, { billed: 12 }], ['103', 2026, 7.5, { billed: 6 }]], 'Oppimisalustan suunnittelu')]),
	ready(5028, 10_021, 15, [hours('T100', 116, [['111', 2027, 9.5]], 'Konsultointi')], { files: [{ name: 'tuntierittely-5028.pdf', isInternal: false }, { name: 'sisainen-muistio.pdf', isInternal: true }] }),
	// A discount as a negative row.
	ready(5029, 10_022, 16, [hours('T300', 98, [['108', 2028, 22.5], ['0112', 2029, 15]], 'Ohjelmointi'), fee('ALE-01', 2028, -1, 150, 'Sovittu alennus')]),
	ready(5030, 10_023, 16, [hours('T100', 120, [['107', 2030, 7.75]], 'Konsultointi'), fee('LIS-01', 2030, 3, 100, 'Lisenssit 1.10.–31.12.2026', { recurring: { months: 3, start: '2026-10-01' } })]),
	// Street address on two lines.
	ready(5031, 10_024, 19, [hours('T100', 118, [['111', 2031, 13.25]], 'Konsultointi')]),
	// Somebody else pays.
	ready(5032, 10_032, 19, [hours('T500', 140, [['113', 2040, 7.5]], 'Koulutus')], { billing: 10_025 }),
	// VAT rounded row by row: 0.01 off the VAT of the sum, and yet right.
	ready(5033, 10_033, 20, [fee('KOU-02', 2041, 1, 10.05, 'Aineisto A'), fee('KOU-02', 2041, 1, 10.05, 'Aineisto B'), fee('KOU-02', 2041, 1, 10.05, 'Aineisto C'), hours('T100', 115, [['103', 2041, 2]], 'Konsultointi')], { vatRounding: 'perRow' }),
	// Two prices behind one row.
	ready(5034, 10_025, 20, [hours('T300', 101.6, [['114', 2033, 6, { price: 96 }], ['108', 2033, 4, { price: 110 }]], 'Ohjelmointi')]),
	ready(5035, 10_034, 21, [hours('T200', 109.9, [['105', 2042, 10.25], ['109', 2043, 5.75]], 'Tietovaraston suunnittelu'), travel('car', '109', 2043, 118.5, 0.55, 'Matka Saarijoelle')], { orderNumber: 'TILAUS 88123', yourReference: 'Tietohallinto' }),
];
