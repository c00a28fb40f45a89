/** The page of a lint rule, taken apart: markdown with the id as heading, the summary as quotation, prose, then examples. */

/** The first paragraph of the prose, as plain text on one line: why the rule is there. */
export function whyOf(page: string): string {
  const [head = ''] = page.split(/^## /m);
  const paragraph = head.split(/\n{2,}/).find((text) => text !== '' && !/^(?:# |> )/.test(text)) ?? '';
  const text = withoutLinks(paragraph).replace(/\s+/g, ' ').trim();
  // What a list follows says nothing without it.
  return text.replace(/(?:^|(?<=[.!?]) )[^.!?]*:$/, '');
}

/** The page where no other page is near: links to its neighbours become their words. Examples stay as they are, keys aside. */
export function standalone(page: string): string {
  let fence: string | undefined;
  const lines = page.split('\n').map((line) => {
    const ticks = /^`{3,}/.exec(line)?.[0];
    if (fence === undefined) fence = ticks;
    else if (line === fence) fence = undefined;
    return fence === undefined ? withoutLinks(line) : line;
  });
  return lines.map((line) => line.replace(KEY, (key) => `${key.slice(0, 4)}…`)).join('\n');
}

/** Samples in the shape of a key would set off whoever looks for keys in a report. */
const KEY = /\b(?=\w*\d)(?=\w*[A-Z])[A-Za-z0-9_]{20,}\b/g;

function withoutLinks(text: string): string {
  return text.replace(/\[([^\]]*)\]\((?!https?:)[^)]*\)/g, '$1');
}
