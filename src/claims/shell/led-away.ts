/**
 * Whether the commands of a shell text still run in this tree. Behind `git checkout v3` the tree is another, and behind `ssh host` or `docker exec -it app sh` the machine:
 * what is there nobody here knows, so nothing is said of it.
 */
import { isOpenWord } from './shell.ts';

/** What has led away so far. */
export interface Away {
  readonly isOnBranch: boolean;
  /** Whether a shell was opened elsewhere, which takes all that is typed until it is left. */
  readonly isInSession: boolean;
}

export const HERE: Away = { isOnBranch: false, isInSession: false };

/** Where a command leads, by its words: those as written for git, and without what stands before it for the rest. */
export function ledAway({ isOnBranch, isInSession }: Away, words: readonly string[], plain: readonly string[]): Away {
  if (isInSession) return { isOnBranch, isInSession: !/^(?:exit|logout)$/.test(plain[0] ?? '') };
  const branch = goesTo(words);
  return {
    isOnBranch: branch === undefined ? isOnBranch : isOtherBranch(branch),
    isInSession: opensSession(plain),
  };
}

/** The branch, tag or commit that a command checks out; one that it makes here begins as this one does, and a file is no branch. */
function goesTo([program, verb, to, ...rest]: readonly string[]): string | undefined {
  if (program !== 'git' || !/^(?:checkout|switch)$/.test(verb ?? '') || to === undefined) return undefined;
  return rest.length > 0 || (to !== '-' && /^[-.]|\.[a-z]{2,5}$/i.test(to)) ? undefined : to;
}

/** Where people work, and `<branch>` for a reader's own, the text is the same. */
function isOtherBranch(to: string): boolean {
  return !/^(?:-|HEAD|main|master|trunk|dev|develop|development|next|staging)$/.test(to) && !isOpenWord(to);
}

/** `ssh -i key host`, `vagrant ssh`, `docker compose exec app sh`: a shell on another machine, which reads on. */
function opensSession(words: readonly string[]): boolean {
  const [program = '', ...own] = words;
  if (program === 'ssh' || program === 'mosh') return isBareLogin(own);
  if (OVER_SSH.test(program))
    return own.includes('ssh') && !own.some((word) => /^(?:-[cC]|--command)(?:=|$)/.test(word));
  return CONTAINERS.test(program) && own.some((word) => /^(?:exec|run)$/.test(word)) && SHELL.test(own.at(-1) ?? '');
}

/** A host and nothing to run there. With `-N` or `-f` a tunnel opens, and the shell of here stays. */
function isBareLogin(words: readonly string[]): boolean {
  let plain = 0;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (/^-[a-zA-Z]*[NfGV]/.test(word) || word === '-O') return false;
    if (TAKING.test(word)) at++;
    else if (!word.startsWith('-')) plain++;
  }
  return plain === 1;
}

/** Flags of ssh that take the next word (ssh(1), OpenSSH 9.9). */
const TAKING = /^-[a-zA-Z]*[BbcDEeFIiJLlmOoPpQRSWw]$/;

const OVER_SSH = /^(?:vagrant|fly|flyctl|gcloud|eb)$/;

const CONTAINERS = /^(?:docker|docker-compose|podman|podman-compose|nerdctl|kubectl|oc|heroku)$/;

const SHELL = /^(?:\/(?:usr\/)?bin\/)?(?:ba|z|a|da|fi)?sh$/;
