/** A flow file as it is shipped, run by a program: kills and other people come in at calls, at tables and at the form. */
import type { IDataObject } from 'n8n-workflow';
import { readFlow, withSettings, type FlowName } from '../support/flows';
import { DataTables, runWorkflow, type FormPage, type WorkflowRun } from '../support/runWorkflow';
import type { World } from './flow';
import { credentialsOf } from './nodes';
import type { Program } from './wire';

export interface FlowFileRun {
	trigger: string;
	items?: IDataObject[];
	settings?: IDataObject;
	/** What the person at the form enters. */
	answer?(page: FormPage): IDataObject | 'timeout';
}

export async function runFlowFile(program: Program, world: World, name: FlowName, { trigger, items, settings = {}, answer }: FlowFileRun): Promise<WorkflowRun> {
	return await runWorkflow(withSettings(readFlow(name), settings), {
		trigger,
		items,
		credentials: credentialsOf(program) as never,
		tables: killableTables(program, world),
		now: () => new Date().toISOString(),
		answer: answer && ((page) => {
			pass(program, world, 'person at the form');
			return answer(page);
		}),
	});
}

/** Each look for a table is a step at which the program may be killed; what it throws then ends the run. */
function killableTables(program: Program, world: World): DataTables {
	return new Proxy(world.tables, {
		get(tables, property) {
			const value: unknown = Reflect.get(tables, property);
			if (property !== 'get') return typeof value === 'function' ? (value.bind(tables) as unknown) : value;
			return (name: string) => {
				pass(program, world, `table ${name.replace(/^severa_netvisor_/, '')}`);
				return tables.get(name);
			};
		},
	});
}

function pass(program: Program, world: World, route: string): void {
	if (program.dead || world.wire.interrupts(program, route, program.next(route))) throw new Error('killed');
}
