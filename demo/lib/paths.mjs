// Where the demo keeps its things. Everything below .lab may be deleted at any time.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const demoDir = dirname(dirname(fileURLToPath(import.meta.url)));
export const rootDir = dirname(demoDir);
export const labDir = join(demoDir, '.lab');
