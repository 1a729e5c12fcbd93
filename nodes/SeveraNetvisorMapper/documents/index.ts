import type { MapperDocument } from '../mapperDocument';
import { customer } from './customer';
import { dimension } from './dimension';
import { paymentStatus } from './paymentStatus';
import { product } from './product';
import { reconciliation } from './reconciliation';
import { purchaseInvoice } from './purchaseInvoice';
import { salesInvoice } from './salesInvoice';
import { travelExpense } from './travelExpense';
import { workDay } from './workDay';

/** Every document of the Mapper; adding one touches its own file and this list. */
export const documents: readonly MapperDocument[] = [customer, dimension, paymentStatus, product, reconciliation, purchaseInvoice, salesInvoice, travelExpense, workDay];
