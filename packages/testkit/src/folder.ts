import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder of a test. It goes with the servers of the run, when they stop. */
export const aFolder = (name: string): string => mkdtempSync(join(process.env['TEST_FOLDER'] ?? tmpdir(), `${name}-`));
