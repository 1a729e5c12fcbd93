import type { NetvisorClient } from '../../../src/netvisor/NetvisorClient';
import type { PollEvent } from '../../shared/pollTrigger';
import { customerChanged } from './customerChanged';
import { invoicePaid } from './invoicePaid';
import { purchaseInvoiceArrived } from './purchaseInvoiceArrived';

/** Every event of the Netvisor Trigger; adding one touches its own file and this list. */
export const events: ReadonlyArray<PollEvent<NetvisorClient>> = [invoicePaid, purchaseInvoiceArrived, customerChanged];
