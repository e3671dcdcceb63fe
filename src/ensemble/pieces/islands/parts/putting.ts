/** Put a part that the server drew where the old one is, and wake what is in it. */
export function putIn(place: Element, html: string): void {
  place.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  place.dispatchEvent(new CustomEvent("htmx:load", { bubbles: true }));
}
