declare module "ensemble:islands" {
  const islands: Record<string, () => Promise<unknown>>;
  export default islands;
}

declare module "htmx.org/dist/htmx.esm.js" {
  const htmx: Window["htmx"];
  export default htmx;
}

interface Window {
  htmx: { process(element: Element): void };
}
