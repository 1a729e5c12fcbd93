import { csvCell, toCsv } from '../../src/report/csv';

describe('csvCell', () => {
	test.each([
		['plain', 'Acme Oy', 'Acme Oy'],
		['empty', undefined, ''],
		['comma', 'a,b', '"a,b"'],
		['quote', 'the "best"', '"the ""best"""'],
		['line break', 'a\r\nb', '"a\r\nb"'],
		['formula', '=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
		['plus', '+358 40', "'+358 40"],
		['minus text', '-1+cmd|calc', "'-1+cmd|calc"],
		['at', '@SUM(A1)', "'@SUM(A1)"],
		['tab', '\t=1', "'\t=1"],
		['return in front', '\r=1', '"\'\r=1"'],
		['blank in front', '  =1+1', "'  =1+1"],
		['full-width equals', '＝1+1', "'＝1+1"],
		['negative amount stays a number', '-12.50', '-12.50'],
		['minus alone', '-', "'-"],
		['sign later in the text', 'A=1', 'A=1'],
	])('%s', (_, value, expected) => expect(csvCell(value)).toBe(expected));

	test('only the separator in use needs quotes', () => {
		expect([csvCell('a;b'), csvCell('a;b', ';'), csvCell('1,5', ';')]).toEqual(['a;b', '"a;b"', '1,5']);
	});
});

test('a file has a byte order mark, CRLF after every line, and Finnish letters as they are', () => {
	expect(toCsv([['Ä', 'b'], ['1', '2']])).toBe('\uFEFFÄ,b\r\n1,2\r\n');
	expect(Buffer.from(toCsv([['Ä']]), 'utf8').subarray(0, 5)).toEqual(Buffer.from([0xef, 0xbb, 0xbf, 0xc3, 0x84]));
});
