/** Notes that say nothing: no rule line, no summary, and a body of headings and comments; and agent files that hold a path alone. */
import { isAside } from '../claims/world/names.ts';
import type { AgentFile, Body, Compilation, Finding, Note, Problem } from '../model.ts';
import { folderOf, joinPath } from '../path.ts';
import { reported, topOf, type Rule } from './rule.ts';

/**
 * A fresh scaffold, or a note that lost its text. Decisions have a rule for it of their own. A project note may wait: what
 * its output says without it, commands and the index of modules, is worth its read.
 */
export const noteEmpty: Rule = {
  id: 'note/empty',
  summary: 'A note or agent file says nothing.',
  check: (compilation) => {
    const told = reported(compilation, 'note/empty');
    const empty = compilation.model.notes
      .map(({ note }) => note)
      .filter((note) => note.kind !== 'decision' && note.kind !== 'project' && note.isSound && isEmpty(note))
      .filter(({ file }) => !told.some((problem) => problem.file === file));
    return [
      ...told,
      ...empty.map(problemOf),
      ...emptyAgentFiles(compilation),
      ...pathsAlone(compilation).map(aloneProblem),
    ];
  },
  inShort: linksByFolder,
};

function problemOf({ file }: Note): Problem {
  return {
    rule: 'note/empty',
    ...topOf(file),
    message: `\`${file}\` says nothing: it has no rule, no summary, and no text below its headings.`,
    hint: 'Write what an agent cannot infer from the code, or delete the note.',
  };
}

function isEmpty({ rules, summary, body }: Note): boolean {
  return rules.length === 0 && summary === undefined && isBare(body);
}

/** True for a body of headings and comments. */
function isBare(body: Body): boolean {
  let rest = '';
  let at = 0;
  for (const piece of body.pieces) {
    if (piece.kind !== 'heading' && !(piece.kind === 'html' && piece.isComment)) continue;
    if (piece.start < at) continue;
    rest += body.text.slice(at, piece.start);
    at = piece.end;
  }
  return (rest + body.text.slice(at)).trim() === '';
}

/**
 * Agent files that a client loads for nothing. A heading of many words may well be an instruction, and so may a comment, which clients
 * hand on as it is; templates and examples are for others to fill.
 */
function emptyAgentFiles({ agentFiles, outputs, inputs: { sources } }: Compilation): readonly Problem[] {
  // Front matter may be all that such a file is there for.
  const isPlain = (file: string): boolean => !(sources.texts.get(file) ?? '').startsWith('---');
  const built = new Set(outputs.map(({ path }) => path));
  return agentFiles
    .filter(({ file, within, real }) => within === '' && real === undefined && !built.has(file))
    .filter(({ file }) => isPlain(file) && !isAside(file))
    .filter(({ body }) => isBare(body) && body.text.split('\n').every((line) => wordsIn(line) <= MAX_LABEL))
    .map(({ file, body }): Problem => {
      const what = body.text.trim() === '' ? 'it is empty' : 'it holds nothing but headings and comments';
      return {
        rule: 'note/empty',
        ...topOf(file),
        message: `\`${file}\` says nothing: ${what}.`,
        hint: 'Write what an agent cannot infer from the code, or delete the file.',
      };
    });
}

/** More words than a title has are a sentence. */
const MAX_LABEL = 5;

function wordsIn(line: string): number {
  return line.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/** Files in which a path behind `@` is an import (https://code.claude.com/docs/en/memory, https://geminicli.com/docs/reference/memport). */
const IMPORTS = /(?:^|\/)(?:CLAUDE|GEMINI)\.md$/;

function wayOut(file: string, written: string): string {
  const link = 'a link (git keeps those with the mode 120000)';
  if (IMPORTS.test(file)) return `Write \`@${written}\`, which imports it, or make it ${link}.`;
  return `Make it ${link}, or write here what agents are to read.`;
}

/** More of them in one folder have one cause, and are one finding. */
const MAX_ALIKE = 3;

/**
 * A symbolic link that was committed as a file, as happens where a disk has no links: clients hand the agent the path, and nothing of
 * what stands there. What git itself keeps as a link is one in every other clone.
 */
function pathsAlone(compilation: Compilation): readonly PathAlone[] {
  return compilation.agentFiles.flatMap((each) => pathAlone(each, compilation) ?? []);
}

/** Of links that were committed as texts in one folder, one finding. */
function linksByFolder(findings: readonly Finding[], compilation: Compilation): readonly Finding[] {
  const asLinks = new Set(pathsAlone(compilation).flatMap(({ file, isAsLink }) => (isAsLink ? [file] : [])));
  const byFolder = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = asLinks.has(finding.file) ? `${folderOf(finding.file)}/ ${finding.severity}` : finding.file;
    byFolder.set(key, [...(byFolder.get(key) ?? []), finding]);
  }
  return [...byFolder.values()].flatMap((alike): readonly Finding[] => {
    const [first] = alike;
    if (first === undefined || alike.length <= MAX_ALIKE) return alike;
    const folder = folderOf(first.file);
    const where = folder === '' ? 'of the root' : `in \`${folder}\``;
    const message = `\`${first.file}\` and ${alike.length - 1} more agent files ${where} hold a path alone, as symbolic links do that were committed as texts: agents get the paths, and nothing of the files.`;
    const hint = `Make them links: \`git ls-files -s ${folder === '' ? '.' : folder}\` shows those with the mode 120000. Or write into each what agents are to read.`;
    return [{ ...first, message, hint }];
  });
}

interface PathAlone {
  readonly file: string;
  readonly written: string;
  readonly target: string;
  readonly isAsLink: boolean;
}

function pathAlone({ file, within, real }: AgentFile, { inputs: { sources } }: Compilation): PathAlone | undefined {
  const { texts, paths, unlinked = [] } = sources;
  const [text = ''] = /^[\w.@-]+(?:\/[\w.@-]+)*\s*$/.exec(texts.get(file) ?? '') ?? [];
  const written = text.trim();
  const target = joinPath(folderOf(file), written);
  if (written === '' || within !== '' || real !== undefined || unlinked.includes(file)) return undefined;
  // With an `@` in front it is an import.
  if (written.startsWith('@') || target === undefined || target === file || !paths.includes(target)) return undefined;
  // A link holds its path and no line break.
  return { file, written, target, isAsLink: text === written };
}

function aloneProblem({ file, written, target, isAsLink }: PathAlone): Problem {
  const asLink = isAsLink ? ', as a symbolic link does that was committed as a text' : '';
  const message = `\`${file}\` holds the path \`${written}\` alone${asLink}: agents get the path, and nothing of the file.`;
  return { rule: 'note/empty', ...topOf(file), message, target, hint: wayOut(file, written) };
}
