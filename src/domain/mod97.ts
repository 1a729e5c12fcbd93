/** The remainder by 97 of a text of digits and letters (A = 10 … Z = 35): the check of IBAN and RF (ISO 7064). */
export function mod97(text: string): number {
	const digits = text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
	return Number(BigInt(digits) % 97n);
}
