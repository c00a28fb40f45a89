/**
 * Tells V8 what kind of run a scan is: each file once, then the end. Its defaults are those of a server, which optimises
 * early because it will run for days. A scan of 3,064 files spent a quarter of its CPU in that compiler (6.5 s, then 5.0 s,
 * medians of 3 on Node 20, 2026-11-20), and so did `lint` of 10,000 known files after an edit (3.4 s, then 2.6 s, medians
 * of 5, 2026-11-22). Touches speed and memory only.
 */
import { setFlagsFromString } from 'node:v8';

/** What suits a scan of few files, a scan of many, and what comes after that of many: the graph, once. */
interface Flags {
  readonly major: number;
  readonly few: readonly string[];
  readonly many: readonly string[];
  readonly afterMany: readonly string[];
}

const SMALL_PIECES = '--max-inlined-bytecode-size-cumulative=300';
const LATER = '--interrupt-budget=600000';
const MUCH_LATER = '--invocation-count-for-turbofan=15000';

/** V8 takes flags at any time, but says on standard error which it does not know; so each is set where it is known. */
const FLAGS: readonly Flags[] = [
  {
    major: 20,
    few: [LATER, SMALL_PIECES],
    many: [
      // V8 puts at once into old memory what it has seen survive, and a file that is half parsed while memory is cleaned can
      // make it believe that of all syntax trees. Some scans of 10,000 files then took 400 MB and 7.7 s instead of 235 MB
      // and 5.5 s (2026-11-20; never met on Node 22). Few and large files want it so: 5.9 s, without it 6.3 s.
      '--no-allocation-site-pretenuring',
      SMALL_PIECES,
      // Large functions are optimised after hardly more rounds than small ones, and all a round sooner: 5,000 files in 1.37 and
      // 1.40 P without, in 1.32 with (medians of 5 to 8, 2026-11-23). A budget for the rounds, of whatever size, costs 0.1 P.
      '--bytecode-size-allowance-per-tick=300',
      '--ticks-before-optimization=2',
    ],
    // What links the files runs once; V8 spent 0.03 P on making it fast (5,000 files, 2026-11-23).
    afterMany: [LATER],
  },
  { major: 22, few: [MUCH_LATER, SMALL_PIECES], many: [], afterMany: [] },
  { major: 24, few: [MUCH_LATER, SMALL_PIECES], many: [], afterMany: [] },
];

/**
 * Beyond so many files optimising early pays for itself (30,000 files: 11.3 s with the defaults, 15.0 s with the flags of
 * few; 5,000: 4.5 s and 5.1 s; an application of 4,812: 7.4 s and 7.6 s; but 3,064 large ones: 9.8 s and 9.2 s; medians of
 * 4 to 8, Node 20, 2026-11-23).
 */
const MANY = 4_500;

/** Bytes that Node takes at once for small buffers: with 8 KB, its default, every other file made one more for V8 to look after. */
const POOL = 256 * 1024;

/**
 * From here on V8 works as suits a scan that has to parse so many `files`: code of few or none is optimised later and in
 * smaller pieces, the syntax trees of many do not pile up. Versions of Node that nobody has measured stay as they are.
 * Gives what says that the last of them is parsed.
 */
export function expectOnePass(files: number): () => void {
  const major = Number.parseInt(process.versions.node, 10);
  const flags = FLAGS.find((known) => known.major === major);
  const isMany = files > MANY;
  Buffer.poolSize = POOL;
  set(isMany ? flags?.many : flags?.few);
  return () => set(isMany ? flags?.afterMany : []);
}

function set(flags: readonly string[] = []): void {
  for (const flag of flags) setFlagsFromString(flag);
}
