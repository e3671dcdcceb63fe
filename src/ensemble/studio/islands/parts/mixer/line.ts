/** What the mixer asks of the server. */
import type { Heard, Preferences } from "./blind";
import { Refusal } from "./sending";
import type { Told } from "./desk";
import type { Submix } from "./submix";

export class Server {
  private token = document.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]")?.value ?? "";

  constructor(private place: string) {}

  /** All of the mix, or what changed since a number. */
  mix(since?: number): Promise<Told> {
    return this.ask(since === undefined ? "" : `?since=${since}`);
  }

  turn(gesture: object, since: number): Promise<Told> {
    const headers = { "Content-Type": "application/json" };
    return this.ask("turns/", { method: "POST", headers, body: JSON.stringify({ ...gesture, since }) });
  }

  undo(again: boolean): Promise<Told> {
    return this.ask("undo/", { method: "POST", body: form(again ? { again: "yes" } : {}) });
  }

  lay(revision: string): Promise<unknown> {
    return this.ask("tracks/", { method: "POST", body: form({ revision }) });
  }

  /** The sum of all tracks after the first `live` ones. */
  submix(live: number): Promise<Submix> {
    return this.ask(`submix/?live=${live}`);
  }

  /** A version, and the sum of its tracks after the first `live` ones. */
  version(key: string, live: number): Promise<Heard> {
    return asked(`/mix-versions/${key}/?live=${live}`, this.token);
  }

  /** Keep what was chosen over what; answers what the page says beside both. */
  async prefer(chosen: string, over: string): Promise<Preferences> {
    const wish = { method: "POST", body: form({ over }) };
    const address = `/mix-versions/${chosen}/preferences/`;
    return (await asked<{ said: Preferences }>(address, this.token, wish)).said;
  }

  private ask<Answer>(path: string, wish?: RequestInit): Promise<Answer> {
    return asked(this.place + path, this.token, wish);
  }
}

async function asked<Answer>(address: string, token: string, wish: RequestInit = {}): Promise<Answer> {
  const headers = { ...(wish.headers ?? {}), Accept: "application/json", "X-CSRFToken": token };
  const answer = await fetch(address, { ...wish, headers });
  if (answer.ok && !answer.redirected) return (await answer.json()) as Answer;
  if (answer.status >= 400 && answer.status < 500) throw new Refusal(await sentence(answer));
  throw new Error(`${answer.status}`);
}

function form(facts: Record<string, string>): URLSearchParams {
  return new URLSearchParams(facts);
}

/** A problem document says why in `detail`. */
async function sentence(answer: Response): Promise<string> {
  try {
    return ((await answer.json()) as { detail: string }).detail;
  } catch {
    return "";
  }
}
