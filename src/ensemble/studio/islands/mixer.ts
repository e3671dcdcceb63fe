/** `<studio-mixer>`: plays a mix as it will be made, and turns it together with whoever else has it open. */
import { Comparing } from "./parts/mixer/comparing";
import type { Pair } from "./parts/mixer/blind";
import { Desk } from "./parts/mixer/desk";
import type { Fader, Told, Value } from "./parts/mixer/desk";
import { Form } from "./parts/mixer/form";
import { Server } from "./parts/mixer/line";
import { Player } from "./parts/mixer/player";
import { Rows } from "./parts/mixer/rows";
import { Refusal, Sending } from "./parts/mixer/sending";
import { onSpace } from "./parts/mixer/space";
import { Stage } from "./parts/mixer/stage";
import { Together } from "./parts/mixer/together";
import { Transport } from "./parts/mixer/transport";
import type { Words } from "./parts/mixer/transport";

class Mixer extends HTMLElement {
  readonly desk = new Desk();
  readonly player = new Player(
    (sounding) => {
      this.transport.hear(sounding);
      this.rows.at(this.player.at);
      if (!this.comparing?.isOn) this.stage.sounds();
      if (!this.player.wanted || this.player.at >= this.rows.length) this.stopped();
    },
    () => this.transport.sound(this.player.playing ? "playing" : "loading"),
  );
  private words = JSON.parse(this.dataset.words!) as Words;
  private server = new Server(this.dataset.mix!);
  private stage = new Stage(this.desk, this.player, {
    ask: (live) => this.server.submix(live),
    told: (state) => this.transport.beside(state && this.words[state]!.replace("{}", `${this.player.live}`)),
    changed: () => this.show(),
  });
  private transport = new Transport(this.words, {
    toggle: () => void this.toggle(),
    seek: (sample) => void this.seek(sample),
    undo: (again) => void this.undo(again),
  });
  private rows = new Rows(this.querySelector(".layers")!, this.words, {
    turned: (layer, fader, value, gesture) => this.turned(layer, fader, value, gesture),
    solo: (key) => this.solo(key),
    seek: (sample) => void this.seek(sample),
  });
  private sending!: Sending;
  private form!: Form;
  private comparing?: Comparing;
  private together?: Together;
  private endSpace?: () => void;

  connectedCallback(): void {
    this.querySelector(".together")!.replaceWith(this.transport.element, this.transport.notes);
    this.sending = new Sending(
      {
        post: (gesture) => this.server.turn(gesture, this.desk.number),
        told: (told) => this.hear(told),
        refused: (sentence) => (this.transport.say(sentence), void this.look(true)),
        state: (state) => this.transport.say(this.words[state]!),
      },
      localStorage,
      `mix ${this.dataset.mix}`,
    );
    this.form = new Form(this.closest("form")!, {
      loudness: (value) => this.turned("", "target_lufs", value, crypto.randomUUID()),
      lay: (revision) => this.lay(revision),
      flush: () => this.sending.flush(),
      away: () => this.transport.say(this.words.away!),
    });
    const form = document.querySelector<HTMLElement>(".compare");
    if (form) this.comparing = this.compared(form);
    this.together = new Together(this.dataset.key!, {
      look: () => void this.look(),
      here: (names) => this.transport.here(names),
      isWaiting: () => this.stage.isWaiting || !this.desk.measured || this.desk.lacksReels,
      online: () => void this.sending.flush().catch(() => {}),
    });
    this.endSpace = onSpace(() => void this.toggle());
    void this.look(true).then(() => {
      for (const [layer, fader, value] of this.sending.kept) this.desk.set(layer, fader, value);
      this.show();
    });
  }

  disconnectedCallback(): void {
    this.together?.leave();
    this.comparing?.end();
    this.player.close();
    this.endSpace?.();
    void this.sending.flush().catch(() => undefined);
  }

  /** Answers whether it is in the mix now. */
  private async lay(revision: string): Promise<boolean> {
    try {
      await this.server.lay(revision);
    } catch (error) {
      this.transport.say(error instanceof Refusal ? error.message : this.words.notLaid!);
      return false;
    }
    await this.look();
    return true;
  }

  private compared(form: HTMLElement): Comparing {
    const version = (key: string) => this.server.version(key, this.player.live);
    return new Comparing(form, this.words, this.player, {
      fetched: async (keys) => (await Promise.all(keys.map(version))) as Pair,
      play: () => this.begin(),
      stop: () => this.stopped(),
      prefer: (chosen, other) => this.server.prefer(chosen, other),
      over: () => this.stage.play(),
    });
  }

  private turned(layer: string, fader: Fader, value: Value, gesture: string): void {
    this.comparing?.end();
    this.desk.set(layer, fader, value);
    this.stage.turned(layer);
    this.sending.turn(layer, fader, value, gesture);
    this.show();
  }

  private solo(key: string): void {
    if (!this.desk.hearAlone(key, this.player.live)) this.transport.say(this.words.mostAlone!);
    this.show();
  }

  private async undo(again: boolean): Promise<void> {
    try {
      await this.sending.flush();
      const told = await this.server.undo(again);
      this.hear(told);
      await this.look(true);
      this.transport.say(told.whole ? this.words.saved! : this.words.others!);
    } catch (error) {
      this.transport.say(error instanceof Refusal ? error.message : this.words.away!);
    }
  }

  /** A dead line tells nothing: it is looked again. That a reel was made is no change, so all is told. */
  private async look(all = false): Promise<void> {
    const since = all || this.desk.lacksReels || this.desk.number < 0 ? undefined : this.desk.number;
    const told = await this.server.mix(since).catch(() => undefined);
    if (told) this.hear(told);
  }

  private hear(told: Told): void {
    this.desk.merge(told, (layer, fader) => this.sending.isMine(layer, fader));
    this.transport.can(told.can_undo, told.can_redo);
    void this.rows.fetchMissing(this.desk.laid);
    this.show();
    void this.stage.look(told.layers.map(({ key }) => key));
  }

  private show(): void {
    this.form.show(this.desk.target);
    this.transport.measures(!this.desk.measured && this.desk.laid.some((layer) => !layer.is_muted));
    this.transport.length(this.rows.show(this.desk, this.stage.inside));
    if (!this.comparing?.isOn) this.stage.play();
  }

  private async toggle(): Promise<void> {
    if (this.player.wanted) return this.stopped();
    this.comparing?.end();
    await this.begin();
  }

  /** From where it stands; what is over begins anew. */
  private async begin(at = this.player.at >= this.rows.length ? 0 : this.player.at): Promise<void> {
    this.transport.sound("loading");
    if (await this.player.play(at)) this.transport.sound("playing");
  }

  private async seek(sample: number): Promise<void> {
    const playing = this.player.wanted;
    this.player.at = sample;
    this.transport.at(sample);
    this.rows.at(sample);
    if (playing) await this.begin(sample);
  }

  private stopped(): void {
    this.player.stop();
    this.transport.sound("stopped");
  }
}

customElements.define("studio-mixer", Mixer);
