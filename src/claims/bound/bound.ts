/**
 * The value of a bound fact now, or why it has none. It dresses no value: backticks and links are up to delivery.
 */
import { folderOf, joinPath } from '../../path.ts';
import type { Binding, Note } from '../../model.ts';
import { nearest } from '../../nearest.ts';
import { malformed, unresolved, type BindingUse, type BindingWorld, type Resolution } from './binding-use.ts';
import { boundSymbol } from './bound-symbol.ts';
import { boundScript } from './bound-script.ts';
import { boundOwner } from './bound-owner.ts';
import { boundVersion } from './bound-version.ts';
import { danglingReason, resolveDecisionRef } from '../world/decision-ref.ts';
import { isKnown, likePath, treeOf } from '../../tree.ts';

export type { BindingWorld } from './binding-use.ts';

/** Resolves one bound fact of `note`. */
export function resolveBinding(binding: Binding, note: Note, world: BindingWorld): Resolution {
  const kind = Object.hasOwn(KINDS, binding.name) ? KINDS[binding.name] : undefined;
  if (!kind) {
    const like = nearest(binding.name, Object.keys(KINDS));
    return malformed(
      binding,
      `There is no bound fact \`${binding.name}\`.`,
      like === undefined ? undefined : `Nearest: \`${like}\`.`,
    );
  }
  const unknown = Object.keys(binding.named).find((name) => !kind.named.includes(name));
  if (unknown !== undefined) {
    const known =
      kind.named.length === 0 ? 'no named argument' : `only ${kind.named.map((name) => `\`${name}=\``).join(', ')}`;
    return malformed(
      binding,
      `\`${binding.name}\` takes ${known}, but \`${unknown}=\` is given.`,
      `Write ${kind.example}.`,
    );
  }
  const [subject, ...rest] = binding.args;
  if (subject === undefined || subject.trim() === '' || rest.length > kind.extra) {
    const count = kind.extra === 0 ? 'one argument' : `one to ${kind.extra + 1} arguments`;
    return malformed(
      binding,
      `\`${binding.name}\` takes ${count}, but ${rest.length > kind.extra ? `${binding.args.length} are` : 'an empty one is'} given.`,
      `Write ${kind.example}.`,
    );
  }
  return kind.resolve({ binding, note, world, subject: subject.trim() });
}

interface Kind {
  /** Positional arguments allowed after the first. */
  readonly extra: number;
  readonly named: readonly string[];
  readonly example: string;
  readonly resolve: (use: BindingUse) => Resolution;
}

const KINDS: Readonly<Record<string, Kind>> = {
  script: { extra: 0, named: ['package'], example: '`{{script "test"}}`', resolve: boundScript },
  symbol: { extra: 0, named: [], example: '`{{symbol "src/a.ts#Foo.bar"}}`', resolve: boundSymbol },
  signature: { extra: 0, named: [], example: '`{{signature "src/a.ts#Foo"}}`', resolve: boundSymbol },
  value: { extra: 0, named: [], example: '`{{value "src/config.ts#PORT"}}`', resolve: boundSymbol },
  version: { extra: 1, named: ['full', 'package'], example: '`{{version "node"}}`', resolve: boundVersion },
  path: { extra: 0, named: [], example: '`{{path "src/a.ts"}}`', resolve: boundPath },
  decision: { extra: 0, named: [], example: '`{{decision "20250114-use-mongo"}}`', resolve: boundDecision },
  owner: { extra: 0, named: [], example: '`{{owner "packages/billing"}}`', resolve: boundOwner },
};

/** Read from the root, since that is how it is delivered; `./` and `../` are read from the note. */
function boundPath(use: BindingUse): Resolution {
  const { subject, note, world, binding } = use;
  const tree = treeOf(world.paths);
  const isRelative = /^\.\.?\//.test(subject);
  const bases = isRelative ? [folderOf(note.file), ''] : [''];
  const candidates = bases.flatMap((base) => joinPath(base, subject) ?? []);
  const path = candidates.find((candidate) => candidate !== '' && isKnown(tree, candidate));
  if (path !== undefined) {
    const value = tree.folders.has(path) && subject.endsWith('/') ? `${path}/` : path;
    return { fact: { binding, value, form: 'code' } };
  }
  const like = candidates.map((candidate) => likePath(tree, candidate)).find((found) => found !== undefined);
  const hint = like === undefined ? undefined : `Did you mean \`${like}\`?`;
  return unresolved(use, { rule: 'stale/path', message: `\`${subject}\` leads to no file or folder.`, hint });
}

function boundDecision(use: BindingUse): Resolution {
  const { subject, note, world, binding } = use;
  const match = resolveDecisionRef(subject, world.decisions, note.file);
  if ('decision' in match) {
    return { fact: { binding, value: match.decision.id, form: 'link', target: match.decision.file } };
  }
  return unresolved(use, { rule: 'decision/dangling', ...danglingReason(subject, match, world.decisions) });
}
