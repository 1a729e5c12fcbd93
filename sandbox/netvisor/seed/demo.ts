import { emptyState, type NetvisorState } from '../state';
export function demoState(): NetvisorState { return emptyState(); }
