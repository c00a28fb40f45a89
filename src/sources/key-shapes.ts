/** Keys of services, by the shapes that their makers publish, and what only looks like one. */

/** A kind of key: whose it is, or what it is (`a private key`), and what every one of them looks like. */
export interface KeyShape {
  readonly owner: string;
  readonly pattern: RegExp;
}

/**
 * Prefix and length as the makers document them (GitHub "Behind GitHub's new authentication token formats", GitLab
 * "Token overview", Slack "Token types", Stripe "API keys", AWS "Unique identifiers", npm "About access tokens",
 * Google Cloud "API keys", SendGrid and PyPI by their published scanners; Discord, Telegram, Groq, Supabase, Linear, Doppler, Shopify, OpenRouter, DigitalOcean, Airtable and Notion as
 * scanners of repositories know them: gitleaks, GitHub "Supported secret scanning patterns").
 */
export const SHAPES: readonly KeyShape[] = [
  { owner: 'GitHub', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59})\b/g },
  { owner: 'GitLab', pattern: /\bgl(?:pat|ptt|rt|dt|cbt)-[\w-]{20,}/g },
  { owner: 'AWS', pattern: /\b(?:AKIA|ASIA)(?=[A-Z]*[2-7])[A-Z2-7]{16}\b/g },
  // The id alone says which key it is; this is what signs (AWS, "Manage access keys for IAM users").
  {
    owner: 'AWS',
    pattern:
      /(?<=(?:secret_access_key|SECRET_ACCESS_KEY|[sS]ecretAccessKey)["'`]?\s{0,3}[:=]\s{0,3}["'`]?)(?=\S*[a-z])(?=\S*[A-Z])(?=\S*\d)[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/g,
  },
  { owner: 'Slack', pattern: /\bxox[abeoprs]-(?:\d+-){1,3}[A-Za-z0-9-]{16,}|\bxapp-\d-[A-Z0-9]+-\d+-[a-f0-9]{32,}/g },
  { owner: 'Slack', pattern: /hooks\.slack\.com\/services\/T[A-Z0-9]{8,}\/B[A-Z0-9]{8,}\/[A-Za-z0-9]{20,}/g },
  { owner: 'Stripe', pattern: /\b[sr]k_live_[A-Za-z0-9]{24,}/g },
  { owner: 'Anthropic', pattern: /\bsk-ant-[a-z]+\d+-[\w-]{80,}/g },
  {
    owner: 'OpenAI',
    pattern:
      /\bsk-(?:proj|svcacct|admin)-(?=[\w-]*[A-Z])(?=[\w-]*\d)[\w-]{40,}|\bsk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}\b/g,
  },
  { owner: 'Google', pattern: /\bAIza[\w-]{35}(?![\w-])/g },
  { owner: 'npm', pattern: /\bnpm_[A-Za-z0-9]{36}\b/g },
  { owner: 'PyPI', pattern: /\bpypi-AgEIcHlwaS5vcmc[\w-]{50,}/g },
  { owner: 'SendGrid', pattern: /\bSG\.[\w-]{22}\.[\w-]{43}(?![\w-])/g },
  { owner: 'Discord', pattern: /discord(?:app)?\.com\/api\/webhooks\/\d{17,20}\/[\w-]{60,}/g },
  { owner: 'Telegram', pattern: /\b\d{8,10}:A[\w-]{34}(?![\w-])/g },
  { owner: 'Groq', pattern: /\bgsk_[A-Za-z0-9]{52}\b/g },
  { owner: 'Supabase', pattern: /\bsbp_[a-f0-9]{40}\b|(?<=\bsb_secret_)[\w-]{22}_[\w-]{8}(?![\w-])/g },
  { owner: 'OpenRouter', pattern: /\bsk-or-v1-[a-f0-9]{64}\b/g },
  { owner: 'DigitalOcean', pattern: /\bdo[opr]_v1_[a-f0-9]{64}\b/g },
  { owner: 'Airtable', pattern: /\bpat[A-Za-z0-9]{14}\.[a-f0-9]{64}\b/g },
  { owner: 'Notion', pattern: /\bntn_[A-Za-z0-9]{46}\b/g },
  { owner: 'Shopify', pattern: /\bshp(?:at|ca|pa|ss)_[A-Fa-f0-9]{32}\b/g },
  { owner: 'Linear', pattern: /\blin_api_[A-Za-z0-9]{40}\b/g },
  { owner: 'Doppler', pattern: /\bdp\.(?:pt|ct|sa)\.[A-Za-z0-9]{40,44}\b/g },
  // Its emulator has one key for everybody.
  { owner: 'Azure', pattern: /(?<=\bAccountKey=)(?!Eby8vdM02xNOcqFlq)[A-Za-z0-9+/]{86}==/g },
  {
    owner: 'a password of a database',
    // Those of a machine of one's own are for show, and so is a host that is none.
    pattern:
      /(?<=\b(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|rediss?|amqps?):\/\/[^\s:@/"'`]{1,60}:)(?=[^\s@]*\d)(?=[^\s@]*[A-Za-z])[\w.!~+=-]{14,100}(?=@(?!(?:[\w-]+\.)*(?:example|invalid|local|localhost|internal|test)\b|127\.|10\.|192\.168\.|0\.)[\w-]+(?:\.[\w-]+)+)/g,
  },
  {
    owner: 'a password of a database',
    // So short it may be made up: both cases and a digit, and no host that is called as whoever makes one up calls it.
    pattern:
      /(?<=\b(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|rediss?|amqps?):\/\/[^\s:@/"'`]{1,60}:)(?=[^\s@]*\d)(?=[^\s@]*[a-z])(?=[^\s@]*[A-Z])[\w.!~+=-]{10,13}(?=@(?![\w.-]*(?:example|sample|placeholder|your|acme|contoso|company|domain|foo|bar|demo|x{3}))(?!(?:[\w-]+\.)*(?:invalid|local|localhost|internal|test|my\w*|(?:host|hostname|server)\d*)\b|127\.|10\.|192\.168\.|172\.|0\.)[\w-]+(?:\.[\w-]+)+)/g,
  },
  { owner: 'Hugging Face', pattern: /\bhf_[A-Za-z0-9]{34}\b/g },
  // A header alone is what documents show; the key's own text must begin behind it.
  {
    owner: 'a private key',
    // Between the two PGP has a blank line, and armour headers before it (RFC 9580, 6.2); a quotation marks each line.
    pattern:
      /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----(?:\\n|\s|\n> ?|\n(?:Version|Comment|Hash|Charset): .*)*[A-Za-z0-9+/=]{40,}(?![A-Za-z0-9+/=]|(?:\\n|[\s>])*(?:\.{2}|…))/g,
  },
];

/** What any of them holds: most texts have none, and need no look at each line. */
export const SECRET_HINT =
  /gh[pousr]_|github_pat_|gl(?:pat|ptt|rt|dt|cbt)-|AKIA|ASIA|xox[abeoprs]-|xapp-|hooks\.slack\.com|[sr]k_live_|sk-|AIza|npm_|pypi-|SG\.|hf_|PRIVATE KEY|[sS]ecretAccessKey|secret_access_key|SECRET_ACCESS_KEY|api\/webhooks\/|:A[\w-]{34}|gsk_|sbp_|sb_secret_|do[opr]_v1_|\bpat\w{14}\.|ntn_|shp(?:at|ca|pa|ss)_|lin_api_|dp\.(?:pt|ct|sa)\.|AccountKey=|:\/\/[^\s:@/]{1,60}:[^\s:@/]{10}/;

/** Fewest different characters of a key that was drawn at random; stand-ins repeat a few. */
const MIN_DIFFERENT = 10;

/** Characters that a short password drawn at random may repeat: of 12 among 62, two equal ones are ordinary. */
const MAX_EQUAL = 2;

/** From this length on a mix of letters and digits is no word; all other keys are longer. */
const LONG = 14;

/** Whether a key is a password so short that it may be one which a person made up. */
export function isShortKey(key: string): boolean {
  return key.length < LONG;
}

/**
 * What makers print in their own documentation, without prefixes, since one text goes with several: GitHub ("Authorizing OAuth
 * apps"), Slack ("oauth.v2.access"), Google Cloud ("API keys"), SendGrid ("Authentication") and Stripe ("API keys").
 */
const PUBLISHED: readonly string[] = [
  '16C7e42F292c6912E7710c838347Ae178B4a',
  '17653672481-19874698323-',
  'SyDaGmWKa4JsXZ-HjGw7ISLn_3namBGewQe',
  'TwL2iGABf9DHoTf-09kqeF8tAmbihYzrnopKc-1s5cr',
  '4eC39HqLyjWDarjtT1zdp7dc',
];

/** Keys that were written by hand to show the shape: documents have many, and they open nothing. */
export function isStandIn(key: string): boolean {
  if (
    /example|sample|dummy|fake|placeholder|redacted|secret|token|your|test|changeme|passw|xxx|000000|123456|abcdef/i.test(
      key,
    )
  )
    return true;
  if (RUN.test(key.replace(/[^a-z]/gi, '')) || RUN.test(key.replace(/\D/g, ''))) return true;
  if (PUBLISHED.some((sample) => key.includes(sample))) return true;
  if (ONLY_HEAD.test(key)) return true;
  if (isShortKey(key) && isMadeUp(key)) return true;
  const fewest = Math.min(MIN_DIFFERENT, key.length - MAX_EQUAL);
  return new Set(key.slice(-20)).size < fewest && !key.includes('PRIVATE KEY');
}

/**
 * Whether a short password may be words, a row of the keyboard, a year or a count: `Gr33nH0use42`, `Qwe123Asd456`. Such a one may be as real,
 * but nothing tells it from those that documents make up.
 */
function isMadeUp(key: string): boolean {
  const spelled = key.replace(/[013457]/g, (digit) => LETTER_FOR[digit] ?? digit);
  if (MADE_UP.test(key) || MADE_UP.test(spelled)) return true;
  // A digit for a letter hides no word, but makes some by chance.
  if (WORD.test(key) || LONG_WORD.test(spelled) || key.split(SHORT_WORD).length > 2) return true;
  return [key.replace(/[^a-z]/gi, ''), key.replace(/\D/g, '')].some(isInOrder) || DATE.test(key);
}

const LETTER_FOR: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' };

/** Short words that passwords are made of, and rows of the keyboard. */
const MADE_UP =
  /pas|pw|db|my|dev|app|key|usr|user|root|test|temp|data|demo|adm|api|sql|srv|svc|foo|bar|baz|qwe|wer|asd|sdf|zxc|qaz|wsx|edc|poi|lkj|mnb|(.)\1\1/i;

/** Letters with a vowel among them, in one case behind the first. */
const WORD = /(?=[A-Za-z]?[a-z]*[aeiouy])[A-Za-z][a-z]{3}|(?=[A-Z]*[AEIOUY])[A-Z]{4}/;
const LONG_WORD = /(?=[A-Za-z]?[a-z]*[aeiouy])[A-Za-z][a-z]{4}|(?=[A-Z]*[AEIOUY])[A-Z]{5}/;
const SHORT_WORD = /[A-Z][aeiouy][a-z]/;

const DATE = /(?:19|20)\d\d/;

/** Three in a row that follow one another, up or down: `abc`, `321`. */
function isInOrder(text: string): boolean {
  const codes = [...text.toLowerCase()].map((each) => each.charCodeAt(0));
  return codes.some((code, at) => {
    const [next = 0, last = 0] = [codes[at + 1], codes[at + 2]];
    return Math.abs(next - code) === 1 && last - next === next - code;
  });
}

/** `a1b2c3d4e5f6`: what people and models write for a key, letters and digits each in order. */
const RUN = /abcdef|123456/i;

/** What every RSA key in PKCS #8 begins with, of whomever it is (RFC 5208, RFC 8017): documents break off behind it. */
const ONLY_HEAD = /PRIVATE KEY[^]*MII\w{2}[\w+/]{1,6}ANBgkqhkiG9w0BAQEFAASC[\w+/]{0,24}$/;
