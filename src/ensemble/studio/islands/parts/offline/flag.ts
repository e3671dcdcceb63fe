/** Marks by which every page of this browser knows that something waits here; pages look for `unsent …`. */

type Kind = "takes" | "drawings";

export function raise(kind: Kind): void {
  try {
    localStorage.setItem(`unsent ${kind}`, "1");
  } catch {
    // The browser keeps nothing more: what is made is told where it was made.
  }
}

export function lower(kind: Kind): void {
  localStorage.removeItem(`unsent ${kind}`);
}
