import type { SeveraClient } from '../../../src/severa/SeveraClient';
import type { Resource } from '../../shared/operation';
import { customer } from './customer';
import { file } from './file';
import { invoice } from './invoice';
import { invoiceStatus } from './invoiceStatus';
import { product } from './product';
import { project } from './project';
import { projectFee } from './projectFee';
import { register } from './register';
import { travelReimbursement } from './travelReimbursement';
import { user } from './user';
import { workHour } from './workHour';

export const resources: ReadonlyArray<Resource<SeveraClient>> = [invoice, invoiceStatus, travelReimbursement, customer, product, project, projectFee, user, register, file, workHour];
