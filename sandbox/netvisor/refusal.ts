/** How the fake says no: one of the codes of the envelope with a text (Netvisor API 1.5). */

/** Every code of the envelope with the HTTP status it has when status codes are on; rows marked [U] there are 400. */
export const REFUSAL_STATUS = {
	AUTHENTICATION_FAILED: 401,
	INVALID_DATA: 400,
	INVALID_DATA_SIZE: 400,
	DUPLICATE_DATA: 400,
	REQUEST_NOT_UNIQUE: 400,
	PERIOD_LOCK: 400,
	SERVICE_ACCESS_ERROR: 403,
	SYSTEM_MAINTENANCE: 500,
	TECHNICAL_ERROR: 500,
} as const;

export type RefusalCode = keyof typeof REFUSAL_STATUS;

export class Refusal extends Error {
	/** `httpStatus` replaces the status of the table (an unknown resource is 404). */
	constructor(readonly code: RefusalCode, text: string, readonly httpStatus?: number) {
		super(text);
		this.name = 'Refusal';
	}
}

/** INVALID_DATA with the prefix that real texts have. */
export function invalid(text: string): Refusal {
	return new Refusal('INVALID_DATA', `Data form incorrect:. ${text}`);
}
