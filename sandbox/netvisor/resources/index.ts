/** Every resource the fake knows, by its name on the wire in lower case; all others are refused. */
import type { Resource } from '../exchange';
import { accountlist, paymenttermlist, salespersonnellist } from './companyLists';
import { customerlist, getcustomer } from './customerReads';
import { customer, deletecustomer } from './customerWrites';
import { dimensiondelete, dimensionitem, dimensionlist } from './dimensions';
import { getemployee, getemployees, getrecordtypelist, payrollratiolist } from './employees';
import { extendedproductlist, getproduct, productlist } from './products';
import { product } from './productWrites';
import { getpurchaseinvoice, purchaseinvoicelist } from './purchaseInvoiceReads';
import { purchaseinvoice } from './purchaseInvoiceWrite';
import { getorder, getsalesinvoice } from './salesInvoiceGet';
import { salesinvoicelist } from './salesInvoiceList';
import { deletedsalesinvoices, deletedsalesorders, deletesalesinvoice, matchcreditnote, updatesalesinvoicestatus } from './salesInvoiceStatus';
import { salesinvoice } from './salesInvoiceWrite';
import { tripexpense } from './tripExpense';
import { deleteworkdayhour, getworkday, getworkdays, workday } from './workDays';

export const resources: Record<string, Resource> = Object.fromEntries(Object.entries({
	accountlist, customer, customerlist, deletecustomer, deletedsalesinvoices, deletedsalesorders, deletesalesinvoice, deleteworkdayhour, dimensiondelete, dimensionitem, dimensionlist, extendedproductlist, getcustomer, getemployee, getemployees,
	getorder, getproduct, getpurchaseinvoice, getrecordtypelist, getsalesinvoice, getworkday, getworkdays, matchcreditnote, paymenttermlist, payrollratiolist, product, productlist, purchaseinvoice, purchaseinvoicelist, salesinvoice, salesinvoicelist,
	salespersonnellist, tripexpense, updatesalesinvoicestatus, workday,
}).map(([name, resource]) => [`${name}.nv`, resource]));
