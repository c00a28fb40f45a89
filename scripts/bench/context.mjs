/** The context that a bench repository gets: small, and green after one build. Pure; writing is up to corpus.mjs. */

/**
 * Paths and texts of a context folder: a root guide, a guide, two module notes, two decisions.
 * @param {readonly [string, string]} modules folders of two packages
 * @returns {readonly (readonly [path: string, text: string])[]}
 */
export function contextFiles([first, second]) {
  return [
    ['context/lintel.yaml', 'clients: [claude, codex, cursor]\n'],
    ['context/project.md', '# Bench\n\nPackages side by side, to measure how long it takes to read them.\n'],
    [
      'context/guides/tests.md',
      '---\nsummary: How tests are written here.\napplies-to: ["**/*.test.ts"]\nrule: Start a fix with a test that fails.\n---\n\n# Tests\n\nOne folder, one runner.\n',
    ],
    ['context/modules/first.md', moduleNote(first)],
    ['context/modules/second.md', moduleNote(second)],
    ['context/decisions/0001-packages.md', decision('Packages side by side', '')],
    ['context/decisions/0002-no-clock.md', decision('No clock in the first package', `applies-to: ["${first}/**"]\n`)],
  ];
}

function moduleNote(path) {
  return `---\nmodule: ${path}\nsummary: What one should know before editing ${path}.\nrule: Keep the public names stable.\n---\n\n# ${path}\n\nRead the entry point first.\n`;
}

function decision(title, scope) {
  return `---\nstatus: accepted\ndate: 2026-01-01\nrule: Do as "${title}" says.\n${scope}---\n\n# ${title}\n\n## Context and Problem Statement\n\nSomebody had to decide.\n\n## Decision Outcome\n\nThis, because it was the simplest.\n`;
}

/**
 * Decisions as they stand in grown repositories: heads of ten lines, bodies of a few KB.
 * @param {number} count
 * @returns {readonly (readonly [path: string, text: string])[]}
 */
export function decisionFiles(count) {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(4, '0');
    const paragraphs = Array.from(
      { length: 6 + (index % 20) },
      (__, at) =>
        `### Point ${at + 1}\n\nThe choice ${number} weighs cost against reach, as [the one before](${previous(index)}) did, and \`step-${at}\` shows how.\n\n- Good, because it is known.\n- Bad, because somebody has to keep it.\n`,
    );
    const body = `${decision(`Choice ${number}`, '')}\n## Pros and Cons of the Options\n\n${paragraphs.join('\n')}`;
    return [`context/decisions/${number}-choice.md`, body];
  });
}

function previous(index) {
  return `${String(Math.max(1, index)).padStart(4, '0')}-choice.md`;
}
