import { chromium } from "@playwright/test";
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
for (let k = 0; k < 4; k++) {
const ctx = await b.newContext(); const page = await ctx.newPage();
const cdp = await ctx.newCDPSession(page);
await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
const events = []; const bc = await b.newBrowserCDPSession();
if (k === 3) { bc.on("Tracing.dataCollected", ({ value }) => events.push(...value)); await bc.send("Tracing.start", { traceConfig: { includedCategories: ["devtools.timeline", "v8", "loading"] } }); }
await page.addInitScript(() => { const look = () => { if (CSS.highlights.size > 0) Object.assign(window, { marked: performance.now() }); else requestAnimationFrame(look); }; look(); });
await page.goto("http://localhost:8770/published.html");
const t = await page.waitForFunction(() => { const at = window.marked; const [{ loadEventEnd }] = performance.getEntriesByType("navigation"); return at && loadEventEnd && { at, loadEventEnd }; });
console.log(await t.jsonValue(), await page.evaluate(() => performance.getEntriesByType("resource").map((r) => [r.name.split("/").pop(), Math.round(r.startTime), Math.round(r.responseEnd)].join(" ")).join(", ")));
if (k === 3) { const done = new Promise((r) => bc.once("Tracing.tracingComplete", r)); await bc.send("Tracing.end"); await done;
 const main = events.filter((e) => e.ph === "X" && e.dur > 3000).sort((a, b) => a.ts - b.ts); const nav = events.find((e) => e.name === "navigationStart" && e.args?.data?.documentLoaderURL?.includes("published")) ?? main[0];
 for (const e of main) console.log(((e.ts - nav.ts) / 1000).toFixed(0), (e.dur / 1000).toFixed(1), e.pid + "/" + e.tid, e.name, (e.args?.data?.url ?? e.args?.data?.functionName ?? "").toString().split("/").pop()); }
await ctx.close();
}
await b.close();
