/** Moving from page to page without losing what plays: only `#page` is exchanged. */

interface Swap {
  boosted: boolean;
  xhr: XMLHttpRequest;
  target: Element;
  shouldSwap: boolean;
  selectOverride: string;
  swapOverride: string;
  serverResponse: string;
}

const page = (): HTMLElement => document.getElementById("page")!;
const on = (name: string, act: (event: CustomEvent) => void): void =>
  document.addEventListener(`htmx:${name}`, act as EventListener);

// Downloads, accounts and the admin's rooms are whole pages of their own.
on("configRequest", (event) => {
  const { boosted, elt, path, verb } = event.detail;
  if (
    !boosted ||
    verb !== "get" ||
    !(elt.hasAttribute("download") || /^\/(accounts|admin|files)\//.test(path))
  )
    return;
  event.preventDefault();
  location.assign(path);
});

// Whoever follows two links goes where the second leads.
let last: XMLHttpRequest | undefined;
on("beforeSend", ({ detail: { boosted, xhr } }) => {
  if (!boosted) return;
  last?.abort();
  last = xhr;
});

on("beforeSwap", (event) => {
  const swap: Swap = event.detail;
  if (!swap.boosted) return;
  if (!swap.serverResponse.includes('id="page"')) {
    swap.shouldSwap = false;
    location.assign(swap.xhr.responseURL);
    return;
  }
  swap.shouldSwap = true;
  swap.target = page();
  swap.selectOverride = "#page";
  swap.swapOverride = "outerHTML show:window:top transition:true";
});

/** After a move: say where we are, put the keyboard there, mark the way in the header. */
function arrive(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".doors a")) {
    if (link.pathname === location.pathname) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const words = document.querySelector<HTMLElement>("[data-focus]") ?? page();
  words.focus({ preventScroll: words === page() });
  document.getElementById("said")!.textContent = document.title;
}
on("afterSettle", (event) => {
  if (event.detail.boosted) arrive();
});
on("historyRestore", arrive);
