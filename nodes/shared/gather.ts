/** All of a list whose pages are wanted to the end. */
export async function gather<T>(list: AsyncIterable<T>): Promise<T[]> {
	const all: T[] = [];
	for await (const one of list) all.push(one);
	return all;
}
