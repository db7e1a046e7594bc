#!/usr/bin/env node
// Firefox as Playwright wants it. Playwright drives a Firefox of the shelf by WebDriver BiDi, and gives up where it does not
// know a command that only emulates a reader's preferences. This is called in Firefox's place, starts it, stands between
// the two, and lets such a command pass as done where Firefox says that it knows none of that name.
import { spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { createInterface } from "node:readline";
import { WebSocket, WebSocketServer } from "ws";
import { FIREFOX } from "./browsers.js";

/** What Firefox says when it can be driven; Playwright reads the same line from us. */
const LISTENING = /^(WebDriver BiDi listening on )(ws:\/\/\S+)/;
/** How often we see whether Playwright is still there, and how long Firefox has to end when asked, in milliseconds. */
const LOOK = 500;
const END = 3000;

if (!FIREFOX) throw new Error("no Firefox: none on the PATH, none named in WHOSAID_FIREFOX");
const firefox = spawn(FIREFOX, process.argv.slice(2), { stdio: ["ignore", "ignore", "pipe"] });

/** Asks Firefox to end; its end is ours. */
function end() {
  firefox.kill();
  setTimeout(() => firefox.kill("SIGKILL"), END).unref();
}
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, end);
firefox.on("error", (error) => {
  console.error(`${FIREFOX}: ${error.message}`);
  process.exit(1);
});
firefox.on("exit", (code) => process.exit(code ?? 1));

// Whoever called us may be gone without a word, and nobody reads what we say.
const caller = process.ppid;
setInterval(() => process.ppid !== caller && end(), LOOK);
process.stderr.on("error", end);

for await (const line of createInterface({ input: firefox.stderr })) {
  const [, words, address] = LISTENING.exec(line) ?? [];
  console.error(address ? `${words}${await between(address)}` : line);
}

/** Opens an address of our own that leads to Firefox's. @param {string} address */
async function between(address) {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  await once(server, "listening");
  server.on("connection", (playwright, { url }) => join(playwright, new WebSocket(`${address}${url}`)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return `ws://127.0.0.1:${port}`;
}

/** Hands on what the two say to each other. @param {WebSocket} playwright @param {WebSocket} firefox */
function join(playwright, firefox) {
  /** The commands to emulate something that have no answer yet. @type {Set<number>} */
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
    playwright.send(asked.size > 0 ? forgiven(message) : message);
  });

  /** An answer, without the error that the command is not known. @param {string} message */
  function forgiven(message) {
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
