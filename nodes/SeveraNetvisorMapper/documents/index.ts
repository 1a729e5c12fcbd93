import type { MapperDocument } from '../mapperDocument';
import { customer } from './customer';
import { dimension } from './dimension';
import { product } from './product';

/** Every document of the Mapper; adding one touches its own file and this list. */
export const documents: readonly MapperDocument[] = [customer, dimension, product];
