/** Runs asynchronous work over a list, a bounded number at a time, so that neither memory nor open files grow with the list. */

/** Calls `work` for each item, at most `limit` at once. Rejects with the first error; work must catch what it expects. */
export async function eachBounded<T>(
  items: readonly T[],
  limit: number,
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      const item = items[index];
      if (item !== undefined) await work(item, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, lane));
}
