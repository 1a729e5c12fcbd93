/** Twenty purchase invoices: costs of projects, and each thing that keeps a line from becoming one (B-2, B-3, B-8, B-9, B-10). */
import { nthBusinessId } from '../../severa/seed/identifiers';
import { productRounded, quotientRounded, sum } from '../decimal';
import type { PurchaseInvoice, PurchaseLine } from '../documentState';
import { addDays } from '../finnishTime';
import { KEYS } from './keys';
import { HEADINGS, projectItem } from './registers';

const VENDORS: Array<[name: string, street: string, postNumber: string, town: string]> = [
	['Alihankkija Aho Oy', 'Ahotie 3', '00700', 'Helsinki'], ['Pilvipalvelu Pouta Oy', 'Konesalinkuja 1', '02150', 'Espoo'], ['Kirjapaino Kaiku Oy', 'Painotie 8', '33800', 'Tampere'], ['Kääntäjät Ketju Oy', 'Kielikatu 5', '20100', 'Turku'],
	['Tilaus- ja tarjoilu Tupa Oy', 'Pitotie 2', '90100', 'Oulu'], ['Laitevuokra Lataamo Oy', 'Laitekatu 14', '01510', 'Vantaa'],
];

/** Projects (none: a line of the company itself), net, product code, name, description, VAT code, rate. */
type Line = [projects: number[], net: number, code: string, name: string, description?: string, vatCode?: string, percent?: number];
interface Entry { vendor: number; number: string; date: string; lines: Line[]; approval?: PurchaseInvoice['approval']; currency?: [string, number]; paid?: boolean }

const ENTRIES: Entry[] = [
	{ vendor: 0, number: 'A-2201', date: '2026-10-01', lines: [[[2001], 4875, 'ALI-01', 'Alihankintatyö', 'Syyskuu, 62,5 h']] },
	{ vendor: 0, number: 'A-2202', date: '2026-10-01', lines: [[[2003], 1560, 'ALI-01', 'Alihankintatyö', 'Syyskuu, 20 h'], [[2014], 780, 'ALI-01', 'Alihankintatyö', 'Syyskuu, 10 h']] },
	{ vendor: 1, number: '77120034', date: '2026-10-02', lines: [[[2001], 212.45, 'PAL-01', 'Pilvipalvelin'], [[2002], 212.45, 'PAL-01', 'Pilvipalvelin'], [[], 89.9, 'PAL-02', 'Varmuuskopiointi']], paid: true },
	{ vendor: 2, number: '5-2026-118', date: '2026-10-05', lines: [[[2025], 318.33, '', 'Käsikirjat, 30 kpl']] },
	{ vendor: 3, number: 'K1189', date: '2026-10-06', lines: [[[2028], 940, '', 'Käännös suomi–saksa', 'Käyttöohje', '-', 0]] },
	{ vendor: 4, number: '20260441', date: '2026-10-07', lines: [[[2054], 184.14, '', 'Kokoustarjoilu', '', 'KOOS', 13.5]] },
	{ vendor: 5, number: 'LV-903', date: '2026-10-08', lines: [[[2042], 460, 'LAI-10', 'Palvelimen vuokra'], [[2042], 120.4, 'LAI-11', 'Asennus']] },
	{ vendor: 0, number: 'A-2207', date: '2026-10-09', lines: [[[2005], 390, 'ALI-01', 'Alihankintatyö', 'Viimeiset korjaukset']] },
	{ vendor: 3, number: 'K1194', date: '2026-10-12', lines: [[[2099], 250, '', 'Käännös suomi–ruotsi']] },
	{ vendor: 0, number: 'A-2211', date: '2026-10-13', lines: [[[2006, 2007], 2340, 'ALI-01', 'Alihankintatyö', 'Yhteinen rajapinta']] },
	{ vendor: 1, number: '77120098', date: '2026-10-14', lines: [[[2009], 530.02, 'PAL-01', 'Pilvipalvelin', 'EU-toimittaja', 'EUOS', 0]] },
	{ vendor: 5, number: 'LV-911', date: '2026-10-15', lines: [[[2035], 400, 'LAI-10', 'Testilaitteet', '', '-', 0]], currency: ['SEK', 4428] },
	{ vendor: 2, number: '5-2026-127', date: '2026-10-16', lines: [[[], 96.81, '', 'Käyntikortit']], paid: true },
	{ vendor: 0, number: 'A-2215', date: '2026-10-19', lines: [[[2001], -780, 'ALI-01', 'Alihankintatyö', 'Hyvitys laskusta A-2201']] },
	{ vendor: 4, number: '20260467', date: '2026-10-20', lines: [[[2057], 62.11, '', 'Talkootarjoilu', '', 'KOOS', 13.5], [[2001], 131.28, '', 'Työpajan lounas', '', 'KOOS', 13.5]] },
	{ vendor: 3, number: 'K1201', date: '2026-10-21', lines: [[[2010], 333.333, '', 'Oikoluku', 'Kolmasosa urakasta']] },
	{ vendor: 1, number: '77120155', date: '2026-10-22', lines: [[[2017], 212.45, 'PAL-01', 'Pilvipalvelin']], approval: 'open' },
	{ vendor: 0, number: 'A-2219', date: '2026-10-23', lines: [[[2020], 1170, 'ALI-01', 'Alihankintatyö', 'Lokakuu, 15 h'], [[2021], 1950, 'ALI-01', 'Alihankintatyö', 'Lokakuu, 25 h']], approval: 'approved' },
	{ vendor: 5, number: 'LV-920', date: '2026-10-26', lines: [[[2013], 75.6, 'LAI-12', 'Kaapelit', '']] },
	{ vendor: 2, number: '0052', date: '2026-10-28', lines: [[[2004], 143.2, '', 'Ohjetaulut', 'Varaston ovet'], [[], 12.5, '', 'Toimitusmaksu']] },
];

