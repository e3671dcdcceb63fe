/** What of this place is kept for opening without a network, as a value: what may stay, and what has to go. */

export interface KeptPage {
  address: string;
  title: string;
  /** ISO 8601. */
  keptAt: string;
  /** Addresses of the scripts, styles, fonts and workers it runs with. */
  files: string[];
  /** Bytes of guides and pictures that go with it, by path. */
  extras: Record<string, number>;
}

export interface Kept {
  /** The key of the member whose pages these are; empty for somebody without an account. */
  owner: string;
  /** The newest first. */
  pages: KeptPage[];
}

export const NOTHING: Kept = { owner: "", pages: [] };

export const MOST_PAGES = 30;
export const MOST_BYTES = 150 * 1024 * 1024;
/** A guide that is bounced anew has another name: those before it aren't kept forever. */
export const MOST_EXTRAS = 20;

/** Only how a page is opened, not what is on it. */
const PASSING = ["drawing", "send", "bpm"];

/** The path of a page and what is asked of it, as one page is known by. */
export function addressOf(url: string): string {
  const { pathname, searchParams } = new URL(url, "https://here.invalid");
  for (const name of PASSING) searchParams.delete(name);
  return searchParams.size ? `${pathname}?${searchParams}` : pathname;
}

export function pageAt(kept: Kept, url: string): KeptPage | undefined {
  const address = addressOf(url);
  return kept.pages.find((page) => page.address === address);
}

/** With this page, as its newest; the oldest go where there is no room for all. */
export function withPage(kept: Kept, page: KeptPage): Kept {
  const pages = [page, ...without(kept, page.address).pages].slice(0, MOST_PAGES);
  let bytes = 0;
  const fitting = pages.filter((each) => (bytes += weight(each)) <= MOST_BYTES || each === page);
  return { ...kept, pages: fitting };
}

/** With one more file for a page that is kept. Unchanged where it would be too much. */
export function withExtra(kept: Kept, address: string, path: string, bytes: number): Kept {
  const page = kept.pages.find((each) => each.address === address);
  const extras = newest(page?.extras ?? {}, { [path]: bytes });
  if (!page || weight({ extras }) > MOST_BYTES) return kept;
  return withPage(kept, { ...page, extras });
}

/** Of what goes with a page, the newest; `found` was found just now. */
export function newest(
  before: Record<string, number>,
  found: Record<string, number>,
): Record<string, number> {
  const older = Object.entries(before).filter(([path]) => !(path in found));
  return Object.fromEntries([...older, ...Object.entries(found)].slice(-MOST_EXTRAS));
}

export function without(kept: Kept, address: string): Kept {
  return { ...kept, pages: kept.pages.filter((page) => page.address !== address) };
}

/** Every path that something kept needs. */
export function needed({ pages }: Kept): Set<string> {
  return new Set(pages.flatMap(({ address, files, extras }) => [address, ...files, ...Object.keys(extras)]));
}

/** The files of the place itself that a page names. */
export function filesIn(html: string): string[] {
  return [...new Set(html.match(/\/static\/built\/[\w.-]+/g))];
}

/** The page as it was, and it says when that was. */
export function dated(html: string, keptAt: string): string {
  return html.replace("<studio-offline", `<studio-offline data-kept-at="${keptAt}"`);
}

function weight({ extras }: Pick<KeptPage, "extras">): number {
  return Object.values(extras).reduce((sum, bytes) => sum + bytes, 0);
}
