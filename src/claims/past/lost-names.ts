/**
 * Names that a change took away and that notes, which it did not touch, go on using. Before and after are both known, so
 * that nothing has to be guessed; whether a name still stands anywhere in the code is for the asker to find out.
 */
import type { Body, ExportFact, Facts, Piece, Problem } from '../../model.ts';
import { oncePer } from '../../once.ts';
import { treeOf, type Tree } from '../../tree.ts';
import { isTestFile } from '../../scan/language.ts';
import { lookupSymbol } from '../../scan/lookup.ts';
import { isTakenBack } from '../words/clause.ts';
import { lineOf } from '../words/line-of.ts';
import { isCommonName, isPlatformName } from '../words/common-names.ts';
import { isPlatformExport } from '../words/platform-exports.ts';
import type { ClaimWorld } from '../world/evidence.ts';
import { departedSince, isBelowDeparted } from './departed.ts';
import { isOutOfSight, mayBeElsewhere } from './elsewhere.ts';
import type { LostBeside } from './lost-beside.ts';
import { stoodSo } from '../words/same-words.ts';
import { isOfRepository } from '../world/of-repository.ts';
import { operationsOf } from './of-operation.ts';

/** A text that may use names, as it is now, and as it was. */
export interface NamingText {
  readonly file: string;
  readonly body: Body;
  readonly before: string;
}

/** The facts of both sides, and what the earlier one is called. */
export interface TwoFacts {
  readonly earlier: Facts;
  readonly later: Facts;
  /** For messages: `main`. */
  readonly ref: string;
  /** What is known of the files of the later side. */
  readonly world: Pick<ClaimWorld, 'paths' | 'isIgnored' | 'unseen'>;
  /** Texts as they are now, by path. */
  readonly texts: ReadonlyMap<string, string>;
}

/** The use of a name that is gone. */
export interface LostName {
  readonly problem: Problem;
  /** The export whose every trace must be gone before anything is said; absent where a member is. */
  readonly name?: string;
  /** The operations of GraphQL that a generator would make it of; what one of them gives is there, where no scan looks. */
  readonly operations?: readonly string[];
  /** Whose member is gone: what another language calls the same may have that member still. */
  readonly owner?: string;
}

/** The names of exports and members that texts use and that the code lost, in the order of the texts. */
export function lostNames(texts: readonly NamingText[], facts: TwoFacts): readonly LostName[] {
  const before = exportsByName(facts.earlier.files);
  const { earlier } = facts;
  const outlook = { ...facts.world, facts: facts.later };
  const departed = departedSince(facts.earlier, facts.later);
  const after = exportsByName(facts.later.files);
  return texts.flatMap(({ file, body, before: was }) =>
    body.pieces.flatMap((piece) => {
      const use = piece.kind === 'code' ? nameIn(piece.value) : undefined;
      const owners = use && before.get(use.name);
      if (piece.kind !== 'code' || use === undefined || owners === undefined) return [];
      // A use that came with the change is the matter of the rules, which see all that it claims.
      if (!was.includes(`\`${piece.value}\``) || isTakenBack(body, piece, 'symbol')) return [];
      // And so is a sentence that the change wrote: it may tell of what the change did ("Branches that still call `a()` must be rebased").
      if (!stoodSo({ file, line: piece.line, text: piece.value }, facts.texts, [was])) return [];
      const row = lineOf(facts.texts, file, piece.line) ?? '';
      if (isOfRepository({ kind: 'symbol', text: piece.value }, row, treesOf(facts))) return [];
      // Also a namesake that is there says nothing of what nobody has read.
      if (owners.some(({ file: from }) => isOutOfSight(from, outlook))) return [];
      const mayBeThere = ({ file: from }: Owner): boolean =>
        isBelowDeparted(from, departed) ||
        mayBeElsewhere({ ...use, from, at: piece, body, beside: exportedBy(earlier, from), earlier }, outlook);
      if (!after.has(use.name) && owners.some(mayBeThere)) return [];
      const lost = lostUse(use, { owners, after, facts });
      if (lost === undefined) return [];
      const said = { ...placeOf(file, piece), claim: piece.value };
      return [{ ...lost, problem: { ...lost.problem, ...said } }];
    }),
  );
}

/** The files of code on both sides. */
function treesOf({ earlier, later }: TwoFacts): readonly Tree[] {
  return [earlier, later].map((facts) => codeOf(facts));
}

const codeOf = oncePer(({ files }: Facts): Tree => treeOf(new Set(files.map(({ path }) => path))));

interface NameUse {
  readonly name: string;
  readonly member?: string;
}

const IDENTIFIER = '[A-Za-z_$][\\w$]*';
const USE = new RegExp(`^(?:new )?(${IDENTIFIER})(?:(?:\\.prototype)?[.#](${IDENTIFIER}))?(\\([^()]*\\))?$`);

/**
 * A name with its member, or one that is nobody's word: `Config` and `price` may mean anything, `createInvoice`, `price()`
 * and `MAX_LINES` what the code calls so.
 */
