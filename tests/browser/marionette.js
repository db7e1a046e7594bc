// An ordinary Firefox, driven with its Marionette protocol: the only way to install an add-on, click the browser's own
// buttons and inspect pages. https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const wait = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));

/** No pings, no first-run pages, own ports. */
const PREFS = {
  "marionette.port": 0,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "datareporting.policy.dataSubmissionEnabled": false,
  "app.update.enabled": false,
  // Backgrounds stop after a short time, as in real use; requests for permission are granted automatically.
  "extensions.background.idle.timeout": 3000,
  "extensions.webextOptionalPermissionPrompts": false,
};

export class Firefox {
  /** @type {import("node:net").Socket} */
  #socket;
  #buffer = Buffer.alloc(0);
  #last = 0;
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  #asked = new Map();
  #end = () => {};

  /** @param {import("node:net").Socket} socket */
  constructor(socket) {
    this.#socket = socket;
    socket.on("data", (data) => this.#take(data));
  }

  /** Starts a browser with its own profile. @param {string} binary */
  static async start(binary) {
    const profile = mkdtempSync(join(tmpdir(), "whosaid-firefox-"));
    const lines = Object.entries(PREFS).map(([k, v]) => `user_pref(${JSON.stringify(k)}, ${JSON.stringify(v)});`);
    writeFileSync(join(profile, "user.js"), lines.join("\n"));
    const args = ["--headless", "--marionette", "--remote-allow-system-access", "--no-remote", "--profile", profile];
    const child = spawn(binary, args, { stdio: "ignore" });
    const port = await until(() => Number(readFileSync(join(profile, "MarionetteActivePort"), "utf8")));
    const socket = await until(
      () =>
        new Promise((resolve, reject) => {
          const made = connect(port, "127.0.0.1", () => resolve(made)).on("error", reject);
        }),
    );
    const firefox = new Firefox(socket);
    firefox.#end = () => {
      socket.destroy();
      child.kill("SIGKILL");
      child.on("exit", () => rmSync(profile, { recursive: true, force: true }));
    };
    await wait(200);
    await firefox.send("WebDriver:NewSession", { capabilities: {} });
    return firefox;
  }

  /** Parses messages of the form `length:json`. @param {Buffer} data */
  #take(data) {
    this.#buffer = Buffer.concat([this.#buffer, data]);
    for (;;) {
      const colon = this.#buffer.indexOf(":");
      const length = Number(this.#buffer.subarray(0, colon).toString());
      if (colon < 0 || this.#buffer.length < colon + 1 + length) return;
      const message = JSON.parse(this.#buffer.subarray(colon + 1, colon + 1 + length).toString());
      this.#buffer = this.#buffer.subarray(colon + 1 + length);
      // The first message is an object: a greeting.
      if (!Array.isArray(message)) continue;
      const [, id, error, result] = message;
      const job = this.#asked.get(id);
      this.#asked.delete(id);
      if (error) job?.reject(new Error(`${error.error}: ${error.message}`));
      else job?.resolve(result);
    }
  }

  /** @param {string} name @param {object} [parameters] @returns {Promise<any>} */
  send(name, parameters = {}) {
    this.#last += 1;
    const text = JSON.stringify([0, this.#last, name, parameters]);
    this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    return new Promise((resolve, reject) => this.#asked.set(this.#last, { resolve, reject }));
  }

  /** @param {string} path @returns {Promise<string>} Its id. */
  async install(path) {
    return (await this.send("Addon:Install", { path, temporary: true })).value;
  }

  /** @param {string} url */
  goto(url) {
    return this.send("WebDriver:Navigate", { url });
  }

  /**
   * Runs a function in the page.
   * @template T @template {unknown[]} A
   * @param {(...args: A) => T} run @param {A} args
   * @returns {Promise<Awaited<T>>}
   */
  async evaluate(run, ...args) {
    return this.#run(null, run, args);
  }

  /**
   * Runs a function in a privileged sandbox of the page, with access to closed shadow roots.
   * @template T @template {unknown[]} A
   * @param {(...args: A) => T} run @param {A} args
   * @returns {Promise<Awaited<T>>}
   */
  privileged(run, ...args) {
    return this.#run("system", run, args);
  }

  /** @param {string | null} sandbox @param {Function} run @param {unknown[]} args @returns {Promise<any>} */
  async #run(sandbox, run, args) {
    const script = `const [done] = [...arguments].slice(-1); Promise.resolve((${run})(...[...arguments].slice(0, -1))).then((v) => done({ v }), (e) => done({ e: String(e) }))`;
    const { value } = await this.send("WebDriver:ExecuteAsyncScript", { script, args, sandbox });
    if (value.e) throw new Error(value.e);
    return value.v;
  }

  /**
   * Runs a function in the browser's own window.
   * @template T @template {unknown[]} A
   * @param {(...args: A) => T} run @param {A} args
   * @returns {Promise<Awaited<T>>}
   */
  async inBrowser(run, ...args) {
    await this.send("Marionette:SetContext", { value: "chrome" });
    try {
      return await this.evaluate(run, ...args);
    } finally {
      await this.send("Marionette:SetContext", { value: "content" });
    }
  }

  /** Clicks with the mouse. @param {string} selector */
  async press(selector) {
    await this.send("WebDriver:ElementClick", { id: await this.#find(selector) });
  }

  /** @param {string} selector @param {string} text */
  async type(selector, text) {
    await this.send("WebDriver:ElementSendKeys", { id: await this.#find(selector), text });
  }

  /** @param {string} selector @returns {Promise<string>} */
  async #find(selector) {
    const { value } = await this.send("WebDriver:FindElement", { using: "css selector", value: selector });
    return /** @type {string} */ (Object.values(value)[0]);
  }

  /** The content of the window as a PNG. */
  async screenshot() {
    const { value } = await this.send("WebDriver:TakeScreenshot", { full: false });
    return Buffer.from(value, "base64");
  }

  end() {
    this.#end();
  }
}

/**
 * Retries until it succeeds, up to a time limit.
 * @template T @param {() => T | Promise<T>} what @returns {Promise<T>}
 */
export async function until(what, patience = 30_000) {
  for (const begin = Date.now(); ; ) {
    try {
      const got = await what();
      if (got) return got;
      throw new Error("not yet");
    } catch (error) {
      if (Date.now() - begin > patience) throw error;
      await wait(100);
    }
  }
}
