/** Every flow under chaos. */
import type { Flow } from '../flow';
import { paymentStatus } from './paymentStatus';
import { purchaseCosts } from './purchaseCosts';
import { registerSync } from './registerSync';
import { registersToSevera } from './registersToSevera';
import { salesInvoices } from './salesInvoices';
import { travelClaims } from './travelClaims';
import { workHours } from './workHours';

export const flows: readonly Flow[] = [registerSync, registersToSevera, salesInvoices, paymentStatus, travelClaims, workHours, purchaseCosts];
