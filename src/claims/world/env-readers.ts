/**
 * Environment variables that programs and libraries read by themselves: no code of the repository has to, and a text that names one stays
 * true when the code leaves it to them. It knows names alone, and judges no claim.
 */
import type { Facts } from '../../model.ts';
import { oncePer } from '../../once.ts';
import { dependenciesOf } from './installed.ts';

/** Whether a runtime, a tool or a dependency may read the variable by itself. */
export function isReadByOthers(name: string, facts: Facts): boolean {
  const first = firstWord(name.toUpperCase());
  return OF_PROGRAMS.has(first) || PROXY.test(name) || ALONE.has(name) || wordsOfDependencies(facts).has(first);
}

/**
 * First words of what Node (https://nodejs.org/api/cli.html#environment-variables), npm, runners of CI, containers, clouds, databases and
 * OpenTelemetry read under names that no dependency spells.
 */
const OF_PROGRAMS: ReadonlySet<string> = new Set(
  `
    NODE NPM YARN PNPM BUN DENO COREPACK UV
    CI GITHUB GH GITLAB RUNNER ACTIONS BITBUCKET CIRCLE JENKINS BUILDKITE
    DOCKER COMPOSE KUBERNETES KUBECONFIG HELM TF
    AWS AZURE GOOGLE GCP GCLOUD CLOUDFLARE CF VERCEL NETLIFY HEROKU FLY RAILWAY
    OTEL POSTGRES MYSQL MARIADB MONGO GIT SSH XDG LC
  `
    .trim()
    .split(/\s+/),
);

/** `HTTPS_PROXY`, `no_proxy`. */
const PROXY = /^(?:https?|all|no|ftp)_proxy$/i;

/** Asked by many programs (https://no-color.org, https://force-color.org), and what a database client looks for first. */
const ALONE: ReadonlySet<string> = new Set(['NO_COLOR', 'FORCE_COLOR', 'CLICOLOR_FORCE', 'DATABASE_URL']);

/** `OPENAI` of `openai`, `SENTRY` of `@sentry/node`: whose variables a dependency reads. Packages of the repository read theirs in its code. */
const wordsOfDependencies = oncePer((facts: Facts): ReadonlySet<string> => {
  const words = [...dependenciesOf(facts).whole].flatMap((name) => name.split(/[@/._-]+/));
  return new Set(words.map((word) => word.toUpperCase()));
});

function firstWord(name: string): string {
  return name.split('_', 1)[0] ?? '';
}
