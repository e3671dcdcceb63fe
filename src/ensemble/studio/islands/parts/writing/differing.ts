/** What somebody did to a text, told from how it was and how it is. Places are UTF-16 units. */

export interface Edit {
  at: number;
  removed: number;
  words: string;
}

/** The one edit that turns `before` into `after`; `caret` (where it is now) decides among equals. */
export function difference(before: string, after: string, caret = after.length): Edit | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  // What follows the caret was not touched, so it is matched first.
  let tail = 0;
  const behind = Math.min(most, after.length - caret);
  while (tail < behind && same(before, after, tail)) tail++;
  let head = 0;
  while (head < most - tail && before[head] === after[head]) head++;
  while (tail < most - head && same(before, after, tail)) tail++;
  if (splits(before, head) || splits(after, head)) head--;
  if (splits(before, before.length - tail) || splits(after, after.length - tail)) tail--;
  return { at: head, removed: before.length - tail - head, words: after.slice(head, after.length - tail) };
}

/** Whether all of a text is in the other, with more put in at one place at most. */
export function goesOn(before: string, after: string): boolean {
  return !difference(before, after)?.removed;
}

/** Half a character can't be sent: others would hold something else in its place. */
export function whole(words: string): string {
  return words.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
}

function same(one: string, other: string, tail: number): boolean {
  return one[one.length - 1 - tail] === other[other.length - 1 - tail];
}

/** Whether a place is inside of a character of two units. */
function splits(text: string, place: number): boolean {
  const [before, behind] = [text.charCodeAt(place - 1), text.charCodeAt(place)];
  return before >= 0xd800 && before < 0xdc00 && behind >= 0xdc00 && behind < 0xe000;
}

/** Cut what is long into parts that each fit into a message, never inside of a character. */
export function parts(words: string, longest: number): string[] {
  const found: string[] = [];
  for (let start = 0; start < words.length;) {
    let end = Math.min(words.length, start + longest);
    if (splits(words, end)) end--;
    found.push(words.slice(start, end));
    start = end;
  }
  return found;
}
