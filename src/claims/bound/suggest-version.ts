/** Versions in prose → the bound fact `version`: of Node and the package manager only, since those are asked of everybody. */
import { valueNow, writtenBinding, type Mention } from './suggest.ts';

/** A version as it stands in a text, with the bound fact that reads like it, or why there is none. */
export interface VersionMention {
  /** Offset in the prose. */
  readonly start: number;
  readonly text: string;
  readonly outcome: { readonly binding: string } | { readonly reason: string };
}

/** A name, and behind it a number in any of the ways in which people ask for versions. */
const VERSION =
  /(?<![\w.@/-])(Node(?:\.?js)?|npm|pnpm|yarn|bun)[ \t]+(?:version[ \t]+)?(?:>=?[ \t]*|≥[ \t]*|\^|~)?v?(?=(\d[\d.]*\d|\d))/gi;

/** Words that speak of the past of a version, not of what is needed now. */
const HISTORIC =
  /\b(?:since|before|until|prior to|introduced (?:in|with)|added (?:in|with)|older than|as of|from|up to|below|after)[ \t]+$/i;

/** Looks for versions in `prose`. What stands in code and links must have been blotted out. */
export function findVersions(prose: string, mention: Pick<Mention, 'linked' | 'ground'>): readonly VersionMention[] {
  return [...prose.matchAll(VERSION)].flatMap((match): readonly VersionMention[] => {
    const [whole, called = '', number = ''] = match;
    const subject = called.toLowerCase().startsWith('node') ? 'node' : called.toLowerCase();
    const value = valueNow({ name: 'version', subject }, mention);
    const binding = writtenBinding({ name: 'version', subject });
    if (value === undefined || binding === undefined) return [];
    const start = match.index + whole.length;
    const isSame =
      prose.startsWith(value, start) && !/^\.?[\w]|^[ \t]+or[ \t]+\d/.test(prose.slice(start + value.length));
    if (!isSame) return [{ start, text: number, outcome: { reason: `the manifests ask for ${value}` } }];
    if (HISTORIC.test(prose.slice(Math.max(0, match.index - 40), match.index)))
      return [{ start, text: value, outcome: { reason: 'it speaks of the past' } }];
    return [{ start, text: value, outcome: { binding } }];
  });
}
