/** The Mapper's fields, derived from the documents and their settings. */
import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import type { Setting, Settings } from '../../src/domain/setting';
import type { MapperDocument } from './mapperDocument';

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
const byLabel = (a: INodeProperties, b: INodeProperties) => (a.displayName < b.displayName ? -1 : a.displayName > b.displayName ? 1 : 0);

const DIRECTIONS: INodePropertyOptions[] = [
	{ name: 'Netvisor to Severa', value: 'netvisorToSevera' },
	{ name: 'Severa to Netvisor', value: 'severaToNetvisor' },
];

export function mapperProperties(documents: readonly MapperDocument[]): INodeProperties[] {
	const properties: INodeProperties[] = [
		// eslint-disable-next-line n8n-nodes-base/node-param-default-missing -- it has one; the rule only sees literals
		{
			displayName: 'Document',
			name: 'document',
			type: 'options',
			noDataExpression: true,
			options: documents.map(({ name, value, description }) => ({ name, value, description, action: `Map ${name.toLowerCase()}` })).sort(byName),
			default: documents[0]?.value ?? '',
		},
		{
			displayName: 'Direction',
			name: 'direction',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { document: documents.filter(({ mappings }) => mappings.length > 1).map(({ value }) => value) } },
			options: DIRECTIONS,
			default: 'severaToNetvisor',
			description: 'Which system the records come from',
		},
	];
	for (const document of documents)
		properties.push({
			displayName: 'Settings',
			name: 'settings',
			type: 'collection',
			placeholder: 'Add Setting',
			default: {},
			displayOptions: { show: { document: [document.value] } },
			options: settingFields(document.settings),
			description: 'How records are translated; what is not added here keeps its default',
		});
	properties.push({
		displayName: 'More Settings (JSON)',
		name: 'settingsJson',
		type: 'json',
		default: '{}',
		description: 'Settings as one JSON object, names as in the documentation; wins over the fields above. Lets one node of the flow hold the settings of several Mappers.',
	});
	return properties;
}

function settingFields(settings: Settings): INodeProperties[] {
	return Object.entries(settings).map(([name, setting]) => settingField(name, setting)).sort(byLabel);
}

function settingField(name: string, setting: Setting): INodeProperties {
	const base = { displayName: setting.label, name, description: setting.description };
	switch (setting.type) {
		case 'choice':
			return { ...base, type: 'options', options: toOptions(setting.options), default: setting.default };
		case 'several':
			return { ...base, type: 'multiOptions', options: toOptions(setting.options), default: [...setting.default] };
		case 'flag':
			return { ...base, type: 'boolean', default: setting.default };
		case 'text':
			return { ...base, type: 'string', default: setting.default };
		case 'number':
			return { ...base, type: 'number', default: setting.default, typeOptions: { minValue: setting.min, maxValue: setting.max } };
		case 'table':
			return { ...base, type: 'fixedCollection', typeOptions: { multipleValues: true }, placeholder: 'Add Row', default: {}, options: [rowFields(setting.columns)] };
	}
}

const toOptions = (options: Readonly<Record<string, string>>): INodePropertyOptions[] => Object.entries(options).map(([value, name]) => ({ name, value })).sort(byName);

const rowFields = (columns: Readonly<Record<string, string>>): INodePropertyCollection => ({
	name: 'rows',
	displayName: 'Row',
	values: Object.entries(columns).map(([name, displayName]): INodeProperties => ({ displayName, name, type: 'string', default: '' })),
});

/** The value of the Settings collection as `readSettings` takes it: tables lose n8n's wrapping. */
export function unwrapTables(settings: Settings, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(given).map(([name, value]) => {
		const isTable = Object.hasOwn(settings, name) && settings[name]?.type === 'table';
		return [name, isTable && !Array.isArray(value) ? ((value as { rows?: unknown[] } | null)?.rows ?? []) : value];
	}));
}
