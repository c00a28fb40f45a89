/** Rules whose findings are problems that a phase met on its way. They have nothing to check themselves. */
import { reportedRule } from './rule.ts';

/** A template that does not parse, or asks for what a view does not have. */
export const outputTemplate = reportedRule('output/template', 'A template cannot be rendered.');

/** A plan that not every system can hold, or that names one file twice. */
export const outputPath = reportedRule('output/path', 'An output is planned at a path that it cannot have.');

/** A record of the lock that cannot be read. */
export const outputLock = reportedRule('output/lock', 'The lock holds a line that cannot be read.');

/** An output that the file system, or a symbolic link, kept from being written. */
export const outputUnwritable = reportedRule('output/unwritable', 'An output cannot be written where it belongs.');

/** Front matter that is no YAML, or holds a value of the wrong shape. */
export const noteFrontmatter = reportedRule(
  'note/frontmatter',
  'The front matter of a note or rule file cannot be read.',
);

/** A bound fact that could never have a value. */
export const noteBinding = reportedRule('note/binding', 'A bound fact is used in a way that has no value.');

/** A note or template that stands there and whose text cannot be had, so what it feeds is not touched. */
export const noteUnreadable = reportedRule('note/unreadable', 'A note or template cannot be read.');

/** Two versions of a note in one file. It is not compiled: what it fed stays as it is. */
export const noteConflict = reportedRule(
  'note/conflict',
  'A note or agent file holds a merge conflict that nobody has settled.',
);

/** A body so large or so tangled that parsing it would take minutes. */
export const noteTooLong = reportedRule('note/too-long', 'A note is too large or too tangled to be parsed.');

/** A key that is nearly one that lintel reads, or the client of a rule file, and was probably meant to be. */
export const noteUnknownKey = reportedRule(
  'note/unknown-key',
  'A front matter key is nearly one that lintel, or the client of a rule file, reads.',
);

/** Characters that nobody sees and agents read. A note with them is not compiled: what it fed stays as it is. */
export const securityHiddenUnicode = reportedRule(
  'security/hidden-unicode',
  'A note or agent file holds characters that readers do not see.',
);

/** A key of a service, by its published shape. The finding never shows it. */
export const securitySecret = reportedRule('security/secret', 'A note or agent file holds a key that opens something.');

/** A path into the home folder of one person. */
export const securityAbsolutePath = reportedRule(
  'security/absolute-path',
  'A note or agent file names a path that only one person has.',
);

/** A code file with a syntax error: its facts are what the parser recovered. Fixtures are broken on purpose. */
export const scanSyntax = reportedRule(
  'scan/syntax',
  'A code file has a syntax error, so some of its exports may be unknown.',
);

/** A manifest that cannot be read: facts that it would give are missing. */
export const scanManifest = reportedRule('scan/manifest', 'A manifest cannot be read.');

/** A code file that is too large, minified, or not there. */
export const scanSkipped = reportedRule('scan/skipped', 'A code file was not scanned.');

/** A file that exists but is no readable text. */
export const diskUnreadable = reportedRule('disk/unreadable', 'A file exists but cannot be read as text.');

/** A suppression of a rule that there is not: whoever wrote it believes that it works. */
export const lintUnknownRule = reportedRule(
  'lint/unknown-rule',
  'A comment or front matter suppresses a rule that does not exist.',
);

/** A comment, an entry of front matter or of the baseline that suppresses nothing: the next fault would be hidden by it. */
export const lintUnusedSuppression = reportedRule('lint/unused-suppression', 'A suppression meets no finding.');

/** A line of the baseline that is no entry. */
export const lintBaseline = reportedRule('lint/baseline', 'The baseline holds a line that cannot be read.');

/** The list that `lintel adr index` keeps in a file, against the decisions as they are. */
export const decisionIndex = reportedRule(
  'decision/index',
  'The index of decisions that lintel keeps in a file is not what the decisions say.',
);
