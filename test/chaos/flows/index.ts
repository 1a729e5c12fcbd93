/** Every flow under chaos. */
import type { Flow } from '../flow';
import { paymentStatus } from './paymentStatus';
import { registerSync } from './registerSync';
import { salesInvoices } from './salesInvoices';
import { travelClaims } from './travelClaims';

export const flows: readonly Flow[] = [registerSync, salesInvoices, paymentStatus, travelClaims];
