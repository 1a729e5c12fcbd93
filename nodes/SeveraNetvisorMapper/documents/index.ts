import type { MapperDocument } from '../mapperDocument';
import { customer } from './customer';
import { dimension } from './dimension';
import { product } from './product';
import { salesInvoice } from './salesInvoice';

/** Every document of the Mapper; adding one touches its own file and this list. */
export const documents: readonly MapperDocument[] = [customer, dimension, product, salesInvoice];
