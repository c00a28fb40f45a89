/**
 * The plan of an adoption: found files and their texts in, notes, settings and remarks out. Reads no disk and writes
 * nothing; whether the plan keeps every line is checked beside it, on the compiled outputs.
 */
import { CLIENT_NAMES } from '../clients.ts';
import type { Client, Twin } from '../model.ts';
import type { AdoptedSettings, Adoption, AdoptionTree } from './adoption.ts';
import { decisionGlobs } from './decisions.ts';
import { newDraft, type Draft } from './draft.ts';
import { addFolderNotes } from './folder-notes.ts';
import { findAgentFiles, type FoundFile, type FoundKind } from './found.ts';
import { whyHidden, whyUnsettled } from './hidden.ts';
import { leftFiles } from './left-files.ts';
import { hasBlock, toolMark } from './markers.ts';
import { linkTargets } from './link-targets.ts';
import { loads, SPEAKS_TO } from './loads.ts';
import { addRuleNotes } from './rule-notes.ts';
import {
  physicalOf,
  plain,
  shapeOf,
  type Channel,
  type FolderShape,
  type FolderText,
  type LoadedFile,
} from './shape.ts';

/** Which files to adopt, and where to. */
export interface AdoptionRequest {
  /** The context folder. */
  readonly context: string;
  /** Only these, where a person named them. */
  readonly only?: readonly string[];
  /** In a configured repository: its clients, what CLAUDE.md is there, and the outputs that lintel owns already. */
  readonly configured?: {
    readonly clients: readonly Client[];
    readonly claude: Twin;
    readonly owned: ReadonlySet<string>;
    /** Whether texts with characters that nobody sees are notes like others. */
    readonly allowsHidden?: boolean;
  };
  /** Notes that an earlier run has left, and that may be written again. */
  readonly ours?: ReadonlySet<string>;
}

/** Plans the adoption of every agent file of the tree. */
export function planAdoption(tree: AdoptionTree, request: AdoptionRequest): Adoption {
  const { context, configured } = request;
  const found = findAgentFiles(tree.paths, context);
  const isOwned = (path: string): boolean => configured?.owned.has(path) ?? false;
  const whyUnfit = (text: string): string | undefined =>
    (configured?.allowsHidden === true ? undefined : whyHidden(text)) ?? whyUnsettled(text);
  const { loaded, left, marked } = loadAll(tree, found.files, whyUnfit);
  const isWanted = ({ path }: FoundFile): boolean => !isOwned(path) && (request.only?.includes(path) ?? true);
  const wanted = loaded.filter(isWanted);
  const kinds = new Set([...wanted, ...marked].map(({ kind }) => kind));
  const shapes = shapesOf([...loaded.filter((file) => file.kind in CHANNELS), ...marked]);
  const settings = settingsOf([...loaded, ...marked], shapes);
  const claude = configured?.claude ?? settings.claude;
  const clients = configured?.clients ?? clientsOf(kinds);
  const draft = newDraft(tree, { context, clients, ours: request.ours ?? new Set(), whyUnfit });
  const others = request.only === undefined ? leftFiles(tree, context) : [];
  draft.left.push(...left, ...found.left.map((path) => ({ path, why: MATERIAL })), ...others);
  const heard = wanted.filter((file) => isHeard(draft, file));
  const isKept = (path: string): boolean => !heard.some((file) => file.path === path);
  for (const shape of shapes.filter(({ texts }) =>
    texts.some(({ files }) => files.some((file) => heard.includes(file))),
  ))
    addShape(draft, shape, { readers: readersOf(clients, claude), claude, isKept });
  addRuleNotes(
    draft,
    withoutRootTwins(
      draft,
      heard.filter(({ kind }) => !(kind in CHANNELS)),
      shapes,
    ),
  );
  return finished(draft, {
    marked: request.only === undefined ? marked.filter(({ path }) => !isOwned(path)) : [],
    settings: { ...settings, ...(kinds.size > 0 && { clients }) },
    context,
  });
}

