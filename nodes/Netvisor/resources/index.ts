import type { NetvisorClient } from '../../../src/netvisor/NetvisorClient';
import type { Resource } from '../../shared/operation';
import { customer } from './customer';
import { dimension } from './dimension';
import { employee } from './employee';
import { paymentTerm } from './paymentTerm';
import { payrollRatio } from './payrollRatio';
import { product } from './product';
import { purchaseInvoice } from './purchaseInvoice';
import { recordType } from './recordType';
import { request } from './request';
import { salesInvoice } from './salesInvoice';
import { travelExpense } from './travelExpense';
import { workDay } from './workDay';

/** Every resource of the Netvisor node. */
export const resources: ReadonlyArray<Resource<NetvisorClient>> = [customer, dimension, employee, paymentTerm, payrollRatio, product, purchaseInvoice, recordType, request, salesInvoice, travelExpense, workDay];
