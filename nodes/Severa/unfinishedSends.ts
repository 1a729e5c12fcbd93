/** The field "Unfinished Sends" of all operations that create by a list (src/domain/unfinishedSends.ts). */
import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod/v4';
import { jsonList } from '../shared/jsonList';

/** @param what such as "fees" */
export const unfinishedSendsField = (what: string): INodeProperties => ({ displayName: 'Unfinished Sends', name: 'unfinishedSends', type: 'json', default: '[]', description: `What other runs may still be creating, as a list of objects with at (ISO 8601) and the lists of transfer keys sending and unclear: these ${what} wait, unless they are in Severa. The example workflow writes such a row before and after this node.` });

const transferKeys = z.array(z.string()).default([]);

export const unfinishedSendsInput = { unfinishedSends: jsonList(z.object({ at: z.iso.datetime({ offset: true }), sending: transferKeys, unclear: transferKeys })) };

/** '' where the item does not come from the Mapper: no run can have written it down. */
export const transferKeyOf = ({ transferKey }: { transferKey?: unknown }): string => (typeof transferKey === 'string' ? transferKey : '');
