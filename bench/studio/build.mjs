// Bundles what records for a page of its own, without the rest of the place: node build.mjs FOLDER
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";

const [outdir] = process.argv.slice(2);
const here = import.meta.dirname;
const beside = join(here, "../../src/ensemble/studio/islands/workers");
const given = { outdir, bundle: true, format: "esm", target: ["es2022"], logLevel: "warning" };

const names = readdirSync(beside).filter((name) => name.endsWith(".ts"));
await build({ ...given, entryPoints: names.map((name) => join(beside, name)) });

const lines = names.map((name) => `"studio-${basename(name, ".ts")}": "/${basename(name, ".ts")}.js"`);
const workers = {
  name: "workers",
  setup(building) {
    building.onResolve({ filter: /^ensemble:workers$/ }, () => ({ path: "workers", namespace: "made" }));
    building.onLoad({ filter: /./, namespace: "made" }, () => ({
      contents: `export default {${lines.join(",")}}`,
    }));
  },
};
await build({ ...given, entryPoints: [join(here, "page.js")], splitting: true, plugins: [workers] });