function nameIn(value: string): NameUse | undefined {
  const [, name, member, call] = USE.exec(value.trim()) ?? [];
  // What the platform has is there still, with a class of ours that stood in for it and without.
  if (name === undefined || isPlatformName(name) || (member === undefined && isCommonName(name))) return undefined;
  if (member !== undefined) return { name, member };
  return call !== undefined || /[a-z\d][A-Z]|\w_\w/.test(name) ? { name } : undefined;
}

/** What the files of such names exported before. */
export function besideLost(lost: readonly LostName[], earlier: Facts): LostBeside {
  const paths = new Set(lost.flatMap(({ problem }) => problem.target?.split('#', 1) ?? []));
  return { paths, names: new Set([...paths].flatMap((path) => exportedBy(earlier, path))) };
}

interface Owner {
  readonly file: string;
  readonly fact: ExportFact;
}

type Owners = ReadonlyMap<string, readonly Owner[]>;

function exportedBy({ files }: Facts, path: string): readonly string[] {
  const { exports = [], reexports = [] } = files.find((file) => file.path === path) ?? {};
  return [...exports.map(({ name }) => name), ...reexports.flatMap(({ exported }) => exported ?? [])];
}

function exportsByName(files: Facts['files']): Owners {
  const owners = new Map<string, Owner[]>();
  for (const { path, exports } of files) {
    if (isTestFile(path)) continue;
    for (const fact of exports) {
      for (const name of new Set([fact.name, fact.local ?? fact.name])) {
        const same = owners.get(name);
        if (same) same.push({ file: path, fact });
        else owners.set(name, [{ file: path, fact }]);
      }
    }
  }
  return owners;
}

interface Sides {
  readonly owners: readonly Owner[];
  readonly after: Owners;
  readonly facts: TwoFacts;
}

type Lost = { readonly problem: Omit<Problem, 'file' | 'line' | 'column'> } & Pick<
  LostName,
  'name' | 'operations' | 'owner'
>;

function lostUse(use: NameUse, sides: Sides): Lost | undefined {
  const still = sides.after.get(use.name);
  if (still !== undefined)
    return use.member === undefined ? undefined : lostMember(use, use.member, { ...sides, still });
  const { owners, facts } = sides;
  // What stood in for the platform goes once that has it.
  if (isPlatformExport(use.name)) return undefined;
  // A member of a name that is gone may have been none then: what `Stripe.Invoice` meant, nobody knows.
  if (use.member !== undefined && owners.every(({ file }) => !isFound(facts.earlier, file, use))) return undefined;
  const [{ file, fact }] = owners as readonly [Owner];
  const like = sameShape(fact, file, facts);
  const message = `No file exports \`${use.name}\` any more; \`${file}\` did at ${facts.ref}.`;
  return {
    name: use.name,
    operations: operationsOf(use.name, facts.later),
    problem: {
      rule: 'stale/symbol',
      message,
      target: `${file}#${use.name}`,
      ...(like && {
        hint: `Did you mean \`${like.name}\`?`,
        related: [
          { file, line: like.line, column: 1, message: `\`${like.name}\` is new there, and of the same shape.` },
        ],
      }),
    },
  };
}

/** The one new export of the file that has the shape of a lost one. */
function sameShape(
  { fingerprint, kind }: ExportFact,
  file: string,
  { earlier, later }: TwoFacts,
): ExportFact | undefined {
  const had = new Set(earlier.files.find(({ path }) => path === file)?.exports.map(({ name }) => name));
  const fresh = later.files.find(({ path }) => path === file)?.exports.filter(({ name }) => !had.has(name)) ?? [];
  const [like, ...others] = fresh.filter((each) => each.fingerprint === fingerprint && each.kind === kind);
  return others.length === 0 ? like : undefined;
}

function lostMember(
  { name }: NameUse,
  member: string,
  { owners, still, facts }: Sides & { readonly still: readonly Owner[] },
): Lost | undefined {
  const symbol = `${name}.${member}`;
  const owner = owners.find(({ file }) => isFound(facts.earlier, file, { name, member }));
  if (owner === undefined) return undefined;
  const lookups = still.map(({ file }) => lookupSymbol(facts.later, file, symbol));
  if (!lookups.every((lookup) => 'missing' in lookup && lookup.missing === 'member' && lookup.isProven))
    return undefined;
  const [place] = still;
  return {
    owner: name,
    problem: {
      rule: 'stale/symbol',
      message: `\`${name}\` has no \`${member}\` any more; it did at ${facts.ref}.`,
      target: `${owner.file}#${symbol}`,
      ...(place && {
        related: [{ file: place.file, line: place.fact.line, column: 1, message: `\`${name}\` as it is now.` }],
      }),
    },
  };
}

function isFound(facts: Facts, file: string, { name, member }: NameUse): boolean {
  return 'found' in lookupSymbol(facts, file, member === undefined ? name : `${name}.${member}`);
}

function placeOf(file: string, { line, column }: Piece): Pick<Problem, 'file' | 'line' | 'column'> {
  return { file, line, column };
}
