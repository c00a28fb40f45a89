/** The client table of the sources, for a Node that cannot load TypeScript. */
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** @returns {Promise<typeof import('../../src/clients.ts').CLIENTS>} */
export async function clientTable() {
  const build = await rolldown({ input: fileURLToPath(new URL('../../src/clients.ts', import.meta.url)) });
  const { output } = await build.generate({ format: 'esm' });
  await build.close();
  const url = `data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`;
  return (await import(url)).CLIENTS;
}
