/**
 * Loaded into every Node process of a memory run: leaves the peak memory of each behind when it ends.
 * Not loaded in timed runs. CommonJS, so that it can be required before anything else on every version of Node.
 */
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { isMainThread } = require('node:worker_threads');

if (isMainThread)
  process.on('exit', () => {
    const { maxRSS } = process.resourceUsage();
    // Kilobytes, but bytes where an older libuv hands through what macOS counts in.
    const kilobytes = maxRSS > process.memoryUsage.rss() ? maxRSS / 1024 : maxRSS;
    writeFileSync(join(process.env.LINTEL_BENCH_METER, `${process.pid}.txt`), String(kilobytes));
  });
