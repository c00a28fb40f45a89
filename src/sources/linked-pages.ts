/** The markdown pages whose anchors the links of some texts name, told without parsing: they have to be read as well. */
import { folderOf, joinPath, percentDecoded } from '../path.ts';

const ANCHORED = /\]\(\s*<?([^()\s<>#?]+\.(?:md|markdown))(?:\?[^()\s<>#]*)?#[^()\s<>]/gi;
const DEFINED = /^[ \t>*+-]*\[[^\]\n]*\]:\s*<?([^\s<>#?]+\.(?:md|markdown))#/gim;

/** Known pages that links with an anchor lead to, from their file or from the root, sorted. */
export function linkedPages(
  texts: Iterable<readonly [file: string, text: string]>,
  known: ReadonlySet<string>,
): readonly string[] {
  const pages = new Set<string>();
  for (const [file, text] of texts) {
    if (!/\.(?:md|markdown)(?:\?[^()\s]*)?#/i.test(text)) continue;
    for (const [, url = ''] of [...text.matchAll(ANCHORED), ...text.matchAll(DEFINED)]) {
      const written = percentDecoded(url.replace(/^mdc:/, ''));
      for (const folder of [folderOf(file), '']) {
        const path = joinPath(folder, written);
        if (path !== undefined && known.has(path)) pages.add(path);
      }
    }
  }
  return [...pages].sort();
}
