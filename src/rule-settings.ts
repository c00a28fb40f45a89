/**
 * What the configuration says of each rule at each path: severity and options, for all files and for some. It knows no
 * rule, so what nothing is said of stays undefined.
 */
import { globsMatcher, isGlob } from './glob.ts';
import type { Config, RuleOverride, Severity } from './model.ts';

/** The severity that the configuration gives a rule in a file; undefined where it says nothing. */
export type SeverityAt = (rule: string, file: string) => Severity | 'off' | undefined;

/** What a configuration says of rules. */
export interface RuleSettings {
  readonly severityAt: SeverityAt;
  readonly optionAt: (rule: string, option: string, file: string) => number | undefined;
}

/** The settings of a configuration; its globs are compiled once. */
export function ruleSettings(config: RuleConfig): RuleSettings {
  const known = settings.get(config);
  if (known) return known;
  const overrides = config.overrides.map((override) => ({ ...override, matches: overrideMatcher(override) })).reverse();
  const made: RuleSettings = {
    severityAt: (rule, file) =>
      overrides.find(({ rules, matches }) => Object.hasOwn(rules, rule) && matches(file))?.rules[rule] ??
      own(config.rules, rule),
    optionAt: (rule, option, file) => {
      const value = (each: Pick<Config, 'ruleOptions'>): number | undefined =>
        own(own(each.ruleOptions, rule) ?? {}, option);
      const override = overrides.find((each) => value(each) !== undefined && each.matches(file));
      return value(override ?? config);
    },
  };
  settings.set(config, made);
  return made;
}

/** The part of a configuration that speaks of rules. */
export type RuleConfig = Pick<Config, 'rules' | 'ruleOptions' | 'overrides'>;

const settings = new WeakMap<RuleConfig, RuleSettings>();

/** Tests whether an entry speaks of a path. A plain path stands for itself and, as a folder, for all that lies in it. */
export function overrideMatcher({ files }: Pick<RuleOverride, 'files'>): (path: string) => boolean {
  const written = files.map((file) => ({ isOut: file.startsWith('!'), glob: plain(file.replace(/^!/, '')) }));
  const globs = (isOut: boolean): readonly string[] =>
    written
      .filter((each) => each.isOut === isOut)
      .flatMap(({ glob }) => (isGlob(glob) ? [glob] : [glob, `${glob}/**`]));
  return globsMatcher(globs(false), globs(true));
}

function plain(file: string): string {
  return file.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
