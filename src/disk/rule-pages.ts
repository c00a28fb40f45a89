/** The pages of the lint rules that lintel brings along as documentation. Knows no rule. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from './templates.ts';

/** The page of a rule as markdown; `''` where lintel was installed without its documentation. */
export async function readRulePage(id: string): Promise<string> {
  const text = await readFile(join(packageRoot(), 'docs', 'rules', `${id}.md`), 'utf8').catch(() => '');
  return text.replaceAll('\r\n', '\n');
}
