/** Circles between modules or files, where an accepted decision forbids them by `forbid-cycle`. */
import { citation, entryPlace, otherWay } from '../arch/cite.ts';
import { forbiddenCycles, type ForbiddenCycle } from '../arch/cycles.ts';
import type { Problem } from '../model.ts';
import type { Rule } from './rule.ts';

/** One finding for each circle, at the import with which a shortest way round begins. */
export const archCycle: Rule = {
  id: 'arch/cycle',
  summary: 'Modules or files import one another in a circle, against an accepted decision.',
  check: (compilation) => forbiddenCycles(compilation).flatMap(problemOf),
};

/** More of them would not fit in a message. */
const MAX_STOPS = 6;

function problemOf({ enforced, cycle }: ForbiddenCycle): readonly Problem[] {
  const [first] = cycle.example;
  if (first === undefined) return [];
  const stops = [...cycle.example.map(({ from }) => from), first.from].map((each) => `\`${each}\``);
  const way =
    stops.length > MAX_STOPS
      ? [...stops.slice(0, MAX_STOPS - 1), '…', ...stops.slice(-1)].join(' → ')
      : stops.join(' → ');
  const more = cycle.modules.length - cycle.example.length;
  const others = more > 0 ? ` ${more} more ${more === 1 ? 'is' : 'are'} part of it.` : '';
  const { file, line, specifier } = first.example;
  return [
    {
      rule: 'arch/cycle',
      file,
      line,
      column: 1,
      message: `${way} is a circle${cycle.typeOnly ? ' of types' : ''}.${others} ${citation(enforced)}`,
      claim: specifier,
      // What is in it, not which way round: another shortest way is no new circle.
      target: cycle.modules.join(' '),
      hint: `Take out one of these imports. ${otherWay(enforced)}`,
      related: [
        ...cycle.example.slice(1).map(({ from, to, example }) => ({
          file: example.file,
          line: example.line,
          column: 1,
          message: `\`${from}\` imports \`${to}\` here, as \`${example.specifier}\`.`,
        })),
        entryPlace(enforced),
      ],
    },
  ];
}
