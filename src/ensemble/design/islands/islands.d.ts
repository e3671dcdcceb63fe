declare module "ensemble:islands" {
  const islands: Record<string, () => Promise<unknown>>;
  export default islands;
}

declare module "ensemble:workers" {
  /** Addresses of what runs beside the page: `studio/islands/workers/ears.ts` is `studio-ears`. */
  const workers: Record<string, string>;
  export default workers;
}

declare module "htmx.org/dist/htmx.esm.js" {
  const htmx: Window["htmx"];
  export default htmx;
}

interface Window {
  htmx: { process(element: Element): void };
}
