/**
 * Names in code spans that a manifest or the code may know: packages and environment variables. Most words in code are neither,
 * and whether one is is not asked here.
 */
import type { Body, Claim } from '../../model.ts';
import { isTakenBack, proseOfSentence } from '../words/clause.ts';
import { isManagerName } from '../shell/managers.ts';

/** A text whose claims are looked for. */
export interface Writing {
  readonly file: string;
  readonly body: Body;
}

/** The packages and environment variables that code spans name, in the order of the text. */
export function findNameClaims({ file, body }: Writing): readonly Claim[] {
  return body.pieces.flatMap((piece): readonly Claim[] => {
    if (piece.kind !== 'code') return [];
    const text = piece.value.trim();
    const variable = variableIn(text);
    const kind = variable === undefined ? kindOf(text, () => proseOfSentence(body, piece)) : 'env';
    if (kind === undefined || isTakenBack(body, piece, 'path')) return [];
    if (kind === 'env' && BANNED.test(body.text.slice(Math.max(0, piece.start - NEAR), piece.start))) return [];
    // "Never import from `@acme/core/src`": that it is no entry point is what such a sentence says.
    const isOpen =
      ENTRY.test(text) && (isTakenBack(body, piece, 'symbol') || TO_COME.test(proseOfSentence(body, piece)));
    const isImplied = isOpen && { isImplied: true as const };
    return [
      { kind, file, line: piece.line, column: piece.column, text, target: variable ?? text, how: 'code', ...isImplied },
    ];
  });
}

/** "Don't read `$API_KEY` in components", "prefer `config.key` to `API_KEY`": that no code does is what is asked for. */
const BANNED =
  /\b(?:(?:do not|don['’]t|never|avoid|must not|mustn['’]t|should not|shouldn['’]t)\b|prefer\b(?:[^.;!?\n]|\.(?=\S)){1,60}\b(?:to|over)\b)[^.;!?\n]{0,40}$/i;

/** How far in front of a variable a ban is looked for. */
const NEAR = 120;

/** The variable that a span names: as `API_URL`, as a shell has it, or as code reads it. */
function variableIn(text: string): string | undefined {
  const [, bare, inBraces, keyed] = VARIABLE.exec(text) ?? [];
  return bare ?? inBraces ?? keyed;
}

/** Two words at least: `DEBUG` and `TODO` are too often something else. */
const NAME = '[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+';
const READ = '(?:process|import\\.meta|Bun)\\.env';
const VARIABLE = new RegExp(
  `^(?:(?:\\$|${READ}\\??\\.)?(${NAME})|\\$\\{(${NAME})\\}|${READ}(?:\\?\\.)?\\[['"](${NAME})['"]\\])$`,
);

/** As the registry allows them (npm's validate-npm-package-name), lower case only; what is scoped may name an entry point. */
const PACKAGE = /^(?:@[a-z0-9~-][\w.~-]*\/[a-z0-9~-][a-z0-9._~-]*(?:\/[\w./-]+)?|[a-z0-9~-][a-z0-9._~-]*)$/;

/** A subpath of a scoped package. */
const ENTRY = /^@[^/]+\/[^/]+\/./;

/** "A future hook goes into `@acme/core/hooks`": one that is opened on that day. */
const TO_COME = /\b(?:future|planned|would|eventually|upcoming|some ?day)\b/i;

/** Words by which a text says that a name is a package's. */
const USES =
  /\b(?:us(?:e|es|ed|ing)|via|depend(?:s|ency|encies)?|packages?|librar(?:y|ies)|built on|powered by|import(?:s|ed)?)\b/i;

function kindOf(text: string, prose: () => string): 'package' | undefined {
  if (text.length > 214 || !PACKAGE.test(text) || isManagerName(text) || text === 'node') return undefined;
  // `debug` and `next` are words as well: only a text that speaks of what is used means the package.
  return text.startsWith('@') || text.includes('-') || USES.test(prose()) ? 'package' : undefined;
}
