/** The versions that the repository states: of Node and the package manager, and of libraries by every manifest. Judges nothing. */
import type { Claim, Facts, PackageFacts } from '../../model.ts';
import { folderOf } from '../../path.ts';
import { LIBRARY } from '../find/find-libraries.ts';
import { carriersOf } from '../find/library-names.ts';
import { partsOf } from '../find/toolchain-claim.ts';

/** One range, and where it stands. */
export interface Stated {
  readonly range: string;
  readonly evidence: string;
  /** The package that is declared, where it is called otherwise than the library. */
  readonly carrier?: string;
}

/** What the repository says of that which a claim names. */
export function statedFor(claim: Claim, facts: Facts): readonly Stated[] {
  const [name] = partsOf(claim);
  if (!name.startsWith(LIBRARY)) return statedVersions(name, facts);
  const own = ownRanges(claim, facts);
  const { packages, nestedPackages = [] } = facts.project;
  return own.length > 0 ? own : declaredRanges(name.slice(LIBRARY.length), [...packages, ...nestedPackages]);
}

/** How the package in whose folder a text stands declares the library that it names: of that it speaks, whatever others have. */
export function ownRanges({ file, target }: Claim, { project }: Facts): readonly Stated[] {
  const dir = folderOf(file);
  const [name = ''] = target.split(' ');
  if (dir === '' || !name.startsWith(LIBRARY)) return [];
  const own = [...project.packages, ...(project.nestedPackages ?? [])].filter((each) => each.dir === dir);
  return declaredRanges(name.slice(LIBRARY.length), own);
}

/** What it says of Node, or of its own package manager. */
export function statedVersions(name: string, { project }: Facts): readonly Stated[] {
  if (name === 'node') return project.nodeStatements ?? [];
  if (name !== project.packageManager || project.packageManagerVersion === undefined) return [];
  return [{ range: project.packageManagerVersion, evidence: project.packageManagerEvidence }];
}

/** Every range by which some manifest declares a library: one of them may be the one that is spoken of. */
function declaredRanges(name: string, packages: readonly PackageFacts[]): readonly Stated[] {
  const carriers = carriersOf(name);
  const stated = packages.flatMap(({ manifest, dependencies }) =>
    dependencies.flatMap((each): readonly Stated[] => {
      const written = each.resolvedRange ?? each.range;
      // `"ts7": "npm:typescript@7"` is a second TypeScript, under whatever name.
      const [, alias = '', aliased = ''] = /^npm:(@?[^@]+)@(.+)$/.exec(written) ?? [];
      const [carrier, range] = carriers.includes(alias) ? [alias, aliased] : [each.name, written];
      if (!carriers.includes(carrier)) return [];
      return [{ range, evidence: `\`${manifest}\``, ...(carrier !== name && { carrier }) }];
    }),
  );
  // The library itself before what else it comes with.
  const byRange = new Map<string, Stated>();
  for (const each of [...stated.filter(({ carrier }) => !carrier), ...stated.filter(({ carrier }) => carrier)])
    if (!byRange.has(each.range)) byRange.set(each.range, each);
  return [...byRange.values()];
}
