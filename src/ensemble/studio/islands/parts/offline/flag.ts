/** Marks by which every page of this browser knows that something waits here; pages look for `unsent …`. */

type Kind = "takes" | "drawings";

/** Something waits from now on. The browser is asked not to clear it away where room gets scarce. */
export function raise(kind: Kind): void {
  try {
    if (localStorage.getItem(`unsent ${kind}`)) return;
    void navigator.storage?.persist?.().catch(() => false);
    localStorage.setItem(`unsent ${kind}`, "1");
  } catch {
    // The browser keeps nothing more: what is made is told where it was made.
  }
}

export function lower(kind: Kind): void {
  localStorage.removeItem(`unsent ${kind}`);
  // Browsers tell only the other pages of it; this one shows its reminder too.
  dispatchEvent(new Event("storage"));
}
