import { describe, expect, test } from 'vitest';
import { agentFileOf } from '../agent-world.ts';
import { guide, worldOf } from '../world.ts';
import { findAgentClaims } from '../../../src/claims/find/agent-claims.ts';
import { judgeClaims } from '../../../src/claims/judge/judge.ts';
import { dead, judged } from '../past-world.ts';

const past = {
  was: ['src/price-list.ts'],
  now: ['src/prices.ts'],
  renamed: { 'src/price-list.ts': 'src/prices.ts' },
};

describe('a file that was renamed', () => {
  test.each([
    'Prices come from `src/price-list.ts`.',
    '- **`src/price-list.ts`** - all in cents',
    'When you change a price, update `src/price-list.ts`.',
    'If you change the schema, run the tests of `src/price-list.ts`.',
    'Never edit it by hand; see `src/price-list.ts`.',
    'Import from `src/price-list.ts`, never from the package.',
    "It's in `src/price-list.ts`.",
    '| Prices | `src/price-list.ts` | in cents |',
    'We call the API. Prices come from `src/price-list.ts`. Next we sort.',
    '## Next.js\n\n- `src/price-list.ts`: server only',
  ])('has a sure edit in a plain sentence, and is no error there: %s', (line) => {
    const [first] = judged(line, past);
    expect(first).toMatchObject({ verdict: 'dead', fix: { isSafe: true } });
    expect(first?.isCertain).toBeUndefined();
  });

  test('contradicts a link, whatever its sentence says', () => {
    expect(judged('Prices come from [the list](src/price-list.ts).', past)[0]).toMatchObject({
      isCertain: true,
      fix: { isSafe: true },
    });
  });

  test.each([
    'We could move it to `src/price-list.ts`.',
    'Name the file `src/price-list.ts`.',
    'File names are camelCase: `src/price-list.ts`.',
    'Later: `src/price-list.ts` for other currencies.',
    'A title such as "Move `src/price-list.ts`" is fine.',
    '> 2024: we use `src/price-list.ts`',
    "Nuxt's `src/price-list.ts` is optional.",
    'Unlike `src/price-list.ts` in Django, ours is typed.',
    'The late `src/price-list.ts` held the rest.',
    'ESLint forbids `src/price-list.ts`.',
    'Imports from `src/price-list.ts` fail CI.',
    '## Ideas\n\n- `src/price-list.ts`: server only',
    'Example answers:\n\n- I changed `src/price-list.ts`.',
  ])('may not be what a sentence of cases, names and other times is about: %s', (line) => {
    const [first] = judged(line, past);
    expect(first).toMatchObject({ verdict: 'dead', fix: { isSafe: false } });
    expect(first?.isCertain).toBeUndefined();
  });

  test.each([
    'Say we add a file `src/price-list.ts`: then its test stands beside it.',
    "If you add a list, let's say a file `src/price-list.ts`, test it.",
    'Suppose you add `src/price-list.ts`; it needs an entry.',
    'Imagine a module `src/price-list.ts` that sends mail.',
    'Given `src/price-list.ts`, the test sits beside it.',
    'New apps start with their flags as `src/price-list.ts` in the app.',
    'A file such as `src/price-list.ts` is named in kebab case.',
    'The backend repo has `src/price-list.ts`.',
    'Our sister project keeps it in `src/price-list.ts`.',
    'See `src/price-list.ts` at v1.0.',
    '- [x] delete `src/price-list.ts`',
    '- <del>`src/price-list.ts`</del>',
    '- <s>`src/price-list.ts`, `src/rates.ts`</s>',
  ])('is nothing to a sentence that makes up a case, or strikes it out: %s', (line) => {
    expect(dead(line, past)).toEqual([]);
  });

  test.each([
    'Say what it costs in `src/price-list.ts`.',
    'Prices are given in `src/price-list.ts`.',
    'New apps read `src/price-list.ts`.',
    '[x](x) is in `src/price-list.ts`.',
    'Add a price to `src/price-list.ts`, and say why.',
  ])('is meant where such words say something else: %s', (line) => {
    expect(dead(line, { ...past, now: [...past.now, 'x'] })).toEqual(['src/price-list.ts']);
  });
});

describe('a path in other letters', () => {
  const judgedOf = (markdown: string) => {
    const agent = agentFileOf('AGENTS.md', markdown);
    const world = {
      ...worldOf(guide(''), { files: { 'AGENTS.md': markdown, 'src/app.vue': '' } }),
      agents: [agent],
      texts: new Map([['AGENTS.md', markdown]]),
    };
    return judgeClaims(findAgentClaims(agent), world)[0];
  };

  test('is told of plain words as likely, and of a link as certain', () => {
    expect(judgedOf('The root is `src/App.vue`.')).toMatchObject({ verdict: 'dead', rule: 'stale/path-case' });
    expect(judgedOf('The root is `src/App.vue`.')?.isCertain).toBeUndefined();
    expect(judgedOf('The root is [here](src/App.vue).')).toMatchObject({ isCertain: true });
  });

  test.each([
    'Files should be called `src/App.vue`.',
    'Components are `src/App.vue`-style.',
    'We plan `src/App.vue`.',
    'On Windows it shows as `src/App.vue`.',
    "Nuxt's `src/App.vue` is optional.",
  ])('is left alone where names are shown, or those of others: %s', (line) => {
    expect(judgedOf(line)?.verdict).toBe('undecided');
  });
});
