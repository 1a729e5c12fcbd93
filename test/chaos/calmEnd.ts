/** Where a run without any trouble ends: the measure for flows that write no document of their own but make two sides equal. */
import type { State as SeveraState } from '../../sandbox/severa/store';
import { clock } from './clock';
import type { Flow, World } from './flow';
import { CALM } from './prepareRegisters';
import { createWorld } from './runSchedule';

/**
 * @param source the side that is read, as it is now; the other side begins as the seed has it
 * @param way how the calm run is made
 */
export async function calmEnd(flow: Flow, world: World, source: 'severa' | 'netvisor', way: string): Promise<World> {
	const now = clock.now();
	const start = flow.seed();
	const seed = source === 'severa' ? { severa: world.wire.services.severa.state() as SeveraState, netvisor: start.netvisor } : { severa: start.severa, netvisor: world.netvisor.state() };
	const calm = createWorld({ ...flow, seed: () => seed }, CALM);
	clock.pass(now - clock.now());
	const program = calm.wire.start();
	program.begin(1, []);
	const { error } = await flow.run(program, calm, way);
	calm.wire.close();
	if (error !== undefined) throw new Error(`The calm run of ${flow.name} fails: ${error}`);
	return calm;
}

/** Every record that differs in number or content, by its name. */
export function differences(kind: string, calm: ReadonlyArray<[string, object]>, here: ReadonlyArray<[string, object]>, leaveOut: readonly string[]): string[] {
	const group = (rows: ReadonlyArray<[string, object]>) => {
		const groups = new Map<string, string[]>();
		for (const [name, row] of rows) groups.set(name, [...(groups.get(name) ?? []), JSON.stringify(row, (field, value: unknown) => (leaveOut.includes(field) ? undefined : value))].sort());
		return groups;
	};
	const [wanted, found] = [group(calm), group(here)];
	const told = (records: readonly string[]) => (records.length === 0 ? 'none' : `${records.length}: ${records.join(' ')}`);
	return [...new Set([...wanted.keys(), ...found.keys()])].flatMap((name) => {
		const [one, other] = [wanted.get(name) ?? [], found.get(name) ?? []];
		return JSON.stringify(one) === JSON.stringify(other) ? [] : [`${kind} ${name}: after a calm run ${told(one)}; now ${told(other)}`];
	});
}
