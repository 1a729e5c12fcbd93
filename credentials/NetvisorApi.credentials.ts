import type { ICredentialDataDecryptedObject, ICredentialTestRequest, ICredentialType, IHttpRequestOptions, INodeProperties } from 'n8n-workflow';
import { NETVISOR_BASE_URLS } from '../src/netvisor/hosts';
import { signRequest } from '../src/netvisor/signRequest';

const BASE_URL = `={{ $credentials.environment === "custom" ? $credentials.baseUrl : $credentials.environment === "test" ? "${NETVISOR_BASE_URLS.test}" : "${NETVISOR_BASE_URLS.production}" }}`;

export class NetvisorApi implements ICredentialType {
	name = 'netvisorApi';

	displayName = 'Netvisor API';

	icon = { light: 'file:../icons/netvisor.svg', dark: 'file:../icons/netvisor.dark.svg' } as const;

	documentationUrl = 'https://github.com/severa-netvisor/n8n-nodes-severa-netvisor#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{ name: 'Custom URL', value: 'custom' },
				{ name: 'Production', value: 'production' },
				{ name: 'Test (Partner)', value: 'test' },
			],
			default: 'production',
			description: 'Which Netvisor to call. Test and production have different partner credentials; a custom URL is for a sandbox or a proxy.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. http://127.0.0.1:4020',
			displayOptions: { show: { environment: ['custom'] } },
			description: 'Address of the server without a path',
		},
		{
			displayName: 'Customer ID',
			name: 'customerId',
			type: 'string',
			default: '',
			required: true,
			description: 'In Netvisor: Settings > Interface codes (API identifiers) > the API user of this integration; the identifier',
		},
		// eslint-disable-next-line @n8n/community-nodes/credential-unnecessary-password -- it is the private key
		{
			displayName: 'Customer Key',
			name: 'customerKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'The private key of the same API user, shown beside its identifier',
		},
		{
			displayName: 'Partner ID',
			name: 'partnerId',
			type: 'string',
			default: '',
			required: true,
			description: 'Identifier of the software partner, from Netvisor\'s partner support or from your consultant',
		},
		// eslint-disable-next-line @n8n/community-nodes/credential-unnecessary-password -- it is the private key
		{
			displayName: 'Partner Key',
			name: 'partnerKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'The private key that belongs to the partner ID',
		},
		{
			displayName: 'Business ID',
			name: 'organisationId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 1234567-1',
			description: 'Y-tunnus of the company in Netvisor, with its hyphen',
		},
		{
			displayName: 'Language',
			name: 'language',
			type: 'options',
			options: [
				{ name: 'English', value: 'EN' },
				{ name: 'Finnish', value: 'FI' },
				{ name: 'Swedish', value: 'SE' },
			],
			default: 'FI',
			description: 'Language of Netvisor\'s error texts. Names that are matched by name, such as payroll ratios, are matched in this language.',
		},
		{
			displayName: 'Sender',
			name: 'sender',
			type: 'string',
			default: 'n8n Severa Netvisor',
			description: 'Name of the integration as Netvisor shows it; plain ASCII letters only',
		},
	];

	/** Signs a request of n8n's HTTP Request node; called anew for every attempt (Netvisor API 1.3 and 1.4). */
	async authenticate(credentials: ICredentialDataDecryptedObject, options: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		const { baseURL, qs, ...request } = options;
		const url = withQuery(joined(baseURL, request.url), qs);
		return { ...request, url, headers: { ...request.headers, ...signRequest(url, credentials) } };
	}

	test: ICredentialTestRequest = { request: { baseURL: BASE_URL, url: '/paymenttermlist.nv' } };
}

const joined = (baseURL: string | undefined, url: string) => (baseURL === undefined || /^https?:/i.test(url) ? url : `${baseURL.replace(/\/+$/, '')}/${url.replace(/^\/+/, '')}`);

/** The query must be in the URL before it is signed: what is signed is what goes on the wire. */
function withQuery(url: string, qs: IHttpRequestOptions['qs']): string {
	const query = new URLSearchParams(Object.entries(qs ?? {}).map(([key, value]): [string, string] => [key, String(value)])).toString();
	return new URL(query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`).toString();
}
