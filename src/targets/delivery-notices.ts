/** What a client cannot be given as it was meant: lost, given to more than it is for, or given twice. */
import type { ClientSettings } from '../client-settings.ts';
import { CLIENTS } from '../clients.ts';
import type { Client, Config, DeliveryNotice, FolderCarrier, FolderFile, LinkedNote, Widening } from '../model.ts';
import { counted, listed } from '../phrase.ts';
import { audienceOf, homeOf, twinOf, type Carriers } from './carriers.ts';

/** How notes are carried. */
export interface Carried {
  readonly config: Config;
  readonly settings: ClientSettings;
  readonly carriers: ReadonlyMap<LinkedNote, Carriers>;
  /** Folder files that have a text of their own. */
  readonly texts: readonly FolderCarrier[];
}

/** The notices for `live`, those of clients first. */
export function noticesOf(live: readonly LinkedNote[], carried: Carried): readonly DeliveryNotice[] {
  const { clients } = carried.config;
  return [
    ...clients.flatMap((client) => duplicates(client, live, carried)),
    ...clients.flatMap((client) => droppedImports(client, carried)),
    ...clients.flatMap((client) => unnamed(client, carried)),
    ...live.flatMap((linked) => [...losses(linked, carried), ...widenings(linked, carried)]),
  ];
}

function duplicates(
  client: Client,
  live: readonly LinkedNote[],
  { config, carriers, texts }: Carried,
): readonly DeliveryNotice[] {
  const { title, folderFile, alsoReads, sendsLinksOnce, sendsCopiesOnce, imports, rules, alsoReadsRules } =
    CLIENTS[client];
  const isSent = (file: (typeof alsoReads)[number]): boolean => {
    if (!config.clients.some((other) => CLIENTS[other].folderFile === file)) return false;
    const twin = twinOf(file, config);
    if (twin === 'link') return !sendsLinksOnce;
    return twin === undefined || twin === 'mirror' || (twin === 'import' && imports === 'again');
  };
  const twice = alsoReads.filter(isSent);
  const onlyLater = sendsCopiesOnce !== undefined && twice.every((file) => isCopy(file, { config, texts }));
  const kinds = onlyLater ? ['folder'] : ['repo', 'folder'];
  const inTwo = live.filter((linked) => {
    const folders = carriers.get(linked)?.rules ?? [];
    return rules !== undefined && folders.includes(rules) && folders.some((folder) => alsoReadsRules.includes(folder));
  });
  return [
    ...(twice.length > 0 && live.some(({ scope }) => kinds.includes(scope.kind))
      ? [
          `${title} gets ${onlyLater ? 'folder' : 'repository and folder'} text twice: it loads ${twice.join(', ')} beside ${folderFile}.`,
        ]
      : []),
    ...(inTwo.length > 0
      ? [`${title} gets rules twice: it loads ${alsoReadsRules.join(', ')} beside ${rules ?? ''}.`]
      : []),
  ].map((message) => ({ client, kind: 'duplicate', message }));
}

/** True where the root's `file` says what its AGENTS.md says, byte for byte. */
function isCopy(file: FolderFile, { config, texts }: Pick<Carried, 'config' | 'texts'>): boolean {
  const atRoot = (name: FolderFile) =>
    texts.find((each) => each.file === name && each.assignment.scope.kind === 'repo')?.assignment.notes ?? [];
  const [own, agents] = [atRoot(file), atRoot('AGENTS.md')];
  return (
    twinOf(file, config) === 'mirror' && own.length === agents.length && own.every((note) => agents.includes(note))
  );
}

/** A client that drops the imports of files above its start folder never gets the root's text in a session in a package. */
function droppedImports(client: Client, { config }: Carried): readonly DeliveryNotice[] {
  const { title, folderFile, imports } = CLIENTS[client];
  if (imports !== 'from the start folder' || twinOf(folderFile, config) !== 'import') return [];
  const message = `${title} drops what a ${folderFile} imports in sessions that are started below it, and gets nothing of that AGENTS.md there; a link or a copy arrives.`;
  return [{ client, kind: 'loss', message }];
}

