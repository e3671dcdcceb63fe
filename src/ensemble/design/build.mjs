// Bundles the styles and the islands. Called by assets.py, which hands over where things are.
// Output: one stylesheet, one script that starts a page, a lazily loaded chunk for each island, and a file
// for each worker and worklet.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
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

// What runs beside the page is loaded by its address, so each is a file that imports nothing:
// `studio/islands/workers/ears.ts` is `studio-ears`.
const workers = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) =>
    inFolder(join(root, name, "islands/workers"), ".ts")
      .filter((file) => !file.endsWith(".d.ts"))
      .map((file) => ({
        in: join(root, name, "islands/workers", file),
        out: `${name}-${file.slice(0, -3)}`,
      })),
  );

const given = {
  outdir,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022"],
  loader: { ".woff2": "file", ".wasm": "file" },
  legalComments: "none",
  metafile: true,
  absWorkingDir: process.cwd(),
  logLevel: "warning",
};
const beside = await build({ ...given, entryPoints: workers, entryNames: "[name]-[hash]" });

// `ensemble:workers`: name to address. All that is built lies in one folder.
const addresses = () => {
  const lines = Object.entries(beside.metafile.outputs)
    .filter(([, made]) => made.entryPoint)
    .map(([path, made]) => {
      const { out } = workers.find((each) => made.entryPoint.endsWith(relative(root, each.in)));
      return `${JSON.stringify(out)}: new URL("./${basename(path)}", import.meta.url).href`;
    });
  return `export default {${lines.join(",")}};`;
};

const contents = {
  islands: () => ({ contents: islands(), loader: "js", resolveDir: root }),
  workers: () => ({ contents: addresses(), loader: "js" }),
};

const virtual = {
  name: "ensemble",
  setup(building) {
    building.onResolve({ filter: /^ensemble:/ }, ({ path }) => ({
      path: path.slice(9),
      namespace: "ensemble",
    }));
    building.onLoad(
      { filter: /./, namespace: "ensemble" },
      ({ path }) =>
        contents[path]?.() ?? { contents: styles(path), loader: "css", resolveDir: join(here, "css") },
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

const pages = await build({
  ...given,
  entryPoints: [join(here, "css/site.css"), join(here, "islands/start.ts")],
  splitting: true,
  supported: { nesting: true },
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  plugins: [virtual, htmx],
});
const outputs = { ...beside.metafile.outputs, ...pages.metafile.outputs };
writeFileSync(metafile, JSON.stringify({ outputs }));
