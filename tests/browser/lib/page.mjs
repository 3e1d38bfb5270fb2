// One page with the world in it: opening, pointing, typing, looking.

import { PNG } from "pngjs";

import { VIEWPORT } from "./browser.mjs";

const OPENING_MS = 60000;
const SETTLING_MS = 15000;
/** The page is told of its texts a little later than it draws them. */
const TOLD_MS = 400;

export class WorldPage {
  /** Everything the page wrote to its console. */
  console = [];
  /** Faults of the page itself; any is a failure. */
  faults = [];

  constructor(page, address) {
    this.page = page;
    this.address = address;
    page.on("console", (message) => this.console.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (fault) => this.faults.push(String(fault)));
  }

  /** Opens the address and waits for the first picture of the world. */
  async open() {
    await this.page.goto(this.address);
    await this.ready();
    return this;
  }

  async ready() {
    try {
      await this.page.waitForFunction(() => document.documentElement.dataset.firstFrame, null, { timeout: OPENING_MS });
      await this.page.waitForSelector("#opening", { state: "hidden" });
    } catch (fault) {
      const text = await this.page.locator("body").innerText().catch(() => "");
      throw new Error(`the world did not open: ${text}\n${this.console.join("\n")}\n${fault.message}`);
    }
  }

  renderer() {
    return this.page.evaluate(() => document.documentElement.dataset.renderer);
  }

  firstFrameMs() {
    return this.page.evaluate(() => Number(document.documentElement.dataset.firstFrame));
  }

  /** The picture as pixels. */
  async picture() {
    return new Picture(PNG.sync.read(await this.page.screenshot()));
  }

  /** Looks until `judge` accepts the picture; answers it. */
  async see(judge, what) {
    const until = Date.now() + SETTLING_MS;
    let picture;
    do {
      picture = await this.picture();
      if (judge(picture)) return picture;
      await this.page.waitForTimeout(100);
    } while (Date.now() < until);
    throw new Seen(`did not see ${what}`, picture);
  }

  /** The lines of text that the world shows, with their boxes. */
  words() {
    return this.page.evaluate(() => [...document.querySelectorAll("#mirror span")].map((span) => {
      const { x, y, width, height } = span.getBoundingClientRect();
      return { text: span.textContent, x, y, width, height };
    }));
  }

  /** Waits until the world shows a text; answers the box of the last such. */
  async find(wanted, timeout = SETTLING_MS) {
    const matches = typeof wanted === "string" ? (text) => text === wanted : (text) => wanted.test(text);
    const until = Date.now() + timeout;
    let words;
    do {
      words = await this.words();
      const found = words.findLast(({ text }) => matches(text));
      if (found) return { ...found, middle: { x: found.x + found.width / 2, y: found.y + found.height / 2 } };
      await this.page.waitForTimeout(100);
    } while (Date.now() < until);
    throw new Error(`the world does not show ${wanted}; it shows: ${words.map(({ text }) => text).join(" | ")}`);
  }

  /** Waits until the world no longer shows a text. */
  async gone(wanted, timeout = SETTLING_MS) {
    const matches = typeof wanted === "string" ? (text) => text === wanted : (text) => wanted.test(text);
    const until = Date.now() + timeout;
    while ((await this.words()).some(({ text }) => matches(text))) {
      if (Date.now() > until) throw new Error(`the world still shows ${wanted}`);
      await this.page.waitForTimeout(100);
    }
  }

  /** Waits until a text stays where it is; panels are laid out as they fill. */
  async settled(wanted, timeout) {
    let before = await this.find(wanted, timeout);
    for (;;) {
      await this.page.waitForTimeout(TOLD_MS);
      const now = await this.find(wanted, timeout);
      if (now.x === before.x && now.y === before.y) return now;
      before = now;
    }
  }

  /** Presses where a text is. */
  async press(wanted, timeout) {
    const { middle } = await this.settled(wanted, timeout);
    await this.page.mouse.move(middle.x, middle.y);
    await this.page.mouse.down();
    await this.page.waitForTimeout(40);
    await this.page.mouse.up();
    return middle;
  }

  async drag(from, to, steps = 12) {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(to.x, to.y, { steps });
    await mouse.up();
  }

  click(place, options = {}) {
    return this.page.mouse.click(place.x, place.y, options);
  }

  /** Waits until the page has said that the world is kept. */
  async kept(state = "saved", timeout = SETTLING_MS) {
    await this.page.waitForFunction((wanted) => document.documentElement.dataset.kept === wanted, state, { timeout });
  }
}

/** A failed look, with what was seen. */
export class Seen extends Error {
  constructor(message, picture) {
    super(message);
    this.picture = picture;
  }
}

/** Pixels, and questions about them. */
export class Picture {
  constructor(png) {
    this.png = png;
    this.width = png.width;
    this.height = png.height;
  }

  at(x, y) {
    const start = (Math.round(y) * this.width + Math.round(x)) * 4;
    return [...this.png.data.subarray(start, start + 3)];
  }

  /** Whether the pixel there is `colour` (`#RRGGBB`) within `tolerance`. */
  is(x, y, colour, tolerance = 6) {
    return near(this.at(x, y), parse(colour), tolerance);
  }

  /** How many pixels of a box are of `colour`. */
  count(colour, box, tolerance) {
    return this.middle(colour, box, tolerance)?.count ?? 0;
  }

  /** The middle of all pixels of `colour` in a box, or null. */
  middle(colour, box = this.whole(), tolerance = 6) {
    const [r, g, b] = parse(colour);
    const { data } = this.png;
    let count = 0, sumX = 0, sumY = 0;
    this.each(box, (start, x, y) => {
      const far = Math.max(Math.abs(data[start] - r), Math.abs(data[start + 1] - g), Math.abs(data[start + 2] - b));
      if (far <= tolerance) { count += 1; sumX += x; sumY += y; }
    });
    return count === 0 ? null : { x: sumX / count, y: sumY / count, count };
  }

  /** How many different colours a box shows: a flat picture shows few. */
  colours(box = this.whole()) {
    const { data } = this.png;
    const seen = new Set();
    this.each(box, (start) => seen.add((data[start] << 16) | (data[start + 1] << 8) | data[start + 2]));
    return seen.size;
  }

  /** How many pixels of a box differ from `other`, a picture of the same size. */
  differs(other, box = this.whole(), tolerance = 8) {
    const { data } = this.png;
    let count = 0;
    this.each(box, (start) => {
      for (let channel = start; channel < start + 3; channel += 1) {
        if (Math.abs(data[channel] - other.png.data[channel]) > tolerance) { count += 1; break; }
      }
    });
    return count;
  }

  whole() {
    return { x: 0, y: 0, width: this.width, height: this.height };
  }

  /** Visits every pixel of a box with the place of its first byte. */
  each({ x, y, width, height }, visit) {
    const right = Math.min(this.width, x + width);
    const bottom = Math.min(this.height, y + height);
    for (let py = Math.max(0, y); py < bottom; py += 1) {
      for (let px = Math.max(0, x); px < right; px += 1) visit((py * this.width + px) * 4, px, py);
    }
  }

  write() {
    return PNG.sync.write(this.png);
  }
}

function parse(colour) {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}

function near(left, right, tolerance) {
  return left.every((value, index) => Math.abs(value - right[index]) <= tolerance);
}

/** A page in a browser of its own that forgets everything. */
export async function freshPage(browser, address, ratio) {
  // A fixed viewport would also fix the ratio at one.
  const context = await browser.newContext({ viewport: ratio === 1 ? VIEWPORT : null });
  return new WorldPage(await context.newPage(), address);
}
