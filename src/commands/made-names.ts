/**
 * Reads which names code takes from out of sight, and judges again what was lost beside them. Texts are read only where a name is about to be
 * called gone: facts tell where code takes something from, and seldom what.
 */
import { lostBeside, namesToFind, type LostBeside } from '../claims/past/lost-beside.ts';
import { madeImports, unreadCode } from '../claims/past/made-names.ts';
import { filesTakingAlike } from '../claims/past/outside-names.ts';
import { isAside, outsideTest } from '../claims/world/names.ts';
import { judgeClaims } from '../claims/judge/judge.ts';
import { claimWorld } from '../claim-world.ts';
import { MAX_CODE_BYTES } from '../disk/code.ts';
import { readTexts } from '../disk/read.ts';
import { codeWith } from '../disk/words.ts';
import type { Compilation, Facts, JudgedClaim, UnseenNames } from '../model.ts';
import { isPage } from '../scan/language.ts';
import { tableOf } from '../scan/lookup.ts';
import { isPointer } from '../sources/pointer.ts';
import { textsOfNotes } from './still-there.ts';

/** The compilation without the deaths that such names leave open. */
export async function withMadeNames(compiled: Compilation, root: string): Promise<Compilation> {
  const dead = compiled.claims.filter(({ verdict, claim }) => verdict === 'dead' && claim.kind === 'symbol');
  if (dead.length === 0) return compiled;
  const lost = lostBeside(
    dead.map(({ claim }) => claim),
    claimWorld(compiled),
  );
  const known = await withUnseenNames(compiled, root, lost);
  const again = judgeClaims(
    dead.map(({ claim }) => claim),
    claimWorld(known),
  );
  const open = new Set(dead.filter((_, at) => again[at]?.verdict !== 'dead'));
  const claims = compiled.claims.map((judged): JudgedClaim =>
    open.has(judged) ? { claim: judged.claim, verdict: 'undecided' } : judged,
  );
  return { ...known, claims };
}

/** The compilation with the names that code takes from out of sight, as far as those that were lost make one ask. */
export async function withUnseenNames(compiled: Compilation, root: string, lost: LostBeside): Promise<Compilation> {
  const world = claimWorld(compiled);
  const { facts } = world;
  const made = madeImports(world);
  const wanted = new Set(namesToFind(lost, facts));
  const asked = await readTexts(root, [...made.keys(), ...filesTakingAlike(lost.paths, facts)]);
  const places = { except: textsOfNotes(compiled), isInPages: true } as const;
  const holding = wanted.size === 0 ? undefined : await codeWith(root, [...wanted], places);
  // What was too much for a scan is too much here.
  const texts = [...asked.texts, ...(holding ?? [])].filter(
    ([path, text]) => tableOf(facts).file(path) !== undefined || (isPage(path) && text.length <= MAX_CODE_BYTES),
  );
  const taken = await namesTaken({ texts: new Map(texts), wanted, made, facts });
  const unread = await readTexts(
    root,
    unreadCode(world).filter((path) => !isAside(path)),
  );
  const pointers = [...unread.texts].flatMap(([path, text]) => (isPointer(text) ? path : []));
  return { ...compiled, inputs: { ...compiled.inputs, unseen: { ...taken, pointers } } };
}

/** Where to look, and for what. */
interface Taking {
  readonly texts: ReadonlyMap<string, string>;
  readonly wanted: ReadonlySet<string>;
  /** File → specifiers. */
  readonly made: ReadonlyMap<string, ReadonlySet<string>>;
  readonly facts: Facts;
}

async function namesTaken({ texts, wanted, made, facts }: Taking): Promise<Omit<UnseenNames, 'pointers'>> {
  // The parser is not loaded for those who have nothing to ask it.
  if (texts.size === 0) return { made: new Set(), outside: new Map(), wholes: new Set() };
  const [{ takenNames }, { freeNames }] = await Promise.all([
    import('../scan/taken-names.ts'),
    import('../scan/free-names.ts'),
  ]);
  const byTool = new Set<string>();
  const outside = new Map<string, Set<string>>();
  const wholes = new Set<string>();
  const add = (specifier: string, names: Iterable<string>): void => {
    outside.set(specifier, new Set([...(outside.get(specifier) ?? []), ...names]));
  };
  for (const [path, text] of texts) {
    const fromTools = made.get(path) ?? new Set();
    const others = outsideOf(path, text, facts);
    for (const [specifier, { names, isWhole }] of takenNames(path, text, new Set([...fromTools, ...others]))) {
      if (fromTools.has(specifier)) for (const name of names) byTool.add(name);
      else add(specifier, names);
      if (isWhole) wholes.add(specifier);
    }
    // Tests put into the global scope what they like.
    if (!isAside(path)) add('', freeNames(path, text, wanted));
  }
  return { made: byTool, outside, wholes };
}

/** The specifiers of a file that lead to packages outside, or by an alias nobody knows where. Of a page no fact tells what it imports. */
function outsideOf(path: string, text: string, facts: Facts): readonly string[] {
  const file = tableOf(facts).file(path);
  const specifiers =
    file === undefined
      ? [...text.matchAll(WRITTEN)].map(([, specifier = '']) => specifier)
      : [...file.imports, ...file.reexports].map(({ specifier }) => specifier);
  return [...new Set(specifiers)].filter(
    (specifier) => !specifier.startsWith('.') && outsideTest(facts)(path, specifier),
  );
}

const WRITTEN = /\b(?:from|import)\s*\(?\s*['"]([^'"\n]+)['"]/g;
