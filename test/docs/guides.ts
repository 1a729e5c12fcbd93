/** What README.md and its Finnish counterpart must have in common, and what is wrong with them. Texts go in, troubles come out. */
import path from 'node:path';

export interface Guide {
	/** Path from the root of the project. */
	file: string;
	text: string;
}

interface Section {
	title: string;
	text: string;
}

/** Parts that follow a heading of the level, without what stands before the first one. */
function sectionsOf(text: string, level: '##' | '###'): Section[] {
	return withoutFences(text).split(new RegExp(`^${level} `, 'm')).slice(1).map((part) => {
		const [title = '', ...lines] = part.split('\n');
		return { title, text: lines.join('\n') };
	});
}

/** A comment in a shell block begins like a heading. */
const withoutFences = (text: string) => text.replace(/^```[\s\S]*?^```$/gm, '');
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found);
const isRelative = (target: string) => !/^(?:[a-z]+:|#)/i.test(target);

const relativeTargets = (text: string) => matches(text, /\]\(([^)\s]+)\)/g).filter(isRelative);
/** From the root of the project, whatever file the link stands in. */
const resolved = (file: string, target: string) => path.posix.normalize(path.posix.join(path.posix.dirname(file), target.replace(/#.*$/, ''))).replace(/\/$/, '');
const picturesOf = ({ file, text }: Guide) => matches(text, /!\[[^\]]*\]\(([^)\s]+)\)/g).map((target) => resolved(file, target));

/** Links and pictures whose file is not there, and pictures that say nothing to somebody who cannot see them. */
export function brokenLinks({ file, text }: Guide, exists: (file: string) => boolean): string[] {
	const lost = relativeTargets(text).filter((target) => !exists(resolved(file, target)));
	const silent = matches(text, /!\[\s*\]\(([^)\s]+)\)/g);
	return [...lost.map((target) => `${file}: ${target} is not there`), ...silent.map((target) => `${file}: ${target} has no alt text`)];
}

/** @param flows file names without their ending, such as "payment-status"; each has a section with the picture of its canvas */
export function flowTroubles(guide: Guide, flows: readonly string[]): string[] {
	const sections = sectionsOf(guide.text, '###');
	return flows.flatMap((flow) => {
		const words = flow.replaceAll('-', ' ');
		const section = sections.find(({ title }) => title.toLowerCase() === words);
		if (section === undefined) return [`${guide.file}: no section "${words}"`];
		return picturesOf({ file: guide.file, text: section.text }).includes(`docs/images/${flow}.png`) ? [] : [`${guide.file}: no picture of ${flow}`];
	});
}

/** What a section has that is alike in every language, one line for each kind. */
function shapeOf(file: string, { text }: Section): string[] {
	const count = (pattern: RegExp) => String(matches(text, pattern).length);
	const names = (found: string[]) => [...new Set(found)].sort().join(', ');
	return [
		`sections of level 3: ${count(/^(###) /gm)}`,
		`rows of tables: ${count(/^(\|)/gm)}`,
		`items of lists: ${count(/^(?:-|\d+\.)( )/gm)}`,
		`pictures: ${picturesOf({ file, text }).join(', ')}`,
		`links: ${names(relativeTargets(text).map((target) => resolved(file, target)))}`,
		`names in code: ${names(matches(text, /`([^`]+)`/g))}`,
	];
}

/** Where a translation has another section, row, item, picture, link or name in code than the original. */
export function differences(original: Guide, translation: Guide): string[] {
	const commandsOf = ({ text }: Guide) => matches(text, /^```([\s\S]*?)^```$/gm).map((block) => block.replace(/ *#.*$/gm, '')).join('\n');
	const [first, second] = [sectionsOf(original.text, '##'), sectionsOf(translation.text, '##')];
	if (first.length !== second.length) return [`${translation.file}: ${second.length} sections instead of ${first.length}`];
	const inSections = first.flatMap((section, index) => {
		const other = second[index] ?? section;
		const shape = shapeOf(translation.file, other);
		return shapeOf(original.file, section).flatMap((line, kind) => (line === shape[kind] ? [] : [`${translation.file}, ${other.title}: "${shape[kind]}" instead of "${line}"`]));
	});
	return [...inSections, ...(commandsOf(original) === commandsOf(translation) ? [] : [`${translation.file}: other commands`])];
}
