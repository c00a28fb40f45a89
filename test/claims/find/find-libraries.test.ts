/** Majors of libraries that a text states, by the headings and columns over them. */
import { expect, test } from 'vitest';
import { librariesIn } from '../../../src/claims/find/find-libraries.ts';
import { agentFileOf } from '../agent-world.ts';

const stated = (markdown: string): readonly string[] =>
  librariesIn(agentFileOf('AGENTS.md', markdown).body).map(({ text }) => text);

test.each(["Customers' stacks we test against", 'What Storybook brings', "On customers' machines", "A client's stack"])(
  'a library below a heading on others is theirs: %s',
  (heading) => {
    expect(stated(`# X\n\n## ${heading}\n\n- Vite 5\n`)).toEqual([]);
  },
);

test.each(['Stack', 'Client'])('a library below any other is stated: %s', (heading) => {
  expect(stated(`# X\n\n## ${heading}\n\n- Vite 5\n`)).toEqual(['Vite 5']);
});

test.each(['- **Language**: TypeScript 5.9.3, ESM only', '- TypeScript 5.9.3, ES modules only'])(
  'what is said of modules beside it bounds no version: %s',
  (line) => {
    expect(stated(`# X\n\n${line}\n`)).toEqual(['TypeScript 5.9.3']);
  },
);
