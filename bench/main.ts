/**
 * `npm run bench [-- name …]`: prints figures and judges nothing; what they mean is in docs/decisions. Everything runs
 * on this machine: the far ends are servers on loopback. Each bench has a process of its own, so that none measures what
 * another has left in memory.
 */
import { spawnSync } from 'node:child_process';
import { machine } from './figures';

const benches: Readonly<Record<string, () => Promise<{ bench(): Promise<void> }>>> = {
	flows: () => import('./flows'),
	hours: () => import('./hours'),
	http: () => import('./http'),
	invoices: () => import('./invoices'),
	read: () => import('./read'),
	xml: () => import('./xml'),
};

async function main(names: string[]): Promise<void> {
	const unknown = names.filter((name) => !(name in benches));
	if (unknown.length > 0) throw new Error(`There is no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}.`);
	const [only, ...more] = names;
	if (only !== undefined && more.length === 0) {
		await (await benches[only]?.())?.bench();
		return;
	}
	console.log(machine());
	for (const name of names.length === 0 ? Object.keys(benches) : names) {
		const { status } = spawnSync(process.execPath, ['--import', 'tsx', __filename, name], { stdio: 'inherit' });
		if (status !== 0) throw new Error(`The bench ${name} ended with ${status}.`);
	}
}

main(process.argv.slice(2)).then(
	() => process.exit(0),
	(error: Error) => {
		console.error(error.message);
		process.exit(1);
	},
);
