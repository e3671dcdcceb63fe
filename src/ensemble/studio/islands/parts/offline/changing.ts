/** A text that others write too: kept once a minute while it changes, and as it is left. */

const CHANGED_MS = 60_000;

/** Follow the page's text; `keep` answers whether it is kept now. Returns how to stop that, as the page is left. */
export function follow(keep: () => Promise<boolean>): () => void {
  let kept = box()?.defaultValue;
  const look = (): void => {
    const now = box()?.value;
    if (now !== kept) void keep().then((isKept) => isKept && (kept = now));
  };
  const away = (): void => void (document.hidden && look());
  document.addEventListener("visibilitychange", away);
  const minute = setInterval(look, CHANGED_MS);
  return () => {
    document.removeEventListener("visibilitychange", away);
    clearInterval(minute);
    look();
  };
}

function box(): HTMLTextAreaElement | null {
  return document.querySelector<HTMLTextAreaElement>("#words");
}
