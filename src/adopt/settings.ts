/** The configuration of an adopted repository as text: what was found, and a line for every key that can be added. */
import type { AdoptedSettings } from './adoption.ts';
import { configText } from '../sources/scaffold.ts';

/** `lintel.yaml` in the folder `context`. */
export function settingsText(settings: AdoptedSettings, context: string): string {
  const { clients, claude, gemini, decisions } = settings;
  const lines = [
    ...(clients === undefined ? [] : [`clients: [${clients.join(', ')}]`]),
    ...(claude === undefined ? [] : [`claude: ${claude}`]),
    ...(gemini === undefined ? [] : [`gemini: ${gemini}`]),
    ...(decisions.length === 0 ? [] : ['decisions:', ...decisions.map((glob) => `  - files: ${JSON.stringify(glob)}`)]),
  ];
  const base = configText(context);
  if (lines.length === 0) return base;
  const said = new Set(lines.map((line) => /^\w*/.exec(line)?.[0] ?? ''));
  const rows = base.split('\n').filter((row) => !said.has(/^# (\w+):/.exec(row)?.[1] ?? '#'));
  return [...rows.slice(0, 1), ...lines, '#', ...rows.slice(1)].join('\n');
}
