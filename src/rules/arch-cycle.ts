/** Circles between modules or files, where an accepted decision forbids them by `forbid-cycle`. */
import { citation, entryPlace, otherWay } from '../arch/cite.ts';
import { circleFrom, forbiddenCycles, type ForbiddenCycle } from '../arch/cycles.ts';
import type { Compilation, Finding, ModuleEdge, Problem, RelatedPlace } from '../model.ts';
import { counted } from '../phrase.ts';
import type { Rule } from './rule.ts';

/** One finding for each import between two that reach each other; in short one for each group of them, with a circle. */
export const archCycle: Rule = {
  id: 'arch/cycle',
  summary: 'Modules or files import one another in a circle, against an accepted decision.',
  check: (compilation) =>
    forbiddenCycles(compilation).flatMap((group) => group.edges.map((edge) => problemOf(group, edge))),
  inShort: byGroup,
};

function problemOf({ enforced }: ForbiddenCycle, { from, to, kind, example }: ModuleEdge): Problem {
  return {
    rule: 'arch/cycle',
    file: example.file,
    line: example.line,
    column: 1,
    message: `\`${from}\` imports \`${to}\`, from where a way leads back. ${citation(enforced)}`,
    claim: example.specifier,
    target: to,
    // Whichever file of a module has the import, and however it is written.
    subject: { file: from, names: [to], form: kind, within: ['value'] },
    hint: `Take out one of these imports. ${otherWay(enforced)}`,
    related: [entryPlace(enforced)],
  };
}

/** An import with the finding about it. */
interface Told {
  readonly edge: ModuleEdge;
  readonly finding: Finding;
}

function byGroup(findings: readonly Finding[], compilation: Compilation): readonly Finding[] {
  const left = new Map(findings.map((finding) => [keyOf(finding), finding]));
  const shown = forbiddenCycles(compilation).flatMap((group) => {
    const told = group.edges.flatMap((edge): readonly Told[] => {
      const key = keyOf(problemOf(group, edge));
      const finding = left.get(key);
      return finding !== undefined && left.delete(key) ? [{ edge, finding }] : [];
    });
    const severities = new Set(told.map(({ finding }) => finding.severity));
    return [...severities].map((weight) =>
      inOne(
        group,
        told.filter(({ finding }) => finding.severity === weight),
      ),
    );
  });
  return [...shown, ...left.values()];
}

function keyOf({ subject, related }: Problem | Finding): string {
  const entry = related?.at(-1);
  return JSON.stringify([subject, entry?.file, entry?.line, entry?.column]);
}

/** More of them would not fit in a message. */
const MAX_STOPS = 6;

/** At the first import of a circle: the shortest of the group, or where not all of it counts, one through an import that does. */
function inOne(group: ForbiddenCycle, told: readonly Told[]): Finding {
  const { enforced, cycle, edges } = group;
  const isWhole = told.length === edges.length;
  const circle = isWhole ? cycle.example : circleFrom(told[0]!.edge, group);
  const { edge, finding } = told.find((each) => each.edge === circle[0]) ?? told[0]!;
  const stops = [...circle.map(({ from }) => from), edge.from].map((each) => `\`${each}\``);
  const way =
    stops.length > MAX_STOPS
      ? [...stops.slice(0, MAX_STOPS - 1), '…', ...stops.slice(-1)].join(' → ')
      : stops.join(' → ');
  const ofTypes = circle.every(({ kind }) => kind === 'value') ? '' : ' of types';
  const around = circle.slice(1).map((each) => importPlace(each));
  const more = isWhole ? [] : told.filter((each) => !circle.includes(each.edge));
  const others = isWhole ? othersIn(cycle.modules.length - circle.length) : closedToo(more.length);
  return {
    ...finding,
    message: `${way} is a circle${ofTypes}.${others} ${citation(enforced)}`,
    related: [...around, ...more.slice(0, MAX_MORE).map((each) => importPlace(each.edge)), entryPlace(enforced)],
  };
}

/** Most other imports that are shown. */
const MAX_MORE = 5;

function othersIn(more: number): string {
  return more > 0 ? ` ${more} more ${more === 1 ? 'is' : 'are'} part of it.` : '';
}

function closedToo(more: number): string {
  return more > 0 ? ` ${counted(more, 'more import')} ${more === 1 ? 'closes' : 'close'} others.` : '';
}

function importPlace({ from, to, example: { file, line, specifier } }: ModuleEdge): RelatedPlace {
  return { file, line, column: 1, message: `\`${from}\` imports \`${to}\` here, as \`${specifier}\`.` };
}
