/** Invoices and orders have the same form in Netvisor and are read by different resources. */
import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod/v4';

export const kindField: INodeProperties = { displayName: 'Kind', name: 'kind', type: 'options', options: [{ name: 'Invoice', value: 'invoice' }, { name: 'Order', value: 'order' }], default: 'invoice', description: 'Whether it is an invoice or an order' };
export const kind = z.enum(['invoice', 'order']);
