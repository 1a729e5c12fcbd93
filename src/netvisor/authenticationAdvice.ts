/**
 * AUTHENTICATION_FAILED in words that help: which field of the credential to look at. The service's own text can echo
 * everything that was signed, the customer key included (Netvisor API 1.5), so only its beginning is ever repeated.
 */
const KEYS = 'Compare the Customer Key and the Partner Key with Netvisor; one of them does not belong to its identifier.';

/** What the text speaks of → what to check; the first that fits. */
const ADVICE: ReadonlyArray<[RegExp, string]> = [
	[/organi[sz]ation|y-tunnus|yritys|företag|company/i, 'Check the Business ID, and that the API user belongs to that company.'],
	[/partner|kumppani/i, 'Check the Partner ID and the Partner Key; test and production have different ones.'],
	[/time\s?stamp|aikaleima|tidsstämpel|clock|expired/i, 'Check the clock of the machine that runs n8n.'],
	[/algorithm|algoritmi/i, 'The service does not accept the way of signing (HMACSHA256); it may be an old environment.'],
	[/customer|käyttäj|user|asiakas|kund/i, 'Check the Customer ID and the Customer Key, and that the API user is active.'],
	[/language|kieli|språk/i, 'Check the Language.'],
	[/\bmac\b|hash|signature|tiiviste|calculat/i, KEYS],
];

/** Fields of the credential in the order in which they are usually wrong. */
const EVERY_FIELD = 'Check the fields of the credential: Customer ID, Customer Key, Partner ID, Partner Key, Business ID and Environment (test and production have different partner credentials).';

export function authenticationAdvice(text: string): string {
	// Where the signed text is echoed, the signature was compared and differs: the keys are wrong, whatever the echo says.
	const echo = /https?:|&|[0-9a-f]{40,}/i.exec(text);
	const words = (echo ? text.slice(0, echo.index) : text).trim();
	const advice = echo && /\.nv\b/i.test(text) ? KEYS : (ADVICE.find(([pattern]) => pattern.test(words))?.[1] ?? EVERY_FIELD);
	return words === '' || words.length > 200 ? advice : `${advice} (Netvisor's words: ${words})`;
}
