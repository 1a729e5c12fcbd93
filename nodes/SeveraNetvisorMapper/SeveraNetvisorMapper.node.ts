import { NodeConnectionTypes, NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { toDate } from '../../src/domain/calendar';
import { withoutIdentityCodes } from '../../src/domain/identityCode';
import { toNodeError } from '../shared/toNodeError';
import { documents } from './documents';
import type { Direction } from './mapperDocument';
import { mapRecords, settingsOf, type MapperItem } from './mapRecords';
import { mapperProperties } from './parameters';

export class SeveraNetvisorMapper implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Severa Netvisor Mapper',
		name: 'severaNetvisorMapper',
		icon: { light: 'file:../../icons/mapper.svg', dark: 'file:../../icons/mapper.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["document"] }}',
		description: 'Translate records between Visma Severa and Netvisor; shows what would be sent, and what is held and why, before anything is written',
		defaults: { name: 'Severa Netvisor Mapper' },
		usableAsTool: true,
		inputs: [
			{ type: NodeConnectionTypes.Main, displayName: 'Records', required: true },
			{ type: NodeConnectionTypes.Main, displayName: 'Code Table', required: false },
		],
		requiredInputs: [0],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Ready', 'Held'],
		properties: mapperProperties(documents),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData(0);
		const read = <T>(name: string, fallback: T) => this.getNodeParameter(name, 0, fallback) as T;
		try {
			const document = documents.find(({ value }) => value === read('document', ''));
			if (document === undefined) throw new NodeOperationError(this.getNode(), `This version of the node cannot map "${read('document', '')}".`, { itemIndex: 0 });
			const codeRows = (this.getInputData(1) ?? []).map(({ json }) => json);
			const settings = settingsOf(documents, document, read<object>('settings', {}), read<unknown>('settingsJson', '{}'), codeRows);
			const { ready, held, wrong } = mapRecords(document, read<Direction>('direction', 'severaToNetvisor'), settings, items.map(({ json }) => json), toDate(new Date().toISOString()));
			const [firstWrong] = wrong;
			if (firstWrong !== undefined && !this.continueOnFail()) throw toNodeError(this.getNode(), firstWrong.error, firstWrong.index);
			const failed = wrong.map(({ index, error }): INodeExecutionData => ({ json: { ...withoutIdentityCodes(items[index]?.json), error: { message: error.message } }, error: toNodeError(this.getNode(), error, index) as never, pairedItem: { item: index } }));
			if (held.length > 0) this.addExecutionHints({ message: `${ready.length} ready, ${held.length} held: the Held output says why and what to do`, type: 'warning', location: 'outputPane' });
			const toItem = ({ index, json }: MapperItem) => withFiles(json as IDataObject, items[index], index);
			return [[...ready.map(toItem), ...failed], held.map(toItem)];
		} catch (error) {
			throw toNodeError(this.getNode(), error, 0);
		}
	}
}

/** Files stay with their record: a document names them and the node that writes it reads them. */
function withFiles(json: IDataObject, from: INodeExecutionData | undefined, index: number): INodeExecutionData {
	return { json, ...(from?.binary && { binary: from.binary }), pairedItem: { item: index } };
}
