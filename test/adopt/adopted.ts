/** A repository of texts, adopted and compiled in memory: what tests of the plan look at. */
import { goneInto, relinked } from '../../src/adopt/relink.ts';
import { planAdoption, type AdoptionRequest } from '../../src/adopt/plan.ts';
import type { Adoption, AdoptionTree } from '../../src/adopt/adoption.ts';
import { lostLines, type LostLine } from '../../src/adopt/lost.ts';
import { settingsText } from '../../src/adopt/settings.ts';
import type { Output } from '../../src/model.ts';
import { compiled, type Files } from '../project.ts';

export interface Adopted {
  readonly adoption: Adoption;
  /** Note path below `context/` → text. */
  readonly notes: Readonly<Record<string, string>>;
  /** Output path → text; `-> target` for a link. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly lost: readonly LostLine[];
  /** Remarks as `file:line message`, losses with a `!` in front. */
  readonly remarks: readonly string[];
}

/** Adopts `files`; `links` are paths with what they hold. */
export function adopted(
  files: Files,
  links: Readonly<Record<string, string>> = {},
  request: Partial<AdoptionRequest> = {},
): Adopted {
  const texts = new Map(Object.entries(files).map(([path, text]) => [path, text.replace(/^\n/, '')]));
  const tree: AdoptionTree = {
    paths: [...texts.keys(), ...Object.keys(links)].sort(),
    links: new Map(Object.entries(links)),
    texts,
    modules: [],
  };
  const planned = planAdoption(tree, { context: 'context', ...request });
  const gone = new Set([...planned.files, ...planned.targets].map(({ path }) => path));
  const rest = [...texts].filter(([path]) => !gone.has(path));
  const compiledWith = (notes: Adoption['notes']) =>
    compiled(
      Object.fromEntries([
        ...rest,
        ...notes.map(({ path, text }) => [path, text] as const),
        ['context/lintel.yaml', settingsText(planned.settings, 'context')] as const,
      ]),
    );
  const away = goneInto(planned, compiledWith(planned.notes).outputs);
  const adoption = { ...planned, notes: relinked(planned.notes, away) };
  const { outputs } = compiledWith(adoption.notes);
  return {
    adoption,
    notes: Object.fromEntries(adoption.notes.map(({ path, text }) => [path.slice('context/'.length), text])),
    outputs: Object.fromEntries(
      outputs.map(({ path, text, link }: Output) => [path, link === undefined ? text : `-> ${link}`]),
    ),
    lost: lostLines(adoption, { tree, outputs, context: 'context', gone: away }),
    remarks: adoption.remarks.map(
      ({ file, line, message, isLoss }) => `${isLoss ? '!' : ''}${file}:${line} ${message}`,
    ),
  };
}
