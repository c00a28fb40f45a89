/** What the texts of a compilation claim, and what that is judged against: the one place that puts the two together. It judges nothing. */
import { findAgentClaims } from './claims/find/agent-claims.ts';
import type { ClaimWorld } from './claims/world/evidence.ts';
import { findClaims, findLinkClaims } from './claims/find/find.ts';
import { findCellClaims } from './claims/find/find-cells.ts';
import { findFileCellClaims } from './claims/find/find-file-cells.ts';
import { findDrawnClaims } from './claims/find/find-drawn.ts';
import { findImportClaims } from './claims/find/find-imports.ts';
import { findListedClaims } from './claims/find/find-listed.ts';
import { findMentionedClaims } from './claims/find/find-mentioned.ts';
import { findPlacedNames } from './claims/find/find-placed-names.ts';
import { findSampleClaims } from './claims/find/find-samples.ts';
import { findSymbolClaims } from './claims/find/find-symbols.ts';
import { findWordClaims } from './claims/find/find-words.ts';
import { copiedClaims } from './claims/words/copied-pages.ts';
import { isReadmeOfLibrary, type PageGround } from './claims/world/library-readme.ts';
import { damagedClaims } from './claims/words/damaged.ts';
import { ignoreMatcher } from './claims/world/ignored.ts';
import { areLinksAlive } from './claims/words/raw-links.ts';
import { pathsWith, treeOf } from './tree.ts';
import { lineHash } from './lock.ts';
import type { AgentFile, Claim, Compilation, ContextModel } from './model.ts';
import { anchorsOf } from './sources/anchors.ts';
import type { IndexPage } from './sources/index-pages.ts';

/** What all texts of a compilation claim, notes first. */
export function claimsOf(
  { model, agentFiles }: Pick<Compilation, 'model' | 'agentFiles'>,
  pages: readonly IndexPage[],
  paths: ReadonlySet<string>,
): readonly Claim[] {
  return [
    ...noteClaims(model, paths),
    ...agentFiles.flatMap((agent) => agentClaims(agent, { tree: treeOf(paths), facts: model.facts })),
    ...pages.flatMap((page) => pageClaims(page, paths)),
  ];
}

/** What the notes claim. The code in decisions describes what was or will be, so its words claim nothing. */
function noteClaims({ notes }: ContextModel, paths: ReadonlySet<string>): readonly Claim[] {
  return notes.flatMap((linked) => [
    ...findClaims(linked, treeOf(paths)),
    ...(linked.note.kind === 'decision' ? [] : [...findImportClaims(linked.note), ...findWordClaims(linked.note)]),
  ]);
}

/** What an agent file of somebody's own claims. A template speaks of the code that will stand beside its copies. */
function agentClaims(agent: AgentFile, ground: PageGround): readonly Claim[] {
  if (isReadmeOfLibrary(agent, ground)) return [];
  const { tree, facts } = ground;
  const { tsconfigs } = facts.project;
  const names =
    agent.within === '' ? [...findSymbolClaims(agent), ...findImportClaims(agent), ...findWordClaims(agent)] : [];
  const imported = new Set(names.flatMap(({ isImport, text }) => (isImport ? [text] : [])));
  const shown = [
    ...findCellClaims(agent),
    ...findFileCellClaims(agent, tree),
    ...findDrawnClaims(agent, tree),
    ...findListedClaims(agent, tree),
    ...findMentionedClaims(agent, tree),
    ...findPlacedNames(agent, tree),
    // What an alias leads to may be a package by that name, which is asked for its names already.
    ...findSampleClaims(agent, { tree, tsconfigs }).filter(({ text }) => !imported.has(text)),
  ];
  const isDamaged = damagedClaims(agent.body);
  const isCopied = copiedClaims(agent.body);
  return [...findAgentClaims(agent), ...shown, ...names].filter((claim) => !isDamaged(claim) && !isCopied(claim));
}

/** Where the links of a page that lists decisions lead. Its words speak of decisions, and claim nothing. */
function pageClaims({ file, body }: IndexPage, paths: ReadonlySet<string>): readonly Claim[] {
  return areLinksAlive(body.text, file, treeOf(paths)) ? [] : findLinkClaims({ file, body });
}

/** What the claims of a compilation are judged against. */
export function claimWorld(
  compilation: Pick<Compilation, 'inputs' | 'model' | 'lock' | 'outputs' | 'agentFiles'>,
): ClaimWorld {
  const { inputs, model, lock, outputs, agentFiles: agents } = compilation;
  const { paths, texts } = inputs.sources;
  const anchors = new Map<string, ReturnType<typeof anchorsOf>>();
  return {
    facts: model.facts,
    // What this very build writes is there for whoever follows a link.
    paths: pathsWith(
      paths,
      outputs.map(({ path }) => path),
    ),
    isIgnored: ignoreMatcher(inputs.sources),
    lock,
    notes: model.notes,
    agents,
    texts,
    hash: lineHash,
    namePast: inputs.namePast,
    unseen: inputs.unseen,
    manifestPast: inputs.manifestPast,
    variablePast: inputs.variablePast,
    anchorsIn: (path) => {
      const text = /\.(?:md|markdown)$/i.test(path) ? texts.get(path) : undefined;
      if (text !== undefined && !anchors.has(path)) anchors.set(path, anchorsOf(path, text));
      return anchors.get(path);
    },
  };
}
