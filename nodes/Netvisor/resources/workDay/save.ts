import { z } from 'zod/v4';
import { reason } from '../../../../src/domain/held';
import { daysOnEachOther } from '../../../../src/domain/sharedNumber';
import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import type { WorkDayDocument } from '../../../../src/netvisor/workDayDocument';
import type { NetvisorWorkHour } from '../../../../src/netvisor/workDayRecord';
import { workDayXml } from '../../../../src/netvisor/workDays';
import { defineBatchOperation } from '../../../shared/operation';
import { dryRun, dryRunInput } from '../../../shared/properties';
import { writeBatch } from '../../../shared/writeBatch';
import { demandsIn } from '../../dimensionDemand';
import { documentsIn, readyDocuments, transferKeyOf, type DocumentKind } from '../../readyDocument';
import { refusalReasons } from '../../refusalReasons';
import { namesDimensions } from '../../workDay/dimensionsOfDays';
import { heldBy, referenceTo, saveDay, type SaveState } from '../../workDay/saveDay';
import { saveOptions, saveOptionsInput } from '../../workDay/saveOptions';

export const save = defineBatchOperation<NetvisorClient>()({
	value: 'save',
	name: 'Save',
	action: 'Save work days',
	description: 'Write days of working time; each is compared with the day in Netvisor first, and one that is right already is not written',
	effect: { write: 'repeatable', because: 'Replacing a day gives the same day every time; lines to add are looked for first and go with a derived transaction id that Netvisor refuses a second time.' },
	properties: [
		{ displayName: 'Takes the Mapper\'s Ready items as they are. The days of each person are read with one call; then each day that differs is written. One item comes out for each that goes in, with its outcome, the rows that go and the lines that come.', name: 'notice', type: 'notice', default: '' },
		dryRun,
		{ displayName: 'Approval', name: 'approval', type: 'string', default: '', description: 'Field \'approval\' of an earlier dry run that a person looked at. When the day is another one now, in Severa or in Netvisor, it is held as changed instead of being written. Empty: no check.' },
		{ displayName: 'Options', name: 'options', type: 'collection', placeholder: 'Add Option', default: {}, options: saveOptions },
	],
	input: z.object({ ...dryRunInput, approval: z.coerce.string().trim(), options: saveOptionsInput }),
	/** Calls: one for each person and calendar year, one for each day that differs, one for each dimension item that is missing, and one for all headings. */
	async runAll(netvisor, items, { log }) {
		const ready = readyDocuments(items, workDayDocument);
		const documents = documentsIn(ready);
		const state: SaveState = { headings: documents.some(namesDimensions) ? await netvisor.dimensions.list() : [], renamed: new Map(), rowsOf: rowsOfPeople(netvisor, documents) };
		const onEachOther = daysOnEachOther(items.flatMap(({ json, index }) => {
			const one = ready.get(index);
			return one !== undefined && 'document' in one ? [{ index, employee: employeeOf(one.document), date: one.document.date.value, name: nameIn(json, one.document) }] : [];
		}));
		return await writeBatch(
			netvisor,
			items,
			async ({ json, input, index }) => {
				const one = ready.get(index);
				if (one === undefined || 'wrong' in one) return { outcome: 'failed', message: one?.wrong ?? '', field: one?.field };
				const { document } = one;
				const { plan } = json as { plan?: { severaRecordTypes?: unknown; dimensionItems?: unknown } | null };
				const employeeNumber = document.employeeIdentifier.value;
				const others = onEachOther.get(index);
				if (others !== undefined) return { employeeNumber, date: document.date.value, ...heldBy([reason('EMPLOYEE_NUMBER_TWICE', 'employeeIdentifier', { code: employeeNumber, others: others.join(', ') })], { removed: [], added: [] }) };
				const name = nameIn(json, document);
				const outcome = await saveDay(netvisor, { document, transferKey: transferKeyOf(json, `netvisor:workday:${employeeNumber}:${document.date.value}`), approval: input.approval, name, severaRecordTypes: textsIn(plan?.severaRecordTypes), dimensionItems: demandsIn(plan?.dimensionItems), isDryRun: input.dryRun, options: input.options }, state);
				if (outcome.outcome !== 'unchanged') log(outcome.message);
				return { employeeNumber, date: document.date.value, ...outcome };
			},
			(error, { json }) => refusalReasons(error, (json as { document?: WorkDayDocument }).document?.date?.value),
		);
	},
});

const workDayDocument: DocumentKind<WorkDayDocument> = { group: 'workDayHours', what: 'work day', toXml: workDayXml };

const employeeOf = ({ employeeIdentifier: { type, value } }: WorkDayDocument) => `${type} ${value}`;

function nameIn(json: object, { employeeIdentifier }: WorkDayDocument): string {
	const { plan } = json as { plan?: { employeeName?: unknown } | null };
	return typeof plan?.employeeName === 'string' && plan.employeeName !== '' ? plan.employeeName : employeeIdentifier.value;
}

const textsIn = (list: unknown): string[] => (Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string') : []);

/** The days of a person are read when the first of them comes up, all at once. */
function rowsOfPeople(netvisor: NetvisorClient, documents: readonly WorkDayDocument[]): SaveState['rowsOf'] {
	const spans = new Map<string, { from: string; to: string }>();
	for (const document of documents) {
		const { from, to } = spans.get(employeeOf(document)) ?? { from: document.date.value, to: document.date.value };
		spans.set(employeeOf(document), { from: document.date.value < from ? document.date.value : from, to: document.date.value > to ? document.date.value : to });
	}
	const read = new Map<string, Promise<Map<string, NetvisorWorkHour[]>>>();
	return async (document) => {
		const key = employeeOf(document);
		const { from, to } = spans.get(key) ?? { from: document.date.value, to: document.date.value };
		let days = read.get(key);
		if (days === undefined) read.set(key, (days = netvisor.workDays.list(referenceTo(document), from, to).then((list) => new Map(list.map(({ date, hours }) => [date, hours])))));
		return (await days).get(document.date.value) ?? [];
	};
}
