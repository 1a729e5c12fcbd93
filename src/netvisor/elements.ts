/**
 * The table language of the documents: which elements a request has, in the order that the DTD demands (Netvisor API
 * 1.6), with lengths, allowed attributes and what may not be left out. One table per document drives its writing; the
 * type `ElementsOf` ties it to the document's interface, so that neither can have an element that the other lacks.
 */

/** Values of an attribute: a closed list, any text, or a decimal that is written with a comma. */
export type AttributeRule = readonly string[] | 'text' | 'decimal';

/** 'filled': must be there and not empty; 'present': must be there, may be empty. Neither is asked of an edit. */
export type Requirement = 'filled' | 'present';

export interface ValueRule {
	kind: 'text' | 'decimal' | 'date' | 'integer' | 'choice';
	/** Longest text, in UTF-16 units (field-mapping 1.1). */
	max?: number;
	values?: readonly string[];
	required?: Requirement;
	/** Property name → what it may hold; written in lower case. */
	attributes?: Readonly<Record<string, AttributeRule>>;
	/** Attributes that must be given with the value. */
	requiredAttributes?: readonly string[];
	/** Attributes that every such element has. */
	fixed?: Readonly<Record<string, string>>;
}

export interface GroupRule {
	kind: 'group';
	elements: Readonly<Record<string, ElementRule>>;
	required?: Requirement;
	/** Exactly one of the elements. */
	oneOf?: true;
}

export interface ListRule {
	kind: 'list';
	/** Name of each element on the wire. */
	element: string;
	/** true: the elements stand in a wrapper that has the property's name; false: they repeat directly. */
	wrapped: boolean;
	item: GroupRule;
	required?: Requirement;
}

export type ElementRule = ValueRule | GroupRule | ListRule;
export type Elements = Readonly<Record<string, ElementRule>>;

type RuleOf<V> =
	V extends ReadonlyArray<unknown> ? ListRule
	: V extends string | { value: string } ? ValueRule
	: GroupRule;

/** A rule for every property of the document, no more and no fewer. */
export type ElementsOf<T> = { readonly [K in keyof T]-?: RuleOf<Exclude<T[K], undefined>> };

/** An element with attributes, as the documents hold it. */
export interface Attributed<Type extends string> {
	value: string;
	type: Type;
}

/** "YYYY-MM-DD" */
export type IsoDate = string;
/** A decimal with a dot and no exponent, such as "1255.00"; written with a comma. */
export type Decimal = string;
export type ZeroOrOne = '0' | '1';

export const COUNTRY_TYPE = 'ISO-3166';
export type CountryElement = Attributed<'ISO-3166'>;

type ValueOptions = Omit<ValueRule, 'kind'>;

export const text = (max?: number, options: ValueOptions = {}): ValueRule => ({ kind: 'text', max, ...options });
export const decimal = (options: ValueOptions = {}): ValueRule => ({ kind: 'decimal', ...options });
export const integer = (options: ValueOptions = {}): ValueRule => ({ kind: 'integer', ...options });
/** A calendar date with `format="ansi"`. */
export const ansiDate = (options: ValueOptions = {}): ValueRule => ({ kind: 'date', fixed: { format: 'ansi' }, ...options });
export const plainDate = (options: ValueOptions = {}): ValueRule => ({ kind: 'date', ...options });
export const oneOfValues = (values: readonly string[], options: ValueOptions = {}): ValueRule => ({ kind: 'choice', values, ...options });
export const zeroOrOne = (options: ValueOptions = {}): ValueRule => oneOfValues(['0', '1'], options);
/** A value whose `type` attribute must be one of these. */
export const typed = (types: readonly string[], options: ValueOptions & { kind?: ValueRule['kind'] } = {}): ValueRule => ({ kind: 'text', ...options, attributes: { type: types, ...options.attributes }, requiredAttributes: ['type'] });
export const country = (options: ValueOptions = {}): ValueRule => typed([COUNTRY_TYPE], options);
export const group = <T>(elements: ElementsOf<T>, options: Omit<GroupRule, 'kind' | 'elements'> = {}): GroupRule => ({ kind: 'group', elements: elements as Elements, ...options });
export const wrappedList = (element: string, item: GroupRule, required?: Requirement): ListRule => ({ kind: 'list', element, wrapped: true, item, required });
export const repeated = (element: string, item: GroupRule): ListRule => ({ kind: 'list', element, wrapped: false, item });

/** Heading and item of a dimension inside another document; only the names count there (Netvisor API 4). */
export interface DimensionReference {
	dimensionName: string;
	dimensionItem: string;
}
export const dimensionReferences: ListRule = repeated('dimension', group<DimensionReference>({ dimensionName: text(50, { required: 'filled' }), dimensionItem: text(200, { required: 'filled' }) }));
