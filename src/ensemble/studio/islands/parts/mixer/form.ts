/** The page's form: from now on every change is sent by itself, and it only asks for the finished sound. */

export interface FormWishes {
  loudness(value: number | null): void;
  /** Answers whether it was laid in. */
  lay(revision: string): Promise<boolean>;
  /** Until all that was turned is at the server; rejects when the line is dead. */
  flush(): Promise<void>;
  away(): void;
}

export class Form {
  private loudness: HTMLSelectElement;
  private adding: HTMLSelectElement | null;

  constructor(
    private form: HTMLFormElement,
    private wishes: FormWishes,
  ) {
    for (const box of form.querySelectorAll<HTMLInputElement>("[name$=_FORMS]")) box.value = "0";
    form.querySelector("[name=save]")?.setAttribute("hidden", "");
    this.loudness = form.querySelector("[name=loudness]")!;
    this.adding = form.querySelector("[name=add]");
    this.loudness.addEventListener("change", () => {
      wishes.loudness(this.loudness.value ? Number(this.loudness.value) : null);
    });
    this.adding?.addEventListener("change", () => void this.lay());
    form.addEventListener("submit", (event) => void this.submit(event), true);
  }

  show(target: number | null): void {
    if (document.activeElement !== this.loudness) this.loudness.value = target === null ? "" : `${target}`;
  }

  private async lay(): Promise<void> {
    const [chosen] = this.adding!.selectedOptions;
    if (chosen?.value && (await this.wishes.lay(chosen.value))) chosen.remove();
    this.adding!.value = "";
  }

  /** What is still on its way has to be there before anything is made of it. */
  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    event.stopImmediatePropagation();
    try {
      await this.wishes.flush();
    } catch {
      return this.wishes.away();
    }
    for (const box of [this.loudness, this.adding]) box?.setAttribute("disabled", "");
    const wish = document.createElement("input");
    Object.assign(wish, { type: "hidden", name: "finish", value: "yes" });
    this.form.append(wish);
    this.form.submit();
  }
}
