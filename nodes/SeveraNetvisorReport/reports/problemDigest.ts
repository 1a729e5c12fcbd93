import { z } from 'zod/v4';
import { readHistoryRows } from '../../../src/domain/historyRow';
import { problemDigest as digest, type ToldProblem } from '../../../src/domain/problemDigest';
import { digestMessage } from '../../../src/report/digestMessage';
import { languageField } from '../languageField';
import { defineReport } from '../report';

const toldProblem = z.object({ key: z.string(), signature: z.string(), flow: z.string(), number: z.string(), name: z.string() });

/** The list as the flow keeps it in a text column; empty on the first run. A list that cannot be read tells everything again. */
function readTold(text: string): ToldProblem[] {
	try {
		return z.array(toldProblem).parse(JSON.parse(text));
	} catch {
		return [];
	}
}

export const problemDigest = defineReport({
	value: 'problemDigest',
	name: 'Problem Digest',
	action: 'Make digest of changed problems',
	description: 'Compare the problems in rows of severa_netvisor_history with those told before: isChanged says whether to send the message (subject, text, html), told is what to keep for the next time once it has gone',
	properties: [
		{ displayName: 'Told Before', name: 'told', type: 'string', default: '', description: 'What this report gave as told when its message was last sent; empty on the first run' },
		languageField,
		{ displayName: 'Quiet Hours', name: 'quietHours', type: 'number', default: 24, typeOptions: { minValue: 1 }, description: 'A flow that failed as a whole counts as solved when it has not failed again for so many hours' },
		{ displayName: 'Tell Solved', name: 'tellSolved', type: 'boolean', default: true, description: 'Whether to send a message also when problems went and none came' },
		{ displayName: 'History URL', name: 'historyUrl', type: 'string', default: '', description: 'Address of the history page, for a link in the message' },
	],
	input: z.object({ told: z.string().nullish(), language: z.enum(['en', 'fi']), quietHours: z.coerce.number().positive(), tellSolved: z.boolean(), historyUrl: z.string() }),
	run(items, { told, language, quietHours, tellSolved, historyUrl }) {
		const result = digest(readHistoryRows(items), readTold(told ?? ''), { now: new Date().toISOString(), quietHours, tellSolved });
		const { appeared, solved, remaining, waiting, isChanged } = result;
		return { isChanged, ...digestMessage(result, language, historyUrl), counts: { appeared: appeared.length, solved: solved.length, remaining: remaining.length, waiting }, appeared, solved, told: JSON.stringify(result.told) };
	},
});
