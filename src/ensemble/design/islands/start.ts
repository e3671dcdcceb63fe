/** What every page loads: htmx for moving about, and a loader that fetches an island when it is first seen. */
import htmx from "htmx.org/dist/htmx.esm.js";
import "./parts/moving";
import "./parts/small";
import islands from "ensemble:islands";

// Islands and tests reach it by its name.
window.htmx = htmx;

const LAST = "player";

const seen = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) if (entry.isIntersecting) load(entry.target);
  },
  { rootMargin: "200px" },
);

function load(element: Element): void {
  seen.unobserve(element);
  void islands[element.localName]?.();
}

function watch(root: ParentNode): void {
  for (const tag in islands) for (const element of root.querySelectorAll(tag)) seen.observe(element);
}

/** A sound is asked for: wake the player, which listens from then on by itself. */
async function wake(event: Event): Promise<void> {
  const button = (event.target as Element).closest?.("[data-play]");
  if (!button || customElements.get("design-player")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  await islands["design-player"]!();
  (button as HTMLElement).click();
}

document.addEventListener("click", (event) => void wake(event), true);
document.addEventListener("htmx:load", (event) => watch(event.target as Element));
watch(document);
if (sessionStorage.getItem(LAST)) void islands["design-player"]!();
