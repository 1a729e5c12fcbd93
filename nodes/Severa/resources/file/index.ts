import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import type { Resource } from '../../../shared/operation';
import { download } from './download';

export const file: Resource<SeveraClient> = { value: 'file', name: 'File', operations: [download] };
