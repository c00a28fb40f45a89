/**
 * Puts code through benign and semantic edits and compares fingerprints before and after: no benign edit may change one,
 * and every semantic edit must change exactly those of the exports that it touches. Knows no exceptions.
 */
import type { ExportFact } from '../../src/model.ts';
import { scanFile } from '../../src/scan/file.ts';
import { aroundEdits, topLevel } from './around-edits.ts';
import { BENIGN } from './benign-edits.ts';
import { applyEdits, isOnlyNamesake, parseCode, ts, type Code } from './code-edit.ts';
import { semanticEdits, type SemanticEdit } from './semantic-edits.ts';

/** What a run did, and where it went wrong. */
export interface Tally {
  /** Kind of benign edit → fingerprints that had to stay. */
  readonly benign: Map<string, number>;
  /** Kind of semantic edit → edits that had to change one. */
  readonly semantic: Map<string, number>;
  annotated: number;
  inferred: number;
  readonly failures: string[];
}

/** How much of a file is tried. */
export interface Depth {
  /** At most so many rounds of semantic edits; each edits one place of every other export. */
  readonly rounds: number;
}

export function emptyTally(): Tally {
  return { benign: new Map(), semantic: new Map(), annotated: 0, inferred: 0, failures: [] };
}

/** Tries one file and adds what it found to the tally. */
export function mutate({ path, text }: Pick<Code, 'path' | 'text'>, depth: Depth, tally: Tally): void {
  const facts = scanFile(path, text);
  if (facts.syntaxError || facts.exports.length === 0) return;
  const inferred = facts.exports.filter((fact) => fact.inferred).length;
  tally.inferred += inferred;
  tally.annotated += facts.exports.length - inferred;
  const code = parseCode(path, text);
  tryBenign(code, facts.exports, tally);
  trySemantic(code, facts.exports, { depth, tally });
  tryAround(code, facts.exports, { depth, tally });
}

// ── benign ──

function tryBenign(code: Code, before: readonly ExportFact[], tally: Tally): void {
  for (const [kind, edit] of Object.entries(BENIGN)) {
    const text = edit(code);
    if (text === undefined || text === code.text) continue;
    const { exports, syntaxError } = scanFile(code.path, text);
    if (syntaxError) {
      tally.failures.push(`${code.path}: ${kind}: does not parse: ${syntaxError.line} ${syntaxError.message}`);
      continue;
    }
    const after = new Map(exports.map((fact) => [fact.name, fact]));
    for (const fact of before) {
      const other = after.get(fact.name);
      count(tally.benign, kind);
      if (other?.fingerprint !== fact.fingerprint) tally.failures.push(`${code.path}: ${kind} changes ${fact.name}`);
      else compareMembers(`${code.path}: ${kind} changes ${fact.name}`, [fact, other], tally);
    }
  }
}

function compareMembers(title: string, [before, after]: readonly [ExportFact, ExportFact], tally: Tally): void {
  const shown = ({ members }: ExportFact): string =>
    members
      .map(({ name, isStatic, fingerprint }) => `${isStatic ? 'static ' : ''}${name} ${fingerprint}`)
      .sort()
      .join();
  if (shown(before) !== shown(after)) tally.failures.push(`${title}, in a member`);
}

// ── semantic ──

interface Trial {
  readonly depth: Depth;
  readonly tally: Tally;
}

interface Candidate {
  readonly names: readonly string[];
  readonly edits: readonly SemanticEdit[];
  /** What stands in it under names of its own: `export =` of a namespace exports its members too. */
  readonly inner: readonly (readonly [string, ts.Node])[];
}

function trySemantic(code: Code, before: readonly ExportFact[], { depth, tally }: Trial): void {
  const candidates = candidatesOf(code, before);
  const longest = Math.max(0, ...candidates.map(({ edits }) => edits.length));
  const rounds = Math.min(longest, depth.rounds);
  for (let round = 0; round < rounds; round += 1) {
    for (const half of [0, 1]) {
      const chosen = candidates
        .filter((_, place) => place % 2 === half)
        .map(({ names, edits, inner }) => {
          const edit = edits[Math.floor((round * edits.length) / rounds)];
          const [at] = edit?.edits ?? [];
          const around = inner.filter(([, node]) => at !== undefined && node.pos <= at.start && at.end <= node.end);
          return { names: [...names, ...around.map(([name]) => name)], edit };
        })
        .filter(({ edit }, place) => edit !== undefined && candidates[place] !== undefined);
      tryRound(code, before, { chosen: chosen as readonly Chosen[], tally });
    }
  }
}

interface Chosen {
  readonly names: readonly string[];
  readonly edit: SemanticEdit;
}

interface Round {
  readonly chosen: readonly Chosen[];
  readonly tally: Tally;
}

