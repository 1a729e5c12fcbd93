/**
 * The transfer of travel claims (workflows-examples/travel-transfer.json) under chaos. Netvisor keeps no copy that could be
 * read, so what is in doubt is held; at the end a person looks in Netvisor and says what is there.
 */
import type { IDataObject } from 'n8n-workflow';
import { demoState } from '../../../sandbox/netvisor/seed';
import type { NetvisorState } from '../../../sandbox/netvisor';
import type { Row } from '../../../sandbox/severa/store';
import type { FormPage } from '../../support/workflow/world';
import type { Flow, RunReport, World } from '../flow';
import { smallCompany } from '../smallCompany';
import { toTold } from './salesInvoices';

/** Kilometres, per diems with receipts, and one that is held: its advance has no place in Netvisor. */
const NUMBERS = [301, 302, 312];
const HELD = 312;
const SENT = 'Siirretty Netvisoriin';
const travelSettings = { perDiemTable: [['601', 'domesticfull'], ['602', 'domestichalf'], ['603', 'foreign'], ['604', 'custom']].map(([from, to]) => ({ from, to })) };

const claimOf = ({ severa }: World, number: number) => severa.all('travelReimbursements').find((row) => row['number'] === number) as Row;
const statusOf = ({ severa }: World, claim: Row) => String(severa.find('travelReimbursementStatuses', (claim['travelReimbursementStatus'] as { guid: string }).guid)?.['name']);
const inNetvisor = ({ tripExpenses }: NetvisorState, title: string) => tripExpenses.filter(({ header, description }) => `${header} ${description}`.includes(title));
/** Titles that a claim had, in order of time. */
const titles = ({ notes }: World, claim: Row): string[] => {
	const key = `titles ${claim.guid}`;
	const list = (notes.get(key) ?? [String(claim['title'])]) as string[];
	notes.set(key, list);
	return list;
};
const copies = (world: World, number: number) => {
	const state = world.netvisor.state();
	return new Set(titles(world, claimOf(world, number)).flatMap((title) => inNetvisor(state, title)));
};
const isDoubt = ({ outcome, reasons }: RunReport['told'][number]) => outcome === 'held' && (reasons.includes('OUTCOME_UNKNOWN') || reasons.includes('TRAVEL_ALREADY_SENT'));

let seeds: ReturnType<Flow['seed']> | undefined;

export const travelClaims: Flow = {
	name: 'travel-claims',
	/** What is said of a claim whose send never ended counts after half an hour. */
	restMs: 31 * 60_000,
	runsInTests: 3,
	seed() {
		if (seeds === undefined) {
			const guids = new Set<string>();
			const of = (row: Row) => guids.has(String((row['travelReimbursement'] as { guid?: string } | null)?.guid));
			const claims = smallCompany({ travelReimbursements: (row) => NUMBERS.includes(row['number'] as number) });
			for (const { guid } of claims.travelReimbursements) guids.add(guid);
			const part = smallCompany({ travelReimbursements: ({ guid }) => guids.has(guid), travelExpenses: of });
			const lines = new Set(part.travelExpenses.map(({ guid }) => guid));
			const severa = smallCompany({ travelReimbursements: ({ guid }) => guids.has(guid), travelExpenses: of, travelExpenseFiles: (row) => lines.has(String(row['travelExpenseGuid'])) });
			const demo = structuredClone(demoState()) as unknown as NetvisorState;
			seeds = { severa, netvisor: { ...demo, customers: [], salesInvoices: [], purchaseInvoices: [], workHours: [], tripExpenses: [] } };
		}
		return seeds;
	},
	changes: {
		retitled301: (world) => {
			const claim = claimOf(world, 301);
			const list = titles(world, claim);
			const title = `Muutettu otsikko ${list.length}`;
			list.push(title);
			world.severa.change('travelReimbursements', claim, { title });
			return `somebody gives claim 301 the title "${title}" in Severa`;
		},
	},
	ways: ['unattended', 'form'],
	nextWay: (_, last) => (last.told.some(isDoubt) ? 'words' : undefined),
	isWrite: (route) => /^netvisor POST|^severa PATCH/.test(route),

	async run(program, world, way) {
		// Loaded only when asked for: it brings n8n's engine along.
		const { runFlowFile } = await import('../flowFile');
		const ticked = (page: FormPage): IDataObject => {
			const boxes = page.fields.find(({ fieldName }) => fieldName === 'selected')?.fieldOptions as { values: Array<{ option: string }> } | undefined;
			const labels = boxes?.values.map(({ option }) => option) ?? [];
			tickedIn(world).set(program.run, new Set([...(tickedIn(world).get(program.run) ?? []), ...NUMBERS.map(String).filter((number) => labels.some((label) => label.startsWith(number)))]));
			return boxes === undefined ? {} : { selected: labels };
		};
		// Whoever looks in Netvisor and says what is there.
		const words = { done: NUMBERS.filter((number) => copies(world, number).size > 0).map(String), sendAgain: NUMBERS.filter((number) => copies(world, number).size === 0).map(String) };
		const start = way === 'form' ? { trigger: 'Form: open', items: [{ numbers: '', submittedAt: new Date().toISOString(), formMode: 'production' }], answer: ticked }
			: way === 'words' ? { trigger: 'Webhook: send all ready', items: [{ webhookUrl: 'x', body: words }] }
			: { trigger: 'By hand' };
		const run = await runFlowFile(program, world, 'travel-transfer', { settings: { projectHeading: 'Projekti', unitHeading: 'Yksikkö', travelSettings }, ...start } as never);
		const rows = new Map([...run.items('What now?', 0), ...run.items('What now?', 1), ...run.items('What now?', 2)].map((row) => [String((row.source as IDataObject).number), row]));
		return { told: [...rows.values()].map(toTold), error: run.error };
	},

	check(world, last) {
		const problems: string[] = [];
		for (const number of NUMBERS) {
			const claim = claimOf(world, number);
			const count = copies(world, number).size;
			const status = statusOf(world, claim);
			const told = last.told.find(({ document }) => document === String(number));
			if (count > 1) problems.push(`Claim ${number} is in Netvisor ${count} times.`);
			if (number === HELD) {
				if (count > 0) problems.push(`Claim ${number} should have been held.`);
			} else if (count === 0) problems.push(`Claim ${number} is not in Netvisor (status in Severa "${status}", ${told === undefined ? 'not mentioned' : `${told.outcome} ${told.reasons.join(' ')}`}).`);
			if (status === SENT && count === 0) problems.push(`Claim ${number} is "${SENT}" in Severa, but not in Netvisor.`);
			if (status !== SENT && !(told?.outcome === 'held' && told.reasons.length > 0)) problems.push(`Claim ${number} stays "${status}" without being held for a reason (${told?.outcome ?? 'not mentioned'}).`);
		}
		for (const { run, body } of world.wire.journal.filter(({ accepted, route }) => accepted && route === 'netvisor POST tripexpense.nv')) {
			const ticked = tickedIn(world).get(run);
			if (ticked === undefined || world.shared.has(run)) continue;
			const number = NUMBERS.find((one) => titles(world, claimOf(world, one)).some((title) => body.includes(title)));
			if (number !== undefined && !ticked.has(String(number))) problems.push(`Run ${run} sent claim ${number}, which nobody had ticked.`);
		}
		return problems;
	},
};

/** What a person ticked: run → numbers. */
function tickedIn({ notes }: World): Map<number, Set<string>> {
	const all = (notes.get('ticked') ?? new Map()) as Map<number, Set<string>>;
	notes.set('ticked', all);
	return all;
}
