// Bundles the mixer's player and its worklet for a page of its own: node player.mjs FOLDER
import { join } from "node:path";
import { build } from "esbuild";

const [outdir] = process.argv.slice(2);
const islands = join(import.meta.dirname, "../../src/ensemble/studio/islands");
const given = { outdir, bundle: true, format: "esm", target: ["es2022"], logLevel: "warning" };
await build({ ...given, entryPoints: [join(islands, "workers/mixer.ts")] });

const workers = {
  name: "workers",
  setup(building) {
    building.onResolve({ filter: /^ensemble:workers$/ }, () => ({ path: "workers", namespace: "made" }));
    building.onLoad({ filter: /./, namespace: "made" }, () => ({
      contents: 'export default { "studio-mixer": "/reels/mixer.js" }',
    }));
  },
};
await build({ ...given, entryPoints: [join(islands, "parts/mixer/player.ts")], plugins: [workers] });
