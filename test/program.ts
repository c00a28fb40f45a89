/** The program as its users run it, and a small repository to run it in. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { addFiles, folderWith, git } from './disk/folder.ts';

export const CLI = join(import.meta.dirname, '../dist/cli.js');

/** Where programs of this file keep what they know, so that no test meets the facts of another run. */
const caches = mkdtempSync(join(tmpdir(), 'lintel-caches-'));

/** Runs the built program; standard output and error are pipes. */
export function lintel(cwd: string, ...args: readonly string[]) {
  const env = { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined, LINTEL_CACHE_DIR: caches };
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd,
    encoding: 'utf8',
    env,
    maxBuffer: 2 ** 28,
  });
  return { code: status, out: stdout, err: stderr };
}

/** A package with a module, a script, a decision and a note of each kind. */
export const SHOP = {
  'package.json':
    '{\n  "name": "shop",\n  "scripts": {\n    "test": "vitest run"\n  },\n  "devDependencies": { "vitest": "4" }\n}\n',
  'src/price.ts': 'export function price(net: number): number {\n  return net * 1.2;\n}\n',
  'src/billing/invoice.ts': 'export class Invoice {\n  total(): number {\n    return 0;\n  }\n}\n',
  'context/lintel.yaml': '{}\n',
  'context/project.md':
    '---\nrule: Never round a price.\n---\n\n# Shop\n\nPrices are net until {{symbol "src/price.ts#price"}}.\n',
  'context/modules/billing.md':
    '---\nmodule: src/billing\nsummary: Invoices are legal documents.\nrule: Never change an issued invoice.\n---\n\n# Billing\n\nRun {{script "test"}} first.\n',
  'context/decisions/0001-net.md':
    '---\nstatus: accepted\nrule: Store net prices only.\n---\n\n# Net prices\n\nBecause of tax.\n',
  'context/guides/testing.md': '---\napplies-to: ["**/*.test.ts"]\n---\n\n# Testing\n\nOne assertion for each fact.\n',
  'src/price.test.ts': 'import "./price.ts";\n',
};
/** A file of `root` as text. */
export const read = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');
/** Built repositories by the files that they hold beside SHOP: building takes most of a test's time, copying none. */
const models = new Map<string, string>();

/** A committed SHOP with `files` beside it, built once. */
export function built(files: Record<string, string> = {}): string {
  const key = JSON.stringify(files);
  let model = models.get(key);
  if (model === undefined) {
    model = realpathSync(mkdtempSync(join(tmpdir(), 'lintel-model-')));
    addFiles(model, { ...SHOP, ...files });
    git(model, 'init', '-q');
    git(model, 'add', '-A');
    git(model, 'commit', '-q', '-m', 'shop');
    expect(lintel(model, 'build')).toMatchObject({ code: 0 });
    models.set(key, model);
  }
  const copy = folderWith();
  cpSync(model, copy, { recursive: true });
  return copy;
}
