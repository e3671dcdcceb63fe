declare module "ensemble:islands" {
  const islands: Record<string, () => Promise<unknown>>;
  export default islands;
}
declare module "htmx.org/dist/htmx.min.js";
