// A client of W3C WebDriver for WebKitGTK, which Playwright does not drive, as far as the tests need one: the functions
// have the names of Playwright's page, so that what is done in pages is shared.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import process from "node:process";

/** How long the driver has for anything, and how often is looked for what should come, in milliseconds. */
const PATIENCE = 20_000;
const LOOK = 50;

/** @param {() => Promise<boolean>} done @param {string} complaint */
async function until(done, complaint) {
  const end = Date.now() + PATIENCE;
  while (!(await done())) {
    if (Date.now() > end) throw new Error(complaint);
    await new Promise((again) => setTimeout(again, LOOK));
  }
}

/** A port that nobody listens on. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  await once(server, "close");
  return port;
}

/** A screen that nobody sees, and the driver on it. */
export class Driver {
  /** @type {import("node:child_process").ChildProcess[]} */
  #processes = [];
  #address = "";

  /** @param {string} driver @param {string} xvfb */
  static async start(driver, xvfb) {
    const started = new Driver();
    process.on("exit", () => started.end());
    const size = ["-screen", "0", "1280x900x24"];
    const stdio = /** @type {import("node:child_process").StdioOptions} */ (["ignore", "ignore", "ignore", "pipe"]);
    const screen = started.#spawn(xvfb, ["-displayfd", "3", "-nolisten", "tcp", ...size], { stdio });
    const [display] = await once(/** @type {import("node:stream").Readable} */ (screen.stdio[3]), "data");
    const port = await freePort();
    const env = { ...process.env, DISPLAY: `:${String(display).trim()}`, GDK_BACKEND: "x11" };
    started.#spawn(driver, [`--port=${port}`], { env, stdio: "ignore" });
    started.#address = `http://127.0.0.1:${port}`;
    await until(
      () =>
        fetch(`${started.#address}/status`).then(
          ({ ok }) => ok,
          () => false,
        ),
      `${driver} does not answer`,
    );
    return started;
  }

  /**
   * In a group of its own, for a driver leaves its browser behind.
   * @param {string} program @param {string[]} args @param {import("node:child_process").SpawnOptions} options
   */
  #spawn(program, args, options) {
    const child = spawn(program, args, { ...options, detached: true });
    this.#processes.push(child);
    return child;
  }

  /** A window of a browser that remembers nothing. */
  async open() {
    const { sessionId } = await this.ask("POST", "/session", { capabilities: {} });
    return new Page(this, `/session/${sessionId}`);
  }

  /** @param {string} method @param {string} path @param {object} [body] */
  async ask(method, path, body) {
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(this.#address + path, { method, body: body && JSON.stringify(body), signal });
    const { value } = /** @type {any} */ (await answer.json());
    if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }

  end() {
    for (const { pid, exitCode, signalCode } of this.#processes.splice(0)) {
      if (pid && exitCode === null && signalCode === null) process.kill(-pid);
    }
  }
}

/** A page in a browser. */
export class Page {
  #driver;
  #path;
  mouse = { move: this.#move.bind(this) };

  /** @param {Driver} driver @param {string} path */
  constructor(driver, path) {
    this.#driver = driver;
    this.#path = path;
  }

  /** @param {string} what @param {object} [body] */
  #ask(what, body) {
    return this.#driver.ask(body ? "POST" : "GET", `${this.#path}/${what}`, body);
  }

  /** @param {string} expression @param {unknown} argument */
  #run(expression, argument) {
    return this.#ask("execute/sync", { script: `return ${expression}`, args: [argument] });
  }

  /** @param {string} url */
  goto(url) {
    return this.#ask("url", { url });
  }

  /** @param {Function} inPage @param {unknown} [argument] */
  evaluate(inPage, argument = null) {
    return this.#run(`(${inPage})(arguments[0])`, argument);
  }

  /** @param {Function} inPage @param {unknown} [argument] */
  waitForFunction(inPage, argument = null) {
    return until(() => this.#run(`!!(${inPage})(arguments[0])`, argument), `it did not come to ${inPage}`);
  }

  async screenshot() {
    return Buffer.from(await this.#ask("screenshot"), "base64");
  }

  /** @param {number} x @param {number} y */
  #move(x, y) {
    const point = { type: "pointerMove", duration: 0, origin: "viewport", x: Math.round(x), y: Math.round(y) };
    return this.#ask("actions", { actions: [{ type: "pointer", id: "mouse", actions: [point] }] });
  }

  close() {
    return this.#driver.ask("DELETE", this.#path);
  }
}
