/** The seeds by name. */
export { demoState } from './demo';
