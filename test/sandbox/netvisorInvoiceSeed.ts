/** A small company for the tests of sales invoices, with the keys that the reference's examples use. */
import { blank } from '../../sandbox/netvisor/resources/customerWrites';
import { blankProduct } from '../../sandbox/netvisor/resources/productWrites';

const item = (key: number, name: string) => ({ key, name, code: '', label: '', hidden: false, fatherKey: 0, periodStart: '', periodEnd: '' });

export const invoiceSeed = () => ({
	company: { openDate: '2026-01-01' },
	customers: [{ ...blank(), key: 31, code: '1001', name: 'Esimerkki Oy', street: 'Katu 1', postNumber: '00100', city: 'Helsinki', country: 'FI', ovt: '003712345671', paymentTermKey: 8 }],
	products: [{ ...blankProduct(), key: 501, code: 'HTYO', name: 'Konsultointi', group: 'Työt', unitPrice: 95 }, { ...blankProduct(), key: 502, code: 'OLD', name: 'Poistettu', deleted: true }],
	paymentTerms: [{ key: 7, description: '14 pv', netDays: 14, discountDays: 0, discountPercent: 0, isDefault: true }, { key: 8, description: '30 pv', netDays: 30, discountDays: 0, discountPercent: 0, isDefault: false }],
	accounts: [{ key: 90, number: '3010', name: 'Myynti', type: 'account', fatherKey: 0, active: true }],
	dimensions: [{ key: 3, name: 'Projekti', hidden: false, items: [item(21, 'P001 Verkkosivut')] }],
	currencyRates: { SEK: 11.2 },
});

interface Parts { number?: string; date?: string; amount?: string; type?: string; status?: string; customer?: string; terms?: string; lines?: string; before?: string; header?: string }

export const line = (extra = '', head = '') => `<invoiceline><salesinvoiceproductline>${head || '<productidentifier type="customer">HTYO</productidentifier>'}<productname>Konsultointi</productname><productunitprice type="net">100,00</productunitprice>
<productvatpercentage vatcode="KOMY">25,5</productvatpercentage><salesinvoiceproductlinequantity>10</salesinvoiceproductlinequantity>${extra}</salesinvoiceproductline></invoiceline>`;

/** The reference's minimal invoice with parts exchanged. */
export function invoiceXml(parts: Parts = {}): string {
	return `<root><salesinvoice>${parts.number === undefined ? '' : `<salesinvoicenumber>${parts.number}</salesinvoicenumber>`}<salesinvoicedate format="ansi">${parts.date ?? '2026-10-01'}</salesinvoicedate>${parts.before ?? ''}
${parts.amount ?? '<salesinvoiceamount>1255,00</salesinvoiceamount>'}${parts.type === undefined ? '' : `<invoicetype>${parts.type}</invoicetype>`}<salesinvoicestatus type="netvisor">${parts.status ?? 'unsent'}</salesinvoicestatus>${parts.header ?? ''}
${parts.customer ?? '<invoicingcustomeridentifier type="customer">1001</invoicingcustomeridentifier>'}${parts.terms ?? '<paymenttermnetdays>14</paymenttermnetdays>'}<invoicelines>${parts.lines ?? line()}</invoicelines></salesinvoice></root>`;
}

export const fullInvoiceXml = (number = '1202') => `<root><salesinvoice>
 <salesinvoicenumber>${number}</salesinvoicenumber><salesinvoicedate format="ansi">2026-02-28</salesinvoicedate>
 <salesinvoiceeventdate format="ansi">2026-02-28</salesinvoiceeventdate><salesinvoiceduedate format="ansi">2026-03-14</salesinvoiceduedate>
 <salesinvoicedeliverydate format="ansi">2026-02-27</salesinvoicedeliverydate><salesinvoicereferencenumber>12027</salesinvoicereferencenumber>
 <salesinvoiceamount iso4217currencycode="SEK" currencyrate="11,20">6275,00</salesinvoiceamount><invoicetype>invoice</invoicetype>
 <salesinvoicestatus type="netvisor">unsent</salesinvoicestatus><salesinvoicefreetextbeforelines>Projekti 55</salesinvoicefreetextbeforelines>
 <salesinvoiceourreference>Olli</salesinvoiceourreference><salesinvoiceyourreference>PO-9</salesinvoiceyourreference><salesinvoiceprivatecomment>Severa 77</salesinvoiceprivatecomment>
 <invoicingcustomeridentifier type="netvisor">31</invoicingcustomeridentifier><paymenttermnetdays>14</paymenttermnetdays><expectpartialpayments>0</expectpartialpayments>
 <printchannelformat type="netvisor">2</printchannelformat>
 <invoicelines>
  <invoiceline><salesinvoiceproductline><productidentifier type="netvisor">501</productidentifier><productname>Suunnittelu</productname><productunitprice type="net">1000,00</productunitprice>
   <productvatpercentage vatcode="KOMY">25,5</productvatpercentage><salesinvoiceproductlinequantity>5</salesinvoiceproductlinequantity>
   <salesinvoiceproductlinediscountpercentage>0</salesinvoiceproductlinediscountpercentage><salesinvoiceproductlinefreetext>Helmikuu</salesinvoiceproductlinefreetext>
   <salesinvoiceproductlinevatsum>1275,00</salesinvoiceproductlinevatsum><salesinvoiceproductlinesum>6275,00</salesinvoiceproductlinesum>
   <accountingaccountsuggestion>3010</accountingaccountsuggestion>
   <dimension><dimensionname>Projekti</dimensionname><dimensionitem>P001 Verkkosivut</dimensionitem></dimension>
   <dimension><dimensionname>Yksikkö</dimensionname><dimensionitem>Tampere</dimensionitem></dimension>
   <accrualrule><startmonth>2</startmonth><startyear>2026</startyear><endmonth>6</endmonth><endyear>2026</endyear></accrualrule><productunitname>h</productunitname>
  </salesinvoiceproductline></invoiceline>
  <invoiceline><salesinvoicecommentline><comment>Tunnit liitteenä</comment></salesinvoicecommentline></invoiceline>
 </invoicelines>
 <salesinvoiceattachments><salesinvoiceattachment><mimetype>application/pdf</mimetype><attachmentdescription>Tuntierittely</attachmentdescription><filename>tunnit.pdf</filename>
  <documentdata type="pdf">JVBERi0xLjQK</documentdata><printbydefault>1</printbydefault></salesinvoiceattachment></salesinvoiceattachments>
</salesinvoice></root>`;
