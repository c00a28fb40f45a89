/**
 * Which names of packages, scripts and targets show how a command is written, and are to be replaced by whoever types it. It goes
 * by the name alone; whether something of that name is there after all is asked before.
 */

/** True for a package that stands for any: `your-package`, `@scope/pkg`, `PACKAGE`. `scopes` are those that packages here have. */
export function isInventedPackage(name: string, scopes: ReadonlySet<string>): boolean {
  const [, scope, last = name] = /^(@[^/]+)\/(.+)$/.exec(name) ?? [];
  if (isInventedWord(last) || GENERIC.test(last)) return true;
  // `@repo` and `@workspace` are scopes of templates that many keep: whoever has it, means it.
  return scope !== undefined && !scopes.has(scope) && (ANY_SCOPE.test(scope) || isInventedWord(scope.slice(1)));
}

/** True for a script or a target that stands for any: `foo`, `my-script`, `script-name`, or for one of several: `dev/start`. */
export function isInventedTask(name: string): boolean {
  if (/^[\w:-]+(?:\/[\w:-]+)+$/.test(name)) return true;
  const word = name.replace(/(?<=.)[:].*$/, '');
  return isInventedWord(word) || /^(?:hello|whatever|scripts?|commands?|tasks?|targets?|recipes?)$/i.test(word);
}

/** Words without a meaning of their own, possessives, `x-name`, members of a row, and what only a person would fill in. */
function isInventedWord(word: string): boolean {
  return (
    /^(?:foo|bar|baz|qux|quux|foobar|xxx|xyz|abc|[a-z])$/i.test(word) ||
    /^(?:foo|bar|baz|qux)[-_:.]/i.test(word) ||
    /^(?:my|your|some|any|another|other)[-_:.]/i.test(word) ||
    /^(?:my|your)(?:new)?(?:app|application|package|pkg|lib|library|module|project|org|company|workspace|service|component|plugin|script|command|task|target)s?$/i.test(
      word,
    ) ||
    /^(?:new[-_])?(?:package|pkg|app|application|workspace|project|module|library|lib|service|script|task|command|target|scope|org)[-_]?(?:name|id|here)$/i.test(
      word,
    ) ||
    /^new[-_](?:package|pkg|app|library|lib|module|service|project|workspace|script|thing|one)$/i.test(word) ||
    // Names that npm takes are in small letters, and nobody shouts the name of a script.
    /^[A-Z][A-Z\d]*(?:[_-][A-Z\d]+)*$/.test(word)
  );
}

/** What every workspace may have, and what stands for it in a recipe. */
const GENERIC =
  /^(?:package|pkg|workspace|project|module|name|target|app|application|lib|library|service|component|plugin|example|sample|(?:pkg|package|lib|app)[-_]?(?:[a-z]|\d+))s?$/i;

const ANY_SCOPE = /^@(?:scope|org|orgname|organization|namespace|company|team|user|username|acme|example|owner|name)$/i;
