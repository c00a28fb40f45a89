/**
 * Names that are not of this code: of libraries, services and other languages, of jobs, flags and tables, and strings that look like names.
 * It reads the words around one name, and judges nothing.
 */
import { CODE } from './statements.ts';

/**
 * True when the words right before a claim give it to somebody else: "Angular's `HttpClient.get()`", "Java: `JobQueue.offer()`",
 * "known as `Worker` in the docs".
 */
export function isOfOthers(before: string, sentence: string): boolean {
  return (
    OTHERS.test(before) ||
    ALIAS.test(before) ||
    OTHER_KIND.test(before) ||
    EXTERNAL.test(before) ||
    OTHER_LANGUAGE.test(sentence)
  );
}

/** An item on what lies outside: "- `type-registry` (external) — …". */
const EXTERNAL = new RegExp(String.raw`^[\s>*+-]*[*_]*[\w@/.${CODE}\`-]+[*_]*\s*\((?:an?\s+)?external\b`, 'i');

/** True when the words right before a path or a command give it to somebody outside: "The monolith's `src/tax.ts`", "an optional `a.json`". */
export function isTheirs(before: string): boolean {
  return POSSESSIVE.test(before) || MAYBE.test(before);
}

/**
 * What stands in a line as the name of a repository may: `owner/name` behind a word of place, as code or right behind code in brackets, or as
 * a label in small letters: "OAuth/Auth:" and "CI/CD:" say what a line is about.
 */
export function repositoriesIn(row: string): readonly string[] {
  return [LABEL.exec(row), ...row.matchAll(REPOSITORY)].flatMap((match) => match?.[1] ?? []);
}

/**
 * The same around a name of code, where two words with a slash are most often no place: "paste (copy/cut)", "Functions/variables: …",
 * "renders to HTML/text" (13 of 17 in 158 repositories, the others are libraries; 2026-11-22). Only a word of place in front tells.
 */
export function repositoriesAround(row: string): readonly string[] {
  return [...row.matchAll(PLACED_IN)].map(([, name = '']) => name);
}

const NAME = String.raw`[*_\`]*([a-z\d][\w-]*\/[a-z\d][\w-]*)[*_\`]*`;
const REPOSITORY = new RegExp(
  String.raw`(?:\b(?:in|from|of|at|to)\s+|[${CODE}\`]\s*\(|\((?=[*_]*\`))${NAME}(?=[\s),.;:]|$)(?!\.\w)`,
  'gi',
);

const LABEL = new RegExp(String.raw`^[\s>*+-]*${NAME}\s*:`);

const PLACED_IN = new RegExp(String.raw`\b(?:in|from|of|at)\s+${NAME}(?=[\s),.;:]|$)(?!\.\w)`, 'gi');

/** What a repository is made of. */
const PART =
  '(?:repo|repository|monorepo|project|root|workspace|package|module|library|folder|directory|file|feature|component|service|hook|page|screen|route|build|test|suite|app|application|site|docs|api|server|client|cli|tool|script|job|agent|team|code|codebase|product|system|engine|core|ui|extension|bot|worker|database|compiler|parser|runner|linter)';

/**
 * What a repository is made of is its own, whoever it is that has it: "the package's `src/index.ts`", "the API's `pnpm dev`". With "own" it
 * needs no article to be set against what is here: "loom's own `npm run weave`".
 */
const POSSESSIVE = new RegExp(
  String.raw`\b(?:(?:the|an?|any|each|every|some)\s+(?:[\w-]+\s+){0,2}(?!${PART}['’])[a-z][\w-]*['’]s(?:\s+own)?|(?!${PART}['’])[a-z][\w-]*['’]s\s+own)[\s>*_]*[${CODE}]*$`,
  'i',
);

/** What is downloaded is of the other side: "CI downloads `sync.sh` from the bucket". */
const MAYBE = new RegExp(String.raw`\b(?:optional(?:ly)?|downloads?)[\s*_]*[${CODE}]*$`, 'i');

/** True when the words right before a name in small letters call it a string: "Log lines read `JobQueue.started`", "metric `JobQueue.depth`". */
export function isCalledString(before: string): boolean {
  return STRING.test(before);
}

