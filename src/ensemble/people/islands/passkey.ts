/**
 * `<people-passkey mode="create|get" options="…" | from="address" failed="…">` around a hidden form.
 * Shows the form where the browser knows passkeys; on submit asks the browser for one, puts it into the
 * field `credential` and sends the form. The server speaks base64url where the browser wants bytes.
 */
type Json = { [name: string]: unknown };

const bytes = (words: unknown): ArrayBuffer => {
  const plain = String(words).replaceAll("-", "+").replaceAll("_", "/");
  return Uint8Array.from(atob(plain), (letter) => letter.charCodeAt(0)).buffer;
};
const words = (buffer: ArrayBuffer | null): string | null =>
  buffer &&
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
const keys = (list: unknown): unknown =>
  (list as Json[] | undefined)?.map((key) => ({ ...key, id: bytes(key["id"]) }));

function creation(asked: Json): PublicKeyCredentialCreationOptions {
  const user = asked["user"] as Json;
  const choice = {
    ...(asked["authenticatorSelection"] as Json),
    residentKey: "required",
    requireResidentKey: true,
    userVerification: "required",
  };
  const turned = {
    ...asked,
    challenge: bytes(asked["challenge"]),
    user: { ...user, id: bytes(user["id"]) },
    excludeCredentials: keys(asked["excludeCredentials"]),
    authenticatorSelection: choice,
  };
  return turned as unknown as PublicKeyCredentialCreationOptions;
}

function request(asked: Json): PublicKeyCredentialRequestOptions {
  const turned = {
    ...asked,
    challenge: bytes(asked["challenge"]),
    allowCredentials: keys(asked["allowCredentials"]),
  };
  return turned as unknown as PublicKeyCredentialRequestOptions;
}

function said(made: PublicKeyCredential): Json {
  const answer = made.response as AuthenticatorAttestationResponse & AuthenticatorAssertionResponse;
  const response = answer.attestationObject
    ? {
        clientDataJSON: words(answer.clientDataJSON),
        attestationObject: words(answer.attestationObject),
        transports: answer.getTransports?.() ?? [],
      }
    : {
        clientDataJSON: words(answer.clientDataJSON),
        authenticatorData: words(answer.authenticatorData),
        signature: words(answer.signature),
        userHandle: words(answer.userHandle),
      };
  return {
    id: made.id,
    rawId: words(made.rawId),
    type: made.type,
    response,
    clientExtensionResults: made.getClientExtensionResults(),
  };
}

class Passkey extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector("form");
    if (!form || !("credentials" in navigator) || !window.PublicKeyCredential) return;
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.ask(form);
    });
  }

  async ask(form: HTMLFormElement): Promise<void> {
    try {
      const field = form.elements.namedItem("credential") as HTMLInputElement;
      field.value = JSON.stringify(said(await this.made()));
      form.submit();
    } catch {
      this.fail();
    }
  }

  async made(): Promise<PublicKeyCredential> {
    const asked = await this.options();
    const made =
      this.getAttribute("mode") === "create"
        ? await navigator.credentials.create({
            publicKey: creation((asked["creation_options"] as Json)["publicKey"] as Json),
          })
        : await navigator.credentials.get({
            publicKey: request((asked["request_options"] as Json)["publicKey"] as Json),
          });
    return made as PublicKeyCredential;
  }

  async options(): Promise<Json> {
    const from = this.getAttribute("from");
    if (!from) return JSON.parse(this.getAttribute("options") ?? "{}") as Json;
    return (await (await fetch(from, { headers: { Accept: "application/json" } })).json()) as Json;
  }

  fail(): void {
    const line = this.querySelector("[role=alert]") ?? document.createElement("p");
    line.setAttribute("role", "alert");
    line.className = "problem";
    line.textContent = this.getAttribute("failed");
    this.append(line);
  }
}
customElements.define("people-passkey", Passkey);
export {};
