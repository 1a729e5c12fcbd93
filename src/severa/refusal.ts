/** Reads the words of a refusal, whatever form it has: JSON with `error`, flat JSON, plain text, HTML or nothing (Severa API 9). */
import { z } from 'zod/v4';

export interface Refusal {
	/** ExceptionTypeEnum, such as InvalidParameter. */
	type?: string;
	/** Severa's own words; '' when there are none. */
	words: string;
	/** The field that Severa names. */
	field?: string;
}

const text = z.string().nullish().catch(undefined);
const detail = z.looseObject({ message: text, location: z.looseObject({ name: text }).nullish().catch(undefined) });
const body = z.looseObject({
	error: z.looseObject({ type: text, details: z.array(detail).nullish().catch(undefined) }).nullish().catch(undefined),
	type: text,
	message: text,
});

export function readRefusal(content: string): Refusal {
	const trimmed = content.trim();
	if (trimmed === '') return { words: '' };
	if (trimmed.startsWith('<')) return { words: 'an HTML page instead of an answer' };
	let json: unknown;
	try {
		json = JSON.parse(trimmed);
	} catch {
		return { words: withoutFinalStop(trimmed) };
	}
	const read = body.safeParse(json);
	if (!read.success) return { words: '' };
	const { error, type, message } = read.data;
	const details = error?.details ?? [];
	const words = details.length > 0 ? details.map((one) => sentence(one.message, one.location?.name)).filter((one) => one !== '') : [message ?? ''];
	return { type: error?.type ?? type ?? undefined, words: withoutFinalStop(words.join('; ')), field: details.find((one) => one.location?.name)?.location?.name ?? undefined };
}

const sentence = (message: string | null | undefined, field: string | null | undefined) => `${message ?? ''}${field ? ` (${field})` : ''}`.trim();

/** By hand, since an expression for it takes quadratic time on long runs of white space. */
function withoutFinalStop(words: string): string {
	let end = words.length;
	while (end > 0 && /[.\s]/.test(words[end - 1] as string)) end--;
	return words.slice(0, end);
}
