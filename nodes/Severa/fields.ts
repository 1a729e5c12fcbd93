/** Fields that several Severa operations share, with their checks. */
import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod/v4';
import { listOfTexts } from '../shared/properties';

/** The id of one record, as Severa writes it (36 characters). */
export const guidField = (displayName: string, name: string, what: string): INodeProperties => ({ displayName, name, type: 'string', default: '', required: true, placeholder: 'e.g. 7a0c31d9-5e42-91b7-c3aa-0d6f2b9e8841', description: `GUID of the ${what}, as in the field 'guid' of its record` });
export const guid = z.string().trim().min(1, 'must not be empty');

export const changedSinceField: INodeProperties = { displayName: 'Changed Since', name: 'changedSince', type: 'dateTime', default: '', description: 'Only records that were added or changed at this moment or later' };
export const isActiveField: INodeProperties = { displayName: 'Active', name: 'isActive', type: 'boolean', default: true, description: 'Whether to return active records (on) or retired ones (off); without this filter both are returned' };
export const numbersField = (what: string): INodeProperties => ({ displayName: 'Numbers', name: 'numbers', type: 'string', default: '', placeholder: 'e.g. 10427, 10428', description: `Only ${what} with one of these numbers, separated by commas` });
export const alsoGuidsField = (what: string): INodeProperties => ({ displayName: 'Also GUIDs', name: 'alsoGuids', type: 'string', default: '', description: `GUIDs of ${what} that are returned in any case, whatever the other filters and the limit say; separated by commas` });

export const READY_STATUS = 'Valmis lähetettäväksi Netvisoriin';
export const SENT_STATUS = 'Lasku lähetetty Netvisoriin';

export const readyStatusField: INodeProperties = { displayName: 'Ready Status', name: 'readyStatus', type: 'string', default: READY_STATUS, required: true, description: 'Name of the Severa status whose invoices are ready for transfer; white space and letter case do not matter' };
export const sentStatusField: INodeProperties = { displayName: 'Sent Status', name: 'sentStatus', type: 'string', default: SENT_STATUS, description: 'Name of the Severa status that invoices get after the transfer; it is checked to exist before anything is read. Empty: no check.' };

/** A status by its name or id, chosen from what Severa has. */
export const statusField: INodeProperties = {
	displayName: 'Status Name or ID',
	name: 'status',
	type: 'options',
	typeOptions: { loadOptionsMethod: 'getInvoiceStatuses' },
	default: '',
	required: true,
	description: 'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
};
export const onlyFromStatusField: INodeProperties = { displayName: 'Only From Status', name: 'onlyFromStatus', type: 'string', default: '', placeholder: 'e.g. Valmis lähetettäväksi Netvisoriin', description: 'Name of the status that the invoice must be in now; otherwise it is left alone and reported as held. Empty: any status.' };

export const statusName = z.string().trim().min(1, 'must name a status');
export const optionalStatusName = z.string().trim();

/** Positive decimal numbers without leading zeros, as Severa's customer, project and invoice numbers. */
export const numberTexts = (texts: readonly string[]) => texts.every((text) => /^[1-9][0-9]*$/.test(text));

/** For flows that read in pages until enough can go. */
export const alreadyReadField = (what: string): INodeProperties => ({ displayName: 'Already Read', name: 'alreadyRead', type: 'string', default: '', description: `GUIDs of ${what} that are left out because an earlier page had them; separated by commas` });
export const tellNotReadyField = (asked: string): INodeProperties => ({ displayName: 'Tell Not Ready', name: 'tellNotReady', type: 'boolean', default: false, description: `Whether what was asked for under "${asked}" and cannot go comes out too, as an item with the field notReady, for which the Mapper tells why` });
export const pagesInput = { alreadyRead: listOfTexts.optional(), tellNotReady: z.boolean().optional() };
