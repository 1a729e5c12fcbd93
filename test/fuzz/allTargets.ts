/** Everything that is fuzzed, over sandboxes that are closed again once their answers are recorded. */
import { startSandboxes } from '../../sandbox';
import { fillGaps } from './fillGaps';
import type { FuzzTarget } from './target';
import { documentTargets } from './targets/documents';
import { mapperTargets } from './targets/mapper';
import { netvisorReads } from './targets/netvisorReads';
import { reconcileTargets } from './targets/reconcile';
import { severaReaders } from './targets/severaReaders';
import { severaReads } from './targets/severaReads';

export async function allTargets(): Promise<{ targets: FuzzTarget[]; missing: string[] }> {
	const sandboxes = await startSandboxes({ seed: 'demo', severa: { rateLimit: false } });
	try {
		const mapper = await mapperTargets(sandboxes);
		fillGaps(sandboxes);
		const reads = [...(await netvisorReads(sandboxes.netvisor)), ...(await severaReads(sandboxes.severa)), ...(await severaReaders(sandboxes.severa))];
		return { targets: [...documentTargets(), ...mapper.targets, ...reconcileTargets(), ...reads], missing: mapper.missing };
	} finally {
		await sandboxes.close();
	}
}
