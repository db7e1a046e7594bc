// A minimal W3C WebDriver client for WebKitGTK, which Playwright does not drive. Its functions have the names of
// Playwright's page, so that tests can share code.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import process from "node:process";

/**
 * Time limits for a reply of the driver and for the start of the browser, and the interval between checks, in
 * milliseconds.
 */
const PATIENCE = 20_000;
const START = 8_000;
const LOOK = 50;

/** How many times to try to start the browser. */
const TRIES = 3;

/** @param {() => Promise<boolean>} done @param {string} complaint */
async function until(done, complaint) {
  const end = Date.now() + PATIENCE;
  while (!(await done())) {
    if (Date.now() > end) throw new Error(complaint);
    await new Promise((again) => setTimeout(again, LOOK));
  }
}

/** An unused port. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  await once(server, "close");
  return port;
}

/** A browser on a virtual screen, and its driver. */
export class Driver {
  /** @type {import("node:child_process").ChildProcess[]} */
  #processes = [];
  #address = "";
  #session = "";

  /** @param {string} driver @param {string} xvfb */
  static async start(driver, xvfb) {
    // Sometimes the browser does not start, and the driver waits forever.
    for (let left = TRIES; ; left -= 1) {
      const started = new Driver();
      process.on("exit", () => started.end());
      try {
        await started.#start(driver, xvfb);
        return started;
      } catch (error) {
        started.end();
        if (left === 1) throw error;
      }
    }
  }

  /** @param {string} driver @param {string} xvfb */
  async #start(driver, xvfb) {
    const size = ["-screen", "0", "1280x900x24"];
    const stdio = /** @type {import("node:child_process").StdioOptions} */ (["ignore", "ignore", "ignore", "pipe"]);
    const screen = this.#spawn(xvfb, ["-displayfd", "3", "-nolisten", "tcp", ...size], { stdio });
    const [display] = await once(/** @type {import("node:stream").Readable} */ (screen.stdio[3]), "data");
    const port = await freePort();
    const env = { ...process.env, DISPLAY: `:${String(display).trim()}`, GDK_BACKEND: "x11" };
    this.#spawn(driver, [`--port=${port}`], { env, stdio: "ignore" });
    this.#address = `http://127.0.0.1:${port}`;
    const ready = () =>
      fetch(`${this.#address}/status`).then(
        ({ ok }) => ok,
        () => false,
      );
    await until(ready, `${driver} does not answer`);
    const { sessionId } = await this.#ask("POST", "/session", { capabilities: {} }, START);
    this.#session = `/session/${sessionId}`;
  }

  /**
   * Starts a program in its own process group, because a driver does not stop its browser.
   * @param {string} program @param {string[]} args @param {import("node:child_process").SpawnOptions} options
   */
  #spawn(program, args, options) {
    const child = spawn(program, args, { ...options, detached: true });
    this.#processes.push(child);
    return child;
  }

  /** @param {string} method @param {string} path @param {object} [body] */
  async #ask(method, path, body, patience = PATIENCE) {
    const signal = AbortSignal.timeout(patience);
    const answer = await fetch(this.#address + path, { method, body: body && JSON.stringify(body), signal });
    const { value } = /** @type {any} */ (await answer.json());
    if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }

  /** Sends a request to the browser. @param {string} what @param {object} [body] */
  ask(what, body) {
    return this.#ask(body ? "POST" : "GET", `${this.#session}/${what}`, body);
  }

  /** Closes the browser and stops the processes. */
  async close() {
    await this.#ask("DELETE", this.#session);
    this.end();
  }

  end() {
    for (const { pid, exitCode, signalCode } of this.#processes.splice(0)) {
      if (pid && exitCode === null && signalCode === null) process.kill(-pid);
    }
  }
}

/** A page in the browser. */
export class Page {
  #driver;
  mouse = { move: this.#move.bind(this) };

  /** @param {Driver} driver */
  constructor(driver) {
    this.#driver = driver;
  }

  /** @param {string} expression @param {unknown} argument */
  #run(expression, argument) {
    return this.#driver.ask("execute/sync", { script: `return ${expression}`, args: [argument] });
  }

  /** @param {string} url */
  goto(url) {
    return this.#driver.ask("url", { url });
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
    return Buffer.from(await this.#driver.ask("screenshot"), "base64");
  }

  /** @param {number} x @param {number} y */
  #move(x, y) {
    const point = { type: "pointerMove", duration: 0, origin: "viewport", x: Math.round(x), y: Math.round(y) };
    return this.#driver.ask("actions", { actions: [{ type: "pointer", id: "mouse", actions: [point] }] });
  }
}