const STRING = new RegExp(
  String.raw`\b(?:events?|metrics?|counters?|gauges?|spans?|topics?|permissions?|scopes?|(?:emits?|publish(?:es)?|dispatch(?:es)?|fires?|broadcasts?)(?: the| an?)?|(?:log )?tags?|log (?:lines?|messages?|entr(?:y|ies))|(?:i18n|translation|locale|message|cache|storage|redis) keys?)` +
    String.raw`[\s:*_]+(?:(?:is|are|reads?|(?:is|are) (?:named|called)|looks? like|like|such as)\s+)?(?:[${CODE}\s,/&]|\band\b|\bor\b)*$`,
  'i',
);

/** True when the words right behind a name give it to a library: "`closeAll()` from the `ws` library", "(from lodash)". */
export function isOfLibraryBehind(after: string): boolean {
  return LIBRARY.test(after);
}

/** Libraries that texts name in small letters. */
const LIBRARIES =
  'axios|express|fastify|hono|jest|koa|lodash|mongoose|node|pino|prisma|react|redux|rxjs|socket\\.io|vitest|vue|winston|zod';

const LIBRARY = new RegExp(
  String.raw`^[\s)]*\(?(?:is |are )?(?:part |exported |provided )?(?:of|from|by|in) (?:the )?(?:[\w.-]+|[${CODE}]+) (?:library|SDK)\b|^\s*\(from (?:${LIBRARIES})\b|^[\s)]*(?:comes?|is|are) (?:(?:imported|re-?exported|taken) )?from [*_${CODE}]*(?:${LIBRARIES})\b`,
  'i',
);

/** What is no function, class or constant of this code, whatever it is called: "the feature flag `isDark`". */
const OTHER_KIND = new RegExp(
  String.raw`\b(?:feature flags?|cron ?jobs?|webhooks?|macros?|test ids?|(?:SQL|Postgres\w*|MySQL|stored|DOM|CSS|shell|bash|(?:smart )?contract|GitHub|Terraform|Helm|Redis|Kafka|Sentry) (?:function|procedure|view|trigger|method|event|class(?:e)?|action|module|chart|resource|key|topic|tag|variable|script|alias|workflow)s?)[\s*_]*[${CODE}]*$`,
);

/** A possessive, or a product in front: somebody else's class of the same name. */
const OTHERS = new RegExp(
  String.raw`(?:\b(?:[Bb]rowser|${LIBRARIES})['’]s(?:\s+own)?|\b(?!(?:It|Let|That|There|Here|What|He|She|Who)['’])[A-Z][\w.]*['’]s(?:\s+own)?|\b(?:AWS|CDK|GCP|Azure|Angular|Express|NestJS|Fastify|Koa|Hono|Axios|Django|Rails|Laravel|Spring|RxJS|Vue|Svelte|Stripe|Mongoose|Prisma|Unity|Flutter|[Ll]odash|jQuery)\b:?)[\s>*_]*[${CODE}]*$`,
);

/** What people say, and the code need not. */
const ALIAS = /\b(?:(?:aliased|known|referred to) (?:[\w-]+ ){0,3}as|calls? (?:it|this|that|them))[\s*_(“"]*$/i;

/** Languages that lintel does not read, schemas, what a service sends, and what tables hold. */
const OTHER_LANGUAGE =
  /\b(?:comes? from|(?:sent|returned|delivered|emitted|defined) by) (?:the )?[A-Z][\w.]+(?:['’]s)? (?:API|SDK|webhooks?|dashboard)\b|\b(?:Java|Kotlin|Swift|Rust|Python|Ruby|PHP|Golang|Dart|Scala|Elixir|Haskell|Clojure|Flutter|GraphQL|Protobuf|gRPC)\b|\b(?:[Ii]n|[Tt]he|[Oo]ur) Go\b|\b[Oo]n (?:iOS|Android)\b|C#|C\+\+|\.NET\b|\b(?:keys?|values?|fields?|columns?|enums?|spelt|spelled|called|named) (?:in|of|from) (?:the|an?|our) (?:[\w-]+ )?(?:YAML|JSON|TOML|XML|HCL|CSV|SQL|OpenAPI|Swagger|database|DB|schema|payload|translations?|locales?)\b|\b(?:columns?|topics?|payloads?) (?:holds?|stores?|carr(?:y|ies)|says?)\b|\bin (?:the|our) (?:data )?(?:warehouse|lake|lakehouse)\b/;
