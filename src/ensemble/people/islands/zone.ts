/** `<people-zone>` fills the hidden field inside it with the browser's time zone. */
class Zone extends HTMLElement {
  connectedCallback(): void {
    const field = this.querySelector<HTMLInputElement>("input");
    if (field) field.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  }
}
customElements.define("people-zone", Zone);
export {};
