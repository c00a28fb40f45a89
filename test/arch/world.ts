/** Repositories with one decision, and what lintel finds in their code by it. */
import { collectFindings } from '../../src/finding.ts';
import { inShort } from '../../src/lint.ts';
import type { Finding } from '../../src/model.ts';
import { RULES } from '../../src/rules/index.ts';
import { compiled, type Files } from '../project.ts';

/** A decision in force with `enforce` as given; `more` are further lines of its front matter. */
export function deciding(enforce: string, more = ''): string {
  return `---\nstatus: accepted\nrule: Keep apart.\n${more}enforce: ${enforce}\n---\n# Walls\n`;
}

/** The findings of the family `arch`, and of patterns that match nothing, as they are reported. */
export function found(files: Files): readonly Finding[] {
  const compilation = compiled(files);
  return inShort(collectFindings(compilation, RULES, {}), RULES, compilation).filter(
    ({ rule }) => rule.startsWith('arch/') || rule === 'stale/glob' || rule === 'note/frontmatter',
  );
}

/** Findings as `file:line claim`. */
export function lines(files: Files): readonly string[] {
  return found(files).map(({ file, line, claim }) => `${file}:${line} ${claim ?? ''}`);
}
