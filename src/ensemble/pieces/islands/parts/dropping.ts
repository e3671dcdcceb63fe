/** Take a file dropped anywhere on the page, and say so while it hovers. Returns what ends it. */
export function whenDropped(take: (file: File) => void): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const hover = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    document.body.classList.toggle("dropping", event.type === "dragover");
  };
  const drop = (event: DragEvent) => {
    const file = event.dataTransfer?.files[0];
    document.body.classList.remove("dropping");
    if (!file) return;
    event.preventDefault();
    take(file);
  };
  document.addEventListener("dragover", hover, { signal });
  document.addEventListener("dragleave", hover, { signal });
  document.addEventListener("drop", drop, { signal });
  return () => ending.abort();
}
