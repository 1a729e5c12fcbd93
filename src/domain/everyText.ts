/** A copy of plain data with `change` made to every text; the names of fields stay. What it changes nothing in is handed back itself. */
export function everyText<T>(value: T, change: (text: string) => string): T {
	if (typeof value === 'string') return change(value) as T;
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) {
		const changed = value.map((one: unknown) => everyText(one, change));
		return (changed.some((one, index) => one !== value[index]) ? changed : value) as T;
	}
	const entries = Object.entries(value);
	const changed = entries.map(([name, one]): [string, unknown] => [name, everyText(one as unknown, change)]);
	return changed.some(([, one], index) => one !== entries[index]?.[1]) ? (Object.fromEntries(changed) as T) : value;
}
