/** What was told to be sent, and by whom: kept in this browser, by page. */

export interface Pending {
  take: string;
  /** The key of the member who said so; empty where somebody goes to sign in first. */
  by?: string;
  answers: [name: string, value: string][];
}

const at = (place: string): string => `recorder ${place}`;

export function remember(place: string, take: string, form: HTMLFormElement, by = ""): void {
  const answers = typedIn(form);
  localStorage.setItem(at(place), JSON.stringify({ take, by, answers } satisfies Pending));
}

/** What was typed and chosen; the page's token isn't that. */
export function typedIn(form: HTMLFormElement): Pending["answers"] {
  return [...new FormData(form)].filter(
    (field): field is [string, string] => typeof field[1] === "string" && field[0] !== "csrfmiddlewaretoken",
  );
}

export function pending(place: string): Pending | null {
  return JSON.parse(localStorage.getItem(at(place)) ?? "null") as Pending | null;
}

export function forget(place: string): void {
  localStorage.removeItem(at(place));
}

/** Put the answers back into the form. */
export function fill(form: HTMLFormElement, answers: Pending["answers"]): void {
  for (const [name, value] of answers) {
    const field = form.elements.namedItem(name);
    if (field && "value" in field) field.value = value;
  }
}