/** Edits several exports at once; where that does not parse, one after the other, to find which edit it was. */
function tryRound(code: Code, before: readonly ExportFact[], { chosen, tally }: Round): void {
  if (chosen.length === 0) return;
  const text = applyEdits(
    code.text,
    chosen.flatMap(({ edit }) => edit.edits),
  );
  const { exports, syntaxError } = scanFile(code.path, text);
  if (syntaxError && chosen.length > 1) {
    for (const one of chosen) tryRound(code, before, { chosen: [one], tally });
    return;
  }
  if (syntaxError) {
    tally.failures.push(
      `${code.path}: ${chosen[0]?.edit.kind} of ${chosen[0]?.names.join()}: does not parse: ${syntaxError.message}`,
    );
    return;
  }
  const after = new Map(exports.map((fact) => [fact.name, fact.fingerprint]));
  const touched = new Map(chosen.flatMap(({ names, edit }) => names.map((name) => [name, edit.kind] as const)));
  for (const { edit } of chosen) count(tally.semantic, edit.kind);
  for (const { name, fingerprint } of before) {
    const kind = touched.get(name);
    const isChanged = after.get(name) !== fingerprint;
    if (kind !== undefined && !isChanged) {
      const { edits = [] } = chosen.find(({ names }) => names.includes(name))?.edit ?? {};
      tally.failures.push(`${code.path}: ${kind} of ${name} goes unnoticed: ${shownEdit(code, edits)}`);
    }
    if (kind === undefined && isChanged) {
      tally.failures.push(
        `${code.path}: ${name} changes with ${[...touched].map(([other, what]) => `${what} of ${other}`).join(', ')}`,
      );
    }
  }
}

// ── around ──

/** Changes one import or private declaration after the other, and looks at all exports that name it and all that do not. */
function tryAround(code: Code, before: readonly ExportFact[], { depth, tally }: Trial): void {
  const exported = new Set(before.map(({ local, name }) => local ?? name));
  const edits = aroundEdits(code).filter(({ must }) => [...must].some((name) => exported.has(name)));
  const known = topLevel(code);
  const rounds = Math.min(edits.length, depth.rounds);
  for (let round = 0; round < rounds; round += 1) {
    const edit = edits[Math.floor((round * edits.length) / rounds)];
    if (!edit) continue;
    const { exports, syntaxError } = scanFile(code.path, applyEdits(code.text, edit.edits));
    if (syntaxError) {
      tally.failures.push(`${code.path}: ${edit.kind}: does not parse: ${syntaxError.message}`);
      continue;
    }
    count(tally.semantic, edit.kind);
    const after = new Map(exports.map((fact) => [fact.name, fact.fingerprint]));
    for (const { name, local = name, fingerprint, inferred } of before) {
      const isChanged = after.get(name) !== fingerprint;
      const said = `${code.path}: ${edit.kind}: ${shownEdit(code, edit.edits)}`;
      if (!isChanged && !inferred && edit.must.has(local)) tally.failures.push(`${said} goes unnoticed in ${name}`);
      // What stands in no declaration of the top level is not looked into here.
      if (isChanged && known.has(local) && !edit.may.has(local)) tally.failures.push(`${said} changes ${name}`);
    }
  }
}

function shownEdit({ text }: Code, edits: SemanticEdit['edits']): string {
  return edits
    .map(
      ({ start, end, text: put }) =>
        `…${text.slice(start - 30, start)}[-${text.slice(start, end)}-][+${put}+]${text.slice(end, end + 20)}…`,
    )
    .join(' and ')
    .replace(/\s+/g, ' ');
}

/** The declarations of the file with the annotated exports that each of them is. */
function candidatesOf(code: Code, facts: readonly ExportFact[]): readonly Candidate[] {
  const inferred = new Set(facts.filter((fact) => fact.inferred).map(({ local, name }) => local ?? name));
  const candidates = new Map<string, Candidate>();
  for (const [local, node] of topDeclarations(code.source)) {
    const names = facts.filter((fact) => (fact.local ?? fact.name) === local).map(({ name }) => name);
    if (names.length === 0 || inferred.has(local) || isOnlyNamesake(node, local)) continue;
    const { edits = [], inner = [] } = candidates.get(local) ?? {};
    const own = names.includes('default') ? declarationsWithin(node) : [];
    candidates.set(local, { names, edits: [...edits, ...semanticEdits(node)], inner: [...inner, ...own] });
  }
  return [...candidates.values()].filter(({ edits }) => edits.length > 0);
}

function declarationsWithin(node: ts.Node): readonly (readonly [string, ts.Node])[] {
  const body = ts.isModuleDeclaration(node) ? node.body : undefined;
  return body && ts.isModuleBlock(body) ? topDeclarations(body) : [];
}

function topDeclarations({ statements }: ts.SourceFile | ts.ModuleBlock): readonly (readonly [string, ts.Node])[] {
  return statements.flatMap((statement): readonly (readonly [string, ts.Node])[] => {
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.flatMap((node) =>
        ts.isIdentifier(node.name) ? [[node.name.text, node] as const] : [],
      );
    }
    if (!ts.isDeclarationStatement(statement)) return [];
    const name = statement.name && ts.isIdentifier(statement.name) ? statement.name.text : 'default';
    return [[name, statement] as const];
  });
}

function count(tally: Map<string, number>, kind: string): void {
  tally.set(kind, (tally.get(kind) ?? 0) + 1);
}

/** How many comparisons there were of all kinds. */
export function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, one) => sum + one, 0);
}

/** What was tried, by kind, and what went wrong. */
export function report(tally: Tally): string {
  const { annotated, inferred, benign, semantic, failures } = tally;
  const lines = (title: string, counts: ReadonlyMap<string, number>): readonly string[] => [
    `${total(counts)} ${title}`,
    ...[...counts].sort(([, a], [, b]) => b - a).map(([kind, one]) => `${String(one).padStart(8)}  ${kind}`),
  ];
  return [
    `${annotated} annotated and ${inferred} inferred exports`,
    ...lines('comparisons after benign edits', benign),
    ...lines('semantic edits', semantic),
    `${failures.length} failures`,
    ...failures.slice(0, 50),
    '',
  ].join('\n');
}
