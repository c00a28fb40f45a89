/**
 * Environment variables that programs and libraries read by themselves: no code of the repository has to, and a text that names one stays
 * true when the code leaves it to them. It knows names alone, and judges no claim.
 */
import type { Facts } from '../../model.ts';
import { oncePer } from '../../once.ts';
import { dependenciesOf } from './installed.ts';

/** Whether a runtime, a tool or a dependency may read the variable by itself. */
export function isReadByOthers(name: string, facts: Facts): boolean {
  const own = name.replace(PASSED_ON, '');
  if (own !== name) return isReadByOthers(own, facts);
  return (
    OF_PROGRAMS.has(firstWord(name.toUpperCase())) || PROXY.test(name) || ALONE.has(name) || isOfDependency(name, facts)
  );
}

/** Also where one of them writes it together: `NEXTAUTH_SECRET` of `next-auth`, `NEW_RELIC_LICENSE_KEY` of `newrelic`, `KNOCK_API_KEY` of `@knocklabs/node`. */
function isOfDependency(name: string, facts: Facts): boolean {
  const first = firstWord(name.toUpperCase());
  if (wordsOfDependencies(facts).has(first)) return true;
  const letters = name.toUpperCase().replaceAll('_', '');
  return joinedNames(facts).some(
    (each) =>
      (each.length >= MIN_JOINED && letters.startsWith(each)) || (first.length >= MIN_JOINED && each.startsWith(first)),
  );
}

/** Fewer letters are the beginning of anything. */
const MIN_JOINED = 5;

const joinedNames = oncePer((facts: Facts): readonly string[] =>
  [...dependenciesOf(facts).whole].flatMap((name) =>
    name.split('/').map((part) => part.replace(/[^a-z\d]/gi, '').toUpperCase()),
  ),
);

/**
 * What a bundler hands on to the code that names it, and reads no further itself (https://vite.dev/guide/env-and-mode,
 * https://nextjs.org/docs/app/guides/environment-variables, https://docs.expo.dev/guides/environment-variables,
 * https://create-react-app.dev/docs/adding-custom-environment-variables). A library may ask for it by the rest: `NEXT_PUBLIC_CLERK_…`.
 */
const PASSED_ON = /^(?:VITE|NEXT_PUBLIC|EXPO_PUBLIC|REACT_APP)_(?=[A-Z])/;

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
    OTEL POSTGRES MYSQL MARIADB MONGO GIT SSH XDG LC LD DYLD
    LAMBDA EAS CLAUDE MCP CODECOV CHROMATIC BUILDKIT WATCHPACK CHOKIDAR PW PLAYWRIGHT JEST VITEST
    ANDROID JAVA CHROME MSVS APPLE CSC FIRESTORE FIREBASE NITRO HF GEMINI LANGSMITH LANGCHAIN
  `
    .trim()
    .split(/\s+/),
);

/** `HTTPS_PROXY`, `no_proxy`. */
const PROXY = /^(?:https?|all|no|ftp)_proxy$/i;

/** Asked by many programs (https://no-color.org, https://force-color.org), and what a database client looks for first. */
const ALONE: ReadonlySet<string> = new Set([
  'NO_COLOR',
  'FORCE_COLOR',
  'CLICOLOR_FORCE',
  'DATABASE_URL',
  'SHADOW_DATABASE_URL',
  // https://cloud.google.com/run/docs/container-contract#services-env-vars
  'K_SERVICE',
  'K_REVISION',
  'K_CONFIGURATION',
  // https://reproducible-builds.org/docs/source-date-epoch and OpenSSL
  'SOURCE_DATE_EPOCH',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  // https://create-react-app.dev/docs/advanced-configuration
  'PUBLIC_URL',
  'GENERATE_SOURCEMAP',
  'WDS_SOCKET_PORT',
]);

/** `OPENAI` of `openai`, `SENTRY` of `@sentry/node`: whose variables a dependency reads. Packages of the repository read theirs in its code. */
const wordsOfDependencies = oncePer((facts: Facts): ReadonlySet<string> => {
  const words = [...dependenciesOf(facts).whole].flatMap((name) => name.split(/[@/._-]+/));
  return new Set(words.map((word) => word.toUpperCase()));
});

function firstWord(name: string): string {
  return name.split('_', 1)[0] ?? '';
}
