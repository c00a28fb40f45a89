/**
 * The walls between rooms, and the one file that wraps each dependency. Reads the imports of src with lintel's own
 * scanner; a new arrow needs a line here, and a decision that says why.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scanFile } from '../src/scan/file.ts';

/** What every room may know: paths, the index of them, and how to remember one. */
const COMMON = ['path.ts', 'tree.ts', 'once.ts'];

/** Rooms (folders) and root files: what each may import, by name. `*` stands for everything. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  'model.ts': ['model'],
  'path.ts': [],
  'once.ts': [],
  'decision-place.ts': [],
  'tree.ts': ['nearest.ts'],
  'offsets.ts': [],
  'error.ts': [],
  'identity.ts': [],
  'glob.ts': [],
  'nearest.ts': [],
  'yaml.ts': ['model.ts'],
  'difference.ts': [],
  'example-word.ts': [],
  'phrase.ts': [],
  'custom-path.ts': ['model.ts'],
  'client-facts.ts': ['model.ts'],
  'clients.ts': ['model.ts', 'client-facts.ts', 'custom-path.ts'],
  'client-settings.ts': ['model.ts', 'client-facts.ts', 'clients.ts', 'scan'],
  'named-files.ts': ['model.ts', 'client-settings.ts', 'glob.ts', 'yaml.ts', 'scan', 'sources'],
  'config-place.ts': [],
  'config-choice.ts': ['config-place.ts', 'yaml.ts'],
  'set-up.ts': ['model.ts'],
  'config-keys.ts': ['nearest.ts'],
  'config-issues.ts': ['config-keys.ts'],
  'config-globs.ts': ['model.ts'],
  'config-rules.ts': ['model.ts', 'config-keys.ts', 'glob.ts'],
  'config.ts': [
    'model.ts',
    'config-globs.ts',
    'config-issues.ts',
    'config-rules.ts',
    'conflict.ts',
    'config-keys.ts',
    'clients.ts',
    'custom-path.ts',
    'config-choice.ts',
    'config-place.ts',
    'set-up.ts',
    'yaml.ts',
  ],
  permissions: ['offsets.ts', 'scan', 'sources'],
  'version.ts': [],
  'conflict.ts': [],
  'lock-record.ts': [],
  'lock-claims.ts': ['model.ts', 'lock-record.ts'],
  'lock.ts': ['model.ts', 'conflict.ts', 'lock-claims.ts', 'lock-record.ts', 'version.ts'],
  'trusted-lock.ts': ['model.ts', 'clients.ts', 'config.ts', 'lock.ts', 'set-up.ts'],
  'freshness.ts': ['model.ts', 'claims'],
  'keyless.ts': ['model.ts', 'identity.ts', 'sources'],
  'baseline.ts': ['model.ts', 'conflict.ts', 'finding.ts', 'set-up.ts', 'sources'],
  'rule-settings.ts': ['model.ts', 'glob.ts'],
  'fix.ts': ['model.ts'],
  'lock-follow.ts': ['model.ts', 'claims', 'fix.ts', 'lock.ts'],
  'since.ts': ['model.ts', 'baseline.ts', 'finding.ts'],
  adopt: [
    'model.ts',
    'decision-place.ts',
    'clients.ts',
    'config.ts',
    'glob.ts',
    'phrase.ts',
    'yaml.ts',
    'sources',
    'targets',
    'link.ts',
    'scope.ts',
    'block.ts',
  ],
  'block.ts': [],
  'asked.ts': ['model.ts', 'block.ts', 'clients.ts'],
  'ground.ts': ['model.ts', 'lock.ts'],
  'output-path.ts': ['model.ts'],
  'foreign.ts': ['model.ts', 'block.ts', 'conflict.ts', 'lock.ts'],
  'drift.ts': ['model.ts', 'block.ts', 'foreign.ts', 'ground.ts', 'lock.ts'],
  'excerpt.ts': ['model.ts', 'offsets.ts', 'sources'],
  'code-excerpt.ts': ['model.ts', 'excerpt.ts', 'sources'],
  'document.ts': ['model.ts', 'explain.ts', 'review.ts'],
  'departed-files.ts': ['model.ts', 'claims', 'set-up.ts'],
  'review.ts': ['model.ts', 'compile.ts', 'departed-files.ts', 'set-up.ts'],
  'finding.ts': ['model.ts', 'rule-settings.ts', 'rules'],
  'idle-overrides.ts': ['model.ts', 'path.ts', 'rule-settings.ts', 'arch', 'claims'],
  'lint.ts': [
    'idle-overrides.ts',
    'model.ts',
    'baseline.ts',
    'block.ts',
    'compile.ts',
    'config-keys.ts',
    'finding.ts',
    'keyless.ts',
    'phrase.ts',
    'rule-settings.ts',
    'rules',
  ],
  'trace.ts': [],
  render: ['model.ts', 'conflict.ts', 'nearest.ts', 'trace.ts'],
  'decision-index.ts': ['model.ts', 'block.ts', 'phrase.ts', 'claims', 'sources'],
  'decision-list.ts': ['model.ts', 'document.ts', 'glob.ts', 'link.ts', 'claims', 'sources'],
  'plain-glob.ts': ['glob.ts'],
  'scope.ts': ['model.ts', 'glob.ts', 'plain-glob.ts'],
  'link.ts': ['model.ts', 'clients.ts', 'glob.ts', 'scope.ts', 'claims'],
  scan: ['model.ts', 'phrase.ts', 'glob.ts', 'yaml.ts', 'offsets.ts'],
  sources: [
    'set-up.ts',
    'model.ts',
    'example-word.ts',
    'decision-place.ts',
    'offsets.ts',
    'block.ts',
    'conflict.ts',
    'identity.ts',
    'clients.ts',
    'glob.ts',
    'nearest.ts',
    'rule-settings.ts',
    'yaml.ts',
  ],
  claims: [
    'model.ts',
    'finding.ts',
    'decision-place.ts',
    'example-word.ts',
    'offsets.ts',
    'glob.ts',
    'nearest.ts',
    'phrase.ts',
    'scan',
  ],
  targets: [
    'model.ts',
    'offsets.ts',
    'trace.ts',
    'client-settings.ts',
    'clients.ts',
    'custom-path.ts',
    'glob.ts',
    'phrase.ts',
    'sources',
  ],
  'brought-along.ts': ['model.ts', 'clients.ts'],
  'budget.ts': [],
  'loading.ts': ['model.ts', 'clients.ts', 'client-settings.ts', 'glob.ts', 'sources'],
  'standing.ts': ['model.ts', 'adopt', 'glob.ts', 'loading.ts'],
  'readers.ts': ['model.ts', 'client-settings.ts', 'clients.ts', 'loading.ts', 'standing.ts'],
  'statements.ts': ['model.ts'],
  'limits.ts': ['model.ts', 'client-facts.ts', 'client-settings.ts', 'clients.ts', 'loading.ts'],
  arch: ['model.ts', 'glob.ts', 'link.ts', 'nearest.ts', 'phrase.ts', 'scan'],
  'unloaded-files.ts': ['model.ts', 'glob.ts', 'nearest.ts', 'sources'],
  rules: [
    'conflict.ts',
    'identity.ts',
    'idle-overrides.ts',
    'model.ts',
    'decision-place.ts',
    'permissions',
    'arch',
    'block.ts',
    'brought-along.ts',
    'budget.ts',
    'client-settings.ts',
    'named-files.ts',
    'clients.ts',
    'set-up.ts',
    'config.ts',
    'departed-files.ts',
    'limits.ts',
    'loading.ts',
    'readers.ts',
    'standing.ts',
    'statements.ts',
    'unloaded-files.ts',
    'phrase.ts',
    'glob.ts',
    'nearest.ts',
    'rule-settings.ts',
    'claims',
    'link.ts',
  ],
  report: ['model.ts', 'phrase.ts', 'finding.ts', 'baseline.ts'],
  'claim-world.ts': ['model.ts', 'lock.ts', 'claims', 'sources'],
  'remember.ts': ['model.ts', 'claim-world.ts', 'claims'],
  'withheld.ts': ['model.ts', 'rule-settings.ts', 'trace.ts', 'sources'],
  'beside-outputs.ts': ['model.ts', 'named-files.ts', 'clients.ts', 'claims', 'sources'],
  'compile.ts': [
    'beside-outputs.ts',
    'withheld.ts',
    'rule-settings.ts',
    'asked.ts',
    'model.ts',
    'claim-world.ts',
    'client-settings.ts',
    'clients.ts',
    'config.ts',
    'decision-index.ts',
    'lock.ts',
    'drift.ts',
    'freshness.ts',
    'link.ts',
    'output-path.ts',
    'render',
    'scan',
    'sources',
    'claims',
    'targets',
    'trace.ts',
    'trusted-lock.ts',
  ],
  'adopt-lines.ts': ['model.ts', 'explain.ts', 'lock.ts'],
  'explain.ts': [
    'model.ts',
    'budget.ts',
    'client-settings.ts',
    'clients.ts',
    'compile.ts',
    'glob.ts',
    'limits.ts',
    'loading.ts',
    'standing.ts',
    'trace.ts',
  ],
  'index.ts': ['*'],
  disk: [
    'set-up.ts',
    'model.ts',
    'permissions',
    'block.ts',
    'client-settings.ts',
    'named-files.ts',
    'clients.ts',
    'config-choice.ts',
    'config-place.ts',
    'config.ts',
    'error.ts',
    'lock.ts',
    'baseline.ts',
    'adopt',
    'scan',
    'sources',
    'rules',
  ],
  commands: ['*'],
  'cli.ts': ['commands', 'disk', 'error.ts', 'phrase.ts', 'lock.ts'],
};

/** The rooms of claims in the order in which they ask: each imports from those before it. */
const CLAIM_ROOMS = ['words', 'shell', 'world', 'find', 'past', 'judge', 'bound'];

