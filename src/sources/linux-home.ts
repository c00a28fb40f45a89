/**
 * Whether a home folder of Linux is that of one person although nothing in the path says so (`/home/mara/shop`). It may be a route of a site, and the
 * account of a server, which everybody reaches who works there. Told are only what an editor linked, and a folder that somebody works in.
 */

/** Where such a path stands in a text. */
export interface HomePlace {
  readonly lines: readonly string[];
  readonly index: number;
  readonly start: number;
  readonly found: string;
}

/** True for the destination of a link on a disk, and for what commands of development enter in a text that speaks of no machine but the reader's. */
export function isOfOneMachine({ lines, index, start, found }: HomePlace): boolean {
  const line = lines[index] ?? '';
  const before = line.slice(0, start);
  if (/^\w+:/.test(found)) return /(?:\]\(|<)<?$/.test(before);
  if (!ENTERED.test(before) || !worksThere(lines, index)) return false;
  return !lines.some((each) => MACHINE.test(each)) && !sectionOf(lines, index).some((each) => ELSEWHERE.test(each));
}

/** `cd ` at the start of a line or of a code span. */
const ENTERED = /(?:^[\s>]*(?:[-*]\s+)?(?:[$%]\s+)?|`)cd\s+["']?$/;

/** Whether the line, or one behind it in its fence, runs what only a checkout has. */
function worksThere(lines: readonly string[], index: number): boolean {
  const [line = '', ...below] = lines.slice(index, index + FEW_LINES);
  if (line.includes('`cd ')) return WORK.test(line.slice(line.indexOf('`cd ')).split('`')[1] ?? '');
  const fences = lines.slice(0, index).filter((each) => FENCE.test(each)).length;
  const end = below.findIndex((each) => FENCE.test(each));
  return fences % 2 === 1 && [line, ...below.slice(0, Math.max(0, end))].some((each) => WORK.test(each));
}

const FENCE = /^\s*(?:`{3}|~{3})/;

const FEW_LINES = 12;

/** Tests, checks and a server to develop by: what is run where code is written, and not where it is served. */
const WORK =
  /(?:^\s*(?:\$\s+)?|&&\s*|;\s*)(?:npx\s+|pnpm\s+exec\s+)?(?:(?:npm|pnpm|yarn|bun)\s+(?:run\s+)?(?:dev|test|lint|typecheck|type-check|format)\b|vitest\b|jest\b|pytest\b|cargo\s+(?:test|clippy)\b|go\s+test\b|tsc\b|eslint\b|claude\b|code\s+\.)/;

/** A text with one of these has other machines, whose accounts are the same for all. */
const MACHINE =
  /\b(?:ssh|scp|rsync|vps|pm2|systemctl|systemd|nginx|caddy|droplet|ec2|lightsail|crontab|raspberry|ansible|bastion|jump ?host|dockerfile|devcontainers?|codespaces?)\b/i;

/** In the same section such words do as well. */
const ELSEWHERE =
  /\b(?:deploy\w*|production|prod|staging|remote|servers?(?<!dev server)|hosts?|hosted|docker|containers?|images?|sandbox(?:es)?|vms?|virtual machine|runners?|cluster|cloud)\b/i;

/** The lines of the section around a line, its heading included; a remark in a fence is no heading. */
function sectionOf(lines: readonly string[], index: number): readonly string[] {
  const isHeading = (line: string): boolean => /^#{1,6}\s+\S/.test(line);
  let inFence = false;
  const headings = lines.flatMap((line, at) => {
    if (FENCE.test(line)) inFence = !inFence;
    return !inFence && isHeading(line) ? [at] : [];
  });
  const first = headings.findLast((at) => at <= index) ?? 0;
  return lines.slice(first, headings.find((at) => at > index) ?? lines.length);
}
