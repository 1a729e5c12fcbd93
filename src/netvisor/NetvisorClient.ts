/** The client for Netvisor's web service interface, free of n8n. One company, one call at a time. */
import { randomUUID } from 'node:crypto';
import { registerSecret } from '../errors';
import type { Send } from '../transport/http';
import { fourTriesInSevenSeconds, type RetryPolicy } from '../transport/withRetry';
import { createAnyRequest, type AnyAnswer, type AnyRequest } from './anyRequest';
import type { Attempts } from './attempts';
import { createCustomers, type NetvisorCustomers } from './customers';
import { createDimensions, type NetvisorDimensions } from './dimensions';
import { createEmployees, type NetvisorEmployees } from './employees';
import { createExchange } from './exchange';
import { createPaymentTerms, type NetvisorPaymentTerms } from './paymentTerms';
import { createPayrollRatios, type NetvisorPayrollRatios } from './payrollRatios';
import { createProducts, type NetvisorProducts } from './products';
import { createRecordTypes, type NetvisorRecordTypes } from './recordTypes';
import { createPurchaseInvoices, type NetvisorPurchaseInvoices } from './purchaseInvoices';
import { createSalesInvoices, type NetvisorSalesInvoices } from './salesInvoices';
import { checkIdentity, type NetvisorIdentity } from './signature';
import { createTripExpenses, type NetvisorTripExpenses } from './tripExpenses';
import { createWorkDays, type NetvisorWorkDays } from './workDays';

export interface NetvisorClientOptions extends NetvisorIdentity {
	/** Address of the server without a path, such as "https://integration.netvisor.fi". */
	baseUrl: string;
	send: Send;
	signal?: AbortSignal;
	/** For tests: the clock, the ids of requests that need no derived one, the waiting. */
	now?: () => Date;
	newId?: () => string;
	retryPolicy?: RetryPolicy;
	/** Whether no other process of the installation sends to this company; without it every doubt is waited out (attempts.ts). */
	isOnlyProcess?: boolean;
	/** Milliseconds until a call is given up; 360 s (Netvisor API 1.7). */
	timeoutMs?: number;
}

export interface NetvisorClient {
	/** Names address and company. */
	company: string;
	customers: NetvisorCustomers;
	products: NetvisorProducts;
	dimensions: NetvisorDimensions;
	salesInvoices: NetvisorSalesInvoices;
	purchaseInvoices: NetvisorPurchaseInvoices;
	employees: NetvisorEmployees;
	recordTypes: NetvisorRecordTypes;
	workDays: NetvisorWorkDays;
	paymentTerms: NetvisorPaymentTerms;
	payrollRatios: NetvisorPayrollRatios;
	tripExpenses: NetvisorTripExpenses;
	request(request: AnyRequest): Promise<AnyAnswer>;
	/** Runs a look-then-write sequence with no other one of this company in between, in this process. */
	alone<T>(sequence: () => Promise<T>): Promise<T>;
	/** Waits as the retry policy waits. */
	sleep(ms: number): Promise<void>;
	/** The attempts to create one document, for createOnce. */
	attempts(transferKey: string): Attempts;
	/** How many writes Netvisor has accepted through this client. */
	writes(): number;
}

/** @throws AuthenticationError naming the field of the credential that cannot be right */
export function createNetvisorClient(options: NetvisorClientOptions): NetvisorClient {
	const { customerId, customerKey, partnerId, partnerKey, organisationId, language, sender } = options;
	registerSecret(customerKey);
	registerSecret(partnerKey);
	const identity: NetvisorIdentity = { customerId, customerKey, partnerId, partnerKey, organisationId, language, sender };
	checkIdentity(identity);
	const exchange = createExchange({
		baseUrl: options.baseUrl,
		identity,
		send: options.send,
		signal: options.signal,
		now: options.now ?? (() => new Date()),
		newId: options.newId ?? (() => randomUUID().replace(/-/g, '')),
		retryPolicy: options.retryPolicy ?? fourTriesInSevenSeconds,
		timeoutMs: options.timeoutMs,
		isOnlyProcess: options.isOnlyProcess ?? false,
	});
	return {
		company: exchange.company,
		customers: createCustomers(exchange),
		products: createProducts(exchange),
		dimensions: createDimensions(exchange),
		salesInvoices: createSalesInvoices(exchange),
		purchaseInvoices: createPurchaseInvoices(exchange),
		employees: createEmployees(exchange),
		recordTypes: createRecordTypes(exchange),
		workDays: createWorkDays(exchange),
		paymentTerms: createPaymentTerms(exchange),
		payrollRatios: createPayrollRatios(exchange, language),
		tripExpenses: createTripExpenses(exchange),
		request: createAnyRequest(exchange),
		alone: (sequence) => exchange.alone(sequence),
		sleep: (ms) => exchange.sleep(ms),
		attempts: (transferKey) => exchange.attempts(transferKey),
		writes: () => exchange.writes(),
	};
}
