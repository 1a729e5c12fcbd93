/**
 * n8n-core writes its settings (an encryption key among them) into the user's folder when it is loaded; here it gets a
 * folder of its own that is removed at the end. Must be imported before anything of n8n-core.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import 'reflect-metadata';

const folder = mkdtempSync(path.join(os.tmpdir(), 'n8n-in-process-'));
process.env.N8N_USER_FOLDER = folder;
process.env.N8N_ENCRYPTION_KEY = 'only for tests';
// The engine's own log would only repeat what the run's result says.
process.env.N8N_LOG_LEVEL = 'silent';
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
