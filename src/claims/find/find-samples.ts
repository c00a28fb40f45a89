/**
 * What samples of code import by a relative path, `import { call } from '../api/call'`, where the folder that this counts from is sure:
 * that of the file which the first line of the sample names, or that of the agent file, where no other file could be meant. By an alias of
 * the nearest tsconfig, `@/api/call`, it counts from one folder anyway. What became of a module or a name that is not there is for
 * history to tell.
 */
import type { AgentFile, Claim, TsconfigFacts } from '../../model.ts';
import { oncePer } from '../../once.ts';
import { folderOf, joinPath } from '../../path.ts';
import { aliasLookup, aliasTargets } from '../../scan/aliases.ts';
import { isKnown, withSuffix, type Tree } from '../../tree.ts';
import { moduleAt, modulePaths } from '../world/known-path.ts';
import { isPlainSample, namesIn } from './find-imports.ts';
import type { Fence } from './find.ts';

/** The modules that the samples of a text import and the repository lacks, and the names that they take from those it has. */
export function findSampleClaims(agent: AgentFile, ground: SampleGround): readonly Claim[] {
  // What a template shows imports from what will stand beside its copies.
  if (agent.within !== '') return [];
  return agent.body.pieces.flatMap((piece) => (piece.kind === 'fence' ? importsOf(agent, piece, ground) : []));
}

/** What is there to import from. */
export interface SampleGround {
  readonly tree: Tree;
  readonly tsconfigs: readonly TsconfigFacts[];
}

/** One statement that imports by a relative path or an alias, on one line or on several. */
const IMPORT =
  /^[ \t]*import\s+(?<what>(?:type\s+)?[\w$*{][^;'"]{0,600}?)\bfrom\s+(?<quote>['"])(?<from>(?:\.{1,2}|[@~][\w-]*)\/[\w@./-]*\w)\k<quote>/gm;

function importsOf(agent: AgentFile, piece: Fence, { tree, tsconfigs }: SampleGround): readonly Claim[] {
  if (!/\bfrom\s+['"](?:\.{1,2}|[@~][\w-]*)\//.test(piece.value) || !isPlainSample(agent.body, piece)) return [];
  const place = placeOfSample(agent, piece, tree);
  if (place === undefined) return [];
  return [...piece.value.matchAll(IMPORT)].flatMap((match): readonly Claim[] => {
    const { what = '', from = '' } = match.groups ?? {};
    const target = from.startsWith('.')
      ? relativeTarget(from, place, tree)
      : aliasTarget(from, place.folder, tsconfigs);
    if (target === undefined || target === '') return [];
    const lineOf = (offset: number): number =>
      piece.contentLine + piece.value.slice(0, match.index + offset).split('\n').length - 1;
    const said = { file: agent.file, column: 1, how: 'fence', isSample: true } as const;
    const module = moduleAt(tree, target);
    if (module === undefined) {
      const line = lineOf(match[0].lastIndexOf(from));
      return isKnown(tree, target) ? [] : [{ kind: 'path', ...said, line, text: from, target }];
    }
    const [, names = ''] = /\{([^{}]*)\}/.exec(what) ?? [];
    return namesIn(names).map((name): Claim => {
      const line = lineOf(offsetOfWord(match[0], name));
      return { kind: 'symbol', ...said, line, text: `${name} from ${from}`, target: `${module}#${name}` };
    });
  });
}

function relativeTarget(from: string, place: SamplePlace, tree: Tree): string | undefined {
  const target = joinPath(place.folder, from);
  return target !== undefined && isOnlyOne({ from, target }, place, tree) ? target : undefined;
}

/** Where an alias leads from a folder; undefined where it leads to several places. */
function aliasTarget(from: string, folder: string, tsconfigs: readonly TsconfigFacts[]): string | undefined {
  const { sets } = aliasesOf(tsconfigs)(joinPath(folder, SAMPLE) ?? SAMPLE);
  const targets = sets.flatMap((set) => aliasTargets(set, from)?.targets ?? []);
  const [only, other] = new Set(targets.map((target) => joinPath('', target)));
  return other === undefined ? only : undefined;
}

const aliasesOf = oncePer(aliasLookup);

/** Stands for the file of a sample, whatever that would be called. */
const SAMPLE = 'index.ts';

function offsetOfWord(text: string, word: string): number {
  const words = [...text.matchAll(/[\w$]+/g)];
  return words.find(([each]) => each === word)?.index ?? 0;
}

/** The folder that the imports of a sample count from. */
interface SamplePlace {
  readonly folder: string;
  /** Present where the sample names the path of its own file: whatever else is called so, nothing else is meant. */
  readonly isNamed?: true;
}

/** Undefined where nobody can tell in which folder the file of the sample lies. */
function placeOfSample({ base }: AgentFile, { value }: Fence, tree: Tree): SamplePlace | undefined {
  const [remark, ...others] = [...value.matchAll(FILE_REMARK)];
  if (remark === undefined) return { folder: base };
  const { path = '', rest = '' } = remark.groups ?? {};
  // A sample of several files, and words on a file, which need not be the one that is shown.
  if (others.length > 0 || rest.trim() !== '' || value.slice(0, remark.index).trim() !== '') return undefined;
  if (!path.includes('/')) return tree.files.has(joinPath(base, path) ?? '') ? { folder: base } : undefined;
  // The file is often one to come; the folder that its path begins with is there.
  const [first = ''] = path.split('/');
  const [from, other] = [...new Set([base, ''])].filter((each) => tree.folders.has(joinPath(each, first) ?? ''));
  const whole = from === undefined || other !== undefined ? undefined : joinPath(from, path);
  return whole === undefined ? undefined : { folder: folderOf(whole), isNamed: true };
}

/** A remark that begins with a file of code. */
const FILE_REMARK =
  /^[ \t]*(?:\/\/|\/\*+|<!--)[ \t]*(?:file(?:name)?:?[ \t]+|path:[ \t]+)?(?:\.\/)?(?<path>(?:[\w@.-]+\/)*[\w.-]+\.(?:[cm]?[jt]sx?|vue|svelte|astro))(?![\w/.-])(?<rest>.*?)(?:\*\/|-->)?[ \t]*$/gim;

/**
 * Whether no other file of the tree could be meant. From the folder of an agent file people count as if they stood in any folder of it, so
 * that every file whose path ends so may be the one.
 */
function isOnlyOne(
  { from, target }: { readonly from: string; readonly target: string },
  { folder, isNamed }: SamplePlace,
  tree: Tree,
): boolean {
  if (isNamed) return true;
  const rest = from.replace(/^(?:\.{1,2}\/)+/, '');
  // Nobody keeps code in the root, so that what counts from there says so by its folder.
  if (rest === '' || (folder === '' && !rest.includes('/'))) return false;
  const own = new Set(modulePaths(target));
  return modulePaths(rest).every((path) => withSuffix(tree, path).every((each) => own.has(each)));
}
