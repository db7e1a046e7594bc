// The npm package, installed from its tarball and used with the code of its README.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import vue from "@vitejs/plugin-vue";
import { build } from "vite";
import { TYPES } from "./localhost.js";
import { expect, painted, SITE, test } from "./site.js";

const folder = (/** @type {string} */ path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const PACKAGE = folder("dist/npm");
const APPS = folder("target/xtask/apps");
const README = readFileSync(folder("www/npm/README.md"), "utf8");

test.skip(!existsSync(PACKAGE), "dist/npm is missing: run cargo xtask package");
test.skip(({ browserName }) => browserName !== "chromium", "one browser is enough: the package loads the embed");
test.describe.configure({ mode: "serial" });

const WORDS =
  "<h1>Mill reopens</h1><p>“The wheel turns again,” said Petra Sandoval, the miller.</p><p>She may be late.</p>";

/**
 * The code block of the README in this language that contains these words.
 * @param {string} language @param {string} words
 */
function snippet(language, words) {
  const all = [...README.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].map(([, kind, code]) => ({ kind, code }));
  const found = all.find(({ kind, code }) => kind === language && code.includes(words));
  if (!found) throw new Error(`no ${language} with ${words} in the README`);
  return found.code;
}

/** Writes files. @param {string} where @param {Record<string, string>} files */
function write(where, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(where, name)), { recursive: true });
    writeFileSync(join(where, name), text);
  }
}

test.beforeAll(() => {
  rmSync(APPS, { recursive: true, force: true });
  const home = join(APPS, "node_modules/whosaid");
  mkdirSync(home, { recursive: true });
  const [tarball] = JSON.parse(execFileSync("npm", ["pack", "--json", "--pack-destination", APPS, PACKAGE]).toString());
  execFileSync("tar", ["-xzf", join(APPS, tarball.filename), "-C", home, "--strip-components=1"]);
});

/**
 * Builds an application with Vite and opens it. Returns the marked text.
 * @param {import("@playwright/test").Page} page @param {string} name @param {Record<string, string>} files
 * @param {import("vite").PluginOption[]} [plugins]
 */
async function app(page, name, files, plugins = []) {
  const root = join(APPS, name);
  write(root, files);
  await build({
    root,
    base: `/apps/${name}/`,
    logLevel: "error",
    plugins,
    configFile: false,
    build: { target: "es2022", chunkSizeWarningLimit: 2000 },
  });
  await page.route(`${SITE}apps/**`, (route) => {
    const file = join(root, "dist", new URL(route.request().url()).pathname.replace(`/apps/${name}/`, ""));
    if (!existsSync(file)) return route.fulfill({ status: 404 });
    return route.fulfill({ body: readFileSync(file), contentType: TYPES[extname(file)] });
  });
  await page.goto(`${SITE}apps/${name}/index.html`);
  await expect
    .poll(async () => (await painted(page))["whosaid-quotation"], { timeout: 20_000 })
    .toEqual(["“The wheel turns again,”"]);
  await expect(page.locator("whosaid-panel")).toContainText("Petra Sandoval");
}

/** @param {string} body @param {string} script */
const html = (body, script) =>
  `<!doctype html><html lang="en"><title>App</title><link rel="icon" href="data:,">${body}<script type="module" src="/${script}"></script>`;

test("a bundled page runs the engine in a worker", async ({ page }) => {
  await app(page, "bundled", {
    "index.html": html(`<article>${WORDS}</article><whosaid-panel></whosaid-panel>`, "main.js"),
    "main.js": snippet("js", 'attach("article")'),
  });
  expect(page.workers()).toHaveLength(1);
});

test("React", async ({ page }) => {
  await app(page, "react", {
    "index.html": html('<div id="root"></div>', "main.jsx"),
    "Article.jsx": snippet("jsx", "useEffect"),
    "main.jsx": `import { createRoot } from "react-dom/client";
      import { Article } from "./Article.jsx";
      createRoot(document.getElementById("root")).render(
        <Article><div dangerouslySetInnerHTML={{ __html: ${JSON.stringify(WORDS)} }} /></Article>);`,
  });
});

test("Vue", async ({ page }) => {
  const isCustomElement = (/** @type {string} */ tag) => tag.startsWith("whosaid-");
  expect(README).toContain('isCustomElement: (tag) => tag.startsWith("whosaid-")');
  await app(
    page,
    "vue",
    {
      "index.html": html('<div id="root"></div>', "main.js"),
      "Article.vue": snippet("vue", "onMounted"),
      "main.js": `import { createApp, h } from "vue";
        import Article from "./Article.vue";
        createApp(() => h(Article, null, () => h("div", { innerHTML: ${JSON.stringify(WORDS)} }))).mount("#root");`,
    },
    [vue({ template: { compilerOptions: { isCustomElement } } })],
  );
});

test("the entry with the WebAssembly inside the script", async ({ page }) => {
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await app(page, "inline", {
    "index.html": html(`<article>${WORDS}</article><whosaid-panel></whosaid-panel>`, "main.js"),
    "main.js": snippet("js", 'attach("article")').replace("whosaid/embed", "whosaid/inline"),
  });
  expect(asked.filter((url) => url.endsWith(".wasm"))).toEqual([]);
});

