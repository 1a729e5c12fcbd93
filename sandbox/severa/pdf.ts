/** A PDF of one page with a few lines of text, small and always the same for the same lines. */
export function pdf(lines: string[]): Buffer {
	// WinAnsi covers Finnish and the euro sign is not used here; what it lacks becomes a question mark.
	const text = lines.map((line, index) => `${index === 0 ? '' : '0 -18 Td '}(${line.replace(/[\\()]/g, '\\$&').replace(/[^\x20-\x7e\xa0-\xff]/g, '?')}) Tj`).join('\n');
	const stream = `BT /F1 12 Tf 60 780 Td\n${text}\nET`;
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
		`<< /Length ${Buffer.byteLength(stream, 'latin1')} >>\nstream\n${stream}\nendstream`,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
	];
	let body = '%PDF-1.4\n';
	const offsets = objects.map((object, index) => {
		const offset = Buffer.byteLength(body, 'latin1');
		body += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return offset;
	});
	const start = Buffer.byteLength(body, 'latin1');
	body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`;
	body += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
	return Buffer.from(body, 'latin1');
}
