/** Rule files whose names their client does not load: all else about them is right, and no agent ever gets them. */
import { folderOf } from '../path.ts';
import { unloadedFiles } from '../unloaded-files.ts';
import { topOf, type Rule } from './rule.ts';

/** One finding for each file. */
export const limitUnloadedFile: Rule = {
  id: 'limit/unloaded-file',
  summary: 'A rule file has a name that its client does not load.',
  check: (compilation) =>
    unloadedFiles(compilation).map(({ file, place, kind: { client, extension }, better }) => ({
      rule: 'limit/unloaded-file',
      ...topOf(file),
      message: `Of the files in \`${place}\` ${client} loads those that end in \`${extension}\`, and so never this rule.`,
      target: `${folderOf(file)}/${better}`,
      subject: { file, names: [] },
      hint: `Rename it to \`${better}\`.`,
    })),
};
