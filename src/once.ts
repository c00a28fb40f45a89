/** Remembers what was derived from a value for as long as that value lives. Holds nothing else: same value in, same result out. */

/** Wraps `derive` so that it runs once for each object it is given. The index of a tree is asked for by every claim. */
export function oncePer<K extends object, V>(derive: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    const hit = known.get(key);
    if (hit) return hit.value;
    const value = derive(key);
    known.set(key, { value });
    return value;
  };
}
