/** The paths of targets that the configuration adds: how a pattern is filled, and which paths it can stand for. */
import type { CustomTarget } from './model.ts';

/** The path of a target's file for a module or folder; the root is `root` there. */
export function targetPath({ path }: Pick<CustomTarget, 'path'>, place: string): string {
  return path.replace(PLACEHOLDER, () => (place === '' ? 'root' : place));
}

/** True for a path that one of the patterns can yield. Nothing else is ever owned for them. */
export function isTargetPath(path: string, targets: readonly Pick<CustomTarget, 'path'>[]): boolean {
  return targets.some((target) => {
    const [head = '', tail] = target.path.split(PLACEHOLDER);
    if (tail === undefined) return path === head;
    return path.length > head.length + tail.length && path.startsWith(head) && path.endsWith(tail);
  });
}

/** What is wrong with the path of a target of `scope`, as the end of a sentence; undefined when nothing is. */
export function pathFault(path: string, scope: CustomTarget['scope'], context: string): string | undefined {
  const found = path.match(/\{[^}]*\}/g) ?? [];
  const wanted = scope === 'repo' ? undefined : `{${scope}}`;
  const stray = found.find((each) => each !== wanted);
  if (stray !== undefined) return `holds \`${stray}\`, which scope \`${scope}\` does not fill`;
  if (wanted !== undefined && found.length !== 1)
    return `has to hold \`${wanted}\` once, since there is a file for each`;
  if (/^\/|\\|^[A-Za-z]:|(?:^|\/)(?:\.{0,2}|\.git)(?:\/|$)/i.test(path))
    return 'leads out of the repository, or to no file';
  if (`${path}/`.startsWith(`${context}/`)) return `lies in \`${context}/\`, where sources are`;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return /^[^.].*\.[A-Za-z0-9]+$/.test(name) ? undefined : 'needs a file name with an extension, such as `.md`';
}

const PLACEHOLDER = /\{(?:module|folder)\}/;
