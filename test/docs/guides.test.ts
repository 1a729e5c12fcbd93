import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brokenLinks, differences, flowTroubles, type Guide } from './guides';

const ROOT = path.resolve(__dirname, '../..');

const exists = (file: string) => existsSync(path.join(ROOT, file));
const guideOf = (file: string): Guide => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') });
const english = guideOf('README.md');
const finnish = guideOf('docs/fi/README.md');
const flows = readdirSync(path.join(ROOT, 'workflows-examples')).filter((file) => file.endsWith('.json')).map((file) => file.replace(/\.json$/, ''));

describe.each([['README.md', english], ['docs/fi/README.md', finnish]])('%s', (_file, guide) => {
	test('leads to files that are there', () => expect(brokenLinks(guide, exists)).toEqual([]));

	test('has a section with a picture for each of the example flows', () => {
		expect(flows.length).toBeGreaterThan(9);
		expect(flowTroubles(guide, flows)).toEqual([]);
	});
});

test('the Finnish guide is in step with README.md', () => expect(differences(english, finnish)).toEqual([]));

test('each guide leads to the other', () => {
	expect(english.text).toContain('](docs/fi/README.md)');
	expect(finnish.text).toContain('](../../README.md)');
});

describe('the check can fail', () => {
	const original: Guide = { file: 'README.md', text: '# Title\n\n## One\n\n```sh\nnpm ci # all of it\n## no heading\n```\n\n## Two\n\n### Payment status\n\n![Canvas](docs/images/payment-status.png)\n\n- `CODE` in [a page](docs/page.md)\n' };
	const translation: Guide = { file: 'docs/fi/README.md', text: '# Otsikko\n\n## Yksi\n\n```sh\nnpm ci # kaikki\n## no heading\n```\n\n## Kaksi\n\n### Payment status\n\n![Kuva](../images/payment-status.png)\n\n- [sivulla](../page.md) `CODE`\n' };
	const changed = (from: string, to: string): Guide => ({ ...translation, text: translation.text.replace(from, to) });

	test('a translation that says the same is well', () => {
		expect(differences(original, translation)).toEqual([]);
		expect(flowTroubles(translation, ['payment-status'])).toEqual([]);
		expect(brokenLinks(translation, () => true)).toEqual([]);
	});

	test.each([
		['a section less', '## Kaksi', 'Kaksi', '1 sections instead of 2'],
		['a section of level 3 less', '### Payment', 'Payment', 'sections of level 3'],
		['an item more', '- [', '- uusi\n- [', 'items of lists'],
		['a row more', '- [', '| uusi |\n\n- [', 'rows of tables'],
		['another picture', 'payment-status.png', 'other.png', 'pictures'],
		['another link', '../page.md', '../other.md', 'links'],
		['another code', '`CODE`', '`KOODI`', 'names in code'],
		['another command', 'npm ci', 'npm install', 'other commands'],
	])('%s', (_what, from, to, trouble) => expect(differences(original, changed(from, to)).join('\n')).toContain(trouble));

	test('a link from the wrong folder, a picture without words', () => {
		const there = (file: string) => file === 'docs/images/payment-status.png' || file === 'docs/page.md';
		expect(brokenLinks(translation, there)).toEqual([]);
		expect(brokenLinks(changed('../page.md', 'docs/page.md'), there)).toEqual(['docs/fi/README.md: docs/page.md is not there']);
		expect(brokenLinks(changed('![Kuva]', '![]'), there)).toEqual(['docs/fi/README.md: ../images/payment-status.png has no alt text']);
	});

	test('a flow without a section, a section without the picture of its flow', () => {
		expect(flowTroubles(translation, ['payment-status', 'setup-check'])).toEqual(['docs/fi/README.md: no section "setup check"']);
		expect(flowTroubles(changed('payment-status.png', 'other.png'), ['payment-status'])).toEqual(['docs/fi/README.md: no picture of payment-status']);
	});
});
