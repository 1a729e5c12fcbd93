import { execFileSync } from 'node:child_process';
import { identityDigest } from '../src/identityDigest';

it('X-4: equal codes give equal digests, which show nothing of the code', () => {
	const digest = identityDigest('131052-308T');
	expect(digest).toMatch(/^[0-9a-f]{64}$/);
	expect(identityDigest(' 131052-308t ')).toBe(digest);
	expect(identityDigest('131052-308U')).not.toBe(digest);
});

it.each([undefined, null, '', ' '])('no code (%j) has no digest', (code) => expect(identityDigest(code)).toBe(''));

it('the key is made anew in every process', () => {
	const inNewProcess = () => execFileSync(process.execPath, ['--import', 'tsx', '-e', "import('./src/identityDigest.ts').then((m) => process.stdout.write((m.identityDigest ?? m.default.identityDigest)('131052-308T')))"], { encoding: 'utf8' });
	const [one, other] = [inNewProcess(), inNewProcess()];
	expect(one).toMatch(/^[0-9a-f]{64}$/);
	expect(other).toMatch(/^[0-9a-f]{64}$/);
	expect(new Set([one, other, identityDigest('131052-308T')]).size).toBe(3);
});