/** A client that is told by settings which files to load, and finds ours under none of the names, or only where the settings are. */
function unnamed(client: Client, { config, settings, texts }: Carried): readonly DeliveryNotice[] {
  const { title, folderFile, settings: place } = CLIENTS[client];
  if (place === undefined || texts.length === 0) return [];
  const twin = twinOf(folderFile, config);
  const ours = [...(twin === undefined ? [] : ['AGENTS.md']), ...(twin === 'none' ? [] : [folderFile])];
  const named = settings.get(client);
  const key = place.keys.join('.');
  const loss = (message: string): readonly DeliveryNotice[] => [{ client, kind: 'loss', message }];
  if (!(named ?? [folderFile]).some((name) => ours.includes(name))) {
    const who = ours.includes(folderFile) ? 'a session at the root gets' : 'it gets';
    const now = named === undefined ? 'no name stands there' : `${listed(named)} stands there instead`;
    return loss(
      `${title} reads ${listed(ours)} only where \`${key}\` in ${place.file} names ${ours.length === 1 ? 'it' : 'them'}, and ${now}: ${who} nothing.`,
    );
  }
  if (ours.includes(folderFile)) {
    // Links are one text to it, copies and imports two (measured).
    const isTwice = twin !== 'link' && ours.every((name) => named?.includes(name) === true) && ours.length > 1;
    const message = `${title} gets repository and folder text twice: ${place.file} names ${listed(ours)}.`;
    return isTwice ? [{ client, kind: 'duplicate', message }] : [];
  }
  return loss(
    `${title} reads ${place.file} in the folder it is started in only, and gets nothing of AGENTS.md in sessions that are started below it; a ${folderFile} as a link or a copy arrives.`,
  );
}

function losses(linked: LinkedNote, { config }: Carried): readonly DeliveryNotice[] {
  const { file, clients } = linked.note;
  const [client] = clients;
  if (client === undefined || audienceOf(linked, config).length > 0) return [];
  const message = `${file} is for ${titles(clients)} only, and the configuration names no such client: nobody gets it.`;
  return [{ client, kind: 'loss', message }];
}

function widenings(linked: LinkedNote, { config, carriers }: Carried): readonly DeliveryNotice[] {
  const { note, widenedBy } = linked;
  const audience = audienceOf(linked, config);
  const others = config.clients.filter(
    (client) => !audience.includes(client) && isReached(client, { config, carriers: carriers.get(linked) }),
  );
  const uninvited = others.map((client): DeliveryNotice => {
    const message = `${note.file} is for ${titles(audience)} only; ${CLIENTS[client].title} gets it too, because it loads the same file.`;
    return { client, kind: 'widening', message };
  });
  if (widenedBy === undefined) return uninvited;
  const because = whyWider(widenedBy);
  return [
    ...uninvited,
    ...audience.map((client): DeliveryNotice => {
      const message = `${note.file} ${because}; ${CLIENTS[client].title} gets it for ${counted(widenedBy.files, 'file')} more than was meant.`;
      return { client, kind: 'widening', message };
    }),
  ];
}

function whyWider({ because, globs }: Widening): string {
  const named = globs.map((glob) => `\`${glob}\``).join(', ');
  if (because === 'namesake') return 'names a file at the root, and clients take such a name for a file in any folder';
  if (because === 'exclusion') return `excludes ${named}, which no short list of globs can say`;
  return `holds for ${named}, which clients read differently, and no short list of globs that they share can say`;
}

/** True when a client loads one of the files that carry a note. */
function isReached(
  client: Client,
  { config, carriers }: { readonly config: Config; readonly carriers: Carriers | undefined },
): boolean {
  const { ownFile, alsoReads, rules, alsoReadsRules } = CLIENTS[client];
  const files = [homeOf(client, config), ...alsoReads, ...(ownFile === undefined ? [] : [ownFile])];
  const folders = [...alsoReadsRules, ...(rules === undefined ? [] : [rules])];
  return (
    carriers !== undefined &&
    (carriers.files.some((file) => files.includes(file)) || carriers.rules.some((folder) => folders.includes(folder)))
  );
}

function titles(clients: readonly Client[]): string {
  return listed(clients.map((client) => CLIENTS[client].title));
}
