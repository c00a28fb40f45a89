import { describe, expect, test } from 'vitest';
import { dead, judged } from './past-world.ts';

describe('a pattern of documents without a folder', () => {
  const text = '- `*Research*.md` files document what donors gave.';
  const was = ['docs/MissingResearch-2026-06.md', 'docs/ResearchNotes.md'];
  const past = { was, now: ['docs/plan.md'], file: 'docs/AGENTS.md' };

  test('is dead where one commit took all that it ever matched in the folder of its text', () => {
    expect(dead(text, past)).toEqual(['*Research*.md']);
  });

  test.each([
    ['something matches it elsewhere', text, { ...past, now: ['docs/archive/OldResearch.md'] }],
    ['others matched it elsewhere', text, { ...past, was: [...was, 'notes/Research.md'] }],
    ['it was not named then', text, { ...past, said: 'Other.' }],
    ['it says how files end', text.replace('*Research*.md', '*Research.md'), past],
    ['it holds no word', text.replace('*Research*.md', '*R*.md'), past],
    ['it is one of code', text.replace('*Research*.md', '*Research*.ts'), { ...past, was: ['docs/AResearchB.ts'] }],
    ['such files are to be made', text.replace('files document', 'files are created to document'), past],
  ])('says nothing where %s', (_, line, each) => {
    expect(dead(line, each)).toEqual([]);
  });
});

describe('a file that a command hands to its program', () => {
  const text = 'Usage: `bash brain/run.sh brain/prompts/teacher.json`';
  const was = ['brain/run.sh', 'brain/prompts/teacher.json'];
  const now = ['analysis/run.sh', 'analysis/prompts/teacher.json'];
  const renamed = { 'brain/run.sh': 'analysis/run.sh', 'brain/prompts/teacher.json': 'analysis/prompts/teacher.json' };

  test('is dead where git followed it, so that the whole command is mended', () => {
    const edits = judged(text, { was, now, renamed }).flatMap(({ fix }) => fix?.edits ?? []);
    expect(edits).toMatchObject([
      { before: 'brain/run.sh', after: 'analysis/run.sh', column: 14 },
      { before: 'brain/prompts/teacher.json', after: 'analysis/prompts/teacher.json', column: 27 },
    ]);
    expect(dead(`\`\`\`sh\n${text.slice(8, -1)}\n\`\`\``, { was, now, renamed })).toEqual(was);
  });

  test('may be what the program writes where it was removed, and then nobody mends half of the command', () => {
    const [first, other] = judged(text, {
      was,
      now: ['analysis/run.sh'],
      renamed: { 'brain/run.sh': 'analysis/run.sh' },
    });
    expect(first).toMatchObject({ verdict: 'dead', fix: { isSafe: false } });
    expect(other).toMatchObject({ verdict: 'undecided' });
  });

  test.each([
    ['without a folder', 'Usage: `bash brain/run.sh teacher.json`'],
    ['behind a flag of its own', 'Usage: `bash brain/run.sh --in=brain/prompts/teacher.json`'],
    ['with a gap to fill', 'Usage: `bash brain/run.sh brain/prompts/<name>.json`'],
  ])('is none %s', (_, line) => {
    expect(dead(line, { was: [...was, 'teacher.json'], now, renamed })).toEqual(['brain/run.sh']);
  });
});
