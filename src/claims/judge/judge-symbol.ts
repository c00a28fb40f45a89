/**
 * Whether the anchor of a link to code (`src/mcp.ts#McpServer.tool`) names an export or member that is there. People write
 * such anchors for all that stands in a file, so what the file holds unexported is no dead claim, only none of ours.
 */
import type { Claim, ExportFact, Facts, FileFacts, JudgedClaim } from '../../model.ts';
import { lastSegment } from '../../path.ts';
import { placeOf } from '../past/handed-on.ts';
import { withStars } from '../world/stars.ts';
import { findSymbol } from '../world/symbol.ts';

/** Judges a symbol claim whose file was found at `path`. */
export function judgeSymbol(claim: Claim, path: string, facts: Facts): JudgedClaim {
  const symbol = claim.target.slice(claim.target.indexOf('#') + 1);
  const place: Claim = { ...claim, target: `${path}#${symbol}` };
  const lookup = findSymbol(facts, path, symbol);
  if ('found' in lookup) return { claim: place, verdict: 'live' };
  const { truth, hint, isProven } = lookup.missing;
  if (!isProven || mayBeThere(facts, place)) return { claim: place, verdict: 'undecided' };
  return { claim: place, verdict: 'dead', truth, ...(hint === undefined ? {} : { hint }) };
}

/** What every function, class and object has without declaring it (ECMAScript, properties of Function and Object.prototype). */
const INHERITED: ReadonlySet<string> = new Set(
  (
    'constructor prototype name length apply call bind arguments caller toString toLocaleString valueOf ' +
    'hasOwnProperty isPrototypeOf propertyIsEnumerable __proto__'
  ).split(' '),
);

/** True when the name stands in the file although nobody can import it, or when nobody can tell. */
function mayBeThere(facts: Facts, { target, how }: Claim): boolean {
  const hash = target.indexOf('#');
  const [path, symbol] = [target.slice(0, hash), target.slice(hash + 1)];
  const [file, ...starred] = withStars(facts, path);
  if (file === undefined) return true;
  const [name = '', member] = symbol.replace(/\(.*$/s, '').split(/\.prototype\.|[.#]/);
  if (isBeyondReading(file, how) || starred.some((each) => mayPassOn(each, name))) return true;
  return member === undefined ? isInside(file, name) : isHiddenMember(facts, file, { name, member });
}

/**
 * Files whose names are not in their exports. A script without imports and exports declares globals in ways that no
 * syntax tells (`window.App = …`); a generated file may be newer after the next run of its tool; a default export without
 * a name is called by what its importers call it. In code an object of CommonJS (`module.exports = { a, b }`) has the names that it lists; to what
 * a link leads a prototype or an inner function may have it, which nobody looks for.
 */
function isBeyondReading(
  { exports, reexports, imports, isGenerated, commonjs }: FileFacts,
  how: Claim['how'],
): boolean {
  const isScript = exports.length === 0 && reexports.length === 0 && imports.length === 0;
  const isListed = ({ kind, members }: ExportFact): boolean =>
    how === 'code' && commonjs === 'closed' && kind === 'expression' && members.length > 0;
  const isNameless = exports.some((each) => each.name === 'default' && each.local === undefined && !isListed(each));
  return isScript || isNameless || isGenerated === true;
}

/**
 * Whether a file that another one passes on with `export *` may bring the name all the same. What it declares globally is no export, and a star
 * passes no default, so that one without a name is in the way only where it may be called by its file: `export default memo(…)` of `Button.tsx`.
 */
function mayPassOn({ path, exports, isGenerated, syntaxError }: FileFacts, name: string): boolean {
  if (isGenerated === true || syntaxError) return true;
  const isNameless = exports.some((each) => each.name === 'default' && each.local === undefined);
  return isNameless && lettersOf(placeOf(path)) === lettersOf(name);
}

function lettersOf(name: string): string {
  return lastSegment(name).replace(/\..*$/, '').replace(/[-_]/g, '').toLowerCase();
}

/** A member that is named without its class, or what the file adds to another module. */
function isInside({ exports, augments = [] }: FileFacts, name: string): boolean {
  const added = augments.flatMap((augment) => augment.exports);
  return added.some((each) => each.name === name) || [...exports, ...added].some((each) => has(each, name));
}

interface MemberName {
  readonly name: string;
  readonly member: string;
}

/** Private and protected members, those of base classes included, and what the language itself brings. */
function isHiddenMember(facts: Facts, file: FileFacts, { name, member }: MemberName): boolean {
  if (INHERITED.has(member)) return true;
  const owners = facts.files.flatMap(({ exports }) => exports).filter((each) => has(each, member));
  const owner = file.exports.find((each) => each.name === name || each.local === name);
  // Of a class that comes from elsewhere, or extends another, any class that hides such a member may be the one.
  return owner === undefined || owner.heritage !== undefined ? owners.some(hides) : owners.includes(owner);

  function hides({ hiddenMembers = [] }: ExportFact): boolean {
    return hiddenMembers.includes(member);
  }
}

function has({ members, hiddenMembers = [] }: ExportFact, name: string): boolean {
  return hiddenMembers.includes(name) || members.some((member) => member.name === name);
}
