/** Declared dependencies that an accepted decision forbids by `forbid-dependency`. */
import { citation, entryPlace, otherWay } from '../arch/cite.ts';
import { forbiddenDependencies, type ForbiddenDependency } from '../arch/dependencies.ts';
import type { Compilation, Problem } from '../model.ts';
import type { Rule } from './rule.ts';

/** One finding for each entry of a manifest, at its line. */
export const archDependency: Rule = {
  id: 'arch/dependency',
  summary: 'A package declares a dependency that an accepted decision forbids.',
  check: (compilation) => forbiddenDependencies(compilation).map((each) => problemOf(each, compilation)),
};

function problemOf({ enforced, owner, dependency, name }: ForbiddenDependency, { inputs }: Compilation): Problem {
  const text = inputs.sources.texts.get(owner.manifest) ?? '';
  const alias = name === dependency.name ? '' : `, which is \`${name}\`,`;
  return {
    rule: 'arch/dependency',
    file: owner.manifest,
    ...placeIn(text, dependency),
    message: `\`${dependency.name}\`${alias} must not be declared here (\`${dependency.group}\`). ${citation(enforced)}`,
    claim: dependency.name,
    target: name,
    subject: { file: owner.manifest, names: [name] },
    hint: `Remove the dependency. ${otherWay(enforced)}`,
    related: [entryPlace(enforced)],
  };
}

/** Where a dependency stands: below its group, with its range. */
function placeIn(
  text: string,
  { name, range, group }: ForbiddenDependency['dependency'],
): { readonly line: number; readonly column: number } {
  const lines = text.split('\n');
  const start = Math.max(
    0,
    lines.findIndex((line) => line.includes(JSON.stringify(group))),
  );
  const [key, value] = [JSON.stringify(name), JSON.stringify(range)];
  const at = lines.findIndex(
    (line, index) => index >= start && line.includes(key) && line.includes(value, line.indexOf(key)),
  );
  return at < 0 ? { line: 1, column: 1 } : { line: at + 1, column: (lines[at]?.indexOf(key) ?? 0) + 1 };
}
