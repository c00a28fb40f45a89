/** Globs of a rule file → globs of a note: relative to the root, and in the words that lintel reads. */
import type { Tree } from '../tree.ts';
import { portableGlob } from '../link.ts';
import type { Activation } from './rule-head.ts';
import type { FoundFile } from './found.ts';

/** Where the text of an adopted file holds. */
export type AdoptedScope =
  | { readonly kind: 'repo' }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'globs'; readonly globs: readonly string[] };

/** The scope of a rule file below `base`. Agent-decided and manual rules hold for all of it. */
export function scopeOfRule(file: FoundFile, activation: Activation): AdoptedScope {
  if (activation.kind !== 'globs') return folderScope(file.base);
  return { kind: 'globs', globs: [...new Set(activation.globs.map((glob) => fromRoot(glob, file)))] };
}

/** Everything below a folder. */
export function folderScope(base: string): AdoptedScope {
  return base === '' ? { kind: 'repo' } : { kind: 'folder', path: base };
}

/** What `applies-to` says for a scope; nothing for the whole repository. */
export function appliesTo(scope: AdoptedScope): readonly string[] {
  if (scope.kind === 'repo') return [];
  return scope.kind === 'folder' ? [`${scope.path}/**`] : scope.globs;
}

/** Globs, and those whose files are left out again. */
export interface PortableScope {
  readonly globs: readonly string[];
  readonly except: readonly string[];
}

/** The globs of a scope as lintel reads them, and those that it leaves out again. */
export function portableScope(scope: AdoptedScope, tree: Tree): PortableScope {
  const written = appliesTo(scope);
  const except = written.filter((glob) => glob.startsWith('!')).map((glob) => portableGlob(glob.slice(1), tree));
  const globs = written.filter((glob) => !glob.startsWith('!')).map((glob) => portableGlob(glob, tree));
  return { globs, except };
}

/** A name for grouping: equal for scopes that hold for the same files. */
export function scopeKey(scope: AdoptedScope): string {
  return JSON.stringify([...appliesTo(scope)].sort());
}

/** Claude Code reads patterns as .gitignore does: a plain folder stands for all below, a pattern without a slash for any depth. */
function fromRoot(written: string, { base, kind }: FoundFile): string {
  const negated = written.startsWith('!') ? '!' : '';
  const glob = written.slice(negated.length).replace(/^(?:\.?\/)+/, '');
  const isAnchored = glob.slice(0, -1).includes('/') || /^!?\.?\//.test(written);
  const isFolder = glob.endsWith('/') || (kind === 'claude-rule' && isAnchored && !/[*?[{]|\.[^./]+$/.test(glob));
  const whole = isFolder ? `${glob.replace(/\/+$/, '')}/**` : glob;
  const anyDepth = !isAnchored && !whole.startsWith('**') && base !== '' ? `**/${whole}` : whole;
  return `${negated}${base === '' ? anyDepth : `${base}/${anyDepth}`}`;
}
