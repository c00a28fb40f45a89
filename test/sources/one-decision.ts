/** A decision in `docs/adr`, read as lintel reads it. */
import type { Config, Decision, Parsed } from '../../src/model.ts';
import { readNotes } from '../../src/sources/notes.ts';

/** Decisions lie in `docs/adr`. */
export const CONFIG: Config = {
  file: 'context/lintel.yaml',
  context: 'context',
  clients: ['claude'],
  decisions: [{ files: 'docs/adr', defaultStatus: 'unknown' }],
  notes: [],
  claude: 'mirror',
  gemini: 'link',
  budget: { lines: 150, tokens: 2000 },
  rules: {},
  ruleOptions: {},
  overrides: [],
  targets: [],
};

/** Reads `text` as the decision `name`. */
export function read(text: string, name = '0012-use-pg.md'): Parsed<Decision> {
  const path = `docs/adr/${name}`;
  const sources = { paths: [path], links: [], hidden: [], linkTargets: new Map(), texts: new Map([[path, text]]) };
  const { value, problems } = readNotes(sources, CONFIG);
  const [note] = value;
  if (note?.kind !== 'decision') throw new Error(`${path} is no decision`);
  return { value: note, problems };
}