interface Ending {
  readonly marked: readonly MarkedFile[];
  readonly settings: Omit<AdoptedSettings, 'decisions'>;
  readonly context: string;
}

function finished(draft: Draft, { marked, settings, context }: Ending): Adoption {
  const targets = linkTargets(draft, marked);
  const isTarget = (path: string): boolean => targets.some((target) => target.path === path);
  return {
    files: draft.files.sort(byPath),
    targets,
    notes: draft.notes.sort(byPath),
    left: draft.left.filter(({ path }) => !isTarget(path)).sort(byPath),
    marked: marked.map(({ path, tool }) => ({ path, why: `${tool} writes a part of it` })),
    imports: draft.imports,
    remarks: draft.remarks.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1)),
    settings: { ...settings, decisions: decisionGlobs(draft.tree, context) },
  };
}

/** In a configured repository a file may speak to nobody: then it stays, and the way out is said. */
function isHeard(draft: Draft, { path, kind }: LoadedFile): boolean {
  const speaksTo = SPEAKS_TO[kind];
  if (speaksTo.some((client) => draft.clients.includes(client))) return true;
  draft.left.push({ path, why: `no configured client loads it: add ${speaksTo.join(' or ')} to \`clients\`` });
  return false;
}

const MATERIAL = 'it is a template, a fixture, an example or a tool’s own, and speaks to nobody who works here';

const CHANNELS: Partial<Record<FoundKind, Channel>> = { agents: 'agents', claude: 'claude', gemini: 'gemini' };

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : 1;
}

// ───────────────────────────── what is found ─────────────────────────────

type MarkedFile = LoadedFile & { readonly tool: string };

function loadAll(tree: AdoptionTree, found: readonly FoundFile[], whyUnfit: Draft['whyUnfit']) {
  const loaded: LoadedFile[] = [];
  const left: { path: string; why: string }[] = [];
  const marked: MarkedFile[] = [];
  const isFolderFile = new Set(found.filter(({ kind }) => kind in CHANNELS).map(({ path }) => physicalOf(path, tree)));
  for (const file of found) {
    const physical = physicalOf(file.path, tree);
    const text = physical === undefined ? undefined : tree.texts.get(physical);
    const isLink = tree.links.has(file.path);
    if (physical === undefined || text === undefined) {
      left.push({
        path: file.path,
        why: isLink ? 'it is a link that leads to no text of the repository' : 'it cannot be read as text',
      });
    } else if (isLink && !(file.kind in CHANNELS) && isFolderFile.has(physical)) {
      left.push({ path: file.path, why: `it is a link to ${physical}, whose text moves` });
    } else if (hasBlock(text)) {
      left.push({ path: file.path, why: 'it holds a block of lintel’s already' });
    } else {
      const mark = toolMark(text);
      const hidden = mark === undefined ? whyUnfit(text) : undefined;
      if (hidden !== undefined) {
        left.push({ path: file.path, why: hidden });
        continue;
      }
      const each = { ...file, text, physical, isLink };
      // A link to such a file is no tool's: it only has to go on leading there.
      if (mark === undefined || (isLink && file.kind in CHANNELS)) loaded.push(each);
      else if (file.kind in CHANNELS || file.kind === 'copilot') marked.push({ ...each, tool: mark.tool });
      else left.push({ path: file.path, why: `line ${mark.line} says that ${mark.tool} writes it` });
    }
  }
  return { loaded, left, marked };
}

/** One shape for each folder that has a file. A `.claude/CLAUDE.md` beside a CLAUDE.md counts as a folder of its own. */
function shapesOf(files: readonly LoadedFile[]): readonly FolderShape[] {
  const folders = new Map<string, Map<Channel, LoadedFile>>();
  for (const file of files) {
    const channel = CHANNELS[file.kind];
    if (channel === undefined) continue;
    const isSecond =
      file.path.endsWith('.claude/CLAUDE.md') &&
      files.some(({ path }) => path === `${file.base === '' ? '' : `${file.base}/`}CLAUDE.md`);
    const key = `${file.base}\n${isSecond ? '.claude' : ''}`;
    folders.set(key, (folders.get(key) ?? new Map<Channel, LoadedFile>()).set(channel, file));
  }
  return [...folders]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, members]) => {
      const [base = '', second = ''] = key.split('\n');
      return { ...shapeOf(base, members), ...(second !== '' && { isSecond: true as const }) };
    });
}

