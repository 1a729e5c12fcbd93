import type { NetvisorClient } from '../../../src/netvisor/NetvisorClient';
import type { Resource } from '../../shared/operation';
import { customer } from './customer';
import { dimension } from './dimension';
import { employee } from './employee';
import { paymentTerm } from './paymentTerm';
import { product } from './product';
import { request } from './request';
import { salesInvoice } from './salesInvoice';

/** Every resource of the Netvisor node. */
export const resources: ReadonlyArray<Resource<NetvisorClient>> = [customer, dimension, employee, paymentTerm, product, request, salesInvoice];
