#!/usr/bin/env node
// An adapter that lets Playwright drive an ordinary Firefox with WebDriver BiDi. Playwright gives up if Firefox does
// not know a command that only emulates user preferences. Playwright starts this script instead of Firefox. The script
// starts Firefox, relays the messages, and reports such commands as successful if Firefox does not know them.
import { spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { createInterface } from "node:readline";
import { WebSocket, WebSocketServer } from "ws";
import { FIREFOX } from "./browsers.js";

/** The line that Firefox prints when it is ready. Playwright expects the same line from this script. */
const LISTENING = /^(WebDriver BiDi listening on )(ws:\/\/\S+)/;
/** How often to check that Playwright is still running, and how long Firefox has to quit, in milliseconds. */
const CHECK_INTERVAL = 500;
const QUIT_TIMEOUT = 3000;

if (!FIREFOX) throw new Error("Firefox not found on the PATH or in WHOSAID_FIREFOX");
const firefox = spawn(FIREFOX, process.argv.slice(2), { stdio: ["ignore", "ignore", "pipe"] });

/** Quits Firefox; this script exits with it. */
function end() {
  firefox.kill();
  setTimeout(() => firefox.kill("SIGKILL"), QUIT_TIMEOUT).unref();
}
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, end);
firefox.on("error", (error) => {
  console.error(`${FIREFOX}: ${error.message}`);
  process.exit(1);
});
firefox.on("exit", (code) => process.exit(code ?? 1));

// Playwright may exit without notice; nobody reads the output then.
const caller = process.ppid;
setInterval(() => process.ppid !== caller && end(), CHECK_INTERVAL);
process.stderr.on("error", end);

for await (const line of createInterface({ input: firefox.stderr })) {
  const [, words, address] = LISTENING.exec(line) ?? [];
  console.error(address ? `${words}${await between(address)}` : line);
}

/** Opens a server that relays to Firefox's address; returns its address. @param {string} address */
async function between(address) {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  await once(server, "listening");
  server.on("connection", (playwright, { url }) => join(playwright, new WebSocket(`${address}${url}`)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return `ws://127.0.0.1:${port}`;
}

/** Relays messages in both directions. @param {WebSocket} playwright @param {WebSocket} firefox */
function join(playwright, firefox) {
  /** The pending emulation commands. @type {Set<number>} */
  const asked = new Set();
  const open = once(firefox, "open");
  playwright.on("message", async (data) => {
    const message = String(data);
    if (message.includes('"emulation.')) {
      const { id, method } = JSON.parse(message);
      if (method.startsWith("emulation.")) asked.add(id);
    }
    await open;
    firefox.send(message);
  });
  firefox.on("message", (data) => {
    const message = String(data);
    playwright.send(asked.size > 0 ? tolerant(message) : message);
  });

  /** Turns the error “unknown command” into success. @param {string} message */
  function tolerant(message) {
    const { id, error } = JSON.parse(message);
    if (!asked.delete(id) || error !== "unknown command") return message;
    return JSON.stringify({ type: "success", id, result: {} });
  }

  for (const [one, other] of [
    [playwright, firefox],
    [firefox, playwright],
  ]) {
    one.on("close", () => other.close());
    one.on("error", () => other.terminate());
  }
}
