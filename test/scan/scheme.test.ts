/** Fingerprints stand in locks that people committed: what they are of code that did not change must not change unnoticed. */
import { expect, it } from 'vitest';
import { FINGERPRINT_SCHEME } from '../../src/scan/file-fingerprint.ts';
import { scanFile } from '../../src/scan/file.ts';

const CODE = `
import { made } from 'kit';
export class Session extends made.Class<Session>('Session')({ id: made.text() }) {}
export class Server<T> extends Base implements Closeable {
  constructor(readonly name: string, options?: Options) {}
  static of<U>(items: readonly U[]): Server<U> { return new Server(''); }
  get size(): number { return 0; }
  protected note(text: string): void {}
}
export interface Options { readonly port: number; host?: string; on(event: 'a' | 'b', run: (x: unknown) => void): void }
export enum Level { Low, High = 5 }
export const PORT = 3000;
export const HOST: string = 'localhost';
export const settings = { retries: 3, nested: { deep: [1, 'a'] } } as const;
export type Handler<T extends object = {}> = (request: T, ...rest: [a?: string]) => Promise<T[keyof T]> | undefined;
export function listen(a: number): number;
export function listen(a: string): string;
export function listen(a: number | string): number | string { return a; }
export default async function (x = 1) { return x; }
`;

it('fingerprints of one scheme stay what they are; whoever changes one counts FINGERPRINT_SCHEME up', () => {
  const { exports } = scanFile('src/server.ts', CODE);
  const prints = exports.flatMap(({ name, fingerprint, members }) => [
    `${name} ${fingerprint}`,
    ...members.map((member) => `${name}.${member.name} ${member.fingerprint}`),
  ]);
  expect([`scheme ${FINGERPRINT_SCHEME}`, ...prints.sort()]).toMatchInlineSnapshot(`
    [
      "scheme 4",
      "HOST VH0YUr2ybZbsw2uL",
      "Handler 7pAew4dIKJ-yPLJo",
      "Level 9lvjDAvia2D9gST2",
      "Level.High i5V9lHzmQmimuWQ3",
      "Level.Low drKk6patFfVnu-yn",
      "Options TEgYSGdN5qr4LNFA",
      "Options.host m_jNI6oa32XBzHWU",
      "Options.on IQ_qC_e-FjuWyK6x",
      "Options.port sRSy04M5wqUFGgNG",
      "PORT vzukCTunABqVAyJI",
      "Server _S2rakTlarvwn0O-",
      "Server.constructor vQPMCgO8vDLyLZWU",
      "Server.name 5j9aZ7yvUC2Qjb2C",
      "Server.of 2f93Po7aqb-42Iut",
      "Server.size u7jPYVXvWNqEIVOT",
      "Session sJEhTuNsF4YE-IFd",
      "default FOZMxpORo9IUc9xt",
      "listen 8ZAli9FfOiaC_ZyA",
      "settings EIcTDtddJfsIV6Z8",
      "settings.nested zmAcIICK98rPq57m",
      "settings.retries nEYgEUI18uWLeLdJ",
    ]
  `);
});
