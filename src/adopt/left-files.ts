/**
 * Instructions that stay where they are, because lintel has no form of theirs or no way to their place: named with the
 * reason, so that nobody believes that they moved. Knows names and links, no texts.
 */
import { folderOf } from '../path.ts';
import type { AdoptionTree, LeftFile } from './adoption.ts';
import { isMaterial } from './found.ts';
import { physicalOf } from './shape.ts';

/** Names, and why a file of such a name stays. Sources: the pages of each client as of 2026-11-20. */
const NAMES: readonly (readonly [name: RegExp, why: string])[] = [
  [
    /(?:^|\/)AGENTS\.override\.md$/,
    'Codex loads it in place of the AGENTS.md beside it, and lintel writes no such file',
  ],
  [
    /^\.roorules(?:-[\w-]+)?$|(?:^|\/)\.roo\/rules(?:-[\w-]+)?\//,
    'lintel has no files for Roo Code, which reads AGENTS.md as well',
  ],
  [/(?:^|\/)\.kiro\/steering\/[^/]+\.md$/, 'lintel has no files for Kiro, which reads AGENTS.md as well'],
  [/(?:^|\/)\.junie\/guidelines\.md$/, 'lintel has no files for Junie, which reads AGENTS.md as well'],
  [/^\.rules$/, 'Zed loads it in place of AGENTS.md, and lintel writes no such file'],
  [/(?:^|\/)AGENT\.md$/, 'Amp loads it where there is no AGENTS.md, and lintel writes no such file'],
  [
    /[^/]\/\.(?:windsurf|devin)\/rules\/[^/]+\.md$/,
    'Devin loads it for the folder that it stands in, and lintel writes its rules at the root alone',
  ],
  [/[^/]\/\.github\/instructions\/.*\.instructions\.md$/, 'Copilot looks for it at the root alone'],
  [
    /[^/]\/\.github\/copilot-instructions\.md$/,
    'Copilot CLI alone loads it, for the folder that it stands in, and lintel writes it at the root alone',
  ],
  [/[^/]\/\.clinerules(?:$|\/[^/]+\.(?:md|txt)$)/, 'Cline looks for it at the root alone'],
];

/** Folders of rules, and those above them. */
const RULE_FOLDER =
  /(?:^|\/)(?:\.claude(?:\/rules(?:\/.+)?)?|\.cursor(?:\/rules(?:\/.+)?)?)$|^(?:\.github(?:\/instructions(?:\/.+)?)?|\.(?:windsurf|devin)(?:\/rules)?|\.clinerules(?:\/.+)?)$/;

/** Agent files of `tree` that nothing can be done about, and links to folders of such. */
export function leftFiles(
  { paths, links }: Pick<AdoptionTree, 'paths' | 'links'>,
  context: string,
): readonly LeftFile[] {
  return paths.flatMap((path): readonly LeftFile[] => {
    if (path.startsWith(`${context}/`) || /\.local\.[^/]*$/.test(path)) return [];
    if (links.has(path)) {
      const folder = RULE_FOLDER.test(path) ? linkedFolder(path, { paths, links }) : undefined;
      if (folder !== undefined) return [{ path, why: linkReason(folder) }];
    }
    const why = NAMES.find(([name]) => name.test(path))?.[1];
    const owner = folderOf(path.replace(/(?:^|\/)\.(?:roo|kiro|junie|windsurf|devin|github|clinerules)\/.*$/, '/x'));
    return why === undefined || isMaterial(owner.replace(/\/$/, '')) ? [] : [{ path, why }];
  });
}

function linkReason(folder: string): string {
  return `it is a link to the folder \`${folder}\`, and lintel writes nothing behind a link: put the folder in its place, and its files can be adopted`;
}

function linkedFolder(path: string, { paths, links }: Pick<AdoptionTree, 'paths' | 'links'>): string | undefined {
  const physical = physicalOf(path, { links });
  return physical !== undefined && paths.some((each) => each.startsWith(`${physical}/`)) ? physical : undefined;
}
