/**
 * A version that is part of a name, said once more in words: "`apps/tray-v1-demo` - the Tray v1 demo". It tells what the path is called, and
 * not in which version it is there.
 */

/** The words of a name before its versions, each with the version: `tray v1` of `apps/tray-v1-demo`. */
export function ownVersions(path: string): readonly string[] {
  return [...path.matchAll(OWN)].map(([, word = '', version = '']) => `${word} ${version}`);
}

const OWN = /(?<![a-z\d])([a-z][a-z\d]*)[-_](v\d+)(?![a-z\d.])/gi;

/** A clause without the versions that stand behind those very words in it. */
export function withoutOwnVersions(clause: string, versions: readonly string[]): string {
  return versions.reduce((words, each) => {
    const [word = '', version = ''] = each.split(' ');
    return words.replace(new RegExp(String.raw`(\b${word}[\s-])${version}(?=[\s,.;:)]|$)`, 'gi'), '$1');
  }, clause);
}
