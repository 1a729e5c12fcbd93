/** The customers of the demo company as a table. What is wrong with a card is said in its `flaw`. */
export interface CustomerEntry {
	number: number;
	name: string;
	street: string | null;
	postalCode: string;
	city: string;
	country: string | null;
	/** Router code of the e-invoice operator, or an e-mail address, or nothing. */
	delivery: string | null;
	paymentTerm: number;
	flaw?: 'own' | 'no VAT number' | 'invalid business id' | 'no country' | 'no operator' | 'three address lines' | 'inactive';
}

const MAVENTA = '003721291126';
const APIX = '003723327487';
const NORDEA = 'NDEAFIHH';
const OP = 'OKOYFIHH';
const DANSKE = 'DABAFIHH';

const ROWS: Array<[string, string | null, string, string, string | null, string | null, number, CustomerEntry['flaw']?]> = [
	['Kaarna Konsultointi Oy', 'Kaarnatie 12', '00540', 'Helsinki', 'FI', MAVENTA, 14, 'own'],
	['Koivuranta Oy', 'Satamakatu 4', '20100', 'Turku', 'FI', MAVENTA, 14],
	['Honkasaaren Konepaja Oy', 'Teollisuustie 18', '33840', 'Tampere', 'FI', APIX, 14],
	['Pohjantähti Logistiikka Oy', 'Varastokuja 7', '90630', 'Oulu', 'FI', NORDEA, 21],
	['Sinirinnan Kunta', 'Kunnantie 1', '41400', 'Sinirinta', 'FI', MAVENTA, 30],
	['Lumikellon Apteekit Oy', 'Kauppakatu 22', '40100', 'Jyväskylä', 'FI', OP, 14],
	['Järvenselän Energia Oy', 'Voimalankatu 3', '50100', 'Mikkeli', 'FI', DANSKE, 14],
	['Metsolan Saha Oy', 'Sahanmäki 9', '74100', 'Iisalmi', 'FI', OP, 14],
	['Aaltopelto Media Oy', 'Lehtikatu 15 A', '00510', 'Helsinki', 'FI', 'laskut@aaltopelto.example', 14],
	['Kuusikon Kiinteistöt Oy', 'Isännöitsijänkatu 6', '33100', 'Tampere', 'FI', MAVENTA, 14],
	['Revontuli Matkailu Oy', 'Tunturitie 44', '99130', 'Sirkka', 'FI', 'talous@revontuli.example', 7],
	['Vaahteramäen Ravintolat Oy', 'Torikatu 2', '13100', 'Hämeenlinna', 'FI', OP, 14],
	['Kallion Kuitu Oy', 'Verkkokatu 11', '90100', 'Oulu', 'FI', APIX, 14],
	['Haapaniemen Rakennus Oy', 'Työmaankatu 5', '70100', 'Kuopio', 'FI', NORDEA, 14],
	['Nurmiharjun Meijeri Oy', 'Maitotie 27', '60100', 'Seinäjoki', 'FI', MAVENTA, 21],
	['Tähtivalon Optikot Oy', 'Hämeenkatu 30', '33200', 'Tampere', 'FI', MAVENTA, 14],
	['Kivilinnan Vakuutus Oyj', 'Kivilinnankatu 1', '00180', 'Helsinki', 'FI', NORDEA, 30],
	['Suvisaaren Telakka Oy', 'Telakkaranta 8', '26100', 'Rauma', 'FI', OP, 14],
	['Pihlajaveden Paperi Oy', 'Tehtaankatu 12', '45700', 'Kuusankoski', 'FI', DANSKE, 30],
	['Oravalan Oppimateriaalit Oy', 'Koulukatu 19', '02600', 'Espoo', 'FI', APIX, 14],
	['Merihelmen Kalastamot Oy', 'Kalasatama 3', '65100', 'Vaasa', 'FI', 'osto@merihelmi.example', 14],
	['Tuulentuvan Turbiinit Oy', 'Tuulitie 100', '28100', 'Pori', 'FI', MAVENTA, 21],
	['Savikon Tiili Oy', 'Tiilitehtaantie 4', '15100', 'Lahti', 'FI', OP, 14],
	['Korpikuusen Metsäpalvelut Oy', 'Korpikuusentie 51\nc/o Ostolaskut', '80100', 'Joensuu', 'FI', MAVENTA, 14],
	['Helmikuun Hotellit Oy', 'Rautatienkatu 10', '33100', 'Tampere', 'FI', NORDEA, 14],
	['Nordvik Konsult AB', 'Storgatan 14', '111 22', 'Stockholm', 'SE', 'faktura@nordvik.example', 30],
	['Björkholmen Trading AB', 'Hamngatan 3', '411 06', 'Göteborg', 'SE', 'invoice@bjorkholmen.example', 30],
	['Lindenhof Technik GmbH', 'Lindenstraße 77', '20099', 'Hamburg', 'DE', 'rechnung@lindenhof.example', 30],
	['Kadaka Tarkvara OÜ', 'Pärnu maantee 21', '10141', 'Tallinn', 'EE', 'arved@kadaka.example', 14],
	['Fjellbekk Energi AS', 'Storgata 9', '0155', 'Oslo', 'NO', 'faktura@fjellbekk.example', 30],
	['Harjunpään Talonrakennus Oy', 'Harjukatu 33', '37600', 'Valkeakoski', 'FI', MAVENTA, 14],
	['Kuusamonlahden Seurakuntayhtymä', 'Kirkkotie 2', '93600', 'Kuusamo', 'FI', MAVENTA, 30],
	['Ruskan Kauppakeskus Oy', 'Kauppakuja 1', '96100', 'Rovaniemi', 'FI', APIX, 14],
	['Saarijoen Kaupunki', 'Kaupungintalonkatu 5', '43100', 'Saarijoki', 'FI', MAVENTA, 30],
	['Väärän Tunnuksen Paja Oy', 'Pajakatu 13', '48100', 'Kotka', 'FI', OP, 14, 'invalid business id'],
	['Tunnukseton Tila', 'Peltotie 8', '38200', 'Sastamala', 'FI', 'isanta@tila.example', 14, 'no VAT number'],
	['Maaton Kauppa Oy', 'Markkinakatu 17', '53100', 'Lappeenranta', null, MAVENTA, 14, 'no country'],
	['Puolivälin Pakkaamo Oy', 'Pakkaajankatu 6', '04200', 'Kerava', 'FI', null, 14, 'no operator'],
	['Kolmirivisen Hoiva Oy', 'Hoivakoti Kanerva\nB-talo, 3. kerros\nHoivatie 29', '21200', 'Raisio', 'FI', OP, 14, 'three address lines'],
	['Nukkuva Asiakas Oy', 'Hiljaistentie 1', '87100', 'Kajaani', 'FI', DANSKE, 14, 'inactive'],
];

export const CUSTOMERS: CustomerEntry[] = ROWS.map(([name, street, postalCode, city, country, delivery, paymentTerm, flaw], index) => ({ number: 10_001 + index, name, street, postalCode, city, country, delivery, paymentTerm, ...(flaw !== undefined && { flaw }) }));
