/** The outcome of mapping one record: ready to be sent, or held with every reason at once. */
import { shownText } from '../errors';
import { notes, type NoteCode } from './notes';
import { reasons, type ReasonCode, type ReasonKind } from './reasons';

/** What fills `{name}` in a text; a word of ours is given in both languages. */
export type Value = string | number | { en: string; fi: string };
type Values = Readonly<Record<string, Value>>;

/** One reason, complete: what the canvas, the form and the history show. */
export interface Reason {
	code: ReasonCode;
	/** Id of the rule in the rulebook, such as C-6. */
	rule: string;
	kind: ReasonKind;
	/** The field of the record, in the words of its system. */
	field: string;
	message: string;
	/** What to do about it. */
	fix: string;
	messageFi: string;
	fixFi: string;
}

export interface Note {
	code: NoteCode;
	message: string;
	messageFi: string;
}

export interface Ready<T> {
	outcome: 'ready';
	document: T;
	notes: Note[];
}

export interface Held {
	outcome: 'held';
	reasons: Reason[];
	notes: Note[];
}

export type Mapped<T> = Ready<T> | Held;

const fill = (text: string, values: Values, language: 'en' | 'fi') =>
	text.replace(/\{(\w+)\}/g, (whole, name: string) => {
		const value = values[name];
		return value === undefined ? whole : shownText(typeof value === 'object' ? value[language] : String(value));
	});

/** Builds a reason from its code; `field` names the field in the source system's words, '' for the record as a whole. */
export function reason(code: ReasonCode, field: string, values: Values = {}): Reason {
	const text = reasons[code];
	return { code, rule: text.rule, kind: text.kind, field, message: fill(text.en, values, 'en'), fix: fill(text.fixEn, values, 'en'), messageFi: fill(text.fi, values, 'fi'), fixFi: fill(text.fixFi, values, 'fi') };
}

export function note(code: NoteCode, values: Values = {}): Note {
	const text = notes[code];
	return { code, message: fill(text.en, values, 'en'), messageFi: fill(text.fi, values, 'fi') };
}

/** Collects what a mapping finds; a mapping goes on after a reason, so that the user sees all of them at once. */
export class Findings {
	readonly reasons: Reason[] = [];
	readonly notes: Note[] = [];

	hold(code: ReasonCode, field: string, values: Values = {}): undefined {
		const found = reason(code, field, values);
		if (!this.reasons.some((other) => other.code === found.code && other.message === found.message && other.field === found.field)) this.reasons.push(found);
		return undefined;
	}

	note(code: NoteCode, values: Values = {}): void {
		const found = note(code, values);
		if (!this.notes.some((other) => other.message === found.message)) this.notes.push(found);
	}

	get isHeld(): boolean {
		return this.reasons.length > 0;
	}

	/** `build` is called only when nothing holds the record. */
	outcome<T>(build: () => T): Mapped<T> {
		if (this.isHeld) return { outcome: 'held', reasons: this.reasons, notes: this.notes };
		return { outcome: 'ready', document: build(), notes: this.notes };
	}
}
