/** Refusals of the API as `ExceptionModel` (severa-rest-api.md section 9). */
import type { Reply } from '../control/server';
import type { SeveraOptions } from './options';

export type LocationType = 'PathParameter' | 'RequestBody' | 'RequestHeader' | 'UriParameter';

export class ApiError extends Error {
	constructor(readonly status: number, readonly type: string, message: string, readonly location: { name: string; type: LocationType } | null = null) {
		super(message);
	}
}

/** 400 for something the caller sent. */
export const invalid = (message: string, name: string, type: LocationType = 'RequestBody') => new ApiError(400, 'InvalidParameter', message, { name, type });
/** 400 for something the state of the object forbids. */
export const forbiddenChange = (message: string, name = '') => new ApiError(400, 'InvalidOperation', message, name === '' ? null : { name, type: 'RequestBody' });
/** 404 for an id nobody has. */
export const notFound = (what: string) => new ApiError(404, 'InvalidRequest', `${what} was not found`, { name: 'guid', type: 'PathParameter' });

export function errorReply(error: ApiError, options: Pick<SeveraOptions, 'emptyNotFoundBody' | 'flatErrors'>): Reply {
	if (error.status === 404 && options.emptyNotFoundBody) return { status: 404, body: '' };
	const content = {
		httpStatusCode: error.status, type: error.type, stack: null,
		details: [{ message: error.message, url: null, location: error.location === null ? null : { name: error.location.name, identifier: null, type: error.location.type } }],
	};
	const body = options.flatErrors ? { httpStatusCode: error.status, type: error.type, message: error.message } : { error: content };
	return { status: error.status, headers: { 'Content-Type': 'application/json; charset=utf-8' }, body: JSON.stringify(body) };
}
