/** The frame of a page and the one function that makes a text safe in it. n8n does not clean what a webhook answers. */
export type Language = 'en' | 'fi';

/** A text in both languages. */
export type Words = Readonly<Record<Language, string>>;

/** Safe as the text of an element and within a quoted attribute. */
export const escapeHtml = (value: unknown): string => String(value ?? '').replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);

const STYLE = `
:root { color-scheme: light dark; --line: #8885; --soft: #8882; --good: #1a7f37; --bad: #b42318; --warn: #9a6700 }
body { font: 15px/1.45 system-ui, sans-serif; margin: 1.5rem auto; max-width: 1500px; padding: 0 1rem }
h1 { font-size: 1.4rem; margin: 0 0 .3rem } h2 { font-size: 1.1rem; margin: 1.6rem 0 .4rem }
.top { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; flex-wrap: wrap }
.sub { opacity: .75; margin: 0 0 1rem } .notice { color: var(--bad) }
form { display: flex; gap: .6rem; flex-wrap: wrap; align-items: end; margin: 1rem 0 }
label { display: grid; font-size: .8rem; gap: .15rem } input, select, button { font: inherit; padding: .25rem .4rem }
table { border-collapse: collapse; width: 100%; margin: .4rem 0 1rem } table.totals { width: auto }
th, td { border-bottom: 1px solid var(--line); padding: .3rem .55rem; text-align: left; vertical-align: top }
th { background: var(--soft); font-size: .8rem } td.number { text-align: right; white-space: nowrap } td.time { white-space: nowrap }
td.text { min-width: 16rem; max-width: 34rem; overflow-wrap: anywhere } .code { font: .8rem ui-monospace, monospace; opacity: .8 }
.good { color: var(--good) } .bad { color: var(--bad); font-weight: 600 } .warn { color: var(--warn); font-weight: 600 }
nav { display: flex; gap: 1rem; margin: .6rem 0 } .score { font-size: 2rem; font-weight: 700; margin: 0 }
@media print { form, nav { display: none } }`.trim();

/**
 * A whole page without scripts.
 * @param title a plain text; escaped here
 * @param body markup whose texts the caller has escaped
 */
export function htmlPage(language: Language, title: string, body: string): string {
	return `<!doctype html>\n<html lang="${language}">\n<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${escapeHtml(title)}</title>\n<style>\n${STYLE}\n</style></head>\n<body>\n${body}\n</body>\n</html>\n`;
}

/** A table of texts and markup: `head` is escaped, the cells are markup. */
export function htmlTable(head: readonly string[], rows: ReadonlyArray<readonly string[]>, className = ''): string {
	const attribute = className === '' ? '' : ` class="${className}"`;
	return `<table${attribute}>\n<thead><tr>${head.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join('')}</tr></thead>\n<tbody>\n${rows.map((cells) => `<tr>${cells.join('')}</tr>`).join('\n')}\n</tbody></table>`;
}

/** One cell, escaped. */
export const cell = (text: unknown, className = ''): string => `<td${className === '' ? '' : ` class="${className}"`}>${escapeHtml(text)}</td>`;
