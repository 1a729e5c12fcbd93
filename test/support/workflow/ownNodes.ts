/** The package's own nodes and credentials, from their TypeScript sources, found as n8n finds them: in package.json. */
import path from 'node:path';
import type { ICredentialType, INodeType } from 'n8n-workflow';

const root = path.resolve(__dirname, '../../..');

interface Manifest {
	name: string;
	n8n: { nodes: string[]; credentials: string[] };
}
// eslint-disable-next-line @typescript-eslint/no-require-imports -- read where it is, not copied into the build
const manifest = require(path.join(root, 'package.json')) as Manifest;

/** "severa" → the class of dist/nodes/Severa/Severa.node.js; n8n's lint ties the names of file, class and node together. */
function create<T>(files: string[], name: string): T | undefined {
	const file = files.find((one) => className(one).replace(/^./, (letter) => letter.toLowerCase()) === name);
	if (file === undefined) return undefined;
	const source = path.join(root, file.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
	// eslint-disable-next-line @typescript-eslint/no-require-imports -- the file's name is known only now
	const Class = (require(source) as Record<string, new () => T>)[className(file)];
	if (Class === undefined) throw new Error(`${source} exports no class ${className(file)}; n8n looks for one with the file's name.`);
	return new Class();
}

const className = (file: string) => path.basename(file).split('.')[0] ?? '';

/** By full type name, such as "n8n-nodes-severa-netvisor.severa"; undefined for another package's node. */
export function ownNode(type: string): INodeType | undefined {
	const [name, node = ''] = type.split('.');
	return name === manifest.name ? create<INodeType>(manifest.n8n.nodes, node) : undefined;
}

/** By type name, such as "severaApi". */
export const ownCredential = (type: string): ICredentialType | undefined => create<ICredentialType>(manifest.n8n.credentials, type);
