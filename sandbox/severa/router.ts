/** Path on the wire → operation of the description. `/v1` and `/v1.0` are the same (severa-rest-api.md section 2). */
import { operations, type Operation } from './description/description';
import { isGuid } from './stateCheck';

export const PREFIX = '/rest-api';

/** Path without prefix and with one version name; undefined when it lies outside. */
export function normalized(path: string): string | undefined {
	if (!path.startsWith(`${PREFIX}/`)) return undefined;
	const rest = path.slice(PREFIX.length).replace(/\/+$/, '');
	return rest.replace(/^\/v1\.0(?=\/|$)/i, '/v1').replace(/^\/V1(?=\/|$)/, '/v1');
}

export interface Match { operation: Operation; params: Record<string, string> }

/** The operation a request means; `methods` are the ones its path has, for telling a wrong method from an unknown path. */
export function match(method: string, path: string): { found?: Match; methods: string[] } {
	const segments = path.split('/').slice(1);
	const candidates: Match[] = [];
	for (const operation of operations) {
		const params = fit(operation, segments);
		if (params !== undefined) candidates.push({ operation, params });
	}
	const best = candidates.filter(({ operation }) => operation.method === method).sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)[0];
	return { ...(best !== undefined && { found: best }), methods: [...new Set(candidates.map(({ operation }) => operation.method))] };
}

function fit(operation: Operation, segments: string[]): Record<string, string> | undefined {
	if (operation.segments.length !== segments.length) return undefined;
	const params: Record<string, string> = {};
	for (const [index, pattern] of operation.segments.entries()) {
		const given = decodeURIComponent(segments[index] as string);
		const name = /^\{(\w+)\}$/.exec(pattern)?.[1];
		if (name === undefined) {
			if (pattern.toLowerCase() !== given.toLowerCase()) return undefined;
		} else if (fitsName(name, given)) params[name] = given;
		else return undefined;
	}
	return params;
}

/** Four country routes differ only in the form of their last part (severa-openapi/README.md, defect 7). */
function fitsName(name: string, given: string): boolean {
	if (name === 'code2') return /^[a-z]{2}$/i.test(given);
	if (name === 'code3') return /^[a-z]{3}$/i.test(given);
	if (name === 'countryName') return given.length > 3 && !isGuid(given);
	return given !== '';
}
