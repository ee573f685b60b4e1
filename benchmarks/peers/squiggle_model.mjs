// The peer model in Squiggle; prints samples a second and quantiles.
// Needs the package @quri/squiggle-lang in a folder of your own: npm i @quri/squiggle-lang
// Run on one core: taskset -c 1 node squiggle_model.mjs PATH-TO-THAT-FOLDER [samples]
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { join, resolve } from "node:path";

const [folder, count = "100000"] = process.argv.slice(2);
const entry = join(resolve(folder), "node_modules/@quri/squiggle-lang/dist/index.js");
const { run } = await import(pathToFileURL(entry));
const samples = Number(count);
const lines = readFileSync(new URL("../peer-model.yaml", import.meta.url), "utf8").split("quantities:\n")[1].trim().split("\n");
// Squiggle has no names with an underscore before a digit and writes '=' for ':'; the rest is alike.
const code = lines
  .map((line) => line.trim().split(/: (.*)/s))
  .map(([name, value]) => `${name} = ${value.replace(/^\{ value: (.*?), assumption:.*$/, "$1")}`)
  .join("\n") + "\n[quantile(result, 0.05), quantile(result, 0.5), quantile(result, 0.95), mean(result)]";
const seconds = [];
let output;
for (let i = 0; i < 3; i++) {
  const start = performance.now();
  output = await run(code, { environment: { sampleCount: samples, xyPointLength: 1000, seed: `seed ${i}` } });
  seconds.push((performance.now() - start) / 1000);
}
seconds.sort((a, b) => a - b);
console.log(`squiggle: ${(samples / seconds[1] / 1e6).toFixed(3)} M samples/s (median of 3; best ${(samples / seconds[0] / 1e6).toFixed(3)}); 5/50/95 %, mean: ${output.result.value.result ?? output.result.value}`);
