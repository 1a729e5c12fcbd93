/** Several billing companies in one Severa, each with a Netvisor of its own (rulebook A-10). */
import { holdOtherCompany, type UnitOfCompany } from '../../src/domain/billingCompany';
import { Findings } from '../../src/domain/held';
import { toNetvisorSalesInvoice } from '../../src/domain/salesInvoice';
import { defaultsOf } from '../../src/domain/setting';
import { salesInvoiceDocumentSettings, type SalesInvoiceSettings } from '../../src/domain/settings/salesInvoice';
import { invoiceForTransfer, project } from '../support/invoiceForTransfer';
import { codesOf, expense, mapClaim, travelClaim } from '../support/travelClaim';

const a: UnitOfCompany = { companyName: 'Esimerkki Oy' };
const b: UnitOfCompany = { companyName: 'Toinen  Oy' };

test.each<[string, Array<UnitOfCompany | null | undefined>, string, string[]]>([
	['no company chosen', [a, b], '', []],
	['its own', [a, a], 'esimerkki oy ', []],
	['its own, beside a project without a unit', [a, null, undefined, { companyName: null }], 'Esimerkki Oy', []],
	['another one', [b], 'Esimerkki Oy', ['It belongs to Toinen Oy, not to Esimerkki Oy.']],
	['projects of two companies', [a, b], 'Esimerkki Oy', ['It is not clear whether it belongs to Esimerkki Oy: Esimerkki Oy, Toinen Oy. See']],
	['none that is known', [null], 'Esimerkki Oy', ['It is not clear whether it belongs to Esimerkki Oy: –. See']],
])('%s', (_name, units, billingCompany, expected) => {
	const found = new Findings();
	expect(holdOtherCompany(found, units, 'projects', { billingCompany })).toBe(expected.length > 0);
	expect(found.reasons.map(({ message, fix }) => `${message} ${fix}`.trim())).toEqual(expected.map((text) => expect.stringContaining(text) as string));
});

test('A-10: an invoice of the other company is held for that alone, whatever else is wrong with it; its own goes', () => {
	const settings: SalesInvoiceSettings = { ...defaultsOf(salesInvoiceDocumentSettings), billingCompany: 'Esimerkki Oy' };
	const of = (companyName: string) => invoiceForTransfer({ projects: [project({ businessUnit: { guid: 'u-1', name: 'Etelä', code: '10', companyName } })] });
	const other = of('Toinen Oy');
	expect(toNetvisorSalesInvoice({ ...other, rows: [] }, settings)).toMatchObject({ outcome: 'held', reasons: [{ code: 'OTHER_COMPANY' }] });
	expect(toNetvisorSalesInvoice(of('Esimerkki Oy'), settings).outcome).toBe('ready');
});

test('A-10: a claim is the company\'s where its traveller works', () => {
	const claim = (companyName: string | null) => travelClaim([expense('t-620')], { traveller: { ...travelClaim([]).traveller!, businessUnit: { guid: 'u-1', name: 'Helsinki', code: '10', companyName } } });
	const reasons = (companyName: string | null) => codesOf(claim(companyName), { billingCompany: 'Esimerkki Oy' });
	expect([reasons('Esimerkki Oy'), reasons('Toinen Oy'), reasons(null)]).toEqual([[], ['OTHER_COMPANY'], ['COMPANY_UNCLEAR']]);
	expect(mapClaim(claim('Toinen Oy')).mapped.outcome).toBe('ready');
});
