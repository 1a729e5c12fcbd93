import type { IAuthenticateGeneric, ICredentialDataDecryptedObject, ICredentialTestRequest, ICredentialType, IHttpRequestHelper, INodeProperties } from 'n8n-workflow';
import { SEVERA_BASE_URLS } from '../src/severa/hosts';

const BASE_URL = `={{ $credentials.environment === "custom" ? $credentials.baseUrl : $credentials.environment === "staging" ? "${SEVERA_BASE_URLS.staging}" : "${SEVERA_BASE_URLS.production}" }}`;

/** What the flows of this package need (Severa API 3.4); a token with fewer scopes answers 403 where one is missing. */
export const DEFAULT_SCOPES = 'customers:read,customers:write,projects:read,users:read,hours:read,invoices:read,invoices:write,activities:read,settings:read,settings:write,fees:read,fees:write,travels:read,travels:write,files:read,organization:read';

export class SeveraApi implements ICredentialType {
	name = 'severaApi';

	displayName = 'Severa API';

	icon = { light: 'file:../icons/severa.svg', dark: 'file:../icons/severa.dark.svg' } as const;

	documentationUrl = 'https://github.com/severa-netvisor/n8n-nodes-severa-netvisor#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{ name: 'Custom URL', value: 'custom' },
				{ name: 'Production', value: 'production' },
				{ name: 'Staging', value: 'staging' },
			],
			default: 'production',
			description: 'Which Severa to call. Staging has credentials of its own; a custom URL is for a sandbox or a proxy.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. http://127.0.0.1:4010/rest-api',
			displayOptions: { show: { environment: ['custom'] } },
			description: 'Address up to and including /rest-api, without the version',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. Company_Ab3dEf6hIj9kLm2nPq.apps.vismasevera.com',
			description: 'In Severa as an administrator: Settings > Integrations > REST API > New credentials. It ends in .apps.vismasevera.com.',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Shown once when the credentials are created in Severa (same place as the client ID); create new ones if it was not kept',
		},
		{
			displayName: 'Scopes',
			name: 'scope',
			type: 'string',
			default: DEFAULT_SCOPES,
			description: 'What the token may do, separated by commas. Every scope must be ticked for these credentials in Severa; take out those that you do not grant.',
		},
		{ displayName: 'Session Token', name: 'sessionToken', type: 'hidden', typeOptions: { expirable: true, password: true }, default: '' },
	];

	/** Fetches the token that n8n's own HTTP Request node uses; n8n repeats this after a 401. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		const environment = credentials.environment === 'staging' || credentials.environment === 'production' ? credentials.environment : undefined;
		const baseURL = environment === undefined ? String(credentials.baseUrl).replace(/\/+$/, '') : SEVERA_BASE_URLS[environment];
		const reply = (await this.helpers.httpRequest({ method: 'POST', url: `${baseURL}/v1/token`, body: { client_id: credentials.clientId, client_secret: credentials.clientSecret, scope: credentials.scope }, json: true })) as { access_token: string };
		return { sessionToken: reply.access_token };
	}

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.sessionToken}}', Client_Id: '={{$credentials.clientId}}' } },
	};

	test: ICredentialTestRequest = { request: { baseURL: BASE_URL, url: '/v1/invoicestatuses', qs: { rowCount: 1 } } };
}
