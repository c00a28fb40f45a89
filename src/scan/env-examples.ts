/** Names of environment variables that example files list: `.env.example` and the like, which are written for people to copy. */
import type { Sources } from '../model.ts';

const ENV_EXAMPLE =
  /(?:^|\/)\.env(?:\.[\w-]+)*\.(?:example|sample|template|dist|defaults?)$|(?:^|\/)(?:example|sample)\.env$/;

/** True for an example of an environment file. Real ones hold secrets and are not read. */
export function isEnvExample(path: string): boolean {
  return ENV_EXAMPLE.test(path);
}

/** Every name that an example lists, a commented one included, sorted. */
export function readEnvExamples({ texts }: Pick<Sources, 'texts'>): readonly string[] {
  const names = [...texts].flatMap(([path, text]) =>
    isEnvExample(path) ? [...text.matchAll(/^[ \t]*(?:#[ \t]*)?(?:export[ \t]+)?([A-Z][A-Z0-9_]*)[ \t]*=/gm)] : [],
  );
  return [...new Set(names.map(([, name = '']) => name))].sort();
}
