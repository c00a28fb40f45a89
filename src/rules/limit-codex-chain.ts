/** Folder files that together are longer than what a client sends: what comes last never arrives. */
import { weightOf } from '../budget.ts';
import { CLIENTS } from '../clients.ts';
import { instructionFiles, shadowsOf, type InstructionFile } from '../loading.ts';
import type { Client, Compilation, Problem } from '../model.ts';
import { listed } from '../phrase.ts';
import { folderOf, foldersUp } from '../path.ts';
import { heaviest, topOf, type Rule } from './rule.ts';

/** One finding for each file with which a chain first passes the limit; what lies below it passes too. */
export const limitCodexChain: Rule = {
  id: 'limit/codex-chain',
  summary: 'The instruction files from the root to a folder are longer than what a client sends of them.',
  check: (compilation) => {
    const { config } = compilation.inputs;
    return config.clients.flatMap((client) =>
      CLIENTS[client].limits
        .filter(({ of }) => of === 'chain')
        .flatMap(({ most }) => overlong(client, most, compilation)),
    );
  },
};

function overlong(client: Client, limit: number, compilation: Compilation): readonly Problem[] {
  const { title, folderFile } = CLIENTS[client];
  const standing = instructionFiles(compilation);
  const shadows = shadowsOf(client, standing, compilation.inputs);
  const files = standing.filter(({ path }) => path.split('/').at(-1) === folderFile);
  const known = new Map(standing.map((file) => [file.path, file]));
  const byPath = new Map(files.map((file) => [file.path, known.get(shadows.get(file.path) ?? '') ?? file]));
  return files.flatMap((file): readonly Problem[] => {
    const chain = chainOf(file.path, folderFile, byPath);
    const [total, above] = [bytesOf(chain), bytesOf(chain.slice(0, -1))];
    if (total <= limit || above > limit) return [];
    const sizes = chain.map(({ path, text }) => `\`${path}\` ${counted(weightOf([text]).bytes)}`);
    const message =
      `${title} sends ${counted(limit)} bytes of ${folderFile} files at most. Started in this folder it loads ` +
      `${counted(total)} bytes (${listed(sizes)}): the last ${counted(total - limit)} are cut off.`;
    const hint = `Shorten or scope the longest: ${heaviest(
      chain.map(({ path }) => path),
      compilation,
    )}.`;
    return [{ rule: 'limit/codex-chain', ...topOf(file.path), message, target: file.path, hint }];
  });
}

/** The files of a name from the root down to `path`. */
function chainOf(path: string, name: string, files: ReadonlyMap<string, InstructionFile>): readonly InstructionFile[] {
  const upwards = [...foldersUp(folderOf(path))].map((folder) => files.get(folder === '' ? name : `${folder}/${name}`));
  return upwards.filter((file) => file !== undefined).reverse();
}

function bytesOf(files: readonly InstructionFile[]): number {
  return weightOf(files.map(({ text }) => text)).bytes;
}

function counted(bytes: number): string {
  return bytes.toLocaleString('en-US');
}
