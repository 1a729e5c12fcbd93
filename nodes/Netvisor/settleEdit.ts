/** An edit may be repeated freely; one whose answer was lost is looked at before that (design section 6, rule 4). */
import { OutcomeUnknownError } from '../../src/errors';

/** @throws OutcomeUnknownError when the second answer is lost too */
export async function settleEdit(edit: () => Promise<void>, isDone: () => Promise<boolean>): Promise<void> {
	const [first] = await Promise.allSettled([edit()]);
	if (first.status === 'fulfilled') return;
	if (!(first.reason instanceof OutcomeUnknownError)) throw first.reason;
	if (!(await isDone())) await edit();
}
