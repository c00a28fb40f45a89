/** The results of the lint benchmark in words: a summary for the terminal, and the page of the documentation. */
import { markdownTable } from '../bench/table.mjs';

/** What a run prints: figures by family, and for lintel every miss and every alarm. */
export function renderSummary(results) {
  const [own] = results;
  const lines = [
    familyTable(results),
    '',
    ...own.base.map((finding) => `On the workspace as it is: ${finding}`),
    ...own.missed.map(
      ({ family, title, fresh }) => `missed: ${family}: ${title}${fresh.map((each) => `\n    ${each}`).join('')}`,
    ),
    ...own.alarms.map(({ title, fresh }) => `alarm: ${title}${fresh.map((each) => `\n    ${each}`).join('')}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** The page. */
export function renderPage(results, date) {
  const [own] = results;
  const parts = [
    '# Seeded benchmark of the lint',
    `Written by \`npm run bench:lint -- --peers --write\`${date === undefined ? '' : `, ${date}`}. A workspace of three packages, whose context is right in every sentence, is broken in one place at a time (\`scripts/bench-lint\`). A mutation is named when a finding that was not there before names what was changed, as its target or in code marks, and not as a part of another name; a benign edit is an alarm when any finding is new.`,
    familyTable(results),
    '## Mutations',
    table([
      ['family', 'mutation', ...results.map(({ name }) => name)],
      ...own.named
        .concat(own.missed)
        .map((one) => [
          one.family,
          one.title,
          ...results.map((result) => (result.named.some(({ title }) => title === one.title) ? 'named' : '')),
        ]),
    ]),
    '## Benign edits',
    table([
      ['edit', ...results.map(({ name }) => name)],
      ...own.quiet
        .concat(own.alarms)
        .map((one) => [
          one.title,
          ...results.map((result) => (result.alarms.some(({ title }) => title === one.title) ? 'alarm' : '')),
        ]),
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function familyTable(results) {
  const [own] = results;
  const all = [...own.named, ...own.missed];
  const families = [...new Set(all.map(({ family }) => family))];
  const count = (list, family) => list.filter((one) => one.family === family).length;
  return table([
    ['', 'number', ...results.map(({ name }) => name)],
    ...families.map((family) => [family, count(all, family), ...results.map(({ named }) => count(named, family))]),
    ['**mutations named**', all.length, ...results.map(({ named }) => named.length)],
    ['**alarms on benign edits**', own.quiet.length + own.alarms.length, ...results.map(({ alarms }) => alarms.length)],
    ['**findings before any edit**', '', ...results.map(({ base }) => base.length)],
  ]);
}

function table([head, ...rows]) {
  return markdownTable(
    head.map(String),
    rows.map((row) => row.map(String)),
  );
}
