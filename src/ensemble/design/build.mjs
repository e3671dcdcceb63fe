// Bundles the styles and the islands. Called by assets.py, which hands over where things are.
// Output: one stylesheet, one script that starts a page, a lazily loaded chunk for each island.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const [root, outdir, metafile] = process.argv.slice(2);
const here = join(root, "design");

const inFolder = (folder, suffix) => {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(suffix))
      .sort();
  } catch {
    return [];
  }
};

// `ensemble:parts` and `ensemble:pages`: every stylesheet of a folder, so that a new part needs no list.
const styles = (name) =>
  inFolder(join(here, "css", name), ".css")
    .map((file) => `@import "./${name}/${file}";`)
    .join("\n");

// `ensemble:islands`: tag name to loader. `<pieces-player>` is pieces/islands/player.ts.
const islands = () => {
  const found = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) =>
      inFolder(join(root, name, "islands"), ".ts")
        .filter((file) => !file.endsWith(".d.ts") && !(name === "design" && file === "start.ts"))
        .map((file) => [`${name}-${file.slice(0, -3)}`, `./${name}/islands/${file}`]),
    );
  const lines = found.map(([tag, path]) => `${JSON.stringify(tag)}: () => import("${path}")`);
  return `export default {${lines.join(",")}};`;
};

const virtual = {
  name: "ensemble",
  setup(building) {
    building.onResolve({ filter: /^ensemble:/ }, ({ path }) => ({
      path: path.slice(9),
      namespace: "ensemble",
    }));
    building.onLoad({ filter: /./, namespace: "ensemble" }, ({ path }) =>
      path === "islands"
        ? { contents: islands(), loader: "js", resolveDir: root }
        : { contents: styles(path), loader: "css", resolveDir: join(here, "css") },
    );
  },
};

// Htmx without its wrapping, so that what our pages can't use is left out: code written into attributes
// (the policy refuses it; a direct eval would also keep every name unshortened) and small DOM tools.
const UNUSED =
  /^  htmx\.(find|findAll|closest|remove|\w+Class|logAll|logNone|parseInterval|\w+Extension) = .*$/gm;
const trimmed = (source) =>
  source
    .replace(/^var htmx = \(function\(\) \{\s*'use strict'/, "")
    .replace(/  return htmx\s+\}\)\(\)/, "")
    .replace(UNUSED, "")
    .replace("forEach(findHxOnWildcardElements(elt), processHxOnWildcard)", "")
    .replaceAll("return eval(", "return (0, eval)(");
const htmx = {
  name: "htmx",
  setup(building) {
    building.onLoad({ filter: /htmx\.esm\.js$/ }, ({ path }) => ({
      contents: trimmed(readFileSync(path, "utf8")),
      loader: "js",
    }));
  },
};

const result = await build({
  entryPoints: [join(here, "css/site.css"), join(here, "islands/start.ts")],
  outdir,
  bundle: true,
  minify: true,
  splitting: true,
  format: "esm",
  target: ["es2022"],
  supported: { nesting: true },
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  loader: { ".woff2": "file" },
  legalComments: "none",
  metafile: true,
  absWorkingDir: process.cwd(),
  plugins: [virtual, htmx],
  logLevel: "warning",
});
writeFileSync(metafile, JSON.stringify(result.metafile));
