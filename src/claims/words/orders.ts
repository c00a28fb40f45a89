/**
 * The words by which a text tells its reader to type a command, and those by which it only speaks of one: what somebody else types, what
 * comes of it, where it is forbidden. For installs, which every repository has somewhere. It knows no bodies.
 */

/** A command in a sentence, item or cell. Other code is one letter. */
export interface Spoken {
  /** The words of its sentence in front of it. */
  readonly before: string;
  /** And behind it. */
  readonly behind: string;
}

/** True when a sentence tells its reader to type the install that it names. In doubt it does not. */
export function isOrdered({ before, behind }: Spoken): boolean {
  const all = `${before} X ${behind}`;
  if (BY_MISTAKE.test(all) || isSaidElsewhere(all) || HARM_BEFORE.test(before) || HARM_BEHIND.test(behind))
    return false;
  const front = before.replace(/^[\s>]*(?:[-*+]|\d+[.)])?\s*(?:\[[ xX]\]\s*)?/, '').trimEnd();
  if (front === '') return isBareCommand(behind);
  if (HABIT.test(front) || CONDITION.test(front)) return false;
  if (LABEL.test(front)) return !WARNING.test(front) && isBareCommand(behind);
  if (TIME.test(front)) return /^[\s*_]*(?:,|$)/.test(behind);
  return ORDERING.test(front) || (MEANS.test(front) && ORDER.test(front));
}

/** Behind an install that begins its item: nothing, what it is for, or that it does what installs do. Any other verb tells what comes of it. */
function isBareCommand(behind: string): boolean {
  const rest = behind.trimStart();
  if (!/^[a-z]/i.test(rest)) return true;
  return GOES_ON.test(rest) || DOES_ITS_WORK.test(rest) || OWN_OBJECT.test(rest);
}

const GOES_ON =
  /^(?:to|and|then|first|once|again|in|inside|from|at|before|after|afterwards|when|whenever|on|for|if|or|with|as|always|only|every|each|here|manually|locally)\b/i;

const DOES_ITS_WORK =
  /^(?:(?:also|then|first|automatically) )?(?:installs?|sets? up|fetch|fetches|downloads?|gets?|prepares?|bootstraps?|(?:must|should|has to|needs to) (?:be )?(?:run|come|go|done)|is (?:run|needed|required|enough|done|all|how|the (?:first|only) (?:step|command|thing)))\b/i;

/** "`npm install` the tarball" is an install of something, and no bare one. */
const OWN_OBJECT =
  /^(?:(?:the|all|its|our|your|any|project|npm|node|root|workspace) )*(?:dependenc(?:y|ies)|deps|packages|modules|everything|project|repo(?:sitory)?|workspaces?)\b/i;

