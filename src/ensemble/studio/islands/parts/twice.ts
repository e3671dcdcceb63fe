/** What is thrown away is gone: the first press asks, the second one does it. */

/** `of` names the thing to whoever doesn't see where the button stands. */
export function twice(button: HTMLButtonElement, really: string, of: string, act: () => void): void {
  const said = button.querySelector("span") ?? button;
  const plain = said.textContent!;
  let isSure = false;
  const ask = (sure: boolean): void => {
    isSure = sure;
    said.textContent = sure ? really : plain;
    button.setAttribute("aria-label", `${said.textContent}: ${of}`);
  };
  button.onclick = () => (isSure ? act() : ask(true));
  button.onblur = () => ask(false);
  ask(false);
}
