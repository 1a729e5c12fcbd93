/** What a flow reaches outside itself in an in-process run: data tables, the person at the form, the waiting caller. */
import type { IDataObject } from 'n8n-workflow';
import type { DataTables } from './dataTables';

export interface FormPage {
	node: string;
	title: string;
	/** The elements of the page as n8n gets them, HTML elements included. */
	fields: IDataObject[];
}

export interface FormCompletion {
	node: string;
	title: string;
	message: string;
}

export interface CallResponse {
	node: string;
	status: number;
	headers: Record<string, string>;
	body: string;
}

export interface MailMessage {
	node: string;
	from: string;
	to: string;
	subject: string;
	text: string;
	html: string;
}

/** What the person enters on a page, by field name; 'timeout' leaves it open until its time limit has passed. */
export type Answer = (page: FormPage) => IDataObject | 'timeout';

export interface World {
	tables: DataTables;
	answer: Answer;
	pages: FormPage[];
	completions: FormCompletion[];
	responses: CallResponse[];
	mails: MailMessage[];
	/** Stands in for a mail server that refuses; undefined takes everything. */
	mailTrouble: string | undefined;
	/** "Now" for rows and submissions; ISO 8601. */
	now(): string;
}
