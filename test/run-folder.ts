/** One temporary folder for all that the tests of a run write, removed with all of it when the run ends, however its tests ended. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Leads the workers, and the programs that they start, to the folder; gives what removes it. */
export default function setup(): () => void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lintel-run-')));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
