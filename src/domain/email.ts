/** One e-mail address in one field (mapping 2.1; rulebook C-11). */
const ONE_ADDRESS = /^[^\s@,;<>"]+@[^\s@,;<>"]+$/;

/** Exactly one `@` with something on both sides, and no second address behind a comma or semicolon. */
export const isOneEmail = (text: string): boolean => ONE_ADDRESS.test(text);
