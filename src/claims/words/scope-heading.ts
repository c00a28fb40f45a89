/**
 * Headings that give what stands below them to somebody else than those who work in the repository, or to one place where it runs. The title of a page
 * most often names its subject, "Acme plugin", so that it counts only where it is of such a place by itself.
 */
import type { Body } from '../../model.ts';
import { headingsAbove } from './outline.ts';

/** True where a heading over an offset names such a place, or one that is no title passes `test`. */
export function isBelowHeadingOf(body: Body, offset: number, test: (heading: string) => boolean): boolean {
  const title = body.pieces.find(({ kind }) => kind === 'heading');
  return headingsAbove(body, offset).some(
    (heading) => isScope(heading.text) || ((heading.depth > 1 || heading !== title) && test(heading.text)),
  );
}

function isScope(heading: string): boolean {
  const words = heading.replace(/[*_`]/g, '').replace(/\s+/g, ' ').trim();
  return AUDIENCE.test(words) || PLACE.test(words);
}

const READER = '(?:end[- ]?)?(?:user|consumer|customer|adopter|integrator)';

/** "For users of the library", "Consumers", "User guide", "Using it in your own project". "User service" is a part of the code. */
const AUDIENCE = new RegExp(
  String.raw`\bfor (?:the |our |your |all )?(?:[\w-]+ )?${READER}s\b|^[\W\d]*(?:(?:library|package|sdk|api|plugin) )?${READER}s(?: of\b.*|\W*)$` +
    String.raw`|^[\W\d]*${READER}(?:s?['’]?s?) (?:guide|notes|manual|documentation|docs|projects?|apps?)\W*$` +
    String.raw`|\bin your (?:own )?(?:project|app|application|code|repo|repository|site)\b`,
  'i',
);

const PART =
  '(?:images?|containers?|compose|builds?|jobs?|runners?|workflows?|pipelines?|environment|setup|configuration)';

/** "Docker image", "Acme: Docker compose", "GitHub Actions", "CI", "Deployment to Vercel". */
const PLACE = new RegExp(
  String.raw`\b(?:docker(?:file)?|container) ${PART}\W*$|^[\W\d]*(?:the )?docker(?:file)? ${PART}\b|^[\W\d]*(?:the )?(?:docker(?:file)?|containers?)\W*$` +
    String.raw`|^[\W\d]*(?:the )?(?:production|release|runtime|base|dev|development|build) (?:image|container)s?\b` +
    String.raw`|\bgithub (?:actions|workflows?)\b|^[\W\d]*continuous (?:integration|delivery|deployment)\b` +
    String.raw`|^[\W\d]*(?:gitlab |circle ?|travis )?ci(?:/cd)?(?: (?:${PART}|on|in|with|for)\b.*|\W*)$|\b(?:in|on|for) ci\W*$` +
    String.raw`|^[\W\d]*(?:deploy(?:ment|ments|ing)?|production|hosting|serverless)(?: (?:to|on|of|at|with|guide|notes|${PART})\b.*|\W*)$` +
    String.raw`|^[\W\d]*(?:aws )?lambda(?: (?:functions?|runtime))?\W*$`,
  'i',
);
