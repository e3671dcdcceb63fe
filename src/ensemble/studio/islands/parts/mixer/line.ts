/** What the mixer asks of the server. */
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

  async version<Answer>(key: string): Promise<Answer> {
    return (await fetch(`/mix-versions/${key}/`)).json() as Promise<Answer>;
  }

  private async ask<Answer>(path: string, wish: RequestInit = {}): Promise<Answer> {
    const headers = { ...(wish.headers ?? {}), Accept: "application/json", "X-CSRFToken": this.token };
    const answer = await fetch(this.place + path, { ...wish, headers });
    if (answer.ok && !answer.redirected) return (await answer.json()) as Answer;
    if (answer.status >= 400 && answer.status < 500) throw new Refusal(await sentence(answer));
    throw new Error(`${answer.status}`);
  }
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
