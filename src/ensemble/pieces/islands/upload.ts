/** `<pieces-upload>`: sends a chosen or dropped file so that no dead network, tab or server loses what arrived. */
import { Upload } from "tus-js-client";
import type { DetailedError } from "tus-js-client";
import { comesBack, sentence } from "./parts/answers";
import { whenDropped } from "./parts/dropping";
import { putIn } from "./parts/putting";
import { discard, forget, remembered, remember, standing } from "./parts/unfinished";

/** Proxies may cut what takes too long; this much at most is sent again. */
const STRETCH = 8 * 1024 * 1024;
const PATIENCE = [0, 500, 1000, 2000, ...Array<number>(2000).fill(5000)];

class Uploading extends HTMLElement {
  private form = this.closest("form")!;
  private input = this.querySelector<HTMLInputElement>("[type=file]")!;
  private box = this.querySelector<HTMLElement>(".sending")!;
  private upload?: Upload;
  private file?: File;
  private share = 0;
  private waiting?: HTMLElement | null;
  private endDropping?: () => void;

  connectedCallback(): void {
    this.input.removeAttribute("name");
    this.input.onchange = () => this.input.files?.[0] && void this.begin(this.input.files[0]);
    // On a slow line a file may be chosen before this script has come.
    if (this.input.files?.[0]) void this.begin(this.input.files[0]);
    this.button("pause").onclick = () => this.pause();
    this.button("resume").onclick = () => this.resume();
    this.button("stop").onclick = () => this.stop();
    // Preparation has ended: show how, and stay on the page.
    this.addEventListener("done", (event) => (event.preventDefault(), void this.keep()));
    this.endDropping = whenDropped((file) => void this.begin(file));
    document.addEventListener("submit", this.hold, true);
    addEventListener("online", this.back);
    void this.tellUnfinished();
  }

  disconnectedCallback(): void {
    this.endDropping?.();
    document.removeEventListener("submit", this.hold, true);
    removeEventListener("online", this.back);
    void this.upload?.abort();
  }

  private async begin(file: File): Promise<void> {
    await this.upload?.abort();
    [this.file, this.share] = [file, 0];
    this.querySelector(".kept")!.replaceChildren();
    const upload = (this.upload = new Upload(file, {
      endpoint: this.dataset.uploads!,
      metadata: { filename: file.name, filetype: file.type },
      chunkSize: STRETCH,
      retryDelays: PATIENCE,
      removeFingerprintOnSuccess: true,
      onUploadUrlAvailable: () => upload.url && remember(file.name, upload.url),
      onProgress: (sent, size) => this.going(size ? sent / size : 1),
      onShouldRetry: (error) => this.isTriedAgain(error as DetailedError),
      onError: (error) => this.failed(error as DetailedError),
      onSuccess: () => void this.arrived(),
    }));
    const before = await upload.findPreviousUploads();
    if (before[0]) upload.resumeFromPreviousUpload(before[0]);
    this.show("pause");
    this.going(0);
    upload.start();
  }

  private going(share: number): void {
    this.share = share;
    this.say(this.waiting === undefined ? this.dataset.wordsGoing! : this.dataset.wordsWaiting!);
    this.box.querySelector("progress")!.value = share;
  }

  private pause(): void {
    void this.upload?.abort();
    this.show("resume");
    this.say(this.dataset.wordsPaused!);
  }

  private resume(): void {
    this.show("pause");
    this.going(this.share);
    this.upload?.start();
  }

  private stop(): void {
    void this.upload?.abort();
    void discard();
    [this.upload, this.file, this.waiting] = [undefined, undefined, undefined];
    this.box.hidden = true;
    this.input.value = "";
  }

  private isTriedAgain(error: DetailedError): boolean {
    const again = comesBack(error);
    if (again) this.say(this.dataset.wordsAway!);
    return again;
  }

  private failed(error: DetailedError): void {
    const answer = error.originalResponse;
    this.show("resume");
    this.waiting = undefined;
    this.say(
      answer?.getStatus() === 401
        ? this.dataset.wordsSignedOut!
        : (sentence(answer?.getBody()) ?? this.dataset.wordsStuck!),
    );
  }

  /** The line is back: don't wait for the next try. */
  private back = (): void => {
    if (!this.upload || this.box.hidden || this.button("pause").hidden) return;
    void this.upload.abort().then(() => this.upload?.start());
  };

  private async arrived(): Promise<void> {
    this.going(1);
    this.say(this.dataset.wordsArriving!);
    const kept = await this.keep(this.upload!.url!.split("/").pop()!);
    if (kept === undefined) return void window.setTimeout(() => void this.arrived(), 2000);
    forget();
    this.box.hidden = true;
    this.upload = undefined;
    const title = this.form.elements.namedItem("title");
    if (kept && title instanceof HTMLInputElement && !title.value)
      title.value = this.file!.name.replace(/\.[^.]+$/, "").replaceAll("_", " ");
    this.form.dispatchEvent(new Event("input", { bubbles: true }));
    const { waiting } = this;
    this.waiting = undefined;
    if (kept && waiting !== undefined) this.form.requestSubmit(waiting);
  }

  /** Hand the upload over to the draft. True when taken, false when refused, undefined when the line is dead. */
  private async keep(upload = ""): Promise<boolean | undefined> {
    const answers = new FormData(this.form);
    if (upload) answers.set("upload", upload);
    try {
      const answer = await fetch(this.dataset.keep!, {
        method: "POST",
        body: answers,
        headers: { "HX-Request": "true" },
      });
      if (answer.status >= 500) throw new Error();
      const part = this.querySelector(".kept")!;
      putIn(part, await answer.text());
      const draft = part.querySelector<HTMLInputElement>("[name=draft]");
      const own = this.form.querySelector<HTMLInputElement>("pieces-pad [name=draft]");
      if (draft && own) own.value = draft.value;
      return answer.ok;
    } catch {
      this.say(this.dataset.wordsAway!);
      return undefined;
    }
  }

  private hold = (event: SubmitEvent): void => {
    if (event.target !== this.form || !this.upload) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.waiting = event.submitter;
    this.going(this.share);
    this.box.scrollIntoView({ block: "center" });
  };

  private async tellUnfinished(): Promise<void> {
    const before = remembered();
    const share = before ? await standing(before.url) : undefined;
    if (!before || share === undefined || this.upload) return;
    if (share === 1) return void ((await this.keep(before.url.split("/").pop()!)) !== undefined && forget());
    this.share = share;
    this.show("stop");
    this.say(this.dataset.wordsUnfinished!, before.name);
    this.box.querySelector("progress")!.value = share;
  }

  private show(...names: string[]): void {
    this.box.hidden = false;
    for (const name of ["pause", "resume"]) this.button(name).hidden = !names.includes(name);
  }

  private say(words: string, file = this.file?.name ?? ""): void {
    const percent = `${Math.floor(this.share * 100)} %`;
    const line = this.querySelector(".saying")!;
    const said = words.replace("{file}", file).replace("{percent}", percent);
    if (line.textContent !== said) line.textContent = said;
  }

  private button(name: string): HTMLButtonElement {
    return this.querySelector<HTMLButtonElement>(`.${name}`)!;
  }
}

customElements.define("pieces-upload", Uploading);
