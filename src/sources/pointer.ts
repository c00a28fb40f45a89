/** A Git LFS pointer: what stands in a clone that has not fetched the content of a file. */

/** Whether the text is one, so that what the file holds is not here (https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md). */
export function isPointer(text: string): boolean {
  return text.startsWith('version https://git-lfs.github.com/spec/');
}
