/** Files: a link has a guid of its own and a `fileGuid`; bytes come from the file (severa-rest-api.md section 15.7). */
import { byGuid, get, listOf, parentOf, type Request, type Routes } from '../route';
import { pdf } from '../pdf';
import { refOf, type Row } from '../store';
import { dateOf, instant } from '../time';
import { render } from '../render';

const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' };

function file(request: Request): Row[] | { status: number; headers: Record<string, string>; body: string } {
	const row = byGuid('files', request.params['guid'] as string, request.store);
	if (request.query.flag('includeDataInResponse') !== true) return [row];
	// The model has no field for the bytes although the parameter promises them; the name is a guess (README defect 5).
	const shown = { ...render(row, 'FileModel', request), data: row['data'] };
	return { status: 200, headers: JSON_TYPE, body: JSON.stringify(shown) };
}

const inSpan = (row: Row, request: Request) => {
	const date = String(byGuid('travelExpenses', String(row['travelExpenseGuid']), request.store)['eventDate'] ?? '');
	const [start, end] = [request.query.time('startDate'), request.query.time('endDate')];
	return (start === undefined || date >= dateOf(start)) && (end === undefined || date <= dateOf(end));
};

export const files: Routes = {
	'GET /v1/files/{guid}': file,
	'GET /v1/files/{guid}/filedata': ({ params, store }) => {
		const row = byGuid('files', params['guid'] as string, store);
		return { status: 200, headers: { 'Content-Type': String(row['contentType'] ?? 'application/octet-stream') }, body: Buffer.from(String(row['data']), 'base64') };
	},
	'GET /v1/invoices/{invoiceGuid}/files': listOf('invoices', 'invoiceFiles', (row, guid) => row['invoiceGuid'] === guid),
	'GET /v1/invoicefiles/{guid}': get('invoiceFiles'),
	'GET /v1/projecttravelexpenses/{projectTravelExpenseGuid}/files': listOf('travelExpenses', 'travelExpenseFiles', (row, guid) => row['travelExpenseGuid'] === guid),
	'GET /v1/projecttravelexpensefiles/{guid}': get('travelExpenseFiles'),
	'GET /v1/users/{userGuid}/travelexpensesfiles': (request) => {
		const user = parentOf('users', request);
		return request.store.all('travelExpenseFiles').filter((row) => refOf(byGuid('travelExpenses', String(row['travelExpenseGuid']), request.store), 'user') === user.guid && inSpan(row, request));
	},
	'GET /v1/projects/{projectGuid}/files': listOf('projects', 'projectFiles', (row, guid) => row['projectGuid'] === guid),
	'GET /v1/projectfiles/{guid}': get('projectFiles'),
	'GET /v1/travelreimbursements/{guid}/pdf': (request) => {
		const claim = parentOf('travelReimbursements', request);
		return { status: 200, headers: { 'Content-Type': 'application/pdf' }, body: pdf([`Matkalasku ${String(claim['number'] ?? '')}`, String(claim['title'] ?? ''), String(claim['date'] === undefined ? '' : dateOf(instant(String(claim['date'])) as Date))]) };
	},
};
