/** Which paths are files that agents load by their name or place. Goes by the path alone and loads no parser. */
import { folderOf } from '../path.ts';

/** Names and places from which clients load instructions (facts per client: docs/clients.md). */
const AGENT_FILE =
  /(?:^|\/)(?:AGENTS|AGENTS\.override|AGENT|CLAUDE|GEMINI)\.md$|(?:^|\/)\.(?:cursorrules|windsurfrules|clinerules|roorules|rules)$|(?:^|\/)\.(?:clinerules|devin\/rules|windsurf\/rules|kiro\/steering|roo\/rules(?:-[\w-]+)?)\/.+\.md$|(?:^|\/)\.clinerules\/.+\.txt$|(?:^|\/)\.junie\/guidelines\.md$|(?:^|\/)\.cursor\/rules\/.+\.mdc$|(?:^|\/)\.claude\/rules\/.+\.md$|(?:^|\/)\.github\/(?:copilot-instructions\.md|instructions\/.+\.instructions\.md)$/;

/** What clients load when it is called for, or for one person, and files of clients that lintel has no row for. */
const ON_REQUEST =
  /(?:^|\/)(?:CLAUDE\.local|SKILL)\.md$|(?:^|\/)\.(?:claude|cursor|opencode|gemini)\/(?:agents?|commands?)\/.+\.(?:md|toml)$|(?:^|\/)\.github\/(?:agents|chatmodes|prompts)\/.+\.md$|(?:^|\/)\.codex\/prompts\/.+\.md$|(?:^|\/)\.clinerules\/workflows\/.+\.md$|(?:^|\/)\.(?:amazonq|augment|continue|trae)\/rules\/.+\.md$/;

/** Agent files there are broken on purpose, come with somebody's package, wait until they are called, or were put away; a folder `old` or `legacy` may hold living code. */
const FOREIGN =
  /(?:^|\/)(?:__fixtures__|fixtures?|testdata|skills|\.clinerules\/(?:workflows|hooks)|vendor|third[-_]party|node_modules|[._]*archived?|_(?:old|deprecated|backup)|retired|graveyard|attic|\.(?:back|backups?|bak))\//i;

/** Agent files there belong to a project of its own, or to one to come. */
const OWN_PROJECT = /(?:^|\/)(?:templates?|examples?)\//i;

/** True for a path from which some client loads instructions about this repository. */
export function isAgentFile(path: string): boolean {
  return isReadAgentFile(path) && !OWN_PROJECT.test(path);
}

/** True for the agent files that are read for what they claim: those of templates and examples as well. */
export function isReadAgentFile(path: string): boolean {
  return AGENT_FILE.test(path) && !FOREIGN.test(path);
}

/** True for a path that some client may load, and that is not read for what it claims. Folders of skills are where they belong. */
export function isUnreadAgentFile(path: string): boolean {
  return ON_REQUEST.test(path) && !isForeign(path) && !OWN_PROJECT.test(path);
}

/** True for a path below a folder whose texts are somebody else's, broken on purpose, or put away. */
export function isForeignPlace(path: string): boolean {
  return FOREIGN.test(path);
}

function isForeign(path: string): boolean {
  return FOREIGN.test(path.replace(/(?:^|\/)(?:skills|\.clinerules\/workflows)\//gi, '/'));
}

/** The folder whose sessions load an agent file: where it lies, without the folder of its client, `.claude/rules`. */
export function baseOf(path: string): string {
  const segments = folderOf(path).split('/');
  const client = segments.findIndex((segment) => CLIENT_FOLDER.test(segment));
  return (client < 0 ? segments : segments.slice(0, client)).join('/');
}

const CLIENT_FOLDER = /^\.(?:claude|cursor|github|clinerules|devin|windsurf|kiro|roo|junie)$/;

/** The folder that an agent file knows nothing outside of, `''` where that is the repository. */
export function withinOf(path: string): string {
  return OWN_PROJECT.test(path) ? baseOf(path) : '';
}
