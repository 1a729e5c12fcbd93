/** Every route that is imitated, by the key of its operation in the description. */
import '../proposed';
import type { Routes } from '../route';
import { activities } from './activities';
import { customers } from './customers';
import { fees } from './fees';
import { files } from './files';
import { hours } from './hours';
import { invoiceRows } from './invoiceRows';
import { invoices } from './invoices';
import { organization } from './organization';
import { projects } from './projects';
import { registers } from './registers';
import { travel } from './travel';
import { userRoutes } from './users';

export const routes: Routes = { ...organization, ...registers, ...customers, ...projects, ...userRoutes, ...invoices, ...invoiceRows, ...hours, ...activities, ...fees, ...travel, ...files };