/** The shape that all outputs take: the root's, else that of the first folder that has one. */
function settingsOf(
  files: readonly LoadedFile[],
  shapes: readonly FolderShape[],
): Pick<AdoptedSettings, 'claude' | 'gemini'> {
  const shape = shapes.find((each) => each.claude !== undefined)?.claude;
  const gemini = shapes.find((each) => each.gemini !== undefined)?.gemini;
  const hasAgents = files.some(({ kind }) => kind === 'agents');
  const hasClaude = files.some(({ kind, base }) => kind === 'claude' && base === '');
  // Claude Code reads AGENTS.md by itself as long as there is no CLAUDE.md above.
  const claude = hasAgents && !hasClaude ? (shape ?? 'none') : shape;
  return { ...(claude && { claude }), ...(gemini && { gemini }) };
}

/** The clients that the found files speak to. */
function clientsOf(kinds: ReadonlySet<FoundKind>): readonly Client[] {
  const clients = [...kinds].flatMap((kind) => SPEAKS_TO[kind]);
  return CLIENT_NAMES.filter((client) => clients.includes(client));
}

function readersOf(clients: readonly Client[], claude: Twin | undefined): (channel: Channel) => readonly Client[] {
  const others = clients.filter((client) => client !== 'gemini' && (client !== 'claude' || claude === 'none'));
  return (channel) => (channel === 'agents' ? others : [channel]);
}

// ───────────────────────────── what becomes of it ─────────────────────────────

interface ShapePlace {
  readonly readers: (channel: Channel) => readonly Client[];
  readonly claude: Twin | undefined;
  /** Files that another tool writes, or lintel already. */
  readonly isKept: (path: string) => boolean;
}

/** The notes of a folder, as far as its files are not kept as they are. */
function addShape(draft: Draft, shape: FolderShape, { readers, claude, isKept }: ShapePlace): void {
  const taken = new Set<FolderText>();
  const texts = shape.texts.map((text) => {
    const files = text.files.filter(({ path }) => !isKept(path));
    const own = { ...text, files };
    if (files.length < text.files.length) taken.add(own);
    return own;
  });
  addFolderNotes(draft, { ...shape, texts }, { readers, claude, isTaken: (text) => taken.has(text) });
}

/** Root files of single clients that only repeat the text of the repository: their clients get it from there. */
function withoutRootTwins(
  draft: Draft,
  rules: readonly LoadedFile[],
  shapes: readonly FolderShape[],
): readonly LoadedFile[] {
  const roots = shapes.filter(({ base, texts }) => base === '' && texts.length === 1).flatMap(({ texts }) => texts);
  return rules.filter((rule) => {
    const twin = roots.find(({ text }) =>
      rule.kind.endsWith('-root') || rule.kind === 'copilot' ? plain(text) === plain(rule.text) : false,
    );
    const lender = draft.files.find(({ path }) => path === twin?.files[0]?.path);
    if (twin === undefined || lender === undefined || lender.notes.length === 0) return true;
    const { path, kind, base, isLink, text } = rule;
    const clients = draft.clients.filter((client) => loads(client, rule));
    draft.files.push({
      path,
      kind,
      base,
      isLink,
      text,
      scope: { kind: 'repo' },
      clients,
      notes: lender.notes,
      what: `says the same as ${lender.path}`,
    });
    if (kind === 'copilot')
      draft.remarks.push({
        file: path,
        line: 1,
        isLoss: true,
        message:
          'Code review on GitHub loads no other file, so it gets this text no more; the agents get it from AGENTS.md.',
      });
    return false;
  });
}
