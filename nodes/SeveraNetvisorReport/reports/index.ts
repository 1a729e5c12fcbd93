import type { AnyReport } from '../report';
import { problemDigest } from './problemDigest';
import { reconciliation } from './reconciliation';
import { setupCheck } from './setupCheck';
import { transferHistory } from './transferHistory';

/** Every report of the node; adding one touches its own file and this list. */
export const reports: readonly AnyReport[] = [problemDigest, reconciliation, setupCheck, transferHistory];
