// Bundles each page's script of src/ into ../assets/, with the licences of the libraries it uses beside it.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const here = new URL(".", import.meta.url).pathname, assets = new URL("../assets/", import.meta.url).pathname;
const ENTRIES = ["site", "editor", "builder"];

/** One number for all sources, so that a test can tell a bundle that was not made anew. */
function digestSources() {
  const digest = createHash("sha256");
  for (const name of readdirSync(`${here}src`).sort()) digest.update(`${name}\0`).update(readFileSync(`${here}src/${name}`)).update("\0");
  return digest.update(readFileSync(`${here}package-lock.json`)).digest("hex");
}

/** The licence of every package that went into a bundle. */
function gatherLicences(inputs) {
  const packages = new Set(inputs.map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]).filter(Boolean));
  return [...packages].sort().map((name) => {
    const folder = `${here}node_modules/${name}/`, { version, license } = JSON.parse(readFileSync(`${folder}package.json`, "utf8"));
    const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
    return `${name} ${version} (${license})\n\n${readFileSync(folder + file, "utf8").trim()}\n`;
  });
}

const sources = digestSources();
const made = await build({
  entryPoints: ENTRIES.map((name) => `${here}src/${name}.js`), outdir: assets, bundle: true, minify: true, format: "iife",
  target: "es2022", charset: "utf8", write: false, metafile: true, absWorkingDir: here, legalComments: "none",
  banner: { js: `/* edukg serve; sources ${sources}; libraries under licence, see editor.LICENSES.txt */` },
});
for (const { path, text } of made.outputFiles) {
  writeFileSync(path, text);
  console.log(`${path.split("/").pop()} ${(text.length / 1024).toFixed(0)} KB`);
}
writeFileSync(`${assets}editor.LICENSES.txt`, gatherLicences(Object.keys(made.metafile.inputs)).join(`\n${"-".repeat(78)}\n\n`));
