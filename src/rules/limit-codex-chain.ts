/** Folder files that together are longer than what a client sends: what comes last never arrives. */
import { weightOf } from '../budget.ts';
import { mostOf } from '../client-settings.ts';
import { CLIENTS } from '../clients.ts';
import { cutOff } from '../limits.ts';
import { instructionFiles, shadowsOf, type InstructionFile } from '../loading.ts';
import { codexFallbacks } from '../named-files.ts';
import type { Client, Compilation, Finding, Problem } from '../model.ts';
import { listed } from '../phrase.ts';
import { folderOf, foldersUp, joinPath } from '../path.ts';
import { heaviest, topOf, type Rule } from './rule.ts';

/** One finding for each file with which a chain first passes the limit, and for each below it, of which nothing is left. */
export const limitCodexChain: Rule = {
  id: 'limit/codex-chain',
  summary: 'The instruction files from the root to a folder are longer than what a client sends of them.',
  check: (compilation) => {
    const { config, sources } = compilation.inputs;
    return config.clients.flatMap((client) =>
      CLIENTS[client].limits
        .filter(({ of }) => of === 'chain')
        .flatMap((limit) => overlong(client, mostOf(limit, sources), compilation)),
    );
  },
  inShort: byFirst,
};

/** Those with which a chain first passes, each with the names of those below that it leaves nothing of. */
function byFirst(findings: readonly Finding[]): readonly Finding[] {
  const first = findings.filter((each) => !findings.some((other) => isAbove(other, each)));
  return first.map((finding) => {
    const below = findings.filter((each) => isAbove(finding, each)).map(({ file }) => `\`${file}\``);
    if (below.length === 0) return finding;
    const rest = below.length - MAX_BELOW;
    const named = rest > 0 ? [...below.slice(0, MAX_BELOW), `${rest} more`] : below;
    return { ...finding, message: `${finding.message} Of ${listed(named)} nothing arrives.` };
  });
}

/** Most files below that are named. */
const MAX_BELOW = 3;

function isAbove({ file }: Finding, other: Finding): boolean {
  const folder = folderOf(file);
  return folderOf(other.file) !== folder && (folder === '' || other.file.startsWith(`${folder}/`));
}

function overlong(client: Client, limit: number, compilation: Compilation): readonly Problem[] {
  const { title, folderFile } = CLIENTS[client];
  const standing = instructionFiles(compilation);
  const shadows = shadowsOf(client, standing, compilation.inputs);
  const files = standing.filter(({ path }) => path.split('/').at(-1) === folderFile);
  const known = new Map(standing.map((file) => [file.path, file]));
  const byPath = new Map(files.map((file) => [file.path, known.get(shadows.get(file.path) ?? '') ?? file]));
  const { sources } = compilation.inputs;
  const others = client === 'codex' ? [...codexFallbacks(sources).keys()] : [];
  const instead = others.map((path) => ({ path, text: sources.texts.get(path) ?? '' }));
  for (const file of instead) byPath.set(joinPath(folderOf(file.path), folderFile) ?? '', file);
  return [...files, ...instead].flatMap((file): readonly Problem[] => {
    const chain = chainOf(file.path, folderFile, byPath);
    if (!losesLines(chain, limit)) return [];
    const place = { rule: 'limit/codex-chain', ...topOf(file.path), target: file.path };
    const most = `${title} sends ${counted(limit)} bytes of ${folderFile} files at most`;
    if (losesLines(chain.slice(0, -1), limit)) {
      const message = `${most}, and those above this one take them all: started in this folder it loads nothing of it.`;
      // A text that comes again has arrived where it stands above.
      return chain.slice(0, -1).some(({ text }) => text === file.text) ? [] : [{ ...place, message, hint: ABOVE }];
    }
    const total = bytesOf(chain);
    const sizes = chain.map(({ path, text }) => `\`${path}\` ${counted(weightOf([text]).bytes)}`);
    const message =
      `${most}. Started in this folder it loads ` +
      `${counted(total)} bytes (${listed(sizes)}): ${cutOff(total - limit)}.`;
    const paths = decisive(chain, limit).map(({ path }) => path);
    const longest = heaviest(paths, compilation);
    const hint =
      longest === `\`${paths[0]}\``
        ? `Shorten ${chain.length === 1 ? 'it' : longest}, or move parts to where they are needed: a nested file, a page that it names.`
        : `Shorten or scope the longest: ${longest}.`;
    return [{ ...place, message, hint }];
  });
}

const ABOVE = 'Shorten the files above it, or move what they say of single folders there.';

/** The longest of those whose shortening can bring a chain below the limit: what passes it by itself, or each without which the others fit. */
function decisive(chain: readonly InstructionFile[], limit: number): readonly InstructionFile[] {
  const alone = chain.filter((file) => bytesOf([file]) > limit);
  const enough = chain.filter((file) => bytesOf(chain.filter((other) => other !== file)) <= limit);
  const all = [alone, enough].find((files) => files.length > 0) ?? chain;
  return all.toSorted((a, b) => bytesOf([b]) - bytesOf([a])).slice(0, MAX_LONGEST);
}

/** Most files that are named as the longest. */
const MAX_LONGEST = 2;

/** The files of a name from the root down to `path`. */
function chainOf(path: string, name: string, files: ReadonlyMap<string, InstructionFile>): readonly InstructionFile[] {
  const upwards = [...foldersUp(folderOf(path))].map((folder) => files.get(folder === '' ? name : `${folder}/${name}`));
  return upwards.filter((file) => file !== undefined).reverse();
}

/**
 * Whether something that is beyond the limit does not stand within it. A text that comes again, such as an AGENTS.md and the file
 * that it links to, takes its room twice and has arrived all the same.
 */
function losesLines(chain: readonly InstructionFile[], limit: number): boolean {
  const arrived = new Set<string>();
  let bytes = 0;
  for (const { text } of chain) {
    const room = limit - bytes;
    bytes += bytesOf([{ text }]);
    if (bytes <= limit) arrived.add(text);
    else if (!arrived.has(text) && !isEndOfComment(text, room)) return true;
  }
  return false;
}

/** Whether nothing but a comment, or its end, lies beyond the first `room` bytes: nobody misses that. */
function isEndOfComment(text: string, room: number): boolean {
  const start = /-->\s*$/.test(text) ? text.lastIndexOf('<!--') : -1;
  return start >= 0 && bytesOf([{ text: text.slice(0, start) }]) <= room;
}

function bytesOf(files: readonly Pick<InstructionFile, 'text'>[]): number {
  return weightOf(files.map(({ text }) => text)).bytes;
}

function counted(bytes: number): string {
  return bytes.toLocaleString('en-US');
}
