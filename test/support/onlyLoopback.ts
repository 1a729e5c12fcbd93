/**
 * Tests talk to the sandboxes on loopback and to nothing else: any other address is refused at once, so that a test
 * that would need the internet fails here and not only on a machine without it.
 */
import net from 'node:net';

const isLoopback = (host: string | undefined) => host === undefined || ['localhost', '127.0.0.1', '::1', '[::1]'].includes(host);
const connect = net.Socket.prototype.connect;

net.Socket.prototype.connect = function guarded(this: net.Socket, ...args: unknown[]) {
	const first = (Array.isArray(args[0]) ? args[0][0] : args[0]) as { host?: string; path?: string } | number | string;
	const host = typeof first === 'object' ? (first.path === undefined ? first.host : undefined) : typeof args[1] === 'string' ? args[1] : undefined;
	if (!isLoopback(host)) throw new Error(`A test tried to reach ${host}; only loopback is allowed.`);
	return connect.apply(this, args as never);
} as typeof connect;