/** "Install: …", "Setup — …", "Install dependencies (…", one of several steps, and "remember to …". */
const LABEL =
  /(?:[:–—,|(]|\s-|\b(?:then|and|or|next|finally|first|please|just|simply|always|must|should|(?:remember|make sure|need|have|want) to|(?:step|command)s?(?: here)? (?:is|are)))[\s*_]*$/i;

const WARNING = /^\W*(?:warning|caution|danger|beware|careful)\b/i;

const VERB = String.raw`(?:re-?)?(?:run|use|type|execute|do|try|call|issue|enter|invoke|perform|start (?:with|by running)|begin (?:with|by running))`;
const FRONT = String.raw`(?:^|[,;:(–—-]\s*|\b(?:then|and|or|to|must|should|shall|please|always|can|may|first|just|simply|now|next|finally|also|only|manually|locally|once|again|you|we|i)\s+)`;
const ORDERING = new RegExp(
  String.raw`${FRONT}[*_]*${VERB}\b[*_]*(?:\s+(?:an?|the|plain|bare|fresh|clean|initial|command|a fresh|both|either|again|first))*[:\s*_]*$`,
  'i',
);

/** Who is told what to do after an install is told to install. */
const TIME = /\b(?:after|before|following|upon)(?: running)?$/i;

const MEANS = /\b(?:via|through|by|with|using|by running|by typing)$/i;
const ORDER = /\b(?:run|use|execute|start|set ?up|install|bootstrap|get|fetch|always|must|should|please)\b/i;

/** In front of a verb that would be an order by itself. */
const HABIT =
  /\b(?:tend|tends|like|likes|try|tries|want|wants|attempt|attempts|used|love|loves|prefer|prefers|refuse|refuses|fail|fails|unable|mistake|wrong|bad|tempting|tempted|(?:tell|ask|advise|remind|invite)(?:s|ed)? (?:\w+ ){1,3}|told (?:\w+ ){1,3}) ?to\s+\w+$/i;

/** "If you run" tells what comes of it; "if it is missing, run" tells what to do. */
const CONDITION = /\b(?:if|when|whenever|whoever|unless|should) (?:you|we|they|somebody|someone|anyone|it)\b[^,]*$/i;

const BY_MISTAKE =
  /\b(?:habit|by mistake|mistakenly|(?:by )?accident(?:ally)?|inadvertently|instinct\w*|muscle memory|reflex\w*|if (?:\w+ ){0,2}X (?:was|were|is|has)|did (?:you|somebody|anyone))\b/i;

/** What comes of a command that is no good here, and what keeps people from it. */
const HARM = String.raw`(?:forbidden|prohibited|banned|disallowed|block(?:s|ed)?|den(?:y|ies|ied)|reject(?:s|ed)?|refus(?:e|es|ed)|prevent(?:s|ed)?|stop(?:s|ped)|off[- ]limits|breaks?|broke|corrupt(?:s|ed)?|fail(?:s|ed)?|crash(?:es|ed)?|ruin(?:s|ed)?|destroy(?:s|ed)?|wipe(?:s|d)?|wrong|mistakes?|errors?|harmful|dangerous|unsupported|bad)\b`;

const HARM_BEFORE = new RegExp(String.raw`\b${HARM}[^,.;]{0,40}$`, 'i');
const HARM_BEHIND = new RegExp(
  String.raw`^[\s*_:–—(|-]*(?:(?:\w+ ){0,2}${HARM}|(?:no|never|not)\b(?!\s*X)|❌|✗|🚫)`,
  'iu',
);

/** True when words tell of a place that is not this repository: what users have, a playground, a project that is made or unpacked for it. */
export function isSaidElsewhere(words: string): boolean {
  return ELSEWHERE.test(words);
}

const ELSEWHERE =
  /\b(?:StackBlitz|CodeSandbox|Replit|Glitch|sandbox(?:es)?|playgrounds?|repro(?:s|duce|duces|ducing|ductions?)?|consumers?|customers?|(?:end[- ])?users?(?!-| (?:service|module|package|api|app|interface)\b)|adopters|tarballs?|un(?:zip|pack|tar)s?|elsewhere|scaffold\w*|throw-?away|downstream|containers?|Docker\w*|Dependabot|Renovate|(?:on|in|by|of|at) (?:Vercel|Netlify|Cloudflare|Railway|Render|Heroku|Amplify|Firebase)|(?:empty|new|fresh|scratch|temp(?:orary)?|separate|other|another|generated|created|target|host|consuming) (?:[\w-]+ )?(?:folder|director(?:y|ies)|projects?|apps?|applications?|repo(?:sitory)?|clone|machine)|(?:repo(?:sitory)?|clone|fork|project) of (?:the issue|the user|somebody|someone|whoever)|(?:their|his|your own|somebody['’]s|someone else['’]s) (?:[\w-]+ )?(?:folder|projects?|apps?|repo(?:sitory)?|machine))\b/i;

/** True when commands make or unpack a project, in which those behind them run. */
export function makesProject(commands: string): boolean {
  return MAKING.test(commands);
}

const MAKING =
  /(?:^|[\n`;&|])[\s$>]*(?:(?:npm|pnpm|yarn|bun) (?:create|init)\b|(?:npx|bunx|pnpm dlx|yarn dlx) (?:-y |--yes )?(?:create-|degit|tiged)|(?:degit|tiged)\b|mktemp\b|unzip\b|tar\s+-?[a-z]*x)/i;

/** True for a heading or lead below which stands what is forbidden. */
export function isOfForbidden(words: string): boolean {
  return FORBIDDEN.test(words);
}

const FORBIDDEN =
  /\b(?:forbidden|prohibited|banned|disallowed|blocked|denied|off[- ]limits|not allowed|don['’]?ts?|never|avoid|mistakes?|pitfalls?|gotchas?|wrong|bad)\b|❌|🚫|⛔/i;

/** True for a heading, lead, label or comment that names a manager for those who chose it: "With npm", "npm:", "If you use npm". */
export function isForOneManager(words: string): boolean {
  return ONE_MANAGER.test(
    words
      .replace(/[*_`"'[\](){}#=:]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

const ONE_MANAGER =
  /^(?:(?:option|method|variant) \w+ )?(?:or )?(?:(?:with|using|via|for|if you(?:['’]re| are)? (?:use|using|prefer)) )?(?:p?npm|yarn|bun)(?: v?\d+)?(?: (?:users?|projects?|instead))?$/i;
