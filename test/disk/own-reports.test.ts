import { expect, test } from 'vitest';
import { ownReports } from '../../src/disk/own-reports.ts';
import { REPORTERS } from '../../src/report/index.ts';
import { addFiles, git, repositoryWith } from './folder.ts';
import { inProcess } from '../in-process.ts';

const SAID = 'Invoices come from `createInvoice()`.\n';

/** A repository whose text names what a commit took away. */
function stale(): string {
  const root = repositoryWith({
    'AGENTS.md': SAID,
    'src/invoice.ts': 'export function createInvoice(): void {}\n',
  });
  addFiles(root, { 'src/invoice.ts': 'export function makeBill(a: number): void {}\n' });
  git(root, 'commit', '-q', '-a', '-m', 'make bills');
  return root;
}

test.each(Object.keys(REPORTERS))('a report of an earlier run as %s gives no name back to the next', async (name) => {
  const root = stale();
  await inProcess(root, 'lint', '--reporter', `${name}=reports/lintel.out`);
  expect(await ownReports(root)).toEqual(['reports/lintel.out']);
  expect(await inProcess(root, 'lint', '--strict')).toMatchObject({
    code: 1,
    out: expect.stringContaining('createInvoice'),
  });
});

test('what somebody is about to add is no report, be it data or code', async () => {
  const root = stale();
  addFiles(root, {
    'data/names.json': '{ "findings": ["createInvoice"], "rule": "stale/symbol" }\n',
    'src/own.rs': '// ::warning file=a,title=stale/symbol::\npub fn create() {}\n',
    'junit.xml': '<testsuites name="shop"><testcase name="createInvoice"/></testsuites>\n',
  });
  expect(await ownReports(root)).toEqual([]);
  expect((await inProcess(root, 'lint', '--strict')).code).toBe(0);
});
