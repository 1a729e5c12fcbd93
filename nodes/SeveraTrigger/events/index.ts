import type { SeveraClient } from '../../../src/severa/SeveraClient';
import type { PollEvent } from '../../shared/pollTrigger';
import { customerChanged } from './customerChanged';
import { invoiceReady } from './invoiceReady';
import { productChanged } from './productChanged';
import { projectChanged } from './projectChanged';
import { travelClaimReady } from './travelClaimReady';

/** Every event of the Severa Trigger; adding one touches its own file and this list. */
export const events: ReadonlyArray<PollEvent<SeveraClient>> = [invoiceReady, travelClaimReady, customerChanged, productChanged, projectChanged];
