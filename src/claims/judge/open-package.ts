/**
 * Why a package, an entry point of one, or a name behind that is not called missing, for people who ask. It goes by the questions of
 * `judge-entry.ts` and `judge-public.ts`, and proves nothing.
 */
import type { Claim, Facts, PackageFacts } from '../../model.ts';
import { counted } from '../../phrase.ts';
import { isMatch } from '../../scan/entry-patterns.ts';
import type { Evidence } from '../world/evidence.ts';
import { brokenManifests } from '../world/known-packages.ts';
import { namesOf } from '../world/names.ts';
import { findPackageSymbol } from '../world/symbol.ts';
import { mayBeFile } from './judge-entry.ts';
import { packagesOf } from './judge-name.ts';

/** The end of a sentence about a package that a text names, or about an entry point of it. */
export function becauseOfPackage({ text, isImport }: Claim, evidence: Evidence): string {
  const { facts } = evidence.world;
  const [name = text] = /^(?:@[^/]+\/)?[^/]+/.exec(text) ?? [];
  const { declared, imported } = packagesOf(facts);
  const [owner, ...twins] = facts.project.packages.filter((each) => each.name === name);
  if (twins.length > 0) return `${counted(twins.length + 1, 'package')} have that name, and any may be meant`;
  if (owner !== undefined) return becauseOfEntry(owner, `.${text.slice(name.length)}`, evidence);
  if (declared.has(name) && (isImport || text !== name)) return 'what a dependency opens is not read';
  if (imported.has(text)) return 'code imports it, be it that no package.json declares it';
  if (brokenManifests(facts.project).length > 0) return 'a package.json that cannot be read may have that name';
  return 'no package.json has that name, and nothing proves that one had';
}

function becauseOfEntry(owner: PackageFacts, subpath: string, { tree }: Evidence): string {
  const { manifest, openSubpaths: opened } = owner;
  if (opened === undefined)
    return `\`${manifest}\` has no \`exports\`, so that any file of the package may be imported`;
  if (opened.some((each) => isMatch(subpath, each)))
    return `the \`exports\` of \`${manifest}\` open it, and what stands behind it is not known`;
  return mayBeFile(tree, owner, subpath)
    ? `the \`exports\` of \`${manifest}\` do not open it, but the package has a file or folder that may be meant`
    : `the \`exports\` of \`${manifest}\` do not open it, but it may be found in another way, or be meant otherwise`;
}

/** The end of a sentence about a name that a text takes from a package; undefined where it takes it from none. */
export function becauseOfPublic({ target, isImport }: Claim, { world }: Evidence): string | undefined {
  const [place = '', symbol] = target.split('#');
  if (symbol === undefined) return undefined;
  const answer = findPackageSymbol(world.facts, place, symbol);
  if (answer === undefined)
    return isImport && /^[@a-z]/.test(place)
      ? `it is taken from \`${place}\`, which is not of this repository`
      : undefined;
  if ('found' in answer) return undefined;
  const owner = ownerOf(place, world.facts);
  const subpath = `.${place.slice(owner?.name?.length ?? 0)}`;
  if (owner?.openSubpaths?.some((each) => isMatch(subpath, each)) === false)
    return `the \`exports\` of \`${owner.manifest}\` do not open \`${place}\`, so that nothing tells what it would export`;
  if (!answer.missing.isProven) return `not all that stands behind \`${place}\` is known`;
  const [name = ''] = symbol.split('.');
  const isInside = namesOf(world.facts)
    .exports.get(name)
    ?.some(({ path }) => path.startsWith(`${owner?.dir}/`));
  return isInside
    ? `\`${place}\` does not export it, but a file of the package does, and that may be meant`
    : `\`${place}\` does not export it, and nothing proves that it did: it may be one to come, or one for the package alone`;
}

/** The package with the longest name that an entry point begins with. */
function ownerOf(place: string, { project }: Facts): PackageFacts | undefined {
  return project.packages
    .filter(({ name }) => name !== undefined && `${place}/`.startsWith(`${name}/`))
    .toSorted((a, b) => (b.name?.length ?? 0) - (a.name?.length ?? 0))[0];
}
