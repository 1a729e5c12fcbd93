/** Measuring and printing, the same way for every bench. */
import os from 'node:os';

export interface Measured {
	wallMs: number;
	cpuMs: number;
	/** Most memory that the process held meanwhile (resident set, MB). */
	peakMb: number;
}

/** Runs once and takes the time; CPU is this process's, all threads. */
export async function measure(task: () => unknown): Promise<Measured> {
	const cpu = process.cpuUsage();
	const started = performance.now();
	let peakMb = 0;
	const look = () => { peakMb = Math.max(peakMb, process.memoryUsage.rss() / 1e6); };
	look();
	const timer = setInterval(look, 20);
	await task();
	clearInterval(timer);
	look();
	const wallMs = performance.now() - started;
	const { user, system } = process.cpuUsage(cpu);
	return { wallMs, cpuMs: (user + system) / 1000, peakMb };
}

/** Median of `rounds` runs, after one that does not count. */
export async function median(rounds: number, task: () => unknown): Promise<Measured> {
	await task();
	const all: Measured[] = [];
	for (let round = 0; round < rounds; round++) all.push(await measure(task));
	const middle = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
	return { wallMs: middle(all.map(({ wallMs }) => wallMs)), cpuMs: middle(all.map(({ cpuMs }) => cpuMs)), peakMb: Math.max(...all.map(({ peakMb }) => peakMb)) };
}

/** "1 234 ms" */
export const ms = (value: number) => `${value < 10 ? value.toFixed(2) : String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ' ')} ms`;

export function printTable(title: string, header: string[], rows: string[][]): void {
	const widths = header.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)));
	const line = (cells: string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
	console.log(`\n${title}\n\n${line(header)}\n${line(widths.map((width) => '-'.repeat(width)))}\n${rows.map(line).join('\n')}`);
}

export const machine = () => `Node ${process.version}, ${os.cpus().length} cores (${os.cpus()[0]?.model.trim() ?? 'unknown'})`;
