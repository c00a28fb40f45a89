/** Every change of a written contract is told: what is left alone, is left alone for nothing but a type that nobody wrote. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { surfaceChange } from '../../../src/claims/world/surface-change.ts';
import { surfaceOf, type Surface } from '../../../src/claims/world/surface.ts';
import { scanFile } from '../../../src/scan/file.ts';
import { applyEdits, parseCode } from '../../scan/code-edit.ts';
import { semanticEdits } from '../../scan/semantic-edits.ts';
import { factsOf } from '../world.ts';

const PATH = 'src/a.ts';
const MODEL = join(import.meta.dirname, '../../../src/model');

/** Forms that the model does not have. */
const OTHERS = `
export class Server<T> extends Base implements Closeable {
  constructor(readonly name: string, options?: Options) {}
  static of<U>(items: readonly U[]): Server<U> { return new Server(''); }
  get size(): number { return 0; }
  run: (input: T) => Promise<string> = async () => '';
  send(text: string, times?: number): void {}
  async close(hard: boolean) {}
  open(port: number) {}
}
export interface Options extends Base<string> { readonly port: number; host?: string; on(event: 'a', run: (x: unknown) => void): void }
export enum Level { Low = 1, High = 5 }
export const PORT = 3000;
export const HOST: string = 'localhost';
export type Handler<T extends object = {}> = (request: T, ...rest: [a?: string]) => Promise<T[keyof T]> | undefined;
export type Both = Options & { a: string };
export function listen(a: number): number;
export function listen(a: string): string;
export function listen(a: number | string): number | string { return a; }
export async function load(path: string) {}
export const save = async (path: string, text: string) => {};
export const drop = (path: string) => {};
export const parse = <T>(text: string, { strict }: Options): T => JSON.parse(text);
`;

/** The surfaces of each name, and of each member that it declares. */
function surfacesOf(text: string): ReadonlyMap<string, Surface> {
  const facts = factsOf({ [PATH]: text });
  const { exports, syntaxError } = scanFile(PATH, text);
  if (syntaxError) return new Map();
  return new Map(
    exports.flatMap((whole) =>
      [undefined, ...whole.members].map((member) => {
        const found = { file: PATH, export: whole, line: 1, ...(member && { member }) };
        return [`${whole.name} ${member?.isStatic ?? ''} ${member?.name ?? ''}`, surfaceOf(found, facts)] as const;
      }),
    ),
  );
}

/** What an edit changes in fingerprints and nobody is told of. */
function untold(text: string): readonly string[] {
  const before = surfacesOf(text);
  const edits = parseCode(PATH, text).source.statements.flatMap((statement) => semanticEdits(statement));
  return edits.flatMap(({ kind, edits: its }) => {
    const after = surfacesOf(applyEdits(text, its));
    return [...before].flatMap(([name, was]) => {
      const now = after.get(name);
      if (now === undefined || now.fingerprint === was.fingerprint) return [];
      const { value, text: surface } = was;
      const former = { text: surface, isJavaScript: false, ...(value !== undefined && { value }) };
      return surfaceChange(former, now).isTold ? [] : [`${kind}: ${surface} → ${now.text}`];
    });
  });
}

it('is told for all kinds of declarations', () => expect(untold(OTHERS)).toEqual([]), 60_000);

it.each(['compilation.ts', 'context-model.ts', 'findings.ts', 'lock.ts'])(
  'is told in src/model/%s',
  (file) => expect(untold(readFileSync(join(MODEL, file), 'utf8'))).toEqual([]),
  60_000,
);
