/** Every flow under chaos. */
import type { Flow } from '../flow';
import { salesInvoices } from './salesInvoices';

export const flows: readonly Flow[] = [salesInvoices];
