/** Small courtesies that need no island: theme, local times, one sound at a time. */

/** The theme changes at once, so that what plays goes on playing. */
document.addEventListener("submit", (event) => {
  const { submitter } = event;
  if (!(event.target as Element).matches(".theme") || !(submitter instanceof HTMLButtonElement)) return;
  event.preventDefault();
  const { value } = submitter;
  document.cookie = `theme=${value};path=/;max-age=31536000;samesite=lax`;
  if (value === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = value;
  for (const button of submitter.form!.querySelectorAll("button"))
    button.ariaPressed = `${button === submitter}`;
});

/** The server set times in the zone it knows; the browser knows better. */
function local(): void {
  for (const time of document.querySelectorAll<HTMLTimeElement>("time[data-local]")) {
    const at = new Date(time.dateTime);
    time.textContent = at.toLocaleString(
      document.documentElement.lang,
      time.dataset.local === "hour"
        ? { weekday: "long", day: "numeric", month: "long", hour: "numeric", minute: "2-digit" }
        : { day: "numeric", month: "long", year: "numeric" },
    );
    delete time.dataset.local;
  }
}
document.addEventListener("htmx:load", local);
local();

/** What was made in this browser and not sent is told on every page, by the marks that its makers leave here. */
function remind(): void {
  const line = document.getElementById("unsent");
  if (line) line.hidden = !Object.keys(localStorage).some((name) => /^(unsent|writing|turn) /.test(name));
}
document.addEventListener("htmx:load", remind);
addEventListener("storage", remind);
remind();

/** One thing is heard at a time, unless an island says otherwise with `data-together`. */
document.addEventListener(
  "play",
  (event) => {
    if ((event.target as Element).closest("[data-together]")) return;
    for (const other of document.querySelectorAll<HTMLMediaElement>("audio,video")) {
      if (other !== event.target && !other.closest("[data-together]")) other.pause();
    }
  },
  true,
);
