/** Accepted decisions without a `rule` line: they compile to nothing. One finding for all of them. */
import { reported, topOf, type Rule } from './rule.ts';

/** Told once, since an imported set of decisions has none at first. */
export const missingRule: Rule = {
  id: 'missing/rule',
  summary: 'Accepted decisions without a `rule` line reach no agent.',
  check: (compilation) => {
    const silent = compilation.model.notes.filter(
      ({ note, isInForce }) => note.kind === 'decision' && isInForce && note.rules.length === 0,
    );
    const [first] = silent;
    if (!first) return reported(compilation, 'missing/rule');
    const have = silent.length === 1 ? 'decision has' : 'decisions have';
    return [
      {
        rule: 'missing/rule',
        ...topOf(first.note.file),
        message:
          `${silent.length} accepted ${have} no \`rule\`, so agents hear nothing of ${silent.length === 1 ? 'it' : 'them'}. ${silent.length === 1 ? '' : 'This is the first.'}`.trim(),
        hint: 'Add a `rule:` sentence to the front matter of each decision that code must follow.',
      },
      ...reported(compilation, 'missing/rule'),
    ];
  },
};