/** Package → the only files that may import it. */
const WRAPPED_IN: Readonly<Record<string, readonly string[]>> = {
  'ts-morph': ['scan/file-syntax.ts', 'disk/types.ts'],
  unified: ['sources/markdown.ts'],
  'remark-parse': ['sources/markdown.ts'],
  'remark-stringify': ['sources/markdown.ts'],
  'remark-gfm': ['sources/markdown.ts'],
  'gray-matter': ['sources/front-matter.ts'],
  yaml: ['yaml.ts'],
  handlebars: ['render/render.ts', 'render/check.ts', 'render/marks.ts'],
  valibot: ['config.ts'],
  picomatch: ['glob.ts'],
  'fast-glob': ['disk/walk.ts'],
  ignore: ['disk/walk.ts', 'claims/world/ignored.ts'],
  'jsonc-parser': ['scan/manifest.ts'],
  diff: ['difference.ts'],
  'fastest-levenshtein': ['nearest.ts'],
  // Types alone.
  sarif: ['report/sarif.ts'],
};

/** Modules of Node that compute and touch nothing. */
const PURE_NODE = ['node:path', 'node:crypto', 'node:util'];
const OUTSIDE = ['disk', 'commands', 'cli.ts'];

const SRC = join(import.meta.dirname, '../src');
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
  .sort();
