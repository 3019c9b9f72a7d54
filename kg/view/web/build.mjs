// Bundles src/ and the libraries it uses into ../assets/page.js, with the licences of those libraries beside it.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const here = new URL(".", import.meta.url).pathname,
  assets = new URL("../assets/", import.meta.url).pathname;

/** One number for all sources, so that a test can tell a bundle that was not made anew. */
function digestSources() {
  const digest = createHash("sha256");
  for (const name of readdirSync(`${here}src`).sort())
    digest
      .update(`${name}\0`)
      .update(readFileSync(`${here}src/${name}`))
      .update("\0");
  return digest.update(readFileSync(`${here}package-lock.json`)).digest("hex");
}

/** The licence of every package that went into the bundle. */
function gatherLicences(inputs) {
  const packages = new Set(inputs.map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]).filter(Boolean));
  return [...packages].sort().map((name) => {
    const folder = `${here}node_modules/${name}/`,
      { version, license } = JSON.parse(readFileSync(`${folder}package.json`, "utf8"));
    const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
    return `${name} ${version} (${license})\n\n${readFileSync(folder + file, "utf8").trim()}\n`;
  });
}

const made = await build({
  entryPoints: [`${here}src/app.js`],
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  charset: "utf8",
  write: false,
  metafile: true,
  absWorkingDir: here,
  legalComments: "none",
  banner: { js: `/* edukg page; sources ${digestSources()}; libraries under licence, see page.LICENSES.txt */` },
});
writeFileSync(`${assets}page.js`, made.outputFiles[0].text.replaceAll("</script", "<\\/script"));
writeFileSync(`${assets}page.LICENSES.txt`, gatherLicences(Object.keys(made.metafile.inputs)).join(`\n${"-".repeat(78)}\n\n`));
console.log(`page.js ${(made.outputFiles[0].text.length / 1024).toFixed(0)} KB`);