const vendorId = (vendor: number) => nthBusinessId(90 + vendor);

export function purchaseInvoices(): PurchaseInvoice[] {
	let lineKey: number = KEYS.purchaseLine;
	return ENTRIES.map((entry, index): PurchaseInvoice => {
		const lines = entry.lines.map((line) => lineOf(line, lineKey++));
		const amount = sum(lines.map((line) => line.sum));
		const [name, street, postNumber, town] = VENDORS[entry.vendor]!;
		return {
			key: KEYS.purchaseInvoice + index, number: entry.number, date: entry.date, eventDate: '', dueDate: addDays(entry.date, 30), valueDate: '', deliveryDate: '', referenceNumber: '', agreement: '', bankAccount: '', amount, paid: entry.paid === true ? amount : 0,
			foreignAmount: entry.currency?.[1] ?? 0, currency: entry.currency?.[0] ?? '', approval: entry.approval ?? 'accepted', ourReference: '', yourReference: '', description: '', vendorKey: KEYS.vendor + entry.vendor, vendorBusinessId: vendorId(entry.vendor),
			vendorCode: String(501 + entry.vendor), vendorName: name, vendorStreet: street, vendorPostNumber: postNumber, vendorTown: town, vendorCountry: 'FI', accounted: entry.approval === undefined, lines,
			attachments: [{ mimeType: 'application/pdf', description: 'Laskun kuva', fileName: `${entry.number}.pdf`, data: 'JVBERi0xLjQK' }], changed: `${addDays(entry.date, 1)}T07:30:00.000Z`,
		};
	});
}

function lineOf([projects, net, productCode, productName, description = '', vatCode = 'KOOS', percent = 25.5]: Line, key: number): PurchaseLine {
	const gross = productRounded([net, sum([100, percent]), 0.01]);
	return {
		key, sum: gross, netSum: percent === 0 ? gross : quotientRounded(gross, sum([100, percent]) / 100, 4), unitPrice: Math.abs(net), vatPercent: percent, vatCode, description, unit: 'kpl', ordered: Math.sign(net), delivered: Math.sign(net), productCode, productName,
		discountPercent: 0, account: productCode.startsWith('ALI') ? '4400' : productCode.startsWith('PAL') ? '7680' : '4000', dimensions: projects.map((number) => ({ heading: HEADINGS.project, item: projectItem(number) })),
	};
}