const imports = files.flatMap((file) =>
  scanFile(file, readFileSync(join(SRC, file), 'utf8')).imports.map((each) => ({
    file,
    form: each.form,
    specifier: each.specifier,
  })),
);
const roomOf = (file: string): string => file.split('/')[0]!;

describe('walls', () => {
  it('every room has a line', () => {
    expect([...new Set(files.map(roomOf))].filter((room) => !Object.hasOwn(MAY_IMPORT, room))).toEqual([]);
  });

  it('no room imports a room that it may not know', () => {
    const wrong = imports
      .filter(({ specifier }) => specifier.startsWith('.'))
      .map(({ file, specifier }) => ({ file, target: roomOf(posix.join(posix.dirname(file), specifier)) }))
      .filter(({ file, target }) => {
        const allowed = MAY_IMPORT[roomOf(file)] ?? [];
        return (
          target !== roomOf(file) && !COMMON.includes(target) && !allowed.includes('*') && !allowed.includes(target)
        );
      })
      .map(({ file, target }) => `${file} → ${target}`);
    expect(wrong).toEqual([]);
  });

  it('the rooms of claims stand in one order', () => {
    const placeOf = (file: string): number => CLAIM_ROOMS.indexOf(file.split('/')[1]!);
    const own = imports.filter(({ file }) => file.startsWith('claims/'));
    const wrong = own
      .map(({ file, specifier }) => ({ file, target: posix.join(posix.dirname(file), specifier) }))
      .filter(({ file, target }) => target.startsWith('claims/') && placeOf(target) > placeOf(file));
    expect(own.filter(({ file }) => placeOf(file) < 0)).toEqual([]);
    expect(wrong.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
  });

  it('each dependency is imported by its wrapper alone', () => {
    const packages = imports.filter(
      ({ form, specifier }) => !/^(\.|node:)/.test(specifier) && !(form === 'type' && specifier === 'mdast'),
    );
    const wrong = packages
      .filter(({ file, specifier }) => !WRAPPED_IN[specifier]?.includes(file))
      .map(({ file, specifier }) => `${file} → ${specifier}`);
    expect(wrong).toEqual([]);
  });

  it('only the shell touches the outside', () => {
    const wrong = imports
      .filter(
        ({ file, specifier }) =>
          specifier.startsWith('node:') && !PURE_NODE.includes(specifier) && !OUTSIDE.includes(roomOf(file)),
      )
      .map(({ file, specifier }) => `${file} → ${specifier}`);
    expect(wrong).toEqual([]);
  });

  it('nothing outside the shell reads the process, the clock or the network', () => {
    const inside = files.filter((file) => !OUTSIDE.includes(roomOf(file)));
    const wrong = inside.filter((file) =>
      /\bprocess\.|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bfetch\(/.test(readFileSync(join(SRC, file), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });

  it('rules never import one another, and neither do targets', () => {
    const shared = ['./rule.ts', './reported.ts', './target.ts'];
    const list = ['rules/index.ts', 'rules/reported.ts', 'targets/index.ts'];
    const targets = ['targets/agents.ts', 'targets/claude.ts', 'targets/cursor.ts'];
    const members = imports.filter(
      ({ file }) => (file.startsWith('rules/') || targets.includes(file)) && !list.includes(file),
    );
    const wrong = members.filter(({ specifier }) => specifier.startsWith('./') && !shared.includes(specifier));
    expect(wrong.map(({ file, specifier }) => `${file} → ${specifier}`)).toEqual([]);
    expect(targets.filter((file) => !files.includes(file))).toEqual([]);
  });

  it('the command line loads no command before it is asked for', () => {
    const statics = imports
      .filter(({ file, form }) => file === 'cli.ts' && form === 'static')
      .map(({ specifier }) => specifier);
    expect(statics.filter((specifier) => specifier.startsWith('./commands/')).sort()).toEqual([
      './commands/arguments.ts',
      './commands/command.ts',
      './commands/help.ts',
      './commands/terminal.ts',
    ]);
  });

  it('a scan loads no parser of markdown and no templates', () => {
    const loaded = loadedBy('commands/scan.ts');
    expect(loaded.has('disk/inputs.ts')).toBe(true);
    expect(['sources/markdown.ts', 'render/render.ts'].filter((file) => loaded.has(file))).toEqual([]);
  });
});

/** The files that come with `file`, itself included. */
function loadedBy(file: string): ReadonlySet<string> {
  const loaded = new Set([file]);
  for (const at of loaded) {
    const own = imports.filter((each) => each.file === at && each.form === 'static' && each.specifier.startsWith('.'));
    for (const { specifier } of own) loaded.add(posix.join(posix.dirname(at), specifier));
  }
  return loaded;
}
