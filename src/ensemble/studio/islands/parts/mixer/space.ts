/** The space bar plays and stops wherever it means nothing else; answers how to end that. */
export function onSpace(toggle: () => void): () => void {
  const means = "button, a, input:not([type=range]), select, textarea, summary";
  const key = (event: KeyboardEvent): void => {
    if (event.key !== " " || event.defaultPrevented || (event.target as Element).closest(means)) return;
    event.preventDefault();
    toggle();
  };
  document.addEventListener("keydown", key);
  return () => document.removeEventListener("keydown", key);
}
