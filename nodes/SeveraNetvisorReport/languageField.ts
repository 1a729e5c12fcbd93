import type { INodeProperties } from 'n8n-workflow';

export const languageField: INodeProperties = {
	displayName: 'Language',
	name: 'language',
	type: 'options',
	options: [
		{ name: 'English', value: 'en' },
		{ name: 'Finnish', value: 'fi' },
	],
	default: 'en',
	description: 'Language of the texts',
};
