// A mail server on loopback that keeps what it is given.
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export class Mailbox {
	/** Parsed: from, to, subject, text, html. */
	mails = [];
	#server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData: (stream, _session, done) => void this.#keep(stream).then(() => done(), done),
	});

	/** @returns its port */
	async open() {
		await new Promise((resolve, reject) => this.#server.once('error', reject).listen(0, '127.0.0.1', resolve));
		return this.#server.server.address().port;
	}

	async close() {
		await new Promise((resolve) => this.#server.close(resolve));
	}

	async #keep(stream) {
		const parts = [];
		for await (const part of stream) parts.push(part);
		this.mails.push(await PostalMime.parse(Buffer.concat(parts)));
	}
}
