/** The modules that Node itself brings. A fixed list, as the Node that runs lintel must not decide what facts say. */

/** Modules that can be imported without `node:` (Node 20 documentation, "module.builtinModules"). */
const BUILTINS = new Set(
  (
    'assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain ' +
    'events fs http http2 https inspector module net os path perf_hooks process punycode querystring readline repl ' +
    'stream string_decoder sys timers tls trace_events tty url util v8 vm wasi worker_threads zlib'
  ).split(' '),
);

/** The module of Node that an external name means, with its scheme; undefined for anything else. */
export function builtinName(external: string): string | undefined {
  if (external.startsWith('node:')) return external;
  return BUILTINS.has(external) ? `node:${external}` : undefined;
}
