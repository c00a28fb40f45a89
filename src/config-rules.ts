/** What a configuration says of rules, as written → as everybody reads it. Says which names there are not; shapes are the schema's matter. */
import { isMapping, quoted, unknownName, type Explained } from './config-keys.ts';
import { isTooComplex } from './glob.ts';
import type { RuleOptions, RuleOverride, Severity } from './model.ts';

/** The names that a configuration may use: rules, and their options. */
export interface KnownRules {
  readonly ids: readonly string[];
  readonly options: ReadonlyMap<string, readonly string[]>;
}

/** A severity, or a mapping with `severity` and options. */
export type WrittenRule = Severity | 'off' | Readonly<Record<string, Severity | 'off' | number | undefined>>;

/** Severities and options apart. */
export interface ReadRules {
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly ruleOptions: RuleOptions;
}

/** The severities and the options of a mapping that fits the schema. */
export function readRules(written: Readonly<Record<string, WrittenRule>> = {}): ReadRules {
  const entries = Object.entries(written);
  const severities = entries.flatMap(([id, rule]): readonly (readonly [string, Severity | 'off'])[] => {
    const severity = typeof rule === 'string' ? rule : rule['severity'];
    return typeof severity === 'string' ? [[id, severity]] : [];
  });
  const options = entries.flatMap(([id, rule]) => {
    if (typeof rule === 'string') return [];
    const numbers = Object.entries(rule).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
    return numbers.length === 0 ? [] : [[id, Object.fromEntries(numbers)] as const];
  });
  return { rules: Object.fromEntries(severities), ruleOptions: Object.fromEntries(options) };
}

/** Where rules stand in a list: their ids alone say nothing of severities. */
export function listedRules(written: unknown): readonly Explained[] {
  if (!isMapping(written)) return [];
  const overrides: readonly unknown[] = Array.isArray(written['overrides']) ? written['overrides'] : [];
  const places: readonly (readonly [Explained['path'], unknown])[] = [
    [['rules'], written['rules']],
    ...overrides.map((each, index): readonly [Explained['path'], unknown] => [
      ['overrides', index, 'rules'],
      isMapping(each) ? each['rules'] : undefined,
    ]),
  ];
  return places.flatMap(([path, rules]) =>
    Array.isArray(rules)
      ? [{ path, message: `\`${path.join('.')}\` is a list; expected a mapping such as \`{ stale/path: warn }\`.` }]
      : [],
  );
}

/** An entry of `overrides` that fits the schema. */
export interface WrittenOverride {
  readonly files: string | readonly string[];
  readonly rules: Readonly<Record<string, WrittenRule>>;
}

/** An entry of `overrides`, read. */
export function readOverride({ files, rules }: WrittenOverride): RuleOverride {
  return { files: typeof files === 'string' ? [files] : files, ...readRules(rules) };
}

/**
 * Rules and options that nothing knows, and globs that would take minutes. Looks at the text as written: the schema library
 * drops names such as `constructor` without a word.
 */
export function ruleFaults(written: unknown, known: KnownRules): readonly Explained[] {
  if (!isMapping(written)) return [];
  const overrides: readonly unknown[] = Array.isArray(written['overrides']) ? written['overrides'] : [];
  return [
    ...namesIn(written['rules'], ['rules'], known),
    ...overrides.flatMap((override, index) =>
      isMapping(override)
        ? [
            ...namesIn(override['rules'], ['overrides', index, 'rules'], known),
            ...globFaults(override['files'], ['overrides', index, 'files']),
          ]
        : [],
    ),
  ];
}

function namesIn(rules: unknown, path: Explained['path'], { ids, options }: KnownRules): readonly Explained[] {
  if (!isMapping(rules)) return [];
  return Object.entries(rules).flatMap(([id, rule]): readonly Explained[] => {
    if (!ids.includes(id)) return [{ path: [...path, id], message: unknownName('rule', id, ids) }];
    if (!isMapping(rule)) return [];
    const own = options.get(id) ?? [];
    return Object.keys(rule)
      .filter((name) => name !== 'severity' && !own.includes(name))
      .map((name) => ({ path: [...path, id, name], message: unknownOption(id, name, own) }));
  });
}

function unknownOption(id: string, name: string, own: readonly string[]): string {
  if (own.length > 0) return unknownName(`option of \`${id}\``, name, ['severity', ...own]);
  return `Unknown option \`${name}\`: ${quoted([id])} has none; only \`severity\` can be set.`;
}

function globFaults(files: unknown, path: Explained['path']): readonly Explained[] {
  const globs: readonly unknown[] = Array.isArray(files) ? files : [files];
  return globs.flatMap((glob, index) => {
    if (typeof glob !== 'string' || !isTooComplex(glob)) return [];
    const message = `\`${glob.slice(0, 60)}\` holds so many wildcards that it could take minutes to match.`;
    return [{ path: Array.isArray(files) ? [...path, index] : path, message }];
  });
}
