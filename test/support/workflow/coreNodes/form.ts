/** The form's pages: the person's answer is given by the run; a page that times out goes on with its input, as in n8n. */
import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import type { CoreNode } from '../coreNode';

export const form: CoreNode = {
	execute(ctx, world) {
		const node = ctx.getNode().name;
		const items = ctx.getInputData();
		const { formTitle = '' } = ctx.getNodeParameter('options', 0, {}) as { formTitle?: string };
		if (ctx.getNodeParameter('operation', 0, 'page') === 'completion') {
			const isText = ctx.getNodeParameter('respondWith', 0, 'text') === 'text';
			const message = isText ? ctx.getNodeParameter('completionMessage', 0, '') : ctx.getNodeParameter('responseText', 0, '');
			world.completions.push({ node, title: String(ctx.getNodeParameter('completionTitle', 0, formTitle)), message: String(message) });
			return [items];
		}
		const page = { node, title: formTitle, fields: fieldsOf(ctx) };
		world.pages.push(page);
		const answer = world.answer(page);
		if (answer === 'timeout') return [items];
		const known = new Set(page.fields.map(({ fieldName, fieldLabel }) => String(fieldName ?? fieldLabel)));
		for (const name of Object.keys(answer)) if (!known.has(name)) throw new NodeOperationError(ctx.getNode(), `The page has no field "${name}"; it has ${[...known].join(', ')}.`);
		const missing = page.fields.find(({ requiredField, fieldName, fieldLabel }) => requiredField === true && isEmpty(answer[String(fieldName ?? fieldLabel)]));
		if (missing !== undefined) throw new NodeOperationError(ctx.getNode(), `The page cannot be sent without "${String(missing.fieldLabel)}".`);
		const entered = Object.fromEntries(page.fields.filter(({ fieldType }) => fieldType !== 'html').map(({ fieldName, fieldLabel }) => [String(fieldName ?? fieldLabel), answer[String(fieldName ?? fieldLabel)] ?? null]));
		return [[{ json: { ...entered, submittedAt: world.now(), formMode: 'production' }, pairedItem: { item: 0 } }]];
	},
};

function fieldsOf(ctx: IExecuteFunctions): IDataObject[] {
	if (ctx.getNodeParameter('defineForm', 0, 'fields') !== 'json') return ctx.getNodeParameter('formFields.values', 0, []) as IDataObject[];
	const given: unknown = ctx.getNodeParameter('jsonOutput', 0);
	const fields: unknown = typeof given === 'string' ? JSON.parse(given) : given;
	if (!Array.isArray(fields)) throw new NodeOperationError(ctx.getNode(), 'The form fields are not a list.');
	return fields as IDataObject[];
}

const isEmpty = (value: unknown) => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