/** Runs a script next to the package. @param {string} script @param {string[]} runtime */
function run(script, runtime = [process.execPath]) {
  const file = join(APPS, "run.mjs");
  writeFileSync(file, script);
  const [command, ...flags] = runtime;
  return execFileSync(command, [...flags, file], { cwd: APPS }).toString();
}

const TEXT = `${snippet("js", "const { speakers, attributions }")}\nconsole.log(speakers[0].name + " " + attributions.length);`;

test("Node finds the engine", () => {
  expect(run(TEXT)).toBe("Una Brandvold 1\n");
});

test("Deno finds the engine", () => {
  const deno = process.env.WHOSAID_DENO ?? folder("node_modules/.bin/deno");
  const there = (() => {
    try {
      return execFileSync(deno, ["--version"]).toString();
    } catch {
      return "";
    }
  })();
  test.skip(!there, "Deno does not run here: npm has none for this system, and WHOSAID_DENO names none");
  expect(run(TEXT, [deno, "run", "--allow-read", "--node-modules-dir=manual"])).toBe("Una Brandvold 1\n");
});

test("an error in Node does not affect the next text", () => {
  const script = `import { analyze } from "whosaid";
    await analyze(7).catch((error) => console.log(error.message));
    console.log((await analyze("“Yes,” said Ida Moe.")).speakers[0].name);`;
  expect(run(script)).toMatch(/^whosaid: the input must be .*\nIda Moe\n$/);
});

test("Node writes every format", () => {
  const script = `import { exportAs, formats } from "whosaid";
    const html = ${JSON.stringify(`<link rel="canonical" href="https://example.org/mill"><article>${WORDS}</article>`)};
    const names = (await formats()).map(({ name }) => name);
    const out = {};
    for (const name of names) out[name] = await exportAs(name, [{ html }, { id: "b", text: "“No,” said Ida Moe." }]);
    const one = JSON.parse(await exportAs("json", { id: "c", text: "“No,” said Ida Moe." }));
    const error = await exportAs("xml", []).catch((error) => error.message);
    console.log(JSON.stringify({ out, one, error }));`;
  const { out, one, error } = JSON.parse(run(script));
  expect(Object.keys(out)).toContain("csv");
  for (const text of Object.values(out)) expect(text).toMatch(/Petra Sandoval[\s\S]*Ida Moe[\s\S]*\n$/);
  expect(JSON.parse(out.json).map((/** @type {any} */ a) => a.id)).toEqual(["1", "b"]);
  expect(out.csv).toMatch(/^article,.*\r\n1,https:\/\/example\.org\/mill,1,direct,/);
  expect([one.id, one.speakers[0].name]).toEqual(["c", "Ida Moe"]);
  expect(error).toMatch(/^whosaid: unknown format “xml”, expected one of text, json, jsonl, csv/);
});

test("a page published by Node is marked without the engine", async ({ page }) => {
  const body = `<!doctype html><html lang="en"><title>Mill</title><link rel="icon" href="data:,"><body><main><article>${WORDS}
    <p>${"The old mill had stood still for a long time, and nobody in the valley had thought of bread. ".repeat(3)}</p></article></main></body></html>`;
  const script = `${snippet("js", "publish(html").replace("const marked", `const html = ${JSON.stringify(body)};\nconst marked`)}
    process.stdout.write(marked);`;
  const marked = run(script);
  expect(marked.match(/<\/body>/g)).toHaveLength(1);
  await page.route(`${SITE}whosaid/*`, (route) => {
    const file = join(PACKAGE, "embed", new URL(route.request().url()).pathname.replace("/whosaid/", ""));
    return route.fulfill({ body: readFileSync(file), contentType: TYPES[extname(file)] });
  });
  await page.route(`${SITE}mill.html`, (route) =>
    route.fulfill({ contentType: "text/html; charset=utf-8", body: marked }),
  );
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`${SITE}mill.html`);
  await page.getByText("Who said what").click();
  await expect(page.locator("whosaid-panel")).toContainText("Petra Sandoval");
  expect((await painted(page))["whosaid-quotation"]).toEqual(["“The wheel turns again,”"]);
  expect(asked.filter((url) => /whosaid_bg|worker/.test(url))).toEqual([]);
});

test("every file has a hash, and the import map names existing files", () => {
  const hashes = JSON.parse(readFileSync(join(PACKAGE, "sri.json"), "utf8"));
  const map = JSON.parse(readFileSync(join(PACKAGE, "importmap.json"), "utf8"));
  for (const [name, hash] of Object.entries(hashes)) {
    const digest = execFileSync("openssl", ["dgst", "-sha384", "-binary", join(PACKAGE, name)]).toString("base64");
    expect(hash, name).toBe(`sha384-${digest}`);
  }
  for (const address of [...Object.values(map.imports), ...Object.keys(map.integrity)]) {
    const name = String(address).replace(/^.*whosaid@[^/]*\//, "");
    expect(hashes[name], name).toBeTruthy();
  }
  expect(Object.keys(map.imports)).toEqual(expect.arrayContaining(["whosaid", "whosaid/paint", "whosaid/panel"]));
});
