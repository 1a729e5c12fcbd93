/** Every flow under chaos. */
import type { Flow } from '../flow';
import { registerSync } from './registerSync';
import { salesInvoices } from './salesInvoices';

export const flows: readonly Flow[] = [registerSync, salesInvoices];
