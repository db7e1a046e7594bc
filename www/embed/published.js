// The analysis that a page carries, as a source. We ask an engine only if the article was edited since.
import { Anchors } from "./anchors.js";
import { attributeOf, bodyOf, dataOf, holds, parentOf, tagOf } from "./dom.js";
import { fold } from "./records.js";
import { through } from "./turns.js";

/** @import { Found as Article } from "./find.js" */
/** @import { Source } from "./host.js" */
/** @import { Found, Print } from "./prints.js" */
/** @import { Flat } from "./records.js" */
/** @import { Block, Options } from "./whosaid.js" */

/** What finds published blocks: the painter's WebAssembly. @typedef {typeof import("./carried_wasm.js")} Wasm */

/** The text of an element, and what of it is published. @typedef {{ anchors: Anchors, found?: Found[] }} Read */

/** The engine, and how pages are read for it. @typedef {() => Promise<Source>} Engine */

/** The version of what a page carries. */
const VERSION = 1;

/** We load the engine if a new paragraph has this many units that count, or a quotation mark: shorter ones are labels. */
const WORTH = 50;
const QUOTED = /["“„«‘]/;

/** Elements that are a part of a line. */
const INLINE =
  /^(a|abbr|b|bdi|bdo|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr)$/;

/** Checks what a page carries, as far as that needs no WebAssembly. @param {unknown} given As it was parsed. */
function checked(given) {
  const { whosaid, blocks, analysis } = /** @type {any} */ (given ?? {});
  if (whosaid === undefined || !Array.isArray(blocks) || !analysis)
    throw new Error("whosaid: what the page carries is not an analysis by Whosaid");
  if (whosaid !== VERSION)
    throw new Error(`whosaid: the page carries an analysis of version ${whosaid}, and this reads version ${VERSION}`);
  return valid(() => {
    /** @type {Print[]} */
    const prints = blocks.map(({ hash, length }) => ({ hash: String(hash), length: Number(length) }));
    return { prints, flat: fold(analysis) };
  });
}

/** Runs a check of what a page carries. @template T @param {() => T} check */
function valid(check) {
  try {
    return check();
  } catch (cause) {
    const { message } = /** @type {Error} */ (cause);
    throw new Error(`whosaid: what the page carries is invalid: ${message}`, { cause });
  }
}

/** The block of a node: its nearest element that is not part of a line. @param {Node} node */
function blockOf(node) {
  let block = parentOf(node);
  for (; block && INLINE.test(tagOf(block)); block = parentOf(block));
  return block;
}

/** Where a block stands: the tags and classes of the block, its parent and its grandparent. @param {Element | null} block */
function placeOf(block) {
  const place = [];
  for (let e = block; e && place.length < 3; e = parentOf(e)) place.push(tagOf(e), attributeOf(e, "class") ?? "");
  return place.join(" ");
}

/** @implements {Source} */
export class Published {
  #prints;
  #flat;
  #engine;
  /** The WebAssembly, which loads while we search the page. */
  #loading;
  /** The WebAssembly and what it knows, once it is there. @type {{ wasm: Wasm, carried: InstanceType<Wasm["Carried"]> } | undefined} */
  #there;
  /** The engine, once we need it: it reads the article from then on. @type {Promise<Source> | undefined} */
  #instead;
  #users = 0;
  /** The last blocks. @type {Block[]} */
  #met = [];
  /** What `find` read last. @type {{ root: Element, read: Read, forget: () => void, isChanged: () => boolean } | undefined} */
  #last;

  /** @param {unknown} given @param {Promise<Wasm>} loading @param {Engine | undefined} engine */
  constructor(given, loading, engine) {
    ({ prints: this.#prints, flat: this.#flat } = checked(given));
    this.#loading = loading;
    this.#engine = engine;
  }

  /** Waits for the WebAssembly. */
  async #start() {
    const wasm = await this.#loading;
    const [hashes, lengths] = [this.#prints.map((p) => p.hash), this.#prints.map((p) => p.length)];
    this.#there ??= {
      wasm,
      carried: valid(() => new wasm.Carried(this.#flat, hashes, new Uint32Array(lengths))),
    };
  }

  /** What is there after a text was read, which waits for it. */
  get #started() {
    if (!this.#there) throw new Error("whosaid: nothing is read yet");
    return this.#there;
  }

  begin() {
    this.#users += 1;
  }

  end() {
    this.#users -= 1;
    if (this.#users > 0) return;
    this.#last?.forget();
    this.#last = undefined;
    this.#instead?.then(
      (engine) => engine.end(),
      () => {},
    );
    this.#instead = undefined;
  }

  check() {}

  /** The element that holds the published blocks. @param {Document} page @returns {Promise<Article | undefined>} */
  async find(page) {
    const body = bodyOf(page);
    if (!body) return undefined;
    const anchors = new Anchors(body);
    this.#last?.forget();
    this.#last = undefined;
    const change = { seen: false };
    const changes = new MutationObserver(() => {
      change.seen = true;
    });
    changes.observe(body, { subtree: true, childList: true, characterData: true, attributes: true });
    const forget = () => changes.disconnect();
    await through(anchors);
    const found = anchors.find(this.#prints);
    if (found.length === 0) {
      forget();
      // A broken analysis, or WebAssembly that does not load, is the better answer.
      await this.#start();
      return undefined;
    }
    const nodes = found.flatMap((one) => anchors.ends(one));
    let root = blockOf(nodes[0]) ?? body;
    while (!nodes.every((node) => holds(root, node))) root = parentOf(root) ?? body;
    this.#last = {
      root,
      read: { anchors, found },
      forget,
      isChanged: () => change.seen || changes.takeRecords().length > 0,
    };
    return { root, ignored: new Set() };
  }

  /** What `find` read, if it is of that element and the page has not changed since. It is used once. @param {Element} root */
  #unchanged(root) {
    const last = this.#last;
    this.#last = undefined;
    const same = last?.root === root && !last.isChanged();
    last?.forget();
    return same ? last.read : undefined;
  }

  /** @param {Element} root @param {(Window & typeof globalThis) | null} view */
  read(root, view) {
    const read = this.#unchanged(root) ?? { anchors: new Anchors(root) };
    return {
      goOn: (/** @type {number} */ count) => read.anchors.goOn(count),
      finish: (/** @type {Set<Element>} */ ignored) => this.#finish(read, root, view, ignored),
      free() {},
    };
  }

  /**
   * @param {Read} read @param {Element} root @param {(Window & typeof globalThis) | null} view @param {Set<Element>} ignored
   * @returns {Promise<[Block[], Text[], Uint32Array]>}
   */
  async #finish({ anchors, found = anchors.find(this.#prints) }, root, view, ignored) {
    await this.#start();
    if (!this.#instead && this.#engine && this.#isEdited(anchors, found, root)) {
      this.#instead = this.#engine();
    }
    if (this.#instead) {
      const engine = await this.#instead;
      const whole = ignored.size === 0 && view ? await engine.find(view.document) : undefined;
      const reader = engine.read(whole && holds(whole.root, root) ? whole.root : root, view);
      await through(reader);
      return reader.finish(whole?.ignored ?? ignored);
    }
    /** @type {Block[]} */
    const blocks = [];
    /** @type {number[]} */
    const all = [];
    let at = 0;
    for (const one of found) {
      const { text, stretches } = anchors.read(one, at);
      blocks.push({ text });
      for (const n of stretches) all.push(n);
      at += text.length + 1;
    }
    return [blocks, anchors.nodes, new Uint32Array(all)];
  }

  /**
   * Whether there is a new paragraph: it stands where published ones stand, but is not one of them.
   * @param {Anchors} anchors @param {Found[]} found @param {Element} root
   */
  #isEdited(anchors, found, root) {
    const places = new Set(found.map((one) => placeOf(blockOf(anchors.ends(one)[0]))));
    /** The text of each block that may be new. @type {Map<Element, { units: number, text: string }>} */
    const fresh = new Map();
    for (const { node, length } of anchors.others(found)) {
      const block = blockOf(node);
      if (!block || !holds(root, block) || !places.has(placeOf(block))) continue;
      const before = fresh.get(block) ?? { units: 0, text: "" };
      fresh.set(block, { units: before.units + length, text: before.text + dataOf(node) });
    }
    return [...fresh.values()].some(({ units, text }) => units >= WORTH || QUOTED.test(text));
  }

  /** @param {Block[]} blocks @param {Options} options @param {Block[]} all @returns {Promise<Flat>} */
  async ask(blocks, options, all) {
    if (this.#instead) return (await this.#instead).ask(blocks, options, all);
    const { carried } = this.#started;
    if (this.#met !== all) carried.meet(all.map((b) => b.text));
    this.#met = all;
    const from = all.indexOf(blocks[0]);
    return from < 0 ? carried.part(0, 0) : carried.part(from, from + blocks.length);
  }

  /** @param {Flat[]} parts @param {Uint32Array} starts */
  join(parts, starts) {
    return this.#started.wasm.join(parts, starts);
  }
}
