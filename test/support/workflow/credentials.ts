/** Credentials of an in-process run: decrypted data by type, with token refresh and signing as the real n8n does them. */
import { ICredentialsHelper, type ICredentialDataDecryptedObject, type ICredentialType, type IHttpRequestHelper, type IHttpRequestOptions, type INode, type INodeCredentialsDetails, type INodeProperties, type IRequestOptionsSimplified, type IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import { ownCredential } from './ownNodes';

export type CredentialData = Readonly<Record<string, ICredentialDataDecryptedObject>>;

export class GivenCredentials extends ICredentialsHelper {
	private readonly types = new Map<string, ICredentialType>();
	private readonly data: Record<string, ICredentialDataDecryptedObject>;

	constructor(given: CredentialData) {
		super();
		this.data = Object.fromEntries(Object.entries(given).map(([type, values]) => [type, { ...this.defaultsOf(type), ...values }]));
	}

	getParentTypes(): string[] {
		return [];
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return this.typeOf(type).properties;
	}

	async getDecrypted(_data: IWorkflowExecuteAdditionalData, _details: INodeCredentialsDetails, type: string): Promise<ICredentialDataDecryptedObject> {
		const data = this.data[type];
		if (data === undefined) throw new Error(`This run was given no credential of type ${type}.`);
		return data;
	}

	/** Fetches a token when the expirable field is empty or has expired, and keeps it, as n8n does. */
	async preAuthentication(helpers: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject, type: string, _node: INode, expired: boolean): Promise<ICredentialDataDecryptedObject | undefined> {
		const credential = this.typeOf(type);
		const token = credential.properties.find((property) => property.type === 'hidden' && property.typeOptions?.expirable === true);
		if (credential.preAuthentication === undefined || token === undefined) return undefined;
		if (credentials[token.name] !== '' && credentials[token.name] !== undefined && !expired) return undefined;
		const fetched = (await credential.preAuthentication.call(helpers, credentials)) as ICredentialDataDecryptedObject;
		this.data[type] = { ...this.data[type], ...fetched };
		return { ...credentials, ...fetched };
	}

	async runPreAuthentication(helpers: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject, type: string): Promise<ICredentialDataDecryptedObject | undefined> {
		return await this.preAuthentication(helpers, credentials, type, undefined as never, true);
	}

	async authenticate(credentials: ICredentialDataDecryptedObject, type: string, request: IHttpRequestOptions | IRequestOptionsSimplified): Promise<IHttpRequestOptions> {
		const { authenticate } = this.typeOf(type);
		const options = request as IHttpRequestOptions;
		if (authenticate === undefined) return options;
		if (typeof authenticate === 'function') return await authenticate(credentials, options);
		const fill = (given: object | undefined) => Object.fromEntries(Object.entries(given ?? {}).map(([name, text]) => [name, fillIn(String(text), credentials)]));
		const { headers, qs } = authenticate.properties as { headers?: object; qs?: object };
		return { ...options, headers: { ...options.headers, ...fill(headers) }, qs: { ...options.qs, ...fill(qs) } };
	}

	async getCredentials(): Promise<never> {
		throw new Error('Stored credentials are not known in an in-process run.');
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(): Promise<void> {}

	getOAuth2Options(): undefined {
		return undefined;
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	private typeOf(type: string): ICredentialType {
		const credential = this.types.get(type) ?? ownCredential(type);
		if (credential === undefined) throw new Error(`The package has no credential type ${type}.`);
		this.types.set(type, credential);
		return credential;
	}

	private defaultsOf(type: string): ICredentialDataDecryptedObject {
		return Object.fromEntries(this.typeOf(type).properties.map(({ name, default: value }) => [name, value])) as ICredentialDataDecryptedObject;
	}
}

/** "=Bearer {{$credentials.token}}" → "Bearer abc"; only plain references occur in this package. */
const fillIn = (text: string, credentials: ICredentialDataDecryptedObject) => text.replace(/^=/, '').replace(/\{\{\s*\$credentials\.(\w+)\s*\}\}/g, (_, name: string) => String(credentials[name] ?? ''));
