/** Reading a large answer: our strict streaming reader against fast-xml-parser with its validator in front. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { NotXmlError, readXml } from '../src/netvisor/xml';
import { median, ms, printTable } from './figures';

const CUSTOMERS = 10_000;

/** One full customer record, as getcustomer.nv answers it (Netvisor API 2.2); about 1.3 kB. */
const customer = (index: number) => `<Customer><CustomerBaseInformation><Netvisorkey>${index}</Netvisorkey><InternalIdentifier>${10_000 + index}</InternalIdentifier><ExternalIdentifier>1234567-1</ExternalIdentifier><CustomerGroupNetvisorKey>3</CustomerGroupNetvisorKey><CustomerGroupName>Yritysasiakkaat</CustomerGroupName><Name>Esimerkki &amp; Kumppanit ${index} Oy</Name><NameExtension>Ostolaskut</NameExtension><StreetAddress>Pohjoisesplanadi ${index % 90}</StreetAddress><AdditionalAddressLine>PL 12</AdditionalAddressLine><City>Helsinki</City><PostNumber>00100</PostNumber><Country type="ISO-3166">FI</Country><PhoneNumber>+358 40 123 4567</PhoneNumber><FaxNumber></FaxNumber><Email>laskut${index}@esimerkki.example</Email><EmailInvoicingAddress>ostolaskut${index}@esimerkki.example</EmailInvoicingAddress><HomePageUri>https://esimerkki.example</HomePageUri><IsActive>1</IsActive><IsPrivateCustomer>0</IsPrivateCustomer></CustomerBaseInformation><CustomerFinvoiceDetails><FinvoiceAddress>003712345671</FinvoiceAddress><FinvoiceRouterCode>003721291126</FinvoiceRouterCode></CustomerFinvoiceDetails><CustomerAdditionalInformation><InvoicingLanguage type="ISO-3166">FI</InvoicingLanguage><DefaultPaymentTerm netvisorkey="2">14 pv netto</DefaultPaymentTerm><TaxHandlingType>countrygroup</TaxHandlingType><BalanceLimit>0,00</BalanceLimit></CustomerAdditionalInformation></Customer>`;

const answer = `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<Root><ResponseStatus><Status>OK</Status><TimeStamp>1.4.2026 12:00:00</TimeStamp></ResponseStatus><Customers>${Array.from({ length: CUSTOMERS }, (_, index) => customer(index + 1)).join('')}</Customers></Root>`;

const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, parseAttributeValue: false, transformTagName: (name) => name.toLowerCase(), transformAttributeName: (name) => name.toLowerCase() });

const readWithFastXmlParser = (text: string, validated: boolean) => {
	if (validated) {
		const verdict = XMLValidator.validate(text);
		if (verdict !== true) throw new NotXmlError(verdict.err.msg);
	}
	return parser.parse(text) as unknown;
};

const BROKEN: Array<[string, string]> = [
	['cut off in the middle', answer.slice(0, 20_000)],
	['cut off between two customers', answer.slice(0, answer.indexOf('</Customer>', 10_000) + '</Customer>'.length)],
	['a mismatched end tag', '<Root><A>1</B></Root>'],
	['an HTML page', '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Huoltokatko</title></head><body><p>Palaamme pian<br></body></html>'],
	['an entity bomb', '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><Root><A>&b;</A></Root>'],
	['two documents', '<Root></Root><Root></Root>'],
];

const refuses = (read: () => unknown) => {
	try {
		read();
		return 'accepts it';
	} catch {
		return 'refuses it';
	}
};

export async function bench(): Promise<void> {
	const bytes = Buffer.from(answer);
	const ways: Array<[string, (text: string) => unknown]> = [
		['readXml (saxes, strict, streaming)', (text) => readXml(text)],
		['fast-xml-parser, validator and parser', (text) => readWithFastXmlParser(text, true)],
		['fast-xml-parser, parser alone', (text) => readWithFastXmlParser(text, false)],
	];
	const rows: string[][] = [];
	for (const [name, read] of ways) {
		const { wallMs, cpuMs } = await median(5, () => read(answer));
		rows.push([name, ms(wallMs), ms(cpuMs)]);
	}
	printTable(`Reading an answer of ${CUSTOMERS} customers (${(bytes.length / 1e6).toFixed(1)} MB), median of 5`, ['reader', 'time', 'CPU'], rows);
	printTable('Answers that must not be read', ['answer', ...ways.map(([name]) => name)], BROKEN.map(([name, text]) => [name, ...ways.map(([, read]) => refuses(() => read(text)))]));
}
