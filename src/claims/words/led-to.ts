/**
 * Which repositories the words around a command lead its reader to: by a clone, or by the address of one. Whether one of them is this
 * repository is for the asker to find out.
 */
import type { Body, Claim } from '../../model.ts';
import { statementOf } from './nearby.ts';
import { stepsAbove } from './step-away.ts';
import { titlesOver } from './titles.ts';

/** The repositories as `owner/name`, or by the name alone where that is all. */
export function repositoriesLedTo(
  body: Body,
  claim: Claim,
  texts: ReadonlyMap<string, string> | undefined,
): readonly string[] {
  const around = wordsAround(body, claim, texts);
  return around.flatMap((words) =>
    [ADDRESS, CLONED, CLONED_BY_COMMAND].flatMap((each) =>
      [...words.matchAll(each)].map(([, name = '']) => name.replace(/\.git$/, '')),
    ),
  );
}

/** The statement, the steps before it, and what stands over both. A paragraph leads in what follows a colon; other paragraphs are done. */
function wordsAround(body: Body, claim: Claim, texts: ReadonlyMap<string, string> | undefined): readonly string[] {
  const { headings = [], items = [], paragraph = '' } = titlesOver(texts, claim) ?? {};
  const own = claim.how === 'fence' ? fenceAbove(body, claim) : [statementOf(body, claim).text];
  const lead = /:\**$/.test(paragraph) ? [paragraph] : [];
  return [...own, ...stepsAbove(body, claim), ...items, ...lead, ...headings.slice(-1)];
}

/** The lines of a fence down to that of the claim. */
function fenceAbove(body: Body, { line }: Claim): readonly string[] {
  const fence = body.pieces.findLast((each) => each.kind === 'fence' && each.contentLine <= line);
  return fence?.kind === 'fence' ? fence.value.split('\n').slice(0, line - fence.contentLine + 1) : [];
}

/** The address of a repository itself, or of its tree: that of an issue or a page of one leads nobody to work there. */
const ADDRESS =
  /\b(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)[/:]([\w.-]+\/[\w.-]*\w)(?=\/?(?:tree\/[^\s)]*)?(?:[\s)>\]"'`,;:!?*]|\.?$|\.\s))/gi;

/** "Clone `acme/docs`", "after checking out [the docs](…)", which the address tells: a folder of that name is asked for by nobody here. */
const CLONED =
  /\b(?:clon(?:e|es|ed|ing)|check(?:s|ed|ing)? out|fork(?:s|ed|ing)?)\s+(?:(?:the|a|our)\s+)?[*_`[]*([a-z\d][\w.-]*\/[\w.-]*\w)(?=[*_`\]\s,;:)]|\.?$|\.\s)(?!`?\s+(?:branch|tag)\b)/gi;

/** `git clone --depth 1 https://git.acme.dev/web/docs.git`, `gh repo clone acme/docs`; what stands open in a bracket is nobody's name. */
const CLONED_BY_COMMAND =
  /\b(?:(?:gh|glab) repo clone|git clone)\s+(?:-\S+(?:\s\d+)?\s+)*["']?(?:[^\s"'`<>$]*[/:])?([\w.-]*\w\/[\w.-]*\w|(?<= )[\w.-]*\w)/g;
